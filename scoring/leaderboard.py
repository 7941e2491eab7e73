"""The report as tables : one row a candidate, one column a metric; then pairs and signatures."""

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape
from unicodedata import east_asian_width

from scoring.report import Report
from scoring.score import Comparison, Direction, Score

LEGEND = (
    "± is half of the 95 % interval (bootstrap). p is the probability of such a difference if the two were equal;\n"
    "Holm: corrected for the number of pairs. Candidates that share a letter do not differ significantly from the best."
)


_TSV = ("candidate", "metric", "value", "low", "high", "group", "scored", "empty", "direction", "signature")


def text_lines(report: Report) -> Iterator[str]:
    """The table, the pairs, how to read them, and every signature."""
    yield from _aligned(_cells(report))
    if report.comparisons:
        yield ""
        yield from _aligned(_pair_cells(report))
    if report.others:
        yield from ("", "On scales of their own, not to be compared with the above:")
        yield from _aligned(_other_cells(report))
    yield ""
    yield f"↑ higher is better, ↓ lower is better. {LEGEND if _has_intervals(report) else ''}".rstrip()
    if report.test and any(one.p is not None for one in report.comparisons):
        yield f"Test: {report.test}; baseline: {report.material.candidates[0].name}."
    yield from signature_lines(report)


def markdown_lines(report: Report) -> Iterator[str]:
    """The same as tables of Markdown."""
    yield from _piped(_cells(report))
    if report.comparisons:
        yield ""
        yield from _piped(_pair_cells(report))
    yield ""
    yield from (f"- `{line}`" for line in signature_lines(report))


def html_lines(report: Report) -> Iterator[str]:
    """The same as two tables of HTML, to be put into a page."""
    yield from _tabled(_cells(report))
    if report.comparisons:
        yield from _tabled(_pair_cells(report))
    yield from (f"<p><code>{escape(line)}</code></p>" for line in signature_lines(report))


def tsv_lines(report: Report) -> Iterator[str]:
    """A row for each candidate and metric: value, interval, letter, counts, signature; unrounded."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerow(_TSV)
    for row, letters in zip(report.scores, report.groups, strict=True):
        for score, letter in zip(row, letters, strict=True):
            low, high = score.interval or (None, None)
            counts = (score.counts.scored, score.counts.empty_text)
            writer.writerow(
                [
                    score.candidate,
                    score.metric,
                    score.value,
                    low,
                    high,
                    letter,
                    *counts,
                    score.direction,
                    score.signature,
                ]
            )
    yield from buffer.getvalue().rstrip("\n").split("\n")


def level_lines(report: Report, level: str) -> Iterator[str]:
    """A row for each document, or each segment, with the values of every candidate and metric, tab-separated."""
    every = [score for row in report.scores for score in row]
    yield "\t".join([level, *(f"{score.candidate} {score.metric}" for score in every)])
    if level == "document":
        for place, one in enumerate(every[0].documents if every else ()):
            yield "\t".join([one.document, *(number(score.documents[place].value) for score in every)])
    else:
        for place in range(len(report.material.segments)):
            yield "\t".join([str(place + 1), *(number(score.segments[place]) for score in every)])


def signature_lines(report: Report) -> list[str]:
    """Each metric with its signature."""
    return [f"{row[0].metric}|{row[0].signature}" for row in (*report.scores, *report.others)]


def number(value: float | None, decimals: int = 2) -> str:
    """A value for people; a dash where it is undefined."""
    return "–" if value is None else f"{value:.{decimals}f}"


def value_text(score: Score) -> str:
    """A value with half of its interval."""
    if score.value is None or score.interval is None:
        return number(score.value)
    return f"{number(score.value)} ±{(score.interval.high - score.interval.low) / 2:.2f}"


def p_text(p: float | None) -> str:
    """A probability for people: never 0."""
    return "–" if p is None else "< 0.001" if p < 0.001 else f"{p:.3f}"


def arrow(score: Score) -> str:
    """The metric with the direction of better values."""
    return f"{score.metric} {'↑' if score.direction is Direction.HIGHER else '↓'}"


def _has_intervals(report: Report) -> bool:
    return any(score.interval for row in report.scores for score in row)


def _cells(report: Report) -> list[list[str]]:
    rows = [["candidate", *(arrow(row[0]) for row in report.scores)]]
    for place, candidate in enumerate(report.material.candidates):
        values = (
            f"{value_text(row[place])} {letters[place]}".rstrip()
            for row, letters in zip(report.scores, report.groups, strict=True)
        )
        rows.append([candidate.name, *values])
    return rows


def _other_cells(report: Report) -> list[list[str]]:
    names = [candidate.name for candidate in report.material.candidates]
    rows = [["metric", *names]]
    return rows + [[arrow(row[0]), *(number(score.value, 4) for score in row)] for row in report.others]


def _pair_cells(report: Report) -> list[list[str]]:
    rows = [["metric", "first", "second", "difference", "p", "p (Holm)"]]
    return rows + [_pair_row(one) for one in report.comparisons]


def _pair_row(one: Comparison) -> list[str]:
    difference = "–" if one.difference is None else f"{one.difference:+.2f}"
    return [one.metric, one.first, one.second, difference, p_text(one.p), p_text(one.corrected)]


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """The columns of a terminal that a text takes: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _piped(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
        if number == 0:
            yield "|" + " --- |" * len(row)


def _tabled(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = ("".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) for tag, row in _tags(rows))
    yield f"<table><thead><tr>{head}</tr></thead><tbody>"
    yield from (f"<tr>{row}</tr>" for row in body)
    yield "</tbody></table>"


def _tags(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
    return (("td" if number else "th", row) for number, row in enumerate(rows))
