"""The zip archive that xlsx and docx files are, made as a stream: the same parts give the same bytes at any time."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tmx.batches import encoded

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Part = tuple[str, Iterable[str]]
"""The name of a member, and its XML piece by piece, without the declaration."""

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ENOUGH = 1 << 16


def package(parts: Iterable[Part]) -> Iterator[bytes]:
    """The bytes of the archive as they come; no more than some pieces of a part are held."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            with archive.open(entry, "w") as member:
                member.write(_DECLARATION.encode())
                for some in encoded(pieces):
                    member.write(some)
                    if len(sink.held) > _ENOUGH:
                        yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Where the archive is written to, and taken from; it cannot go back."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: "ReadableBuffer", /) -> int:
        before = len(self.held)
        self.held += piece
        return len(self.held) - before

    def taken(self) -> bytes:
        """What has been written since the last time."""
        piece = bytes(self.held)
        self.held.clear()
        return piece


def content_types(types: Iterable[tuple[str, str]]) -> Part:
    """The part that says of which kind the others are: pairs of a part's name and its content type."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return "[Content_Types].xml", [f'<Types xmlns="{CONTENT_TYPES}">{rels}{overrides}</Types>']


def relationships(name: str, targets: Iterable[tuple[str, str]]) -> Part:
    """The part of this name that says what belongs to a part: pairs of a kind and a target, numbered rId1, rId2, …"""
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return name, [f'<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>']
