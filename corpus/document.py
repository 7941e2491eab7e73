"""The values that reading a file gives: Document, Segment, Region, Repair, Metadata."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range, 0-based: of characters in a text, or of segments in a document."""

    start: int
    end: int


class RegionKind(StrEnum):
    """What a stretch of a file is; `TEXTUAL` kinds give segments."""

    TITLE = "title"
    COLOPHON = "colophon"
    CONTENTS = "contents"
    HEADING = "heading"
    BYLINE = "byline"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    SIGNATURE = "signature"
    NOTE = "note"
    STAMP = "stamp"
    SEPARATOR = "separator"
    METADATA = "metadata"


class RepairKind(StrEnum):
    """Why a segment's text differs from the characters it was read from."""

    MARK = "mark"
    WRAP = "wrap"
    WRAP_SPACE = "wrap-space"
    PAGE_JOIN = "page-join"


@dataclass(frozen=True, slots=True)
class Repair:
    """One change between the original characters and a segment's text.

    `chars` spans `before` in `Document.text`; `after` stands there in the segment; `rule` says in words why.
    """

    kind: RepairKind
    chars: Span
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the original characters: its kind, the reason for it, a heading's level (1 is the highest)."""

    kind: RegionKind
    chars: Span
    reason: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of alignment: a sentence, a title, a heading, an entry of a contents table.

    `text` is cleaned; `chars` points into `Document.text`; `paragraph` numbers the block it belongs to, from 0.
    """

    text: str
    chars: Span
    paragraph: int
    kind: RegionKind = RegionKind.BODY

    def __reduce__(self) -> tuple[object, ...]:
        """How it goes from one process to another: its values alone, in a third of the time that slots would take."""
        return _segment, (self.text, *self.chars, self.paragraph, self.kind)


def _segment(text: str, start: int, end: int, paragraph: int, kind: RegionKind) -> Segment:
    return Segment(text, Span(start, end), paragraph, kind)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a header, title page or colophon says; absent values are empty, dates ISO 8601 and maybe partial."""

    title: str = ""
    author: str = ""
    editors: str = ""
    issuer: str = ""
    date: str = ""
    page: str = ""
    isbn: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """How many Han characters a text has, and which per cent of them are only traditional, only simplified."""

    han: int
    traditional: float
    simplified: float


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes were decoded: codec, how it was found (`BOM`, `UTF-8`, `given`, …), what is doubtful about it."""

    name: str
    how: str
    doubt: str = ""


@dataclass(frozen=True)
class Document:
    """One text in one language: the decoder's characters, unchanged, and what was found in them.

    `lang` is a BCP-47 tag (`en`, `zh-Hans`, `zh-Hant`); `digest` is the SHA-256 of the file's bytes in hex;
    `remarks` are one-line findings for people (ends inside a sentence, suspicious paragraph, …).
    """

    name: str
    lang: str
    text: str
    segments: tuple[Segment, ...]
    digest: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    regions: tuple[Region, ...] = ()
    repairs: tuple[Repair, ...] = ()
    remarks: tuple[str, ...] = ()
    script: Script = field(default_factory=lambda: Script(0, 0.0, 0.0))

    def text_of(self, segments: Span) -> str:
        """Some segments as one string: Chinese sentences meet without a space, others with one."""
        joiner = "" if self.lang.startswith("zh") else " "
        return joiner.join([segment.text for segment in self.segments[segments.start : segments.end]])


@dataclass(frozen=True)
class Reading:
    """What one file holds: one Document, or two when it is bilingual; `split` names the rule that parted them."""

    documents: tuple[Document, ...]
    encoding: Encoding
    split: str = ""
