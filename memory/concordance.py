"""Where words and phrases stand in a memory: any stretch of characters, one Chinese character too.

The index of phrases says where to look, a check on the folded text that it is there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeVar

import regex

from corpus import HAN, FormatError, Span
from memory.phrase import phrase_tokens
from memory.reading import Reading, Said, Stored
from memory.told import spoken
from memory.units import matching_fold, matching_key

_SECONDS = 1.0
_MOST_AT_ONCE, _STEPS = 64, 200
Places = tuple[Span, ...]
_Part = tuple[int, dict[int, Places]]
"""Up to which number variants have been gone through; those to be read, with the places, none if still to be found."""
_Row = TypeVar("_Row")
Progress = Callable[[float], object]


def _quiet(share: float) -> None:
    """Tells nobody."""


class Search(NamedTuple):
    """What to look for: `text` in the language `language` (any where empty), as it stands or as a regular expression.

    `other` must stand in another language of the unit, `lacking` must not; both are empty where they do not matter.
    """

    text: str
    language: str = ""
    other: str = ""
    lacking: str = ""


class Hit(NamedTuple):
    """A unit, the variant in which the text was found, and where in it."""

    stored: Stored
    said: Said
    spans: tuple[Span, ...]


def concordance(store: Reading, search: Search, progress: Progress = _quiet) -> Iterator[Hit]:
    """The units in which the text stands, in the order in which they came; case, width and script do not matter.

    A word is found by its beginning: `worker` in `workers`. `progress` is told which share of the store is behind.
    """
    wanted = matching_key(search.text).strip()
    if not wanted:
        return iter(())
    tokens = phrase_tokens(wanted)
    places = partial(_places, _pattern(wanted))
    parts = _indexed(store, tokens) if tokens else _gone_through(store, search.language, places)
    return _hits(store, search, parts, places, progress)


def matching_expression(store: Reading, search: Search, progress: Progress = _quiet) -> Iterator[Hit]:
    """The units with a match of the regular expression `search.text` in their raw text; see `concordance`.

    Raises FormatError where the expression is none, or runs for more than a second on one text.
    """
    try:
        pattern = regex.compile(search.text, regex.VERSION1 | regex.IGNORECASE)
    except regex.error as error:
        raise FormatError(f"{search.text}: not a regular expression: {error}") from None
    places = partial(_matches, pattern)
    return _hits(store, search, _gone_through(store, search.language, places), places, progress)


def _indexed(store: Reading, tokens: Sequence[str]) -> Iterator[_Part]:
    """The variants that have the tokens of a phrase."""
    return ((batch[-1], dict.fromkeys(batch, ())) for batch in _batches(store.database.with_phrase(tokens)))


def _gone_through(store: Reading, language: str, places: Callable[[str], Places]) -> Iterator[_Part]:
    """The variants whose text has a place, of all."""
    for batch in _batches(store.texts(language)):
        yield batch[-1][0], {variant: found for variant, text in batch if (found := places(text))}


def _hits(
    store: Reading, search: Search, parts: Iterator[_Part], places: Callable[[str], Places], progress: Progress
) -> Iterator[Hit]:
    """The hits among variants that may be some."""
    last, step, holds = store.last, 0, _other_side(search)
    for behind, variants in parts:
        for variant, stored in store.stored(list(variants)) if variants else ():
            said = stored.said(variant)
            there = search.language in ("", spoken(said.language)) and holds(stored, said)
            if there and (spans := variants[variant] or places(said.text)):
                yield Hit(stored, said, spans)
        if (now := _STEPS * behind // last) > step:
            step = now
            progress(step / _STEPS)


def _batches(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    """The rows some at a time, few at first: who waits for hits sees the first ones at once."""
    count = 8
    while batch := list(islice(rows, count)):
        yield batch
        count = min(2 * count, _MOST_AT_ONCE)


def _pattern(wanted: str) -> re.Pattern[str]:
    """Where a folded text stands in others: a word by its beginning, white space however wide."""
    begins = rf"(?<![^\W_{HAN}])" if re.match(rf"[^\W_{HAN}]", wanted) else ""
    return re.compile(begins + r"\s+".join(map(re.escape, wanted.split())))


def _places(wanted: re.Pattern[str], text: str) -> Places:
    """Where what is wanted stands in a text."""
    key = matching_fold(text)
    return tuple([key.original(Span(*found.span())) for found in wanted.finditer(key.text)])


def _matches(pattern: "regex.Pattern[str]", text: str) -> Places:
    try:
        return tuple(Span(*found.span()) for found in pattern.finditer(text, timeout=_SECONDS))
    except TimeoutError:
        raise FormatError(f"{pattern.pattern}: takes more than a second on one text: make it simpler") from None


def _other_side(search: Search) -> Callable[[Stored, Said], bool]:
    """Whether the other languages of a unit have what they must have, and lack what they must lack."""
    other, lacking = (matching_key(text).strip() for text in (search.other, search.lacking))
    if not (other or lacking):
        return lambda stored, said: True
    has, lacks = _pattern(other), _pattern(lacking) if lacking else None

    def holds(stored: Stored, said: Said) -> bool:
        others = " ".join(variant.text for variant in stored.unit.variants if variant.language != said.language)
        key = matching_key(others)
        return bool(has.search(key)) and not (lacks and lacks.search(key))

    return holds
