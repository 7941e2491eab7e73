"""Tables that read well on a terminal and in Markdown."""

from collections.abc import Iterable, Sequence

ABSENT = "–"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column flush left, the others flush right."""
    cells = [tuple(header), *map(tuple, rows)]
    widths = [max(2, *map(len, column)) for column in zip(*cells, strict=True)]
    rule = [f":{'-' * (widths[0] - 1)}", *(f"{'-' * (width - 1)}:" for width in widths[1:])]
    lines = (_flush(row, widths) for row in cells)
    return "\n".join(f"| {' | '.join(line)} |" for line in (next(lines), rule, *lines))


def _flush(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *others = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]


def share(value: float) -> str:
    """A number from 0 to 1 with three digits, as the papers print it: .905"""
    return f"{value:.3f}".removeprefix("0")
