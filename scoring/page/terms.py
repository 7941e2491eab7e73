"""The section on terms: how often each was asked for, how it was rendered, by which candidate."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from scoring.page.table import table
from scoring.report import Report
from scoring.terms.table import TermRow, macro_adherence

_LINKED = 12


def terms_section(report: Report) -> Iterator[str]:
    """The lines of the section; nothing where no terms were looked for."""
    if not report.terms:
        return
    yield '<section id="terms"><h2>Terms</h2>'
    yield "<p>n: occurrences in the source; kept: those that have a rendering of their own, counted by words.</p>"
    yield from table(
        ["candidate", "mean over the terms"], [_mean(report, one.name) for one in report.material.candidates]
    )
    yield "<details open><summary>each term</summary>"
    yield from _each_term(report.terms)
    yield "</details></section>"


def _each_term(rows: Sequence[TermRow]) -> Iterator[str]:
    """The candidates of a term below each other, with the segments that ask for it."""
    grouped: dict[tuple[str, str], list[TermRow]] = defaultdict(list)
    for row in rows:
        grouped[row.concept, row.term].append(row)
    head = "".join(f"<th>{name}</th>" for name in ("term", "candidate", "n", "kept", "forbidden", "renderings", "in"))
    yield f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>'
    for (_, term), own in grouped.items():
        heading = f'<th scope="rowgroup" rowspan="{len(own)}">{escape(term)}</th>'
        for row in own:
            yield f"<tr>{heading}{''.join(f'<td>{cell}</td>' for cell in _cells(row))}</tr>"
            heading = ""
    yield "</tbody></table>"


def _mean(report: Report, candidate: str) -> list[str]:
    value = macro_adherence([row for row in report.terms if row.candidate == candidate])
    return [candidate, "no term occurs" if value is None else f"{value:.1f} %"]


def _cells(row: TermRow) -> Iterator[str]:
    yield escape(row.candidate)
    yield from (str(row.n), str(row.satisfied), str(row.forbidden))
    yield escape(", ".join(f"{text} × {count}" for text, count in row.renderings))
    places = " ".join(f'<a href="#s{index + 1}">{index + 1}</a>' for index in row.segments[:_LINKED])
    yield f"{places} …" if len(row.segments) > _LINKED else places
