"""What stood before in a memory, known again by digests: about twenty bytes for each text, none for counted tuids."""

import zlib
from array import array

from tmx.digest import digest

_TABLES = 64
_SLOTS = 64
_FULLEST = 0.8
_GROWTH = 1.5
_MARK_BYTES = 8


def note(text: str) -> int:
    """A number of 32 bits that tells a text from the few others that it is compared with."""
    return zlib.crc32(text.encode("utf-8", "replace"))


def mark(text: str) -> int:
    """The digest of a text as a number of 64 bits, never 0."""
    return int.from_bytes(digest(text, _MARK_BYTES), "little") or 1


class FirstUnits:
    """The unit in which each mark stood first, and a note of 32 bits made there.

    Open addressing in many small tables: when one of them grows, only that is copied. Python's own dictionaries would
    take six times as much memory.
    """

    def __init__(self) -> None:
        self._tables = [_Table(_SLOTS) for _ in range(_TABLES)]
        self._n_marks = 0

    def __len__(self) -> int:
        return self._n_marks

    @property
    def n_bytes(self) -> int:
        """The memory of the marks, units and notes."""
        return sum(16 * len(table.marks) for table in self._tables)

    def first(self, mark: int, unit: int, note: int = 0) -> tuple[int, int] | None:
        """The unit and the note with which the mark stood first; None, and it is kept, where this is the first."""
        which = mark % _TABLES
        table = self._tables[which]
        marks = table.marks
        n_slots = len(marks)
        index = mark // _TABLES % n_slots
        while found := marks[index]:
            if found == mark:
                return table.units[index], table.notes[index]
            index = index + 1 if index + 1 < n_slots else 0
        marks[index], table.units[index], table.notes[index] = mark, unit, note
        self._n_marks += 1
        table.n_free -= 1
        if not table.n_free:
            self._tables[which] = table.grown()
        return None


class _Table:
    """Marks with linear probing; a mark of 0 is an empty slot."""

    __slots__ = ("marks", "n_free", "notes", "units")

    def __init__(self, n_slots: int) -> None:
        self.marks = array("Q", bytes(8 * n_slots))
        self.units = array("I", bytes(4 * n_slots))
        self.notes = array("I", bytes(4 * n_slots))
        self.n_free = int(_FULLEST * n_slots)

    def grown(self) -> "_Table":
        larger = _Table(int(_GROWTH * len(self.marks)))
        marks, units, notes = larger.marks, larger.units, larger.notes
        n_slots = len(marks)
        for mark, unit, note in zip(self.marks, self.units, self.notes, strict=True):
            if mark:
                index = mark // _TABLES % n_slots
                while marks[index]:
                    index = index + 1 if index + 1 < n_slots else 0
                marks[index], units[index], notes[index] = mark, unit, note
                larger.n_free -= 1
        return larger


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
