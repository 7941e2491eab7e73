"""A segment as weighted units: Han characters, words, numbers, punctuation, tags; what a match is scored by.

Texts are folded for matching, never for storage: one script, narrow width, small letters, no spaces between Han. Every
unit keeps its place in the raw text.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from corpus import HAN, Folded, QuantityKind, Span, english_stems, fold, numbers

UNIT_RULES = "units-1"
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


_TAG = r"</?[a-z][^<>]{0,200}>|\{/?\w{1,40}\}|%\d{0,2}\$?[sd]\b|%\([a-z_]\w*\)[sd]|\$\{\w{1,40}\}"
_WORD = rf"[^\W_{HAN}]+(?:['.\-][^\W_{HAN}]+)*"
_PIECE = re.compile(rf"(?P<tag>{_TAG})|(?P<han>[{HAN}])|(?P<word>{_WORD})|(?P<punct>\S)")
_VARIANTS = str.maketrans("“”„‟‘’‚‛´`—–−‐‑", '"' * 4 + "'" * 6 + "-" * 5)
_STRUCTURED = frozenset({QuantityKind.DATE, QuantityKind.PERCENT, QuantityKind.ORDINAL, QuantityKind.YEAR})
_NUMBER = "0"


def units_of(text: str, lang: str) -> list[Unit]:
    """The units of a segment in order; numbers are found by the rules of `lang` (see `corpus.numbers`)."""
    folded = _folded(text)
    units: list[Unit] = []
    position = 0
    for chars in _numbers(folded.key, lang):
        units += _others(folded, Span(position, chars.start))
        units.append(Unit(Kind.NUMBER, folded.key[slice(*chars)], _NUMBER, folded.original(chars)))
        position = chars.end
    return units + list(_others(folded, Span(position, len(folded.key))))


def _folded(text: str) -> Folded:
    """The key for matching: folded, and what NFKC makes of each character, in the place of that character."""
    key, offsets = fold(text.translate(_VARIANTS))
    if key.isascii():
        return Folded(key, offsets)
    pieces = [unicodedata.normalize("NFKC", char).lower() or char for char in key]
    spread = (offset for piece, offset in zip(pieces, offsets, strict=True) for _ in piece)
    return Folded("".join(pieces), tuple(spread))


def _numbers(key: str, lang: str) -> list[Span]:
    """Where numbers stand that may be replaced by others; overlapping ones are one.

    Chinese numerals need a measure word or the form of a date, a percentage, an ordinal: 万一 and 五一 are words.
    """
    spans: list[Span] = []
    for quantity in numbers(key, lang):
        start, end = quantity.chars
        written = key[start:end].removesuffix(quantity.unit)
        if quantity.kind in _STRUCTURED or quantity.unit or any(char.isdecimal() for char in written):
            end = start + len(written)
            if spans and start < spans[-1].end:
                start, end = spans[-1].start, max(end, spans.pop().end)
            spans.append(Span(start, end))
    return spans


def _others(folded: Folded, chars: Span) -> Iterator[Unit]:
    """Everything but numbers in a stretch of the key."""
    for found in _PIECE.finditer(folded.key, *chars):
        place, form = folded.original(Span(*found.span())), found[0]
        match found.lastgroup:
            case "han":
                yield Unit(Kind.HAN, form, form, place)
            case "word":
                yield Unit(Kind.WORD, form, (english_stems(form) or [form])[0], place)
            case "tag":
                yield Unit(Kind.TAG, form, form, place)
            case _:
                yield Unit(Kind.PUNCTUATION, form, form, place)
