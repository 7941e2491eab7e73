"""Units of measure and money: 元, 斤, 亩, 里, 吨 … stand in the translation, or what they come to in another unit."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from corpus import Quantity, Span, numbers
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_NEAR = Fraction(1, 20)
_PLACE = tuple("头面边外")


class _Unit(NamedTuple):
    """How English names a Chinese unit, and the units that it may be turned into, with how many of them it makes."""

    english: str
    others: tuple[tuple[str, float], ...] = ()
    money: bool = False


_KILOGRAM, _TON, _METRE, _KILOMETRE = (
    "kilograms?|kilos?|kgs?",
    "tons?|tonnes?|t",
    "met(?:er|re)s?|m",
    "kilomet(?:er|re)s?|km",
)
_UNITS = {
    "元": _Unit("yuan|rmb|renminbi|dollars?|kuai|[¥￥]", money=True),
    "公斤": _Unit(_KILOGRAM, (("pounds?|lbs?", 2.2046), ("jin|catt(?:y|ies)", 2))),
    "斤": _Unit("jin|catt(?:y|ies)", ((_KILOGRAM, 0.5), ("pounds?|lbs?", 1.1023))),
    "市斤": _Unit("jin|catt(?:y|ies)", ((_KILOGRAM, 0.5), ("pounds?|lbs?", 1.1023))),
    "亩": _Unit("mu|mou", (("hectares?|ha", 1 / 15), ("acres?", 0.1647))),
    "公里": _Unit(_KILOMETRE, (("miles?", 0.6214), ("li", 2))),
    "里": _Unit("li", ((_KILOMETRE, 0.5), ("miles?", 0.3107))),
    "华里": _Unit("li", ((_KILOMETRE, 0.5), ("miles?", 0.3107))),
    "吨": _Unit(_TON, ((_KILOGRAM, 1000),)),
    "公尺": _Unit(_METRE, (("f(?:ee|oo)t|ft", 3.2808),)),
    "担": _Unit("dan|piculs?", ((_KILOGRAM, 50), ("jin|catt(?:y|ies)", 100))),
    "平方公里": _Unit("square (?:kilomet(?:er|re)s?|km)", (("square miles?", 0.3861),)),
    "公顷": _Unit("hectares?|ha", (("acres?", 2.471), ("mu|mou", 15))),
    "千瓦": _Unit("kilowatts?|kw"),
    "马力": _Unit("horse-?power|hp"),
    "小时": _Unit("hours?|hrs?|h"),
    "分钟": _Unit("minutes?|mins?"),
}
_BY_LENGTH = sorted(_UNITS, key=len, reverse=True)


def measures_differ(pair: Pair) -> Iterator[Fault]:
    """Measured quantities of the Chinese side whose unit English does not name, or whose conversion is wrong.

    Looked for where one side is Chinese and the other English.
    """
    if pair.from_chinese == pair.into_chinese:
        return
    chinese, english = (pair.source, pair.target) if pair.from_chinese else (pair.target, pair.source)
    for quantity in numbers(chinese, "zh"):
        if isinstance(quantity.low, str) or not (name := _unit_after(chinese, quantity)):
            continue
        unit = _UNITS[name]
        said = numbers(english, "en")
        if _named(unit.english, english) or any(_makes(quantity, unit, other, english) for other in said):
            continue
        if not (_said(quantity.low, english) or any(_named(pattern, english) for pattern, _ in unit.others)):
            continue  # the number is gone as well: that is for the check of numbers
        place = _with_unit(chinese, quantity, name)
        kind = MqmType.CURRENCY_FORMAT if unit.money else MqmType.MEASUREMENT_FORMAT
        expected = f"{chinese[slice(*place)]}: {_readable(unit.english)}"
        spans = ((place,), ()) if pair.from_chinese else ((), (place,))
        yield Fault(kind, Severity.MAJOR, expected, "", *spans)


def is_conversion(pair: Pair, source: Quantity, target: Quantity) -> bool:
    """Whether two quantities of a pair are the same in different units: 八百斤, 400 kilograms."""
    if pair.from_chinese == pair.into_chinese:
        return False
    ours, theirs = (source, target) if pair.from_chinese else (target, source)
    chinese, english = (pair.source, pair.target) if pair.from_chinese else (pair.target, pair.source)
    name = _unit_after(chinese, ours)
    return name != "" and _makes(ours, _UNITS[name], theirs, english)


def _said(value: Fraction, english: str) -> bool:
    return any(value == one.low for one in numbers(english, "en"))


def _unit_after(chinese: str, quantity: Quantity) -> str:
    """The unit that stands with a number: what the number ends with, or what follows it."""
    start, end = quantity.chars
    for name in _BY_LENGTH:
        ends = end if chinese[start:end].endswith(name) else end + len(name)
        if chinese[:ends].endswith(name) and not (name == "里" and chinese[ends : ends + 1] in _PLACE):
            return name
    return ""


def _with_unit(chinese: str, quantity: Quantity, name: str) -> Span:
    start, end = quantity.chars
    return Span(start, end if chinese[start:end].endswith(name) else end + len(name))


def _named(pattern: str, english: str) -> bool:
    return re.search(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", english, re.I) is not None


def _makes(quantity: Quantity, unit: _Unit, other: Quantity, english: str) -> bool:
    """Whether an English quantity is the Chinese one in another unit, within one part in twenty."""
    if isinstance(quantity.low, str) or isinstance(other.low, str):
        return False
    wanted = [quantity.low * Fraction(factor) for pattern, factor in unit.others if _named(pattern, english)]
    return any(abs(other.low - one) <= _NEAR * one for one in wanted)


def _readable(pattern: str) -> str:
    """The first name of a pattern, as people write it: `catt(?:y|ies)` → catty."""
    first = re.split(r"\|(?![^(]*\))", pattern)[0]
    return re.sub(r"\(\?:([^|)]*)[^)]*\)", r"\1", first).replace("?", "")
