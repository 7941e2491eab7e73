"""Gzip unpacked as far as it can be: what is sound comes first, then the error about the rest."""

import zlib
from typing import BinaryIO

MAGIC = b"\x1f\x8b"
_PACKED_BYTES = 1 << 14
"""Deflate unpacks to a thousand times the size at most: a bomb takes 16 MB."""
_GZIP = 16 + zlib.MAX_WBITS


class Gunzip:
    """The bytes that a gzip file packs, of several parts too (RFC 1952, section 2.2).

    Python's own reader gives nothing of the last chunk before a fault, and so not the last units of a damaged memory.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._inflater = zlib.decompressobj(_GZIP)
        self._unpacked = bytearray()
        self._fault: Exception | None = None
        self._ended = False

    def read(self, size: int, /) -> bytes:
        """The next bytes, `size` of them unless the end or a fault is near; none at the end.

        Raises EOFError for a file that is cut off, zlib.error for a damaged one, when all before has been read.
        """
        while len(self._unpacked) < size and not self._ended:
            self._go_on()
        if self._fault is not None and not self._unpacked:
            raise self._fault
        found = bytes(self._unpacked[:size])
        del self._unpacked[:size]
        return found

    def _go_on(self) -> None:
        packed = self._file.read(_PACKED_BYTES)
        if not packed:
            self._ended = True
            if not self._inflater.eof:
                self._fault = EOFError("the packed data is cut off")
        while packed and self._fault is None:
            packed = self._inflate(packed)

    def _inflate(self, packed: bytes) -> bytes:
        """Unpack up to the end of a part; what is packed behind it comes back."""
        if self._inflater.eof:
            packed = packed.lstrip(b"\x00")  # tapes and disks are filled up with zeros
            if not packed:
                return b""
            self._inflater = zlib.decompressobj(_GZIP)
        before = self._inflater.copy()
        try:
            self._unpacked += self._inflater.decompress(packed)
        except zlib.error as error:
            self._unpacked += _before_fault(before, packed)
            self._fault, self._ended = error, True
        return self._inflater.unused_data


def _before_fault(inflater: "zlib._Decompress", packed: bytes) -> bytes:
    """All that can be unpacked, byte by byte, before the data is damaged."""
    found = b""
    for index in range(len(packed)):
        try:
            found += inflater.decompress(packed[index : index + 1])
        except zlib.error:
            break
    return found
