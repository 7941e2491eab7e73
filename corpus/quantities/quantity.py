"""A number found in a text, and the keys under which the same number meets in two languages."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from corpus.document import Span


class QuantityKind(StrEnum):
    """What a number counts; `DIGITS` are part of a name (五三工廠) and weak evidence."""

    COUNT = "count"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    DATE = "date"
    YEAR = "year"
    DIGITS = "digits"


class Quantity(NamedTuple):
    """A number, or what lies between two of them, both included; `high` is None where it is open above.

    Values are exact, percents as printed (20 for 20 %). Dates are partial ISO 8601 with dashes for what is missing:
    `1952-07-20`, `1990-07`, `--07-20`, `--07`, `---20`. `unit` is a measure as printed, `times` for 倍 and its English
    forms, `list` for a list mark; mostly empty. `chars` is where it stands in the text.
    """

    low: Fraction | str
    high: Fraction | str | None
    kind: QuantityKind
    unit: str
    chars: Span


def comparable(quantity: Quantity) -> tuple[str, ...]:
    """The keys of a quantity: numbers that agree in two languages share one.

    A number's key is its value (`300000`, `57/50`), so 三十多万, 300,000 and "over 300,000" agree, and 第二 and "2" do.
    Percents have `%`; a range has the keys of both its ends. A date has its year and its month and day apart, since
    either may be left out: `1952`, `--07-20`. A year without its century also stands for that year of the 1900s.
    """
    ends = [quantity.low] if quantity.high in (None, quantity.low) else [quantity.low, quantity.high]
    return tuple(dict.fromkeys(key for end in ends if end is not None for key in _keys(end, quantity.kind)))


def _keys(value: Fraction | str, kind: QuantityKind) -> tuple[str, ...]:
    if isinstance(value, str):
        return _date_keys(value)
    if kind is QuantityKind.PERCENT:
        return (f"{value}%",)
    if kind is QuantityKind.YEAR and value < 100:
        return (str(value), str(1900 + value))
    return (str(value),)


def _date_keys(date: str) -> tuple[str, ...]:
    if date.startswith("---"):
        return (str(int(date[3:])),)
    if date.startswith("--"):
        return (date,)
    year, _, rest = date.partition("-")
    return (year, f"--{rest}")
