"""Lines to paragraphs: blocks end at blank lines, and a line end inside a block is mostly a wrap."""

from collections.abc import Container, Mapping
from itertools import pairwise

from corpus.document import RegionKind
from corpus.layout.contents import is_contents_heading
from corpus.layout.dates import is_date
from corpus.layout.header import is_label
from corpus.layout.imprint import is_imprint
from corpus.layout.listmarks import Rank, list_mark, opens_item
from corpus.layout.marks import heading_depth, is_separator, without_marks
from corpus.layout.paragraph import Paragraph, paragraph_of
from corpus.lines import Line
from corpus.punctuation import closes

Claims = Mapping[int, tuple[int, list[Paragraph]]]
"""Paragraphs found before: by the index of their first line, with the index after their last."""

_HEADING_LENGTH = 50
_FULL = 0.92
"""A line at least this share of the widest in its block fills the column."""
_COLUMN = 100
"""No printed line is longer than this; a longer one is a paragraph of its own."""


def paragraphs_of(text: str, lines: list[Line], claims: Claims, words: Container[str]) -> list[Paragraph]:
    """The paragraphs of `lines` in order, those of `claims` in their places; separators are already known as such."""
    paragraphs: list[Paragraph] = []
    index = 0
    while index < len(lines):
        if index in claims:
            index, found = claims[index]
            paragraphs += found
        elif lines[index].blank:
            index += 1
        else:
            end = _block_end(lines, index, claims)
            paragraphs += _block(text, lines[index:end], words)
            index = end
    return paragraphs


def _block_end(lines: list[Line], start: int, claims: Claims) -> int:
    end = start + 1
    while end < len(lines) and not lines[end].blank and not lines[end].page and end not in claims:
        end += 1
    return end


def _block(text: str, lines: list[Line], words: Container[str]) -> list[Paragraph]:
    contents = [text[line.start : line.end] for line in lines]
    if 2 * sum(map(is_imprint, contents)) >= len(lines):
        return [_paragraph(text, [line], words) for line in lines]
    widest = max(map(len, contents))
    parts = [[lines[0]]]
    for (left, right), line in zip(pairwise(contents), lines[1:], strict=True):
        if _wraps(left, right, widest) and not parts[-1][-1].breaks and not line.indented:
            parts[-1].append(line)
        else:
            parts.append([line])
    return [_paragraph(text, part, words) for part in parts]


def _wraps(left: str, right: str, widest: int) -> bool:
    """Whether the end of line `left` is a wrap in a block whose widest line has `widest` characters."""
    if _stands_alone(left, widest) or _stands_alone(right, widest):
        return False
    if opens_item(right) or is_label(right):
        return False
    full = _FULL * widest <= len(left) and widest <= _COLUMN and len(right) <= widest
    return not closes(without_marks(left)) or (full and widest > _HEADING_LENGTH // 2)


def _stands_alone(line: str, widest: int) -> bool:
    if heading_depth(line) or is_separator(line) or is_date(line) or is_contents_heading(line):
        return True
    mark = list_mark(line)
    numbered = mark is not None and mark.rank <= Rank.BRACKETED and not closes(line)
    return numbered and len(line) <= _HEADING_LENGTH and len(line) < 0.7 * widest


def _paragraph(text: str, lines: list[Line], words: Container[str]) -> Paragraph:
    paragraph = paragraph_of(text, lines, words)
    if is_separator(text[lines[0].start : lines[0].end]):
        return paragraph.as_kind(RegionKind.SEPARATOR, "a rule across the page")
    return paragraph
