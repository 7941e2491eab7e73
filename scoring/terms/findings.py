"""What `termbase` finds about the use of terms, as findings with MQM types."""

from collections.abc import Iterator

from scoring.finding import Finding
from scoring.material import Candidate, Material
from scoring.mqm import MqmType, Severity
from termbase import Lookup, TermFinding, TermRule, check_terms

CHECK = "terms"
_TYPES = {
    TermRule.MISSING: (MqmType.INCONSISTENT_WITH_RESOURCE, Severity.MAJOR),
    TermRule.FORBIDDEN: (MqmType.WRONG_TERM, Severity.MAJOR),
    TermRule.UNTRANSLATED: (MqmType.UNTRANSLATED, Severity.MAJOR),
    TermRule.SUPERSEDED: (MqmType.WRONG_TERM, Severity.MINOR),
    TermRule.INCONSISTENT: (MqmType.INCONSISTENT_TERM, Severity.MINOR),
    TermRule.FEWER: (MqmType.INCONSISTENT_WITH_RESOURCE, Severity.NEUTRAL),
}


def term_findings(material: Material, lookup: Lookup, date: str = "") -> list[Finding]:
    """The findings in every candidate; a term that only has proposed renderings is no more than a question."""
    return [finding for candidate in material.candidates for finding in _of(material, candidate, lookup, date)]


def _of(material: Material, candidate: Candidate, lookup: Lookup, date: str) -> Iterator[Finding]:
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
            Severity.NEUTRAL if one.rule is TermRule.MISSING and not one.is_error else severity,
        )


def _expected(one: TermFinding) -> str:
    return f"{one.source.text}: {' · '.join(one.expected)}"
