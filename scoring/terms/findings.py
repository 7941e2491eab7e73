"""What `termbase` finds about the use of terms, as findings with MQM types."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from scoring.finding import Finding
from scoring.material import Candidate, Material
from scoring.mqm import MqmType, Severity

if TYPE_CHECKING:  # the term base brings the formats of memories, which scores alone do without
    from termbase import Lookup, TermFinding

CHECK = "terms"
_TYPES: Mapping[str, tuple[MqmType, Severity]] = {
    "missing": (MqmType.INCONSISTENT_WITH_RESOURCE, Severity.MAJOR),
    "forbidden": (MqmType.WRONG_TERM, Severity.MAJOR),
    "untranslated": (MqmType.UNTRANSLATED, Severity.MAJOR),
    "superseded": (MqmType.WRONG_TERM, Severity.MINOR),
    "inconsistent": (MqmType.INCONSISTENT_TERM, Severity.MINOR),
    "fewer": (MqmType.INCONSISTENT_WITH_RESOURCE, Severity.NEUTRAL),
}
"""By the value of `termbase.TermRule`."""


def term_findings(material: Material, lookup: "Lookup", date: str = "") -> list[Finding]:
    """The findings in every candidate; a term that only has proposed renderings is no more than a question."""
    return [finding for candidate in material.candidates for finding in _of(material, candidate, lookup, date)]


def _of(material: Material, candidate: Candidate, lookup: "Lookup", date: str) -> Iterator[Finding]:
    from termbase import check_terms

    segments = [index for index, segment in enumerate(material.segments) if segment.source is not None]
    pairs = ((material.segments[index].source or "", candidate.texts[index]) for index in segments)
    for one in check_terms(pairs, lookup, date):
        kind, severity = _TYPES[one.rule]
        yield Finding(
            CHECK,
            candidate.name,
            segments[one.pair],
            (one.source.chars,),
            (one.target.chars,) if one.target else (),
            _expected(one),
            one.target.text if one.target else "",
            kind,
            Severity.NEUTRAL if one.rule == "missing" and not one.is_error else severity,
        )


def _expected(one: "TermFinding") -> str:
    return f"{one.source.text}: {' · '.join(one.expected)}"
