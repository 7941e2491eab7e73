"""What a conversion could not carry, counted by reason."""

from collections.abc import Iterator
from typing import NamedTuple


class Loss(NamedTuple):
    """A reason, how often it held, and the first unit it held for, from 1; 0 is the header."""

    reason: str
    times: int
    first_unit: int


class Losses:
    """The losses of one conversion in the order of their first units."""

    def __init__(self) -> None:
        self._counted: dict[str, Loss] = {}

    def add(self, reason: str, unit: int) -> None:
        """Count one more loss in a unit; reasons are few, so they name kinds of things, not the things."""
        first = self._counted.get(reason, Loss(reason, 0, unit))
        self._counted[reason] = first._replace(times=first.times + 1)

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._counted.values())

    def lines(self) -> list[str]:
        """The report, a line a reason: `not carried: 12 × number of an inline code (first in unit 3)`."""
        return [f"not carried: {loss.times:,} × {loss.reason} ({_place(loss.first_unit)})" for loss in self]


def _place(unit: int) -> str:
    return f"first in unit {unit}" if unit else "in the header"
