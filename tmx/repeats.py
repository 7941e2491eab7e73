"""What stood before in a memory, known again by hashes: under twenty bytes for each text, none for counted tuids."""

import zlib
from array import array

_TABLES = 64
_SLOTS = 64
_FULLEST = 0.8
_GROWTH = 1.5
_MARK_BITS = (1 << 64) - 1


def note(text: str) -> int:
    """A number of 32 bits that tells a text from the few others that it is compared with."""
    return zlib.crc32(text.encode("utf-8", "replace"))


def mark(text: str) -> int:
    """A number of 64 bits, never 0, that is the same for the same text as long as the program runs.

    It is Python's own hash (SipHash): what is told of repeats does not depend on its seed. A digest of hashlib takes
    longer, and 4 MB for OpenSSL.
    """
    return hash(text) & _MARK_BITS or 1


class FirstUnits:
    """The unit in which each mark stood first, and a note of 32 bits made there. Units come in their order, from 1.

    Marks and notes stand at the index of their unit; open addressing in many small tables finds the unit of a mark.
    When a table grows, only that is copied. Python's own dictionaries would take seven times as much memory.
    """

    def __init__(self) -> None:
        self._marks, self._notes = array("Q", [0]), array("I", [0])
        self._tables = [array("I", bytes(4 * _SLOTS)) for _ in range(_TABLES)]
        self._free = [int(_FULLEST * _SLOTS)] * _TABLES
        self._n_marks = 0

    def __len__(self) -> int:
        return self._n_marks

    @property
    def n_bytes(self) -> int:
        """The memory of the marks, units and notes."""
        return 12 * len(self._marks) + 4 * sum(map(len, self._tables))

    def first(self, mark: int, unit: int, note: int = 0) -> tuple[int, int] | None:
        """The unit and the note with which the mark stood first; None, and it is kept, where this is the first."""
        which = mark % _TABLES
        marks, table = self._marks, self._tables[which]
        n_slots = len(table)
        index = mark // _TABLES % n_slots
        while found := table[index]:
            if marks[found] == mark:
                return found, self._notes[found]
            index = index + 1 if index + 1 < n_slots else 0
        table[index] = unit
        if missing := unit - len(marks):
            marks.extend([0] * missing)
            self._notes.extend([0] * missing)
        marks.append(mark)
        self._notes.append(note)
        self._n_marks += 1
        self._free[which] -= 1
        if not self._free[which]:
            self._grow(which)
        return None

    def _grow(self, which: int) -> None:
        table, marks = self._tables[which], self._marks
        n_slots = int(_GROWTH * len(table))
        larger = array("I", bytes(4 * n_slots))
        for unit in filter(None, table):
            index = marks[unit] // _TABLES % n_slots
            while larger[index]:
                index = index + 1 if index + 1 < n_slots else 0
            larger[index] = unit
        self._free[which] = int(_FULLEST * n_slots) - int(_FULLEST * len(table))
        self._tables[which] = larger


class Tuids:
    """The tuids of a memory; those that count its units, as many tools write them, take no memory."""

    def __init__(self) -> None:
        self._others = FirstUnits()
        self._start = self._unit = self._length = 0

    def first(self, tuid: str, unit: int) -> int:
        """The unit in which this tuid stood first; 0, and it is kept, where this is the first."""
        place = int(tuid) - self._start if _is_number(tuid) else -1
        if not self._length and place >= 0:
            self._start, self._unit, self._length = int(tuid), unit, 1
            return 0
        if 0 <= place < self._length:
            return self._unit + place
        if place == self._length and unit == self._unit + place and not self._others:
            self._length += 1
            return 0
        earlier = self._others.first(mark(tuid), unit)
        return earlier[0] if earlier else 0


def _is_number(tuid: str) -> bool:
    return tuid.isascii() and tuid.isdecimal() and tuid[0] != "0" and len(tuid) < 16
