"""What each stretch of a text is: the passes that decide it, in their order."""

import re
from collections.abc import Container
from typing import NamedTuple

from corpus.document import Metadata, Region, RegionKind, Span
from corpus.layout.bylines import find_bylines, split_bylines
from corpus.layout.contents import find_contents
from corpus.layout.contentskeys import heading_key
from corpus.layout.frontmatter import find_front
from corpus.layout.header import find_header
from corpus.layout.headings import depth_remarks, find_headings
from corpus.layout.listmarks import opens_item
from corpus.layout.paragraph import Paragraph
from corpus.layout.paragraphs import paragraphs_of
from corpus.layout.stamps import find_stamps
from corpus.layout.tables import find_tables
from corpus.lines import Line

_NOTE = re.compile(
    r"(?:[注註]|附[注註]|[译譯编編]者?[注註按]|Notes?|N\.B\.)[ ]?[:：]|〔[注註]〕|\[\^?\d{1,3}\]|\[[注註]\]|※"
)
_REPEATS = "repeats the heading above"
_SINGLE = (RegionKind.HEADING, RegionKind.BYLINE, RegionKind.SEPARATOR, RegionKind.STAMP)
"""Kinds of which every paragraph makes a region; of the others neighbours make one."""


class Layout(NamedTuple):
    """All paragraphs of a text in order, each of a known kind, and what header and title page say."""

    paragraphs: list[Paragraph]
    metadata: Metadata
    remarks: list[str]


def lay_out(text: str, lines: list[Line], words: Container[str]) -> Layout:
    """The layout of `lines` of `text`; `words` are its Latin words in lower case, for words cut by a hyphen."""
    header = find_header(text, lines)
    claims = {index: (index + 1, found) for index, found in header.paragraphs.items()}
    for table in find_contents(text, lines):
        claims[table.first] = (table.last, table.paragraphs)
    for cells in find_tables(text, lines):
        if not any(cells.first < last and first < cells.last for first, (last, _) in claims.items()):
            claims[cells.first] = (cells.last, cells.paragraphs)
    paragraphs = find_stamps(text, paragraphs_of(text, lines, claims, words))
    paragraphs, facts, remarks = find_front(text, paragraphs)
    paragraphs = find_headings(text, paragraphs, words)
    depths = depth_remarks(text, paragraphs)
    paragraphs = find_bylines(text, split_bylines(text, paragraphs))
    paragraphs, repeated = _find_repeated(text, paragraphs)
    paragraphs = [p if p.decided else _running_text(text, p) for p in paragraphs]
    return Layout(paragraphs, facts if not header.paragraphs else header.metadata, [*remarks, *repeated, *depths])


def regions_of(paragraphs: list[Paragraph]) -> tuple[Region, ...]:
    """The regions of `paragraphs` in order, neighbours of one kind and reason as one.

    A stamp inside a paragraph that was joined across pages lies inside its region.
    """
    regions: list[Region] = []
    for paragraph in paragraphs:
        kind, chars = paragraph.kind, paragraph.chars
        if regions and kind not in _SINGLE and (kind, paragraph.reason) == (regions[-1].kind, regions[-1].reason):
            chars = Span(regions.pop().chars.start, chars.end)
        regions.append(Region(kind, chars, paragraph.reason, paragraph.level))
    return tuple(sorted(regions, key=lambda region: region.chars))


def _running_text(text: str, paragraph: Paragraph) -> Paragraph:
    if _NOTE.match(paragraph.text(text)):
        return paragraph.as_kind(RegionKind.NOTE, "opens with a mark of notes")
    if opens_item(text[paragraph.lines[0].start : paragraph.lines[0].end]):
        return paragraph.as_kind(RegionKind.LIST, "opens with a list mark")
    return paragraph.as_kind(RegionKind.BODY, "running text")


def _find_repeated(text: str, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """Short lines after a heading that say it again, known as headings and remarked on."""
    known = list(paragraphs)
    remarks = []
    for index, heading in enumerate(known):
        if heading.kind not in (RegionKind.HEADING, RegionKind.TITLE) or heading.reason == _REPEATS:
            continue
        key, said = heading_key(heading.text(text)), ""
        undecided = [i for i in range(index + 1, min(index + 8, len(known))) if not known[i].decided]
        for count, place in enumerate(undecided, start=1):
            said += heading_key(known[place].text(text))
            if said == key:
                for repeat in undecided[:count]:
                    known[repeat] = known[repeat].as_kind(RegionKind.HEADING, _REPEATS, heading.level)
                remarks.append(f"the heading is repeated over {count} lines before the text: {heading.text(text)}")
            if len(said) >= len(key):
                break
    return known, remarks
