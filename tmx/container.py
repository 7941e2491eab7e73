"""The memories inside a file, told by its content: the file itself, what gzip packs, the members of a zip archive."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, Protocol, cast

from corpus import FormatError, LimitError, UnreadableError, visible
from tmx.gunzip import MAGIC, Gunzip

MAX_MEMBERS = 2_000
MAX_RATIO = 200
FREE_BYTES = 1_000_000
"""So much may be unpacked before the ratio counts (reliability.md, limits of archives)."""

_LOCAL_HEADER_BYTES = 30


class ByteSource(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""


class Member(NamedTuple):
    """The bytes of one memory, and its name for messages."""

    name: str
    bytes: ByteSource


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    """The memories in a file, those of a zip archive in the order of their names; an archive of one has its name.

    Raises UnreadableError or FormatError for an archive that cannot be read or holds no memory, LimitError for one that
    is made to harm: too many members, names that leave the folder, overlapping members, too high a ratio.
    """
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, file))
    magic = buffered.peek(4)[:4]
    if magic.startswith(MAGIC):
        yield Member(name, Gunzip(cast(BinaryIO, buffered)))
    elif magic == b"PK\x03\x04":
        yield from _zipped(cast(BinaryIO, buffered), name)
    else:
        yield Member(name, cast(BinaryIO, buffered))


def gzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks packed with gzip, without a date, so that the same chunks give the same bytes."""
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    for chunk in chunks:
        if packed := packer.compress(chunk):
            yield packed
    yield packer.flush()


def _zipped(file: BinaryIO, name: str) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError(f"{name}: the zip archive cannot be read ({error}): unpack it first") from error
    entries = archive.infolist()
    _refuse_harmful(entries, name)
    memories = sorted(filter(_is_memory, entries), key=lambda entry: entry.filename)
    if not memories:
        raise FormatError(f"{name}: the zip archive holds no .tmx: check which file it is")
    for entry in memories:
        inner = f"{name}/{visible(entry.filename)}" if len(memories) > 1 else name
        try:
            unpacked = archive.open(entry)
        except (zipfile.BadZipFile, ValueError, RuntimeError, OSError) as error:
            raise UnreadableError(f"{inner}: cannot be unpacked ({error}): unpack it first") from error
        yield Member(inner, _Measured(cast(BinaryIO, unpacked), entry.compress_size, inner))


def _is_memory(entry: zipfile.ZipInfo) -> bool:
    """Whether the name is that of a memory; macOS adds `._m.tmx`, which is none."""
    base = entry.filename.rpartition("/")[2]
    return base.lower().endswith(".tmx") and not base.startswith("._")


def _refuse_harmful(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MAX_MEMBERS:
        raise LimitError(f"{name}: {len(entries):,} members, more than {MAX_MEMBERS:,}: unpack it first")
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/") or _is_link(entry):
            raise LimitError(f"{name}: member `{visible(entry.filename)}` leaves the archive: nothing of it is read")
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise LimitError(f"{name}: member `{visible(entry.filename)}` overlaps another: nothing of it is read")
        n_name = len(entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace"))
        end = entry.header_offset + _LOCAL_HEADER_BYTES + n_name + entry.compress_size


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


class _Measured:
    """The bytes of a member, counted while they are read; what its header says is not believed."""

    def __init__(self, unpacked: ByteSource, n_packed: int, name: str) -> None:
        self._unpacked, self._n_packed, self._name = unpacked, n_packed, name
        self._n_read = 0

    def read(self, size: int, /) -> bytes:
        """The next bytes. Raises LimitError where they are too many for what is packed."""
        chunk = self._unpacked.read(size)
        self._n_read += len(chunk)
        if self._n_read > max(FREE_BYTES, MAX_RATIO * self._n_packed):
            raise LimitError(f"{self._name}: unpacks to more than {MAX_RATIO} times its size: nothing of it is read")
        return chunk
