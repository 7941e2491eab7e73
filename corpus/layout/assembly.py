"""The lines of one language to a Document: laid out, joined, repaired, cut into segments."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.document import Document, Metadata, RegionKind, Repair, RepairKind, Segment, Span
from corpus.errors import LimitError
from corpus.layout.frontmatter import title_of
from corpus.layout.joins import join_pages
from corpus.layout.paragraph import Paragraph
from corpus.layout.regions import lay_out, regions_of
from corpus.layout.remarks import remarks_on
from corpus.layout.segments import clean, repairs_in, segments_in
from corpus.layout.spaces import find_wrap_spaces
from corpus.lines import Line
from corpus.script import script_of
from corpus.settings import ReadSettings


@dataclass(frozen=True)
class Original:
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
    """`word in _Words(original)`, without collecting the words of a text that never asks."""

    def __init__(self, original: Original) -> None:
        self._original = original

    def __contains__(self, word: object) -> bool:
        return word in self._original.words


def assemble(original: Original, lines: list[Line], lang: str, markers: list[Span]) -> Document:
    """The Document of `lines`, laid out, joined, repaired and cut; `markers` are lines that only part two languages.

    Raises LimitError for a segment over the limit.
    """
    text, settings = original.text, original.settings
    layout = lay_out(text, lines, _Words(original))
    marked = [
        Paragraph(RegionKind.SEPARATOR, (marker,), reason="marker line of the other language") for marker in markers
    ]
    paragraphs = sorted(marked + layout.paragraphs, key=lambda paragraph: paragraph.chars)
    if RepairKind.PAGE_JOIN in settings.repairs:
        paragraphs = join_pages(text, paragraphs)
    spaces, suggestions = find_wrap_spaces(text, paragraphs)
    found = [repairs_in(text, paragraph, _within(spaces, paragraph)) for paragraph in paragraphs]
    repairs = [[repair for repair in mine if repair.kind in settings.repairs] for mine in found]

    def sentences(cleaned: str) -> list[Span]:
        return settings.split(cleaned, lang)

    segments = tuple(
        segment
        for number, (paragraph, mine) in enumerate(zip(paragraphs, repairs, strict=True))
        for segment in segments_in(text, paragraph, number, mine, sentences)
    )
    _refuse_long(original, segments)
    title = title_of(text, paragraphs)
    return Document(
        original.name,
        lang,
        text,
        segments,
        digest=original.digest,
        metadata=_titled(layout.metadata, text, title, spaces),
        regions=regions_of(paragraphs),
        repairs=tuple(repair for mine in repairs for repair in mine),
        remarks=(*layout.remarks, *suggestions, *remarks_on(text, paragraphs, segments)),
        script=script_of("\n".join(text[line.start : line.end] for line in lines)),
    )


def _within(spaces: list[Repair], paragraph: Paragraph) -> list[Repair]:
    first, last = (bisect_left(spaces, at, key=lambda space: space.chars.start) for at in paragraph.chars)
    return spaces[first:last]


def _refuse_long(original: Original, segments: tuple[Segment, ...]) -> None:
    limit = original.settings.segment_limit
    for segment in segments:
        if len(segment.text) > limit:
            where, length = f"{original.name}: offset {segment.chars.start}", f"{len(segment.text):,} characters"
            raise LimitError(
                f"{where}: a segment of {length}, over the limit of {limit:,}: "
                "is the punctuation missing? Else raise --max-segment"
            )


def _titled(metadata: Metadata, text: str, title: Paragraph | None, spaces: list[Repair]) -> Metadata:
    if metadata.title or title is None:
        return metadata
    repairs = repairs_in(text, title, _within(spaces, title))
    return replace(metadata, title=clean(text, title.chars, repairs).text.strip())
