"""Tables: rows between bars (markdown), or rows of equally many cells parted by tabs."""

import re
from typing import NamedTuple

from corpus.document import RegionKind, Span
from corpus.layout.paragraph import Paragraph
from corpus.lines import Line

_RULE = re.compile(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?")
_CELL = re.compile(r"[^|\t]+")
_LEAST_ROWS = 2


class Table(NamedTuple):
    """A table: the indices of its first line and of the line after its last, and its cells as paragraphs."""

    first: int
    last: int
    paragraphs: list[Paragraph]


def find_tables(text: str, lines: list[Line]) -> list[Table]:
    """Every table of `lines`: at least two neighbouring rows with the same number of bars or tabs."""
    tables = []
    start = 0
    shapes = [_shape(text[line.start : line.end]) for line in lines]
    for index in range(1, len(lines) + 1):
        if index < len(lines) and shapes[index] == shapes[start]:
            continue
        if shapes[start] and index - start >= _LEAST_ROWS:
            cells = [cell for line in lines[start:index] for cell in _cells(text, line)]
            tables.append(Table(start, index, cells))
        start = index
    return tables


def _shape(line: str) -> tuple[str, int] | None:
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:
        return "|", line.count("|")
    tabs = line.count("\t")
    return ("\t", tabs) if tabs else None


def _cells(text: str, line: Line) -> list[Paragraph]:
    if _RULE.fullmatch(text, line.start, line.end):
        return [Paragraph(RegionKind.SEPARATOR, (Span(line.start, line.end),), reason="a rule of a table")]
    spans = (Span(*cell.span()) for cell in _CELL.finditer(text, line.start, line.end))
    trimmed = (_trim(text, span) for span in spans)
    return [
        Paragraph(RegionKind.TABLE, (span,), reason="a cell of a table") for span in trimmed if span.start < span.end
    ]


def _trim(text: str, span: Span) -> Span:
    cell = text[span.start : span.end]
    return Span(span.start + len(cell) - len(cell.lstrip()), span.end - len(cell) + len(cell.rstrip()))
