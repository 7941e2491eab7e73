"""The numbers of a Chinese text, in Chinese numerals and in digits."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache

from corpus.document import Span
from corpus.quantities.chinese_forms import AMOUNT_PARTS, BEGINNING, FOUR_DIGITS, ROW, any_form
from corpus.quantities.chinese_numerals import is_row, magnitude, numeral_range, numeral_value, plain
from corpus.quantities.forms import PLAIN, matches
from corpus.quantities.quantity import Quantity, QuantityKind

_YEARS = range(1800, 2100)
_WITH_UNIT = re.compile(r"(\d+)([十百千万亿]+)")


def chinese_matches(text: str) -> Iterator[re.Match[str]]:
    """The forms of numbers in `text` in order, as matches in the text behind a NUL."""
    text = "\0" + plain(text)
    beginnings = ((beginning.start(), beginning) for beginning in BEGINNING.finditer(text))
    return matches(any_form(), text, beginnings)


def _quantity(
    found: re.Match[str], low: Fraction | str, high: Fraction | str | None, kind: QuantityKind, unit: str = ""
) -> Quantity:
    return Quantity(low, high, kind, unit, Span(found.start() - 1, found.end() - 1))


def _integer(written: str) -> int:
    """The value of a day, month, year or ordinal that a form has matched; 0 where the numerals make no number."""
    ends = (int(written),) if written.isdecimal() else numeral_range(written.replace("0", "〇"))
    return ends[0] if ends else 0


@lru_cache(maxsize=4096)
def _whole(digits: str) -> Fraction:
    return Fraction(int(digits))


@lru_cache(maxsize=4096)
def _value(written: str) -> tuple[Fraction, Fraction, bool] | None:
    """The least and greatest value of 一千三百多亿 or 30多万 or 3万2千, and whether it is open above."""
    each = _WITH_UNIT.findall(written)
    if len(each) > 1:
        value = Fraction(sum(int(digits) * magnitude(units) for digits, units in each))
        return value, value, written[-1] in "多余来"
    parts = AMOUNT_PARTS.fullmatch(written)
    if parts is None:
        return None
    numeral, more, units, after = parts.groups()
    if numeral[0].isdecimal():
        low = high = Fraction(re.sub(r"[^\d.]", "", numeral))
    else:
        ends = numeral_range(numeral)
        if ends is None:
            return None
        low, high = Fraction(ends[0]), Fraction(ends[1])
    return low * magnitude(units), high * magnitude(units), bool(more or after)


def _plain(found: re.Match[str]) -> list[Quantity]:
    value = _whole(found[PLAIN])
    return [_quantity(found, value, value, QuantityKind.COUNT, found[0][-1])]


def _months(found: re.Match[str]) -> list[Quantity]:
    low, high = (f"--{_integer(found[group]):02}" for group in ("first", "second"))
    return [_quantity(found, low, high, QuantityKind.DATE)]


def _year(found: re.Match[str]) -> list[Quantity]:
    year = _integer(found["y"])
    if found["decade"]:
        return _decade(found, year if year > 99 else 1900 + year)
    if found["m"] and year in _YEARS:
        date = f"{year}-{_integer(found['m']):02}" + (f"-{_integer(found['d']):02}" if found["d"] else "")
        return [_quantity(found, date, date, QuantityKind.DATE)]
    if year > 99 and year not in _YEARS:
        return [_quantity(found, Fraction(year), Fraction(year), QuantityKind.COUNT, "年")]
    if found["y"].isdecimal() and year < 100 and not (found["m"] or found["certain"]):
        return [_quantity(found, Fraction(year), Fraction(year), QuantityKind.COUNT, "年")]
    quantities = [_quantity(found, Fraction(year), Fraction(year), QuantityKind.YEAR)]
    return quantities + (_day_of_month(found, found["m"], found["d"]) if found["m"] else [])


def _decade(found: re.Match[str], first: int) -> list[Quantity]:
    return [_quantity(found, Fraction(first), Fraction(first + 9), QuantityKind.YEAR)]


def _tens(found: re.Match[str]) -> list[Quantity]:
    return _decade(found, 1900 + _integer(found["ten"]))


def _day_of_month(found: re.Match[str], month: str, day: str | None) -> list[Quantity]:
    date = f"--{_integer(month):02}" + (f"-{_integer(day):02}" if day else "")
    return [_quantity(found, date, date, QuantityKind.DATE)]


def _month(found: re.Match[str]) -> list[Quantity]:
    return _day_of_month(found, found["month_of"], found["day_of"])


def _day(found: re.Match[str]) -> list[Quantity]:
    date = f"---{_integer(found['day_alone']):02}"
    return [_quantity(found, date, date, QuantityKind.DATE)]


def _iso(found: re.Match[str]) -> list[Quantity]:
    month, day = found["im"] or found["dm"], found["id"] or found["dd"]
    date = f"{found['iy']}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return [_quantity(found, date, date, QuantityKind.DATE)]


def _fraction(found: re.Match[str]) -> list[Quantity]:
    written = {"百": "一百", "千": "一千"}.get(found["whole"], found["whole"])
    of, part, upto = _value(written), _value(found["part"]), _value(found["upto"] or found["part"])
    if of is None or of[0] == 0 or part is None or upto is None:
        return []
    whole = of[0]
    kind = QuantityKind.PERCENT if whole in (100, 1000) else QuantityKind.COUNT
    scale = 100 / whole if kind is QuantityKind.PERCENT else 1 / whole
    behind = found["point"] or ""
    decimals = Fraction(_integer(behind), 10 ** len(behind)) if behind else Fraction(0)
    high = None if part[2] else (upto[1] + decimals) * scale
    return [_quantity(found, (part[0] + decimals) * scale, high, kind)]


def _half(found: re.Match[str]) -> list[Quantity]:
    return [_quantity(found, Fraction(1, 2), Fraction(1, 2), QuantityKind.COUNT)]


def _ordinal(found: re.Match[str]) -> list[Quantity]:
    value = Fraction(_integer(found["nth"]))
    return [_quantity(found, value, value, QuantityKind.ORDINAL, "list" if found["listed"] else "")] if value else []


def _row(found: re.Match[str]) -> list[Quantity]:
    value = Fraction(int("".join(str(_integer(part)) for part in found["row_of"].split("·"))))
    return [_quantity(found, value, value, QuantityKind.DIGITS)]


def _mark(found: re.Match[str]) -> list[Quantity]:
    written = found[0].strip("（()）、.")
    value = Fraction(_CIRCLED.find(written) + 1 or _integer(written))
    return [_quantity(found, value, value, QuantityKind.ORDINAL, "list")] if value else []


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def _counted(found: re.Match[str]) -> list[Quantity]:
    if not _counts(found):
        return []
    low, high = _value(found["low"]), _value(found["high"] or found["low"])
    if low is None or high is None:
        return []
    least = low[0] * _borrowed(found) if found["high"] else low[0]
    greatest, more = high[1], bool(low[2] or high[2] or found["more"])
    if found["tenths"]:
        return [_quantity(found, least * 10, None if more else greatest * 10, QuantityKind.PERCENT)]
    if found["percent"]:
        return [_quantity(found, least, None if more else greatest, QuantityKind.PERCENT)]
    if not (found["unit"] or more) and _are_years(found):
        return [_quantity(found, least, greatest, QuantityKind.YEAR)]
    if _is_name(found):
        value = Fraction(numeral_value(found["low"]) or 0)
        return [_quantity(found, value, value, QuantityKind.DIGITS)]
    unit = "times" if found["unit"] == "倍" else found["unit"] or ""
    return [_quantity(found, least, None if more else greatest, QuantityKind.COUNT, unit)]


def _borrowed(found: re.Match[str]) -> int:
    """What the lower end of a range takes from the upper one: 10～20万 begins at 100,000."""
    units = re.search("([十百千万亿]+)[多余来]?$", found["high"])
    return magnitude(units[1]) if units and not re.search("[十百千万亿]", found["low"]) else 1


def _counts(found: re.Match[str]) -> bool:
    """Whether a numeral is meant as a number: one alone wants a measure (三个, but not 四川), and 一个 says "a"."""
    low = found["low"]
    if low[0].isdecimal() or found["high"]:
        return True
    measured = bool(found["unit"] or found["tenths"] or found["percent"])
    if len(low) == 1 and low not in "廿卅":
        return measured and low not in "几数" and (low != "一" or found["unit"] == "倍")
    return measured or "两" not in low or not is_row(low)


def _are_years(found: re.Match[str]) -> bool:
    ends = (found["low"], found["high"] or found["low"])
    return all(FOUR_DIGITS.fullmatch(end) and _integer(end) in _YEARS for end in ends)


def _is_name(found: re.Match[str]) -> bool:
    """Whether Chinese digits in a row count nothing: 五三工厂, but not 五六个 and 两三年."""
    return ROW.fullmatch(found["low"]) is not None and not (found["unit"] and len(found["low"]) == 2)


CHINESE_MAKERS: dict[str, Callable[[re.Match[str]], list[Quantity]]] = {
    PLAIN: _plain,
    "months": _months,
    "years": _year,
    "tens": _tens,
    "month": _month,
    "day": _day,
    "iso": _iso,
    "fraction": _fraction,
    "half": _half,
    "ordinal": _ordinal,
    "row": _row,
    "mark": _mark,
    "amount": _counted,
}
