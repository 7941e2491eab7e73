"""Where words and phrases stand in a memory: any stretch of characters, one Chinese character too.

The index of phrases says where to look, a check on the folded text that it is there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from corpus import HAN, FormatError, Span
from memory.phrase import phrase_tokens
from memory.reading import Reading, Said, Stored
from memory.units import matching_fold, matching_key

_SECONDS = 1.0


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


def concordance(store: Reading, search: Search) -> Iterator[Hit]:
    """The units in which the text stands, in the order in which they came; case, width and script do not matter.

    A word is found by its beginning: `worker` in `workers`.
    """
    wanted = matching_key(search.text).strip()
    tokens = phrase_tokens(wanted)
    rows = store.with_phrase(tokens, search.language) if tokens else store.texts(search.language)
    for variant, said in rows:
        folded = matching_fold(said.text)
        spans = tuple(folded.original(chars) for chars in _places(folded.key, wanted))
        if spans and (stored := store.stored(variant)) and _other_side(stored, said, search):
            yield Hit(stored, said, spans)


def matching_expression(store: Reading, search: Search) -> Iterator[Hit]:
    """The units with a match of the regular expression `search.text` in their raw text.

    Raises FormatError where the expression is none, or runs for more than a second on one text.
    """
    try:
        pattern = regex.compile(search.text, regex.VERSION1 | regex.IGNORECASE)
    except regex.error as error:
        raise FormatError(f"{search.text}: not a regular expression: {error}") from None
    for variant, said in store.texts(search.language):
        try:
            spans = tuple(Span(*found.span()) for found in pattern.finditer(said.text, timeout=_SECONDS))
        except TimeoutError:
            raise FormatError(f"{search.text}: takes more than a second on one text: make it simpler") from None
        if spans and (stored := store.stored(variant)) and _other_side(stored, said, search):
            yield Hit(stored, said, spans)


def _places(key: str, wanted: str) -> Iterator[Span]:
    """Where the text stands in the key, words from their beginning."""
    begins = rf"(?<![^\W_{HAN}])" if re.match(rf"[^\W_{HAN}]", wanted) else ""
    return (Span(*found.span()) for found in re.finditer(begins + re.escape(wanted), key) if wanted)


def _other_side(stored: Stored, said: Said, search: Search) -> bool:
    if not (search.other or search.lacking):
        return True
    others = " ".join(variant.text for variant in stored.unit.variants if variant.language != said.language)
    key = matching_key(others)
    return matching_key(search.other) in key and not (search.lacking and matching_key(search.lacking) in key)
