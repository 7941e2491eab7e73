"""The numbers of a text as values that agree across languages."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus.quantities.chinese import CHINESE_MAKERS, chinese_matches
from corpus.quantities.english import ENGLISH_MAKERS, english_matches
from corpus.quantities.english import may_count as may_count
from corpus.quantities.forms import PLAIN
from corpus.quantities.quantity import Quantity, QuantityKind

_LOOSE = (QuantityKind.COUNT, QuantityKind.DIGITS)
_OWN_FORM = re.compile(r"\d|分之|[一二三四五六七八九两][十百千万亿]+[零〇]?[一二三四五六七八九]")
"""Of what no word is made: digits, fractions, numerals of two places or more such as 三十五."""


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

    A Chinese numeral needs a measure, or the form of a date, a fraction, an ordinal, or of two places or more: 三十五
    is a number, 万一 and 五一 are words.
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
            if quantity.unit or quantity.kind not in _LOOSE or _OWN_FORM.search(written):
                end = start + len(written)
                if places and start < places[-1][1]:
                    start, end = places[-1][0], max(end, places.pop()[1])
                places.append((start, end))
    return places
