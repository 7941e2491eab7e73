"""One memory read from its bytes: its header, and its units one after the other in constant memory."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from corpus import FormatError
from tmx.container import Member
from tmx.elements import unit_of
from tmx.place import Place, Progress, Remarks, quoted
from tmx.plain_units import whole_plain_unit
from tmx.prolog import read_prolog, skip_miscellany
from tmx.scan import Scanner
from tmx.shape import UnitFinder
from tmx.stream import TextStream
from tmx.stretches import Units
from tmx.unit import TranslationUnit
from tmx.xml import Door, local_name

Read = TypeVar("Read")
_END_TAG = re.compile(r"</([^\s<>]+)[ \t\n]*>")


class Body:
    """The units of one memory; `header` and `encoding` are known from the start.

    Nothing of the body is kept; what is noticed goes to `remarks`, which may be shared with other memories.
    """

    def __init__(self, member: Member, remarks: Remarks, progress: Progress | None, door: Door) -> None:
        self.name = member.name
        self._remarks = remarks
        self._door = door
        self._stream = TextStream(member, progress)
        self.encoding = self._stream.encoding
        if self.encoding.doubt:
            rule = "TMX-03" if self.encoding.doubt.startswith("declared ") else "TMX-04"
            remarks.add(rule, self.encoding.doubt, Place(self.name))
        self._scanner = Scanner(iter(self._stream), self.name, lambda: self._stream.is_clean)
        self._prolog = read_prolog(self._scanner, self._door, remarks)
        self.header = self._prolog.header

    @property
    def bytes_read(self) -> int:
        """The bytes read so far, unpacked."""
        return self._stream.bytes_read

    def stretches(self) -> Iterator[Units]:
        """The units, those that are written alike together."""
        return self.read(UnitFinder().plain, lambda unit: (unit,))

    def read(
        self, plain: Callable[[Scanner], Iterator[Read]], other: Callable[[TranslationUnit], Iterable[Read]]
    ) -> Iterator[Read]:
        """What a fast path finds at the position, and what is made of each unit that it leaves to the full parser."""
        scanner = self._scanner
        if self._prolog.has_body:
            while True:
                yield from plain(scanner)
                skip_miscellany(scanner, self._door)
                if scanner.startswith("</"):
                    break
                if unit := self._next():
                    yield from other(unit)
        self._finish()

    def _next(self) -> TranslationUnit | None:
        """The element at the position if it is a unit; anything else is passed over with a remark."""
        scanner = self._scanner
        if not scanner.startswith("<"):
            self._pass_text()
            return None
        tag = scanner.open_tag()
        is_unit = local_name(tag[1].replace(":", "}")).lower() == "tu"
        scanner.unit += is_unit
        place = scanner.place
        before, after = self._prolog.wrapper
        piece = scanner.element()
        if is_unit and scanner.text_is_plain and (unit := whole_plain_unit(piece, place)):
            scanner.whole_units = scanner.unit
            return unit
        element = self._door.element(before + piece + after, place)
        if is_unit:
            scanner.whole_units = scanner.unit
            return unit_of(element, place, self._remarks)
        self._remarks.add("TMX-15", f"element {quoted(tag[1])} between units is passed over", place)
        return None

    def _pass_text(self) -> None:
        scanner = self._scanner
        place = scanner.place
        while (end := scanner.text.find("<", scanner.position)) < 0:
            if not scanner.read_on():
                raise scanner.cut("the body")
        self._door.element(f"<x>{scanner.take(end)}</x>", place)
        self._remarks.add("TMX-14", "text between units is passed over", place)

    def _finish(self) -> None:
        """Check that the memory is complete to the end tag, and that nothing follows."""
        scanner = self._scanner
        for name in ["body", "tmx"][not self._prolog.has_body :]:
            skip_miscellany(scanner, self._door)
            if scanner.startswith("<") and not scanner.startswith("</"):
                found = quoted(f"<{scanner.open_tag()[1]}>")
                raise FormatError(
                    f"{scanner.place}: TMX-08: {found} behind the body, where the memory ends: take it out"
                )
            end = scanner.match(_END_TAG, "the body")
            if local_name(end[1].replace(":", "}")).lower() != name:
                raise FormatError(
                    f"{scanner.place}: found {quoted(end[0])}, expected `</{name}>`: a tag is missing before"
                )
            scanner.take(end.end())
        if not (scanner.skip_space() and scanner.startswith("<?xml ")):
            skip_miscellany(scanner, self._door)
        if scanner.skip_space():
            raise FormatError(f"{scanner.place}: something follows the end of the memory: two files in one?")
