"""A segment as weighted units: Han characters, words, numbers, punctuation, tags; what a match is scored by.

Texts are folded for matching, never for storage: one script, narrow width, small letters, no spaces between Han. Every
unit keeps its place in the raw text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

import regex

from corpus import HAN, Span, english_stems, fold, fold_key, number_places

UNIT_RULES = "units-8"
"""The version of these rules: what is stored under one version is not compared under another."""


class Kind(StrEnum):
    """What a unit is."""

    HAN = "han"
    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punct"
    TAG = "tag"


WEIGHTS = {Kind.HAN: 2, Kind.WORD: 4, Kind.NUMBER: 2, Kind.PUNCTUATION: 1, Kind.TAG: 1}
CONTENT = frozenset({Kind.HAN, Kind.WORD, Kind.NUMBER})


Written = tuple[str, bool]
"""How a unit is written when folded, and whether it is a number."""


class Key(NamedTuple):
    """A folded text, and where in the raw text the stretch begins and ends that each of its characters stands for."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, chars: Span) -> Span:
        """The span of the raw text that a non-empty span of the key came from."""
        return Span(self.starts[chars.start], self.ends[chars.end - 1])


class Unit(NamedTuple):
    """A unit: `form` is how it is written when folded, `token` what it counts as: a stem, one token for all numbers.

    `chars` is its place in the raw text.
    """

    kind: Kind
    form: str
    token: str
    chars: Span

    @property
    def weight(self) -> int:
        """How much its loss costs."""
        return WEIGHTS[self.kind]


_TAG = r"</?[a-z][^<>\0]{0,200}>|\{/?\w{1,40}\}|%\d{0,2}\$?[sd]\b|%\([a-z_]\w*\)[sd]|\$\{\w{1,40}\}"
_PIECE = re.compile(rf"{_TAG}|[{HAN}]|[^\W_{HAN}]+(?:['.\-][^\W_{HAN}]+)*|\S")
_MARK = re.compile("[<{%$]")
_ANY_TAG = re.compile(_TAG, re.IGNORECASE)
_IS_TAG, IS_HAN, IS_WORD = re.compile(_TAG), re.compile(f"[{HAN}]"), re.compile(r"[^\W_]")
VARIANTS = dict(zip("“”„‟‘’‚‛´`—–−‐‑", '"' * 4 + "'" * 6 + "-" * 5, strict=True))
_VARIANT = re.compile(f"[{''.join(VARIANTS)}]")
_CLUSTER = regex.compile(r"\X")
NUMBER_TOKEN = "0"
"""What every number counts as."""


def units_of(text: str, lang: str) -> list[Unit]:
    """The units of a segment in order; numbers are found by the rules of `lang` (see `corpus.quantities`)."""
    key = matching_fold(text)
    written = forms_of_key(key.text, lang)
    return placed([unit_of_form(*one) for one in written], *places(key, written))


def placed(forms: Iterable["Form"], starts: Iterable[int], ends: Iterable[int]) -> list[Unit]:
    """The units of these forms in these places."""
    return [Unit(*form, Span(start, end)) for form, start, end in zip(forms, starts, ends, strict=True)]


def places(key: Key, written: Sequence[Written]) -> tuple[Sequence[int], Sequence[int]]:
    """Where each unit of a folded text begins in its raw text, and where each ends."""
    edges = list(accumulate([len(form) for form, _ in written], initial=0))
    starts, ends = (edges[:-1], edges[1:]) if edges[-1] == len(key.text) else _places(key.text, written)
    if isinstance(key.starts, range):
        return starts, ends
    return [key.starts[start] for start in starts], [key.ends[end - 1] for end in ends]


def _places(key: str, written: Iterable[Written]) -> tuple[list[int], list[int]]:
    starts, ends, end = [], [], 0
    for form, _ in written:  # nothing but white space stands between two
        start = key.index(form, end)
        end = start + len(form)
        starts.append(start)
        ends.append(end)
    return starts, ends


def forms_of(text: str, lang: str) -> list[Written]:
    """How each unit is written, in order: `units_of` without places, much faster."""
    return forms_of_key(matching_key(text), lang)


def forms_of_key(key: str, lang: str) -> list[Written]:
    """The forms of a segment that is folded already."""
    found: list[Written] = []
    for start, end, is_number in _stretches(key, lang):
        if is_number:
            found.append((key[start:end], True))
        else:
            found += zip(_PIECE.findall(key, start, end), repeat(False))
    return found


def without_tags(text: str) -> str:
    """The text with spaces in the place of each tag: the numbers in tags are none."""
    return _ANY_TAG.sub(lambda tag: " " * len(tag[0]), text) if _MARK.search(text) else text


class Form(NamedTuple):
    """What a folded form is, wherever it stands."""

    kind: Kind
    form: str
    token: str


@lru_cache(maxsize=200_000)
def unit_of_form(form: str, is_number: bool) -> Form:
    """Kind and token of a folded form."""
    if is_number:
        return Form(Kind.NUMBER, form, NUMBER_TOKEN)
    if IS_HAN.match(form):
        return Form(Kind.HAN, form, form)
    if IS_WORD.match(form):
        return Form(Kind.WORD, form, stem_of(form))
    return Form(Kind.TAG if _IS_TAG.fullmatch(form) else Kind.PUNCTUATION, form, form)


def stem_of(word: str) -> str:
    """The stem that a folded word counts as."""
    return (english_stems(word) or [word])[0]


def _stretches(key: str, lang: str) -> Iterator[tuple[int, int, bool]]:
    """The numbers of a key and what stands between them: where each begins and ends, and whether it is a number."""
    position = 0
    for start, end in number_places(without_tags(key), lang):
        yield position, start, False
        yield start, end, True
        position = end
    yield position, len(key), False


def tag_spans(key: str, start: int, end: int) -> Iterator[Span]:
    """Where tags and placeholders stand in a part of a key that has no number."""
    return (Span(*found.span()) for found in _IS_TAG.finditer(key, start, end))


def matching_key(text: str) -> str:
    """The text of `matching_fold`, without the way back."""
    return _spread(fold_key(even(_composed(text).text)))


def matching_fold(text: str) -> Key:
    """The key for matching: composed, folded, and what NFKC makes of each character in the place of that character."""
    composed, starts, ends = _composed(text)
    evened = even(composed)
    key = fold_key(evened)
    if len(key) == len(composed) and unicodedata.is_normalized("NFKC", key):
        return Key(key, starts, ends)
    key, offsets = fold(evened)
    places = [offset for char, offset in zip(key, offsets, strict=True) for _ in _spread(char)]
    return Key(_spread(key), [starts[place] for place in places], [ends[place] for place in places])


def _composed(text: str) -> Key:
    """The text with one character for a letter and the marks upon it, where there is one."""
    if unicodedata.is_normalized("NFC", text):
        return Key(text, range(len(text)), range(1, len(text) + 1))
    clusters = [(unicodedata.normalize("NFC", found[0]), found.span()) for found in _CLUSTER.finditer(text)]
    spans = [span for cluster, span in clusters for _ in cluster]
    return Key("".join([cluster for cluster, _ in clusters]), [start for start, _ in spans], [end for _, end in spans])


def even(text: str) -> str:
    """The text with one form for quotes and dashes."""
    return _VARIANT.sub(lambda mark: VARIANTS[mark[0]], text)


def _spread(key: str) -> str:
    """What NFKC makes of each character by itself."""
    if unicodedata.is_normalized("NFKC", key):
        return key
    return "".join(unicodedata.normalize("NFKC", char).lower() or char for char in key)
