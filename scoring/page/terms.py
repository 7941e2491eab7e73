"""The section on terms: how often each was asked for, how it was rendered, by which candidate."""

from collections.abc import Iterator

from scoring.page.table import table
from scoring.report import Report
from scoring.terms.table import TermRow, macro_adherence


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
    rows = [_cells(row) for row in report.terms]
    yield from table(["term", "candidate", "n", "kept", "forbidden", "renderings"], rows)
    yield "</details></section>"


def _mean(report: Report, candidate: str) -> list[str]:
    value = macro_adherence([row for row in report.terms if row.candidate == candidate])
    return [candidate, "no term occurs" if value is None else f"{value:.1f} %"]


def _cells(row: TermRow) -> list[str]:
    renderings = ", ".join(f"{text} × {count}" for text, count in row.renderings)
    return [row.term, row.candidate, str(row.n), str(row.satisfied), str(row.forbidden), renderings]
