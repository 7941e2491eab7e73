"""The lines of a PO file, decoded as its header says."""

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from corpus import EncodingError, FormatError, LimitError, UnreadableError
from tmx.place import Place, Progress, quoted
from tmx.po.entry import Line
from tmx.stream import CHUNK_BYTES, readable_codec

MAX_LINE_BYTES = 10_000_000
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._-]+)")
_PLACEHOLDER = "CHARSET"


class Lines:
    """An iterator over the lines of a file; `encoding` is known from the start, `bytes_read` grows.

    `number` is that of the next line, from 1.

    Raises UnreadableError, EncodingError or LimitError, naming the line.
    """

    def __init__(self, file: BinaryIO, name: str, progress: Progress | None) -> None:
        self._file, self._name, self._progress = file, name, progress
        self.bytes_read = 0
        self.number = 1
        self._text, self._at, self._is_behind_space = "", 0, False
        self._ends_with_cr = False
        self._head = self._chunk()
        if b"\r" in self._head and b"\n" not in self._head:
            self._head, self._ends_with_cr = self._head.replace(b"\r", b"\n"), True
        if not self._head.strip():
            raise UnreadableError(f"{name}: the file is empty: expected a PO file")
        if self._head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise EncodingError(f"{name}: UTF-16, in which PO is not written: save it as UTF-8")
        self._head = self._head.removeprefix(codecs.BOM_UTF8)
        self.encoding = self._declared()

    def __iter__(self) -> Iterator[Line]:
        pending = b""
        for chunk in chain([self._head], iter(self._chunk, b"")):
            whole, end, pending = (pending + chunk).rpartition(b"\n")
            yield from self._lines(whole + end)
            if len(pending) > MAX_LINE_BYTES:
                raise LimitError(f"{Place(self._name, self.number)}: longer than {MAX_LINE_BYTES:,} bytes: split it")
        if pending:
            yield self._line(pending)

    def ahead(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern where the last line that was given was empty, as far as the text behind it is in memory."""
        return pattern.match(self._text, self._at) if self._is_behind_space else None

    def take(self, found: re.Match[str]) -> None:
        """Go on behind what was found ahead, which ends with an empty line."""
        self.number += found[0].count("\n")
        self._at = found.end()

    def _lines(self, data: bytes) -> Iterator[Line]:
        """The lines of some whole ones; `ahead` looks into those that are UTF-8."""
        try:
            self._text, self._at = data.decode("utf-8") if self.encoding == "utf-8" else "", 0
        except UnicodeDecodeError:
            self._text = ""
        if not self._text:
            yield from map(self._line, data.split(b"\n")[:-1])
        while self._at < len(self._text):
            end = self._text.index("\n", self._at)
            line = Line(self._text[self._at : end], Place(self._name, self.number))
            self.number, self._at, self._is_behind_space = self.number + 1, end + 1, end == self._at
            yield line

    def _line(self, line: bytes) -> Line:
        place = Place(self._name, self.number)
        self.number += 1
        try:
            return Line(line.decode(self.encoding), place)
        except UnicodeDecodeError as error:
            raise EncodingError(
                f"{place}: byte {line[error.start]:02X} is not {self.encoding.upper()}: save the file in the encoding "
                "that its header declares"
            ) from error

    def _declared(self) -> str:
        found = _CHARSET.search(self._head)
        label = found[1].decode("ascii") if found else _PLACEHOLDER
        codec = "utf-8" if label == _PLACEHOLDER else readable_codec(label)
        if not codec:
            raise EncodingError(f"{self._name}: unknown charset {quoted(label)}: convert the file to UTF-8")
        return codec

    def _chunk(self) -> bytes:
        try:
            chunk = self._file.read(CHUNK_BYTES)
        except OSError as error:
            raise FormatError(f"{self._name}: cannot be read on after {self.bytes_read} bytes ({error})") from error
        self.bytes_read += len(chunk)
        if self._progress is not None:
            self._progress(self.bytes_read)
        return chunk.replace(b"\r", b"\n") if self._ends_with_cr else chunk
