"""Translation memories read unit by unit in constant memory: TMX 1.1 to 1.4b, packed or not, in any encoding."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol, cast

from corpus import Encoding, UnreadableError, refuse_special
from tmx.body import Body
from tmx.container import Member, members
from tmx.inheritance import handed_down
from tmx.place import Place, Progress, Remark, Remarks
from tmx.reader import UnitReader
from tmx.stretches import Units, one_by_one
from tmx.unit import Header
from tmx.xml import Door, OnControl


class Source(NamedTuple):
    """Where a memory is: a path or a binary stream, and its name for messages."""

    place: Path | BinaryIO
    name: str


class OneMemory(Protocol):
    """A memory that is being read: its name, header and encoding are known, its units come one by one."""

    name: str
    header: Header
    encoding: Encoding

    @property
    def bytes_read(self) -> int:
        """The bytes read so far, unpacked."""

    def stretches(self) -> Iterator[Units]:
        """The units, those that are written alike together."""


Begin = Callable[[Member, Remarks, Progress | None], OneMemory]
"""Begins to read a memory from its bytes."""


def read_tmx(
    source: Path | str | BinaryIO, name: str = "", progress: Progress | None = None, on_control: OnControl | None = None
) -> "TmxReader":
    """A reader of the memory at a path or in a binary stream; `progress` is told the bytes read so far.

    `name` stands in messages, and is the path's own when not given. A zip archive of several memories is read in the
    order of their names. Where `on_control` is given, characters that XML cannot hold become spaces, and it is told
    the place of each piece that had some; else they are refused. Raises UnreadableError, EncodingError, FormatError
    or LimitError when the header is read, and later from the iteration; every message names line and unit.
    """
    if isinstance(source, Path | str):
        return read_memories([Source(Path(source), name or Path(source).name)], progress, on_control)
    return read_memories([Source(source, name or "<stream>")], progress, on_control)


def read_memories(
    sources: Iterable[Source], progress: Progress | None = None, on_control: OnControl | None = None
) -> "TmxReader":
    """A reader of several memories as if they were one, in their order; as `read_tmx` otherwise."""
    return TmxReader(sources, progress, partial(Body, door=Door(on_control)))


class TmxReader(UnitReader):
    """An iterator over the units of one memory or several; `header` and `encoding` are those of the first.

    Nothing is kept. `remarks` grow while it is read. Units of a later memory get what its header says and the first
    does not. Leaving the `with` block closes the file.
    """

    def __init__(self, sources: Iterable[Source], progress: Progress | None, begin: Begin) -> None:
        self._remarks = Remarks()
        self._begin, self._progress = begin, progress
        self._file: BinaryIO | None = None
        self._earlier_bytes = self._packed_bytes = 0
        self._bodies = self._opened(sources)
        try:
            self._body = next(self._bodies)
        except BaseException:
            self.close()
            raise
        self.name, self.header, self.encoding = self._body.name, self._body.header, self._body.encoding
        self._units = one_by_one(self.stretches())

    @property
    def bytes_read(self) -> int:
        """The bytes read so far, unpacked."""
        return self._earlier_bytes + self._body.bytes_read

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was noticed so far, each kind once with its first place and its count."""
        return tuple(self._remarks)

    def close(self) -> None:
        """Close the file that is open."""
        if self._file is not None:
            self._file.close()

    def bodies(self) -> Iterator[OneMemory]:
        """Each memory that has not been read yet, for what reads something else of it than its units."""
        yield self._body
        for body in self._bodies:
            self._earlier_bytes += self._body.bytes_read
            self._body = body
            yield body

    def stretches(self) -> Iterator[Units]:
        """The units that have not been read yet, those that are written alike together (see `tmx.stretches`)."""
        for body in self.bodies():
            yield from handed_down(body.header, self.header, body.stretches(), self._remarks, Place(body.name))

    def _opened(self, sources: Iterable[Source]) -> Iterator[OneMemory]:
        """Each memory of each source, begun; a file is open as long as its memories are read."""
        for source in sources:
            self._file = file = _opened(source)
            for member in members(file, source.name):
                yield self._begin(member, self._remarks, self._told(file))
            if isinstance(source.place, Path):
                self._packed_bytes += file.tell()
                file.close()

    def _told(self, file: BinaryIO) -> Progress | None:
        """A progress that counts the bytes of the files as they are packed, where they can be counted."""
        if self._progress is None or not file.seekable():
            return self._progress
        tell, before = self._progress, self._packed_bytes
        return lambda n_bytes: tell(before + file.tell())


def _opened(source: Source) -> BinaryIO:
    if not isinstance(source.place, Path):
        return source.place
    try:
        refuse_special(source.place)
        return cast(BinaryIO, source.place.open("rb"))
    except OSError as error:
        raise UnreadableError(f"{source.name}: {error.strerror}: check the path and the permissions") from error
