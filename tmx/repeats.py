"""What stood before in a memory, known again by hashes: some twenty bytes for each text, none for counted tuids."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby, repeat
from typing import NamedTuple

_SLOTS = 1024
_FULLEST = 2 / 3
_NOTE_BITS = (1 << 32) - 1


def marks(texts: Iterable[str], language: str = "") -> list[int]:
    """A number of 64 bits for each text in a language, the same for the same text as long as the program runs.

    It is Python's own hash (SipHash): what is told of repeats does not depend on its seed. A digest of hashlib takes
    longer, and 4 MB for OpenSSL.
    """
    own = hash(language)
    return [hash(text) ^ own for text in texts]


def notes(texts: Iterable[str], language: str = "") -> list[int]:
    """A number of 32 bits for each text, which tells it from the few others that it is compared with."""
    own = hash(language)
    return [(hash(text) ^ own) & _NOTE_BITS for text in texts]


class Repeat(NamedTuple):
    """A unit whose mark stood before: the first unit that has it, and the note made there."""

    unit: int
    first: int
    note: int


class FirstUnits:
    """The unit in which each mark stood first, and a note of 32 bits made there. Units come in their order, from 1.

    Marks and notes stand at the index of their unit; open addressing in one table finds the unit of a mark. Python's
    own dictionaries would take seven times as much memory.
    """

    def __init__(self) -> None:
        self._marks, self._notes = array("q", [0]), array("I", [0])
        self._table = array("I", bytes(4 * _SLOTS))
        self._n_marks = 0

    def __len__(self) -> int:
        return self._n_marks

    @property
    def n_bytes(self) -> int:
        """The memory of the marks, units and notes."""
        return 12 * len(self._marks) + 4 * len(self._table)

    def repeats(self, marks: Sequence[int], unit: int, notes: Sequence[int] = ()) -> list[Repeat]:
        """Those among the units from `unit` on whose marks stood before; the other marks are kept with their notes."""
        self._keep(marks, unit, notes or [0] * len(marks))
        table, last, known = self._table, len(self._table) - 1, self._marks
        found = []
        for number, mark in enumerate(marks, unit):
            slot = mark & last
            while first := table[slot]:
                if known[first] == mark:
                    found.append(Repeat(number, first, self._notes[first]))
                    break
                slot = slot + 1 & last
            else:
                table[slot] = number
        self._n_marks += len(marks) - len(found)
        return found

    def _keep(self, marks: Sequence[int], unit: int, notes: Sequence[int]) -> None:
        """Put marks and notes in their places, and make room for them in the table."""
        missing = unit - len(self._marks)
        self._marks.extend(repeat(0, missing))
        self._notes.extend(repeat(0, missing))
        self._marks.extend(marks)
        self._notes.extend(notes)
        n_slots = len(self._table)
        while self._n_marks + len(marks) > _FULLEST * n_slots:
            n_slots *= 2
        if n_slots > len(self._table):
            self._grow(n_slots)

    def _grow(self, n_slots: int) -> None:
        table, last, known = array("I", bytes(4 * n_slots)), n_slots - 1, self._marks
        for unit in filter(None, self._table):
            slot = known[unit] & last
            while table[slot]:
                slot = slot + 1 & last
            table[slot] = unit
        self._table = table


class Tuids:
    """The tuids of a memory; those that count its units, as many tools write them, take no memory."""

    def __init__(self) -> None:
        self._others = FirstUnits()
        self._start = self._unit = self._length = 0

    def repeats(self, tuids: Sequence[str], unit: int) -> list[tuple[int, int]]:
        """Those among the units from `unit` on whose tuids stood before, and the first unit of each; "" is no tuid."""
        found: list[tuple[int, int]] = []
        for is_named, run in groupby(tuids, bool):
            named = list(run)
            if is_named:
                found += self._repeats(named, unit)
            unit += len(named)
        return found

    def _repeats(self, tuids: Sequence[str], unit: int) -> list[tuple[int, int]]:
        n_counted = 0 if self._others else self._count(tuids, unit)
        rest = tuids[n_counted:]
        if not rest:
            return []
        others = self._others.repeats(marks(rest), unit + n_counted)
        first = {repeat.unit: repeat.first for repeat in others}
        if self._length:
            places = ((number, self._place(tuid)) for number, tuid in enumerate(rest, unit + n_counted))
            first.update({number: self._unit + place for number, place in places if 0 <= place < self._length})
        return sorted(first.items())

    def _count(self, tuids: Sequence[str], unit: int) -> int:
        """How many of these tuids, the first ones, go on counting the units."""
        if not self._length and _is_number(tuids[0]):
            self._start, self._unit = int(tuids[0]), unit
        elif not self._length or unit != self._unit + self._length:
            return 0
        begin = self._start + self._length
        expected = list(map(str, range(begin, begin + len(tuids))))
        if not _is_number(expected[-1]):
            return 0
        n_counted = next((n for n, tuid in enumerate(tuids) if tuid != expected[n]), len(tuids))
        self._length += n_counted
        return n_counted

    def _place(self, tuid: str) -> int:
        """Where in the count a tuid stands; negative before it, and for what is no number."""
        return int(tuid) - self._start if _is_number(tuid) else -1


def _is_number(tuid: str) -> bool:
    return tuid.isascii() and tuid.isdecimal() and tuid[0] != "0" and len(tuid) < 16
