"""Where in a memory something is, and what reading noticed there and went on."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

Progress = Callable[[int], None]
"""Is told how many bytes have been read."""


def quoted(found: str) -> str:
    """What was found in a file, fit for a line of a message: in backquotes, at most 40 characters, all printable."""
    shown = "".join(character if character.isprintable() else " " for character in found[:40])
    return f"`{' '.join(shown.split())}`"


class Place(NamedTuple):
    """A line of a file, from 1, and the unit on it, from 1; 0 before the first unit."""

    name: str
    line: int = 1
    unit: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: unit {self.unit}" if self.unit else f"{self.name}:{self.line}"


class Remark(NamedTuple):
    """A rule of TMX that a readable file breaks (`TMX-07`, …), what was found first and where, and how often.

    `name` is the memory's.
    """

    rule: str
    message: str
    line: int
    unit: int
    times: int
    name: str = ""


class Remarks:
    """The remarks of one reading in the order of their first places; their kinds are limited, so memory is too."""

    MAX_KINDS = 200

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], Remark] = {}

    def add(self, rule: str, message: str, place: Place) -> None:
        """Count one more finding; the same message is kept once a memory, with its first place."""
        key = place.name, message
        if key not in self._first and len(self._first) >= self.MAX_KINDS:
            key = "", rule
        first = self._first.get(key, Remark(rule, message, place.line, place.unit, 0, place.name))
        self._first[key] = first._replace(times=first.times + 1)

    def __iter__(self) -> Iterator[Remark]:
        return iter(self._first.values())
