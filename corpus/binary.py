"""Bytes that are no text: what they look like by their first bytes, or by their control characters."""

from corpus.errors import UnreadableError

_MAGIC = (
    (b"PK\x03\x04", "a zip archive (docx, xlsx, epub, odt)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROLS = bytes(range(1, 9)) + bytes(range(0x0E, 0x1B)) + b"\x1c\x1d\x1e\x1f"
_TEXT_SHARE = 0.02
"""Control characters among the bytes of a text in a one-byte or multi-byte encoding; a text has hardly any."""

_FEW = 4
_SHORT_SHARE = 0.1
"""In a short text so many stray control characters are allowed, or this share of it."""


def refuse_binary(data: bytes, name: str) -> None:
    """Raises UnreadableError, saying what `data` looks like, when no text encoding explains it."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"{name}: looks like {what}, not text: save it as text (UTF-8)")
    if not _has_bom(data) and _is_noise(data):
        raise UnreadableError(f"{name}: binary data, not text: save it as text (UTF-8)")


def nuls(data: bytes) -> tuple[int, int]:
    """How many zero bytes stand at even and at odd offsets: UTF-16 has them on one side."""
    return data[::2].count(0), data[1::2].count(0)


def _has_bom(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf", b"\x84\x31\x95\x33"))


def _is_noise(data: bytes) -> bool:
    """In UTF-16 one half of the bytes is nearly free of zeros, and low bytes may look like control characters."""
    few, many = sorted(nuls(data))
    if many:
        return few > 0.02 * len(data) + 1 or not _may_be_utf16(data)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    allowed = max(_TEXT_SHARE * len(data), min(_FEW, _SHORT_SHARE * len(data)))
    return controls > allowed and not _may_be_utf16(data)


def _may_be_utf16(data: bytes) -> bool:
    """Whether the code units of one byte order are nearly all Han, punctuation or Latin."""
    return any(_plain_share(data[high::2]) > 0.9 for high in (0, 1))


def _plain_share(high_bytes: bytes) -> float:
    plain = bytes([0x00, 0x20, 0x30, 0xFF, *range(0x4E, 0xA0)])
    return 1 - len(high_bytes.translate(None, plain)) / max(1, len(high_bytes))
