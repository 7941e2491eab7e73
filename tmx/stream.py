"""The characters of a memory, chunk by chunk: the encoding is told by BOM, bytes and declaration."""

import codecs
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from corpus import Encoding, EncodingError, FormatError, LimitError, UnreadableError, codec_of
from tmx.container import Member
from tmx.xml import ILLEGAL

CHUNK_BYTES = 1 << 16
MAX_BYTES = 20_000_000_000
_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_PATTERNS = [(b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")]
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030"}
_READABLE = re.compile(
    r"utf-8|ascii|utf-(16|32)(-[bl]e)?|gb2312|gbk|gb18030|big5|big5hkscs|cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+"
    r"|euc_\w+|shift_jis\w*"
)


def sniff(head: bytes, name: str) -> tuple[Encoding, int]:
    """The encoding of a memory from its first bytes, and how many of them are its BOM.

    `doubt` says where the declaration contradicts the bytes, or what TMX does not allow. GB2312 and GBK are read as
    GB18030, their superset, because files under these labels hold more. Raises EncodingError for an unknown label.
    """
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return Encoding(codec, "BOM", _contradiction(head[len(bom) :], codec)), len(bom)
    for pattern, codec in _PATTERNS:
        if head.startswith(pattern):
            return Encoding(codec, "bytes", _contradiction(head, codec)), 0
    declared = _DECLARED.match(head)
    if declared is None:
        return Encoding("utf-8", "default"), 0
    return _declared(declared[1].decode("ascii"), name), 0


def _declared(label: str, name: str) -> Encoding:
    """The encoding that a declaration in ASCII bytes names."""
    codec = codec_of(label)
    if codec.startswith(("utf-16", "utf-32")):
        return Encoding("utf-8", "bytes", f"declared {label}, but the bytes are not: read as UTF-8")
    if not _READABLE.fullmatch(codec):
        raise EncodingError(f"{name}:1: unknown encoding `{label}`: convert the file to UTF-8")
    if codec in ("utf-8", "ascii"):
        return Encoding(codec, "declared")
    read = _SUPERSETS.get(codec, codec)
    return Encoding(
        read, "declared", f"encoding {label}, read as {read.upper()}: TMX allows UTF-8, UTF-16 and US-ASCII"
    )


def _contradiction(head: bytes, codec: str) -> str:
    declared = _DECLARED.match(head.decode(codec, "replace").encode("ascii", "replace"))
    label = declared[1].decode("ascii") if declared else ""
    if not label or codec_of(label)[:6] == codec[:6]:
        return ""
    return f"declared {label}, but the bytes are {codec.upper()}: read by the bytes"


def readable_codec(label: str) -> str:
    """The codec for texts under this label, or its superset where they hold more; empty for an unknown label."""
    codec = codec_of(label)
    return _SUPERSETS.get(codec, codec) if _READABLE.fullmatch(codec) else ""


def has_no_controls(data: bytes, text: str, encoding: Encoding) -> bool:
    """Whether none of the characters of a text, which these bytes are, is a control character that XML forbids."""
    if encoding.name.startswith(("utf-16", "utf-32")):
        return not ILLEGAL.search(text)
    return len(data.translate(None, _CONTROLS)) == len(data)  # five times as fast as a search in the text


class TextStream:
    """An iterator over the characters of a memory; line ends are LF, as XML reads them.

    `encoding` is known from the start, `bytes_read` counts the unpacked bytes, `is_clean` is true as long as none was a
    control character that XML forbids. Raises EncodingError or FormatError with the offset where the bytes are at
    fault; what stands before is given first.
    """

    def __init__(self, member: Member, progress: Callable[[int], None] | None = None) -> None:
        name, self._bytes = member
        self._name, self._progress = name, progress
        self.bytes_read = 0
        self.is_clean = True
        try:
            head = self._chunk()
        except FormatError as error:
            raise FormatError(f"{name}: {error}") from error
        if not head:
            raise UnreadableError(f"{name}: the file is empty: expected a memory")
        self.encoding, bom = sniff(head, name)
        self._head = head[bom:]
        if not self._head.strip():
            raise UnreadableError(f"{name}: the file is empty but for its byte order mark: expected a memory")

    def __iter__(self) -> Iterator[str]:
        decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(self.encoding.name)("strict"), True)
        chunk, self._head = self._head, b""
        while chunk:
            yield from self._decoded(decoder, chunk, final=False)
            chunk = self._chunk()
        yield from self._decoded(decoder, b"", final=True)

    def _decoded(self, decoder: io.IncrementalNewlineDecoder, chunk: bytes, *, final: bool) -> Iterator[str]:
        try:
            text = decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            if error.start:
                before = error.object[: error.start].decode(self.encoding.name)
                yield before.replace("\r\n", "\n").replace("\r", "\n")
            offset = self.bytes_read - len(error.object) + error.start
            raise EncodingError(
                f"byte {error.object[error.start]:02X} at offset {offset} is not {self.encoding.name.upper()} "
                f"({self.encoding.how}): save the file in the encoding it declares"
            ) from error
        self.is_clean = self.is_clean and has_no_controls(chunk, text, self.encoding)
        if text:
            yield text

    def _chunk(self) -> bytes:
        try:
            chunk = self._bytes.read(CHUNK_BYTES)
        except (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
            raise FormatError(
                f"cannot be read on after {self.bytes_read} bytes ({error}): the file is damaged, fetch it again"
            ) from error
        self.bytes_read += len(chunk)
        if self.bytes_read > MAX_BYTES:
            raise LimitError(f"{self._name}: unpacks to more than 20 GB: split the file")
        if self._progress is not None:
            self._progress(self.bytes_read)
        return chunk
