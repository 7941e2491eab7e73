"""Translation memories read unit by unit in constant memory: TMX 1.1 to 1.4b, packed or not, in any encoding."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from corpus import FormatError, UnreadableError, refuse_special
from tmx.elements import unit_of
from tmx.place import Place, Remark, Remarks, quoted
from tmx.plain import UNIT, plain_unit
from tmx.prolog import read_prolog, skip_miscellany
from tmx.scan import Scanner
from tmx.stream import TextStream
from tmx.unit import TranslationUnit
from tmx.xml import Door, local_name

_END_TAG = re.compile(r"</([^\s<>]+)[ \t\n]*>")
Progress = Callable[[int], None]


def read_tmx(source: Path | str | BinaryIO, name: str = "", progress: Progress | None = None) -> "TmxReader":
    """A reader of the memory at a path or in a binary stream; `progress` is told the bytes read so far.

    `name` stands in messages, and is the path's own when not given. Raises UnreadableError, EncodingError, FormatError
    or LimitError when the header is read, and later from the iteration; every message names line and unit.
    """
    if not isinstance(source, Path | str):
        return TmxReader(source, name or "<stream>", progress)
    path = Path(source)
    try:
        refuse_special(path)
        file = path.open("rb")
    except OSError as error:
        raise UnreadableError(f"{name or path}: {error.strerror}: check the path and the permissions") from error
    try:
        return TmxReader(file, name or path.name, progress)
    except BaseException:
        file.close()
        raise


class TmxReader:
    """An iterator over the units of one memory; `header` and `encoding` are known from the start.

    Nothing of the body is kept. `remarks` grow while it is read. Leaving the `with` block closes the file.
    """

    def __init__(self, file: BinaryIO, name: str, progress: Progress | None = None) -> None:
        self.name = name
        self._file = file
        self._remarks = Remarks()
        self._door = Door()
        self._stream = TextStream(file, name, progress)
        self.encoding = self._stream.encoding
        if self.encoding.doubt:
            rule = "TMX-03" if self.encoding.doubt.startswith("declared ") else "TMX-04"
            self._remarks.add(rule, self.encoding.doubt, Place(name))
        self._scanner = Scanner(iter(self._stream), name)
        self._prolog = read_prolog(self._scanner, self._door, self._remarks)
        self.header = self._prolog.header
        self._units = self._read()

    @property
    def bytes_read(self) -> int:
        """The bytes read so far, unpacked."""
        return self._stream.bytes_read

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was noticed so far, each kind once with its first place and its count."""
        return tuple(self._remarks)

    def __iter__(self) -> Iterator[TranslationUnit]:
        return self._units

    def __next__(self) -> TranslationUnit:
        return next(self._units)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _read(self) -> Iterator[TranslationUnit]:
        scanner = self._scanner
        if self._prolog.has_body:
            while True:
                yield from self._plain_units()
                skip_miscellany(scanner, self._door)
                if scanner.startswith("</"):
                    break
                if unit := self._next():
                    yield unit
        self._finish()

    def _plain_units(self) -> Iterator[TranslationUnit]:
        """The units at the position that the fast path can read, as far as the text is in memory."""
        scanner = self._scanner
        text, position, line, number = scanner.text, scanner.position, scanner.line, scanner.unit
        while scanner.text_is_plain and (found := UNIT.match(text, position)):
            begin, end = found.end(1), found.end()
            first_line = line + text.count("\n", position, begin)
            unit = plain_unit(found, number + 1, first_line)
            if unit is None:
                break
            number += 1
            line, position = first_line + text.count("\n", begin, end), end
            yield unit
        scanner.position, scanner.line, scanner.unit, scanner.whole_units = position, line, number, number

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
        element = self._door.element(before + scanner.element() + after, place)
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
