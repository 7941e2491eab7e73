"""A file in, one or two Documents out: decode, part the languages, lay out, repair, cut into segments."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from corpus.bilingual import Split, is_mixed, split_languages
from corpus.binary import refuse_binary
from corpus.document import Document, Encoding, Metadata, Reading, RegionKind, Repair, RepairKind, Segment, Span
from corpus.encoding import decode
from corpus.errors import LimitError, UnreadableError
from corpus.files import FILE_LIMIT, file_name, read_file
from corpus.frontmatter import title_of
from corpus.joins import join_pages
from corpus.lines import Line, lines_of
from corpus.paragraph import Paragraph
from corpus.regions import lay_out, regions_of
from corpus.remarks import remarks_on
from corpus.script import language_of, script_of
from corpus.segments import clean, repairs_in, segments_in
from corpus.spaces import find_wrap_spaces

SEGMENT_LIMIT = 20_000
"""Characters of one segment."""


@dataclass(frozen=True)
class ReadSettings:
    """What may be said about a file beforehand.

    `lang` is a BCP-47 tag: the whole file is in this language and is not parted. `encoding` overrules detection,
    `encoding_errors` is `strict` or `replace`. Only `repairs` of these kinds are made.
    """

    lang: str = ""
    encoding: str = ""
    encoding_errors: str = "strict"
    repairs: frozenset[RepairKind] = frozenset(RepairKind)
    file_limit: int = FILE_LIMIT
    segment_limit: int = SEGMENT_LIMIT


DEFAULT = ReadSettings()


def read(path: str | Path, settings: ReadSettings = DEFAULT) -> Reading:
    """The Document in the text file at `path` (`-`: standard input), or both Documents of a bilingual one.

    Raises UnreadableError, EncodingError or LimitError with one line for people.
    """
    return read_bytes(read_file(path, settings.file_limit), file_name(path), settings)


def read_bytes(data: bytes, name: str, settings: ReadSettings = DEFAULT) -> Reading:
    """The same for bytes that are already here; `name` goes into the Documents and the messages."""
    text, encoding = decode_text(data, name, settings)
    source = _Source(text, name, hashlib.sha256(data).hexdigest(), settings)
    lines = lines_of(text)
    split = None if settings.lang else split_languages(text, lines)
    if split is None:
        document = _document(source, lines, settings.lang or _language(text), [])
        if not settings.lang and is_mixed(text):
            remark = "both Chinese and English, but no rule parts them: name the language with --source-lang"
            document = replace(document, remarks=(*document.remarks, remark))
        return Reading((document,), encoding)
    return Reading(tuple(_sides(source, split)), encoding, split.rule)


def read_lines(data: bytes, name: str, settings: ReadSettings = DEFAULT) -> tuple[Document, int]:
    """A Document of one segment a line, as they stand, and the number of empty lines that were dropped.

    Only CR LF, CR and LF end a line. Nothing is cleaned, parted, joined or skipped.
    """
    text, _ = decode_text(data, name, settings)
    lines = lines_of(text)
    filled = [line for line in lines if not line.blank]
    segments = tuple(
        Segment(text[line.start : line.end], Span(line.start, line.end), number) for number, line in enumerate(filled)
    )
    document = Document(
        name,
        settings.lang or _language(text),
        text,
        segments,
        digest=hashlib.sha256(data).hexdigest(),
        script=script_of(text),
    )
    return document, len(lines) - len(filled)


def decode_text(data: bytes, name: str, settings: ReadSettings = DEFAULT) -> tuple[str, Encoding]:
    """The characters of a text file and how they were decoded; raises for binary and for blank files."""
    if not settings.encoding:
        refuse_binary(data, name)
    text, encoding = decode(data, name, settings.encoding or None, settings.encoding_errors)
    if not text.strip():
        raise UnreadableError(f"{name}: empty: it holds nothing but white space")
    return text, encoding


@dataclass(frozen=True)
class _Source:
    """What both sides of a file share."""

    text: str
    name: str
    digest: str
    settings: ReadSettings

    @cached_property
    def words(self) -> frozenset[str]:
        """The Latin words of the text in lower case."""
        return frozenset(re.findall(r"[^\W\d_]+", self.text.lower()))


class _Words:
    """`word in _Words(source)`, without collecting the words of a text that never asks."""

    def __init__(self, source: _Source) -> None:
        self._source = source

    def __contains__(self, word: object) -> bool:
        return word in self._source.words


def _language(text: str) -> str:
    return language_of(text) or "und"


def _sides(source: _Source, split: Split) -> Iterator[Document]:
    markers = list(split.markers)
    for side in split.sides:
        end = max(line.end for line in side)
        mine = [marker for marker in markers if marker.end <= end or side is split.sides[-1]]
        markers = [marker for marker in markers if marker not in mine]
        words = "\n".join(source.text[line.start : line.end] for line in side)
        yield _document(source, side, _language(words), mine)


def _document(source: _Source, lines: list[Line], lang: str, markers: list[Span]) -> Document:
    text, settings = source.text, source.settings
    layout = lay_out(text, lines, _Words(source))
    joins = RepairKind.PAGE_JOIN in settings.repairs
    marked = [
        Paragraph(RegionKind.SEPARATOR, (marker,), reason="marker line of the other language") for marker in markers
    ]
    paragraphs = sorted(marked + layout.paragraphs, key=lambda paragraph: paragraph.chars)
    paragraphs = join_pages(text, paragraphs) if joins else paragraphs
    spaces, suggestions = find_wrap_spaces(text, paragraphs)
    repairs = [
        [
            repair
            for repair in repairs_in(text, paragraph, _within(spaces, paragraph))
            if repair.kind in settings.repairs
        ]
        for paragraph in paragraphs
    ]
    segments = tuple(
        segment
        for number, (paragraph, mine) in enumerate(zip(paragraphs, repairs, strict=True))
        for segment in segments_in(text, paragraph, number, mine, lang)
    )
    _refuse_long(source, segments)
    title = title_of(text, paragraphs)
    return Document(
        source.name,
        lang,
        text,
        segments,
        digest=source.digest,
        metadata=_titled(layout.metadata, text, title, spaces),
        regions=regions_of(paragraphs),
        repairs=tuple(repair for mine in repairs for repair in mine),
        remarks=(*layout.remarks, *suggestions, *remarks_on(text, paragraphs, segments)),
        script=script_of("\n".join(text[line.start : line.end] for line in lines)),
    )


def _within(spaces: list[Repair], paragraph: Paragraph) -> list[Repair]:
    start, end = paragraph.chars
    return [space for space in spaces if start <= space.chars.start < end]


def _refuse_long(source: _Source, segments: tuple[Segment, ...]) -> None:
    limit = source.settings.segment_limit
    for segment in segments:
        if len(segment.text) > limit:
            raise LimitError(
                f"{source.name}: offset {segment.chars.start}: a segment of {len(segment.text):,} characters, over the "
                f"limit of {limit:,}: is the punctuation missing? Else raise --max-segment"
            )


def _titled(metadata: Metadata, text: str, title: Paragraph | None, spaces: list[Repair]) -> Metadata:
    if metadata.title or title is None:
        return metadata
    repairs = repairs_in(text, title, _within(spaces, title))
    return replace(metadata, title=clean(text, title.chars, repairs).text.strip())
