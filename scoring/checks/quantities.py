"""Numbers and dates of both sides set beside each other: which have no partner, and which lost their vagueness."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from corpus import Quantity, QuantityKind, comparable, numbers
from scoring.checks.pair import Pair, is_chinese

_OF_TIME = (QuantityKind.DATE, QuantityKind.YEAR)
_SMALL = (1, 2, Fraction(1, 2))
_DIGITS = ("零〇0", "一壹1", "二两兩贰貳2", "三叁3", "四肆4", "五伍5", "六陆陸6", "七柒7", "八捌8", "九玖9", "十拾")
_DOZEN = re.compile(r"\b(?:dozens?|decades?|scores?|hundredths?|tens|hundreds|thousands|myriads?)\b", re.I)
_PARTS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
_VAGUE_ENGLISH = re.compile(
    r"\b(?:exceed\w*|surpass\w*|over|above|beyond|more|least|upwards?|odd|some|about|around|nearly|almost|well|plus"
    r"|or so|a few)\b"
    r"|\+",
    re.I,
)
_VAGUE_CHINESE = re.compile("[多余餘几幾近约約上以超左右来來]")


class Unmatched(NamedTuple):
    """Quantities of the source and of the target that nothing on the other side agrees with, in the order of the text.

    `blurred` are pairs that agree in value, of which only one is open above (三十多万, "over 300,000").
    """

    source: list[Quantity]
    target: list[Quantity]
    blurred: list[tuple[Quantity, Quantity]]


def unmatched(pair: Pair) -> Unmatched:
    """What is left of the quantities when all that agree are taken away; small and vague ones are never missed.

    A number said twice on one side and once on the other agrees: pronouns and ellipsis are no faults.
    """
    ours = numbers(pair.source, pair.source_language)
    theirs = numbers(pair.target, pair.target_language)
    return Unmatched(
        [one for one in ours if is_telling(one) and not _among(one, theirs) and not _worded(one, pair.target)],
        [one for one in theirs if is_telling(one) and not _among(one, ours) and not _worded(one, pair.source)],
        [(one, other) for one in ours for other in theirs if _blurred(one, other, pair)],
    )


def of_time(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Dates and years."""
    return [one for one in quantities if one.kind in _OF_TIME]


def not_of_time(quantities: Sequence[Quantity]) -> list[Quantity]:
    """All but dates and years."""
    return [one for one in quantities if one.kind not in _OF_TIME]


def is_telling(quantity: Quantity) -> bool:
    """Whether a faithful translation has the quantity as a number too.

    Not so list marks and numerals in names; nor one, two, a half and "first", which languages say in words of their own
    (both, a pair, at first).
    """
    if quantity.kind is QuantityKind.DIGITS or quantity.unit == "list":
        return False
    return isinstance(quantity.low, str) or quantity.kind is QuantityKind.PERCENT or quantity.low not in _SMALL


def _among(one: Quantity, others: Sequence[Quantity]) -> bool:
    return any(_agree(one, other) for other in others)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be the same: dates in all parts that both name, numbers in value or range."""
    if one.kind is QuantityKind.DATE and other.kind is QuantityKind.DATE:
        return any(_same_day(a, b) for a in _ends(one) for b in _ends(other))
    return not _loose(one).isdisjoint(_loose(other)) or _overlap(one, other)


def _ends(date: Quantity) -> list[str]:
    return [str(end) for end in (date.low, date.high) if end is not None]


def _same_day(one: str, other: str) -> bool:
    pairs = [(a, b) for a, b in zip(_parts(one), _parts(other), strict=True) if a and b]
    return bool(pairs) and all(a == b for a, b in pairs)


def _parts(text: str) -> list[str]:
    """Year, month and day of a partial date, empty where it has none: `--07-20` → "", "07", "20"."""
    year, rest = ("", text[2:]) if text.startswith("--") else (text.partition("-")[0], text.partition("-")[2])
    month, _, day = ("", "", rest.removeprefix("-")) if text.startswith("---") else rest.partition("-")
    return [year, month, day]


def _loose(quantity: Quantity) -> set[str]:
    """Keys under which the same quantity meets in two languages; 9、10月份 and "months 9 and 10" share the months."""
    keys = set(comparable(quantity))
    return keys | {key.lstrip("-").split("-")[0].lstrip("0") for key in keys if key.startswith("--")}


def _overlap(one: Quantity, other: Quantity) -> bool:
    """Whether two ranges of numbers have something in common: 十几 and "a dozen"."""
    spans = [_span(one), _span(other)]
    if None in spans:
        return False
    (low, high), (other_low, other_high) = spans  # type: ignore[misc]
    return (low < high or other_low < other_high) and low <= other_high and other_low <= high


def _span(quantity: Quantity) -> tuple[Fraction, Fraction] | None:
    """Both ends; what is open above ends where its last digit does: 二千三百多 before 2,400."""
    if isinstance(quantity.low, str) or isinstance(quantity.high, str):
        return None
    if quantity.high is not None:
        return quantity.low, quantity.high
    whole = str(int(quantity.low))
    return quantity.low, quantity.low + 10 ** (len(whole) - len(whole.rstrip("0"))) - 1


def _worded(quantity: Quantity, text: str) -> bool:
    """Whether a text says a quantity without a number of its own: 三颗, "a dozen", "three hundredths"."""
    if isinstance(quantity.low, str):
        return False
    part = _PARTS.get(quantity.low.denominator)
    if part and re.search(rf"\b{part}s?\b", text, re.I):
        return True
    if (
        quantity.low <= 10
        and quantity.low.denominator == 1
        and any(char in text for char in _DIGITS[int(quantity.low)])
    ):
        return True
    return (
        quantity.low >= 10
        and quantity.kind is not QuantityKind.PERCENT
        and quantity.low % 10 <= 2
        and bool(_DOZEN.search(text))
    )


def _blurred(one: Quantity, other: Quantity, pair: Pair) -> bool:
    """Whether only one of two equal quantities is open above, and no word beside the other says so either."""
    if not is_telling(one) or one.low != other.low or (one.high is None) == (other.high is None):
        return False
    exact, text, language = (
        (one, pair.source, pair.source_language)
        if other.high is None
        else (
            other,
            pair.target,
            pair.target_language,
        )
    )
    around = text[max(exact.chars.start - 30, 0) : exact.chars.end + 20]
    vague = _VAGUE_CHINESE if is_chinese(language) else _VAGUE_ENGLISH
    return exact.high == exact.low and not vague.search(around)
