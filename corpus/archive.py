"""Zip archives that Word, Excel and others keep their files in, read only as far as the limits allow.

Nothing is believed that an archive says of itself, and nothing of it is ever written to disk (CVE-2019-9674: bombs;
CVE-2024-0450: overlapping members).
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from corpus.closing import Closing
from corpus.errors import FormatError, InputError, LimitError
from corpus.files import FILE_LIMIT, visible

MAX_MEMBERS = 2_000
MAX_LIST_BYTES = 1_000 * MAX_MEMBERS
MAX_READ_BYTES = 300_000_000
MAX_RATIO = 200
RATIO_FREE_BYTES = 1_000_000
_LOCAL_HEADER_BYTES = 30
_END_BYTES = 65_557
"""The longest end of an archive: its record, and a comment."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Archive(Closing):
    """The members of a zip archive by name; leaving the `with` block closes it, not the file.

    Raises FormatError for what is no sound archive, LimitError for more than 2,000 members, names that lead out of it,
    and members that overlap.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        self._n_read = 0
        _refuse_size(file, name)
        with _as_format_error(name):
            self._zip = zipfile.ZipFile(file)
        entries = self._zip.infolist()
        if len(entries) > MAX_MEMBERS:
            raise LimitError(f"{name}: {len(entries):,} members, more than {MAX_MEMBERS:,}: this is no ordinary file")
        for entry in entries:
            _refuse_way_out(entry, name)
        _refuse_overlaps(entries, name)
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries):
            raise FormatError(f"{name}: two members of the archive have one name: save it again")

    @property
    def members(self) -> tuple[str, ...]:
        """The names of all members, in the order of the archive."""
        return tuple(self._entries)

    def unpacked(self, member: str) -> "Unpacked":
        """The bytes of a member, unpacked while they are read. Raises FormatError where it is not there or damaged."""
        entry = self._entries.get(member)
        if entry is None:
            raise FormatError(f"{self.name}: {visible(member)} is missing in it: save the file again")
        if entry.compress_type not in _METHODS:
            raise FormatError(f"{self.name}: {visible(member)} is packed in an unusual way: save the file again")
        archive = self._zip
        with _as_format_error(self.name):
            return Unpacked(self, archive.open(entry), entry)

    def read(self, member: str) -> bytes:
        """All bytes of a member. Raises as `unpacked`, and LimitError as its `read`."""
        return b"".join(self.unpacked(member))

    def count(self, n_bytes: int, of: zipfile.ZipInfo, n_of: int) -> None:
        """Add to what was read. Raises LimitError where the archive, or the ratio of one member, passes its limit."""
        self._n_read += n_bytes
        if self._n_read > MAX_READ_BYTES:
            raise LimitError(f"{self.name}: unpacks to more than {MAX_READ_BYTES:,} bytes: split it")
        if n_of > max(RATIO_FREE_BYTES, MAX_RATIO * of.compress_size):
            raise LimitError(
                f"{self.name}: {visible(of.filename)} unpacks to more than {MAX_RATIO} times its size: it may be a bomb"
            )

    def close(self) -> None:
        """Read no more of it."""
        self._zip.close()


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Unpacked:
    """The bytes of one member, counted while they are read."""

    def __init__(self, archive: Archive, unpacked: _Readable, entry: zipfile.ZipInfo) -> None:
        self._archive, self._unpacked, self._entry = archive, unpacked, entry
        self._n_read = 0

    def read(self, size: int = 65_536, /) -> bytes:
        """The next bytes, none at the end. Raises FormatError where it is damaged, LimitError where it is too much."""
        with _as_format_error(self._archive.name):
            chunk = self._unpacked.read(size)
        self._n_read += len(chunk)
        self._archive.count(len(chunk), self._entry, self._n_read)
        return chunk

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.read, b"")


@contextmanager
def _as_format_error(name: str) -> Iterator[None]:
    try:
        yield
    except InputError:
        raise
    except _FAULTS as error:
        raise FormatError(f"{name}: not a whole zip archive, as docx and xlsx are ({error}): save it again") from None


def _refuse_size(file: BinaryIO, name: str) -> None:
    """Before the list of members is read into memory: how long that list and the file are (APPNOTE.TXT, 4.3.16)."""
    size = file.seek(0, io.SEEK_END)
    if size > FILE_LIMIT:
        raise LimitError(f"{name}: larger than {FILE_LIMIT:,} bytes: split it")
    file.seek(max(0, size - _END_BYTES))
    end = file.read(_END_BYTES)
    at = end.rfind(b"PK\x05\x06")
    if 0 <= at <= len(end) - 16 and int.from_bytes(end[at + 12 : at + 16], "little") > MAX_LIST_BYTES:
        raise LimitError(f"{name}: more than {MAX_MEMBERS:,} members: this is no ordinary file")


def _refuse_way_out(entry: zipfile.ZipInfo, name: str) -> None:
    path = entry.filename.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/") or stat.S_ISLNK(entry.external_attr >> 16):
        raise LimitError(f"{name}: member {visible(entry.filename)} leads out of the archive: nothing of it is read")


def _refuse_overlaps(entries: list[zipfile.ZipInfo], name: str) -> None:
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise LimitError(f"{name}: member {visible(entry.filename)} overlaps another: nothing of it is read")
        end = entry.header_offset + _LOCAL_HEADER_BYTES + len(entry.orig_filename) + entry.compress_size
