"""The characters of a broken memory: read on whatever its bytes are, with the way back to each byte."""

import codecs
import lzma
import zipfile
import zlib
from collections import deque
from typing import NamedTuple

from corpus import LimitError, UnreadableError
from tmx.container import Member
from tmx.place import Progress
from tmx.reference import LONGEST_MARK, is_plain
from tmx.salvage.encoding import true_encoding
from tmx.scan import Unread
from tmx.stream import has_no_controls
from tmx.xml import ILLEGAL

HEAD_BYTES = 1 << 22
"""So much is looked at to tell the encoding."""
CHUNK_BYTES = 1 << 16


class _Chunk(NamedTuple):
    """Characters as they were decoded, the index of the first in the text with line ends as LF, and its offset."""

    start: int
    offset: int
    raw: str


class _Known(NamedTuple):
    """An index in the text with line ends as LF, the same in the chunk as it was decoded, and the bytes before it."""

    chunk: _Chunk
    start: int
    raw_index: int = 0
    n_bytes: int = 0


class LenientText(Unread):
    """The text of a broken memory from a position on; what stands before is forgotten.

    Line ends are LF. Bytes that are not in the encoding are surrogate escapes. `fault` says why the bytes end before
    their time, if they do.
    """

    def __init__(self, member: Member, progress: Progress | None = None) -> None:
        super().__init__()
        self.name, self._source = member
        self._progress = progress
        self.bytes_read = 0
        self.text_is_plain = True
        self.fault = ""
        self._waiting: list[bytes] = []
        head = self._head()
        if not head:
            raise UnreadableError(f"{self.name}: {self.fault or 'the file is empty'}: there is nothing to salvage")
        self.encoding, bom = true_encoding(head, self.name)
        self._waiting = [head[start : start + CHUNK_BYTES] for start in range(bom, len(head), CHUNK_BYTES)][::-1]
        self._errors = "replace" if self.encoding.name.startswith(("utf-16", "utf-32")) else "surrogateescape"
        self._decoder = codecs.getincrementaldecoder(self.encoding.name)(self._errors)
        self._chunks: deque[_Chunk] = deque()
        self._known = _Known(_Chunk(0, 0, ""), 0)
        self._forgotten = 0
        self._offset = bom
        self._carried = ""
        self._ended = False

    def read_on(self) -> bool:
        """Read one more chunk; whether there was one."""
        if self._ended:
            return False
        data = self._waiting.pop() if self._waiting else self._bytes()
        self._ended = not data
        raw = self._carried + self._decoder.decode(data, final=self._ended)
        self._carried = "\r" if raw.endswith("\r") and not self._ended else ""
        self._add(raw.removesuffix("\r") if self._carried else raw)
        return bool(raw) or not self._ended

    def offset(self, index: int) -> int:
        """The offset of the byte, in the unpacked file, with which the character at an index of `text` begins.

        It is counted from the last one that was asked for, where that stands before in the same chunk.
        """
        absolute = self._forgotten + index
        chunk = max((one for one in self._chunks if one.start <= absolute), default=_Chunk(0, self._offset, ""))
        known = (
            self._known if self._known.chunk is chunk and self._known.start <= absolute else _Known(chunk, chunk.start)
        )
        end = _raw_end(chunk.raw, known.raw_index, absolute - known.start)
        passed = len(chunk.raw[known.raw_index : end].encode(self.encoding.name, self._errors))
        self._known = _Known(chunk, absolute, end, known.n_bytes + passed)
        return chunk.offset + self._known.n_bytes

    def _add(self, raw: str) -> None:
        rest = self.text[self.position :]
        self._forgotten += self.position
        self.position = 0
        while len(self._chunks) > 1 and self._chunks[1].start <= self._forgotten:
            self._chunks.popleft()
        self._chunks.append(_Chunk(self._forgotten + len(rest), self._offset, raw))
        text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
        self.text = rest + text
        known = max(0, len(rest) - LONGEST_MARK) if self.text_is_plain else 0
        is_clean = self._is_clean(raw) and (self.text_is_plain or not ILLEGAL.search(rest))
        self.text_is_plain = is_clean and is_plain(self.text, known)

    def _is_clean(self, raw: str) -> bool:
        """Whether none of the next characters is illegal, U+FFFE and U+FFFF apart; their bytes are counted."""
        try:
            data = raw.encode(self.encoding.name)
        except UnicodeEncodeError:  # surrogate escapes
            self._offset += len(raw.encode(self.encoding.name, self._errors))
            return False
        self._offset += len(data)
        return has_no_controls(data, raw, self.encoding)

    def _head(self) -> bytes:
        chunks: list[bytes] = []
        while sum(map(len, chunks)) < HEAD_BYTES and (data := self._bytes()):
            chunks.append(data)
        return b"".join(chunks)

    def _bytes(self) -> bytes:
        try:
            data = self._source.read(CHUNK_BYTES)
        except (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, LimitError) as error:
            self.fault = f"the file cannot be read on ({error})"
            return b""
        self.bytes_read += len(data)
        if self._progress is not None:
            self._progress(self.bytes_read)
        return data


def _raw_end(raw: str, begin: int, n_chars: int) -> int:
    """The index behind so many characters from another on, as they are counted when line ends are LF."""
    end = begin + n_chars
    while pairs := raw.count("\r\n", begin, end + 1):
        begin, end = end, end + pairs
    return end
