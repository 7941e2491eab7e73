"""Findings as a table: one row a finding, places marked with <v>…</v> in the texts, as Marot reads it.

The first columns are Marot's: system, doc, docSegId, globalSegId, rater, source, target, category, severity; then ours:
check, expected, found, confidence, weight.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus import Span, formula_safe
from scoring.finding import Finding
from scoring.material import Material

if TYPE_CHECKING:
    from tmx import Sheet

COLUMNS = (
    ("system", 14),
    ("doc", 14),
    ("docSegId", 9),
    ("globalSegId", 9),
    ("rater", 9),
    ("source", 50),
    ("target", 50),
    ("category", 26),
    ("severity", 9),
    ("check", 12),
    ("expected", 24),
    ("found", 24),
    ("confidence", 9),
    ("weight", 7),
)
"""Names, and widths in characters on a sheet."""
_RATER = "duizhao"


def finding_rows(findings: Sequence[Finding], material: Material) -> Iterator[list[str | float | int]]:
    """The cells of each finding, in the order of COLUMNS; segments are numbered from 1."""
    texts = {candidate.name: candidate.texts for candidate in material.candidates}
    places = _numbers_in_documents(material)
    for one in findings:
        segment = material.segments[one.segment]
        yield [
            one.candidate,
            segment.document,
            places[one.segment],
            one.segment + 1,
            _RATER,
            marked(segment.source or "", one.source),
            marked(texts[one.candidate][one.segment], one.target),
            str(one.type),
            str(one.severity),
            one.check,
            one.expected,
            one.found,
            one.confidence,
            one.weight,
        ]


def findings_tsv(findings: Sequence[Finding], material: Material) -> str:
    """The table by tabs, safe to open in a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerow(name for name, _ in COLUMNS)
    for row in finding_rows(findings, material):
        writer.writerow([formula_safe(_one_line(cell)) if isinstance(cell, str) else cell for cell in row])
    return buffer.getvalue()


def findings_sheet(findings: Sequence[Finding], material: Material) -> "Sheet":
    """The table as a sheet of a workbook."""
    from tmx import Sheet

    return Sheet("findings", COLUMNS, finding_rows(findings, material))


def finding_lines(findings: Sequence[Finding], material: Material) -> Iterator[str]:
    """The findings for people: where, how bad, what; then the weighted total of each candidate."""
    texts = {candidate.name: candidate.texts for candidate in material.candidates}
    for one in findings:
        said = " ≠ ".join(filter(None, [one.expected, one.found])) or "nothing"
        sure = f" ({one.confidence:.0%} sure)" if one.confidence < 1 else ""
        yield f"{one.candidate}:{one.segment + 1}: {one.severity} {one.check}: {one.type}: {_one_line(said)}{sure}"
        yield f"    {_one_line(marked(texts[one.candidate][one.segment], one.target, '⟦', '⟧'))}"
    for candidate in material.candidates:
        own = [one for one in findings if one.candidate == candidate.name]
        kinds = ", ".join(
            f"{count} {kind}" for kind, count in sorted(Counter(str(one.severity) for one in own).items())
        )
        total = sum(one.weight for one in own)
        counted = f" ({kinds})" if kinds else ""
        yield f"{candidate.name}: {len(own)} findings{counted}, weighted {total:g}{_rate(total, material)}"


def marked(text: str, spans: Sequence[Span], opening: str = "<v>", closing: str = "</v>") -> str:
    """The text with its places marked."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
    return text


def _rate(total: float, material: Material) -> str:
    characters = sum(len(segment.source or "") for segment in material.segments)
    return f", {1000 * total / characters:.1f} per 1,000 characters of the source" if characters else ""


def _numbers_in_documents(material: Material) -> list[int]:
    counted: Counter[str] = Counter()
    numbers = []
    for segment in material.segments:
        counted[segment.document] += 1
        numbers.append(counted[segment.document])
    return numbers


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "\t" in text or "\r" in text else text
