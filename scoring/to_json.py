"""The report as JSON: keys are documented in docs/formats.md, and stay."""

from scoring.finding import Finding
from scoring.report import Report
from scoring.score import Score


def report_json(report: Report) -> dict[str, object]:
    """All of the report but the texts."""
    material = report.material
    return {
        "language": material.language,
        "segments": len(material.segments),
        "candidates": [candidate.name for candidate in material.candidates],
        "inputs": [one._asdict() for one in material.inputs],
        "alignment": material.alignment or None,
        "scores": [
            _score(score, letter)
            for row, letters in zip(report.scores, report.groups, strict=True)
            for score, letter in zip(row, letters, strict=True)
        ],
        "others": [_score(score, "") for row in report.others for score in row],
        "test": report.test or None,
        "baseline": material.candidates[0].name,
        "comparisons": [one._asdict() for one in report.comparisons],
        "terms": [one._asdict() for one in report.terms],
        "findings": [finding_json(finding) for finding in report.findings],
        "remarks": list(report.remarks),
    }


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding as an object; spans are half-open and 0-based, segments are numbered from 0."""
    return {**finding._asdict(), "weight": finding.weight}


def _score(score: Score, letter: str) -> dict[str, object]:
    return {
        "metric": score.metric,
        "candidate": score.candidate,
        "value": score.value,
        "direction": score.direction,
        "interval": score.interval and list(score.interval),
        "group": letter or None,
        "signature": score.signature,
        "counts": score.counts._asdict(),
        "segments": list(score.segments),
        "documents": [one._asdict() for one in score.documents],
    }
