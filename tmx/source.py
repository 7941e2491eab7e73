"""The bytes of any input of this room as a file that can be read twice, and its characters."""

import codecs
import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TextIO, cast

from corpus import (
    FILE_LIMIT,
    LimitError,
    ReadSettings,
    UnreadableError,
    decode_text,
    refuse_binary,
    refuse_special,
)
from tmx.place import Progress, Remark

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK_BYTES = 1 << 20
_HEAD_BYTES = 4096


def opened(source: Path | BinaryIO, name: str, progress: Progress | None = None) -> BinaryIO:
    """The file at a path, which tells `progress` how far it is read; a stream as it is, or whole where it cannot seek.

    Raises UnreadableError, and LimitError for a stream of more than 200 MB.
    """
    if not isinstance(source, Path):
        return source if source.seekable() else io.BytesIO(_whole(source, name))
    try:
        refuse_special(source)
        return cast(BinaryIO, io.BufferedReader(_Told(source, progress)))
    except OSError as error:
        raise UnreadableError(f"{name}: {error.strerror}: check the path and the permissions") from error


class _Told(io.FileIO):
    """A file that tells how far it has been read."""

    def __init__(self, path: Path, progress: Progress | None) -> None:
        super().__init__(path)
        self._progress = progress

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        n_bytes = super().readinto(buffer)
        if self._progress is not None:
            self._progress(self.tell())
        return n_bytes


class Characters(NamedTuple):
    """The characters of a file with their line ends as they are, and what was doubtful about decoding them."""

    text: TextIO
    remarks: tuple[Remark, ...]


def characters(file: BinaryIO, name: str, settings: ReadSettings) -> Characters:
    """What a text file says: a stream where all of it is UTF-8, else decoded whole as `corpus.decode_text` does.

    Raises UnreadableError, EncodingError and LimitError as that does.
    """
    if not settings.encoding and _is_utf8(file, name):
        file.seek(0)
        return Characters(io.TextIOWrapper(file, "utf-8-sig", newline=""), ())
    file.seek(0)
    text, encoding = decode_text(_whole(file, name), name, settings)
    remarks = [Remark("encoding", f"{encoding.name}: {encoding.doubt}", 1, 0, 1, name)] if encoding.doubt else []
    return Characters(io.StringIO(text, newline=""), tuple(remarks))


def _is_utf8(file: BinaryIO, name: str) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    head = file.read(_HEAD_BYTES)
    refuse_binary(head, name)
    try:
        chunk = head
        while chunk:
            decoder.decode(chunk)
            if b"\0" in chunk:
                return False
            chunk = file.read(_CHUNK_BYTES)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return bool(head)


def _whole(file: BinaryIO, name: str) -> bytes:
    data = file.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        raise LimitError(f"{name}: larger than {FILE_LIMIT:,} bytes: split it")
    if not data:
        raise UnreadableError(f"{name}: empty: there is nothing to read")
    return data
