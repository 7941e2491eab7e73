"""The numbers of a text as values that agree across languages."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus.quantities.chinese import CHINESE_MAKERS, chinese_matches
from corpus.quantities.english import ENGLISH_MAKERS, english_matches
from corpus.quantities.english import may_count as may_count
from corpus.quantities.forms import PLAIN
from corpus.quantities.quantity import Quantity, QuantityKind

_LOOSE, _DIGIT = (QuantityKind.COUNT, QuantityKind.DIGITS), re.compile(r"\d")


class _Rules(NamedTuple):
    """How numbers are looked for in a language, and what a match of each form says."""

    matches: Callable[[str], Iterator[re.Match[str]]]
    makers: dict[str, Callable[[re.Match[str]], list[Quantity]]]


_CHINESE, _ENGLISH = _Rules(chinese_matches, CHINESE_MAKERS), _Rules(english_matches, ENGLISH_MAKERS)


def _rules(lang: str) -> _Rules:
    return _CHINESE if lang.partition("-")[0] == "zh" else _ENGLISH


def numbers(text: str, lang: str) -> list[Quantity]:
    """The quantities of `text` in order, by the Chinese rules for `zh…` and the English ones for other languages."""
    matches, makers = _rules(lang)
    return [quantity for found in matches(text) for quantity in makers[found.lastgroup or ""](found)]


def number_places(text: str, lang: str) -> list[tuple[int, int]]:
    """Where the numbers of `text` stand that are more than words, without their measures; overlapping ones are one.

    A Chinese numeral needs a measure or the form of a date, a percentage, an ordinal: 万一 and 五一 are words.
    """
    matches, makers = _rules(lang)
    places: list[tuple[int, int]] = []
    for found in matches(text):
        if found.lastgroup == PLAIN:
            start, end = found.span(PLAIN)
            places.append((start - 1, end - 1))
            continue
        for quantity in makers[found.lastgroup or ""](found):
            start, end = quantity.chars
            written = found.string[start + 1 : end + 1].removesuffix(quantity.unit)
            if quantity.unit or quantity.kind not in _LOOSE or _DIGIT.search(written):
                end = start + len(written)
                if places and start < places[-1][1]:
                    start, end = places[-1][0], max(end, places.pop()[1])
                places.append((start, end))
    return places
