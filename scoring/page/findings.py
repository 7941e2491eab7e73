"""The sections on what checks have found: by type, severity and check, with the weighted total of each candidate."""

from collections import Counter
from collections.abc import Iterator
from html import escape

from scoring.finding import Finding
from scoring.page.table import table
from scoring.report import Report

_LISTED = 200


def findings_section(report: Report) -> Iterator[str]:
    """The lines of the section; nothing where nothing was found."""
    if not report.findings:
        return
    names = [candidate.name for candidate in report.material.candidates]
    counts = Counter((one.type, one.severity, one.check, one.candidate) for one in report.findings)
    kinds = sorted({key[:3] for key in counts})
    yield '<section id="findings"><h2>Findings</h2>'
    yield "<p>What a program can see, by MQM type. Weights: major 5, minor 1, minor punctuation 0.1, neutral 0.</p>"
    rows = [[*kind, *(str(counts[(*kind, name)]) for name in names)] for kind in kinds]
    totals = [sum(one.weight for one in report.findings if one.candidate == name) for name in names]
    rows.append(["weighted total", "", "", *(f"{total:g}" for total in totals)])
    if n_characters := sum(len(segment.source or "") for segment in report.material.segments):
        per_thousand = (f"{1000 * total / n_characters:.2f}" for total in totals)
        rows.append(["per 1,000 source characters", "", "", *per_thousand])
    yield from table(["type", "severity", "check", *names], rows)
    yield "<ul>"
    for finding in report.findings[:_LISTED]:
        place = f'<a href="#s{finding.segment + 1}">{finding.segment + 1}</a>'
        yield f"<li>{place} {escape(finding.candidate)} · {escape(told(finding))}</li>"
    if len(report.findings) > _LISTED:
        yield f"<li>and {len(report.findings) - _LISTED:,} more: they stand with their segments</li>"
    yield "</ul></section>"


def told(finding: Finding) -> str:
    """A finding in one line."""
    parts = [finding.check, str(finding.severity)]
    parts += [f"expected {finding.expected}"] if finding.expected else []
    return " · ".join([*parts, f"found {finding.found}"] if finding.found else parts)
