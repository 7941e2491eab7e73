"""An analysis as what is printed, sent or reckoned with: lines, JSON, sheets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from memory.analysis import Amount, FileAnalysis, Row, weighted
from tmx import Cell, Sheet

COUNTED = (
    "words: Chinese characters, words of letters and numbers, one each; punctuation and tags are none. "
    "A segment is in one row only, that of its best match."
)
"""What the columns mean: printed with every table."""


def analysis_json(one: FileAnalysis, weights: Mapping[Row, float]) -> dict[str, Any]:
    """The rows of a file that hold something, all columns, the share of the words, and the weighted words."""
    rows = {
        row.value: {**amount._asdict(), "share": round(_share(amount, one), 4), "weight": weights[row]}
        for row, amount in one.rows.items()
    }
    total = {**one.total._asdict(), "volume": one.total.volume}
    worth = round(weighted(one, weights), 2)
    return {"file": one.name, "rows": rows, "total": total, "weighted": worth, "unsure": one.unsure}


def analysis_lines(one: FileAnalysis, weights: Mapping[Row, float]) -> Iterator[str]:
    """A table for a terminal."""
    width = max(len(row) for row in Row) + 2
    yield one.name
    yield " " * width + "".join(f"{name:>11}" for name in (*Amount._fields, "share", "weight", "weighted"))
    for name, amount, weight in _rows(one, weights):
        cells = [*(f"{count:,}" for count in amount), f"{_share(amount, one):.0%}"]
        cells.append("" if weight is None else f"{weight:g}")
        worth = weighted(one, weights) if weight is None else amount.volume * weight
        yield f"  {name:{width - 2}}" + "".join(f"{cell:>11}" for cell in [*cells, f"{worth:,.1f}"])


def analysis_sheets(analyses: Sequence[FileAnalysis], weights: Mapping[Row, float]) -> list[Sheet]:
    """A sheet with a row for each row of each file, and one that says what is counted."""
    columns = [("file", 30), ("match", 24), *((name, 12) for name in (*Amount._fields, "words in all"))]
    columns += [("share", 10), ("weight", 10), ("weighted", 12)]
    return [
        Sheet("analysis", columns, _cells(analyses, weights)),
        Sheet("about", [("what is counted", 100)], [[COUNTED]]),
    ]


def _cells(analyses: Sequence[FileAnalysis], weights: Mapping[Row, float]) -> Iterator[list[Cell]]:
    for one in analyses:
        for name, amount, weight in _rows(one, weights):
            worth = weighted(one, weights) if weight is None else amount.volume * weight
            row: list[Cell] = [one.name, name, *amount, amount.volume, round(_share(amount, one), 4)]
            yield [*row, "" if weight is None else weight, round(worth, 2)]


def _rows(one: FileAnalysis, weights: Mapping[Row, float]) -> Iterator[tuple[str, Amount, float | None]]:
    """Name, amount and weight of each row; the total, which has no weight, comes last."""
    yield from ((row.value, amount, weights[row]) for row, amount in one.rows.items())
    yield "total", one.total, None


def _share(amount: Amount, one: FileAnalysis) -> float:
    return amount.volume / one.total.volume if one.total.volume else 0.0
