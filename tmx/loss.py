"""What a conversion could not carry, counted by reason."""

from collections.abc import Iterator
from typing import NamedTuple


class Loss(NamedTuple):
    """A reason, how often it held, and the first unit it held for, from 1; 0 is the header."""

    reason: str
    times: int
    first_unit: int


class Losses:
    """The losses of one conversion in the order of their first units; `left_out` units are lost as a whole."""

    def __init__(self) -> None:
        self._found: dict[str, list[int]] = {}
        self.left_out = 0

    def add(self, reason: str, unit: int) -> None:
        """Count one more loss in a unit; reasons are few, so they name kinds of things, not the things."""
        found = self._found.get(reason)
        if found is None:
            self._found[reason] = [1, unit]
        else:
            found[0] += 1

    def leave_out(self, reason: str, unit: int) -> None:
        """Count a whole unit as lost."""
        self.left_out += 1
        self.add(f"{reason}: left out", unit)

    def __iter__(self) -> Iterator[Loss]:
        return (Loss(reason, times, first) for reason, (times, first) in self._found.items())

    def lines(self) -> list[str]:
        """The report, a line a reason: `not carried: 12 × number of an inline code (first in unit 3)`."""
        return [f"not carried: {loss.times:,} × {loss.reason} ({_place(loss.first_unit)})" for loss in self]


def _place(unit: int) -> str:
    return f"first in unit {unit}" if unit else "in the header"
