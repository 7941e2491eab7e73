"""What `termbase` finds about the use of terms, as findings with MQM types."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from scoring.finding import Finding
from scoring.mqm import MqmType, Severity

if TYPE_CHECKING:  # the term base brings the formats of memories, which scores alone do without
    from termbase import RenderedTerm, TermFinding

CHECK = "terms"
SHIPPED = "shipped"
"""The name of the base that nobody chose."""
_TYPES: Mapping[str, tuple[MqmType, Severity]] = {
    "missing": (MqmType.INCONSISTENT_WITH_RESOURCE, Severity.MAJOR),
    "forbidden": (MqmType.WRONG_TERM, Severity.MAJOR),
    "untranslated": (MqmType.UNTRANSLATED, Severity.MAJOR),
    "superseded": (MqmType.WRONG_TERM, Severity.MINOR),
    "inconsistent": (MqmType.INCONSISTENT_TERM, Severity.MINOR),
    "fewer": (MqmType.INCONSISTENT_WITH_RESOURCE, Severity.NEUTRAL),
}
"""By the value of `termbase.TermRule`."""


def term_findings(candidate: str, rendered: "Sequence[RenderedTerm]", date: str = "") -> Iterator[Finding]:
    """The findings in a candidate, given by its name and the terms that it renders.

    Where a term is missing, how much that matters depends on who asks for it: a term that only has proposed renderings
    is no more than a question, and the shipped base advises, where a base of the user's own requires.
    """
    from termbase import rendering_findings

    for one in rendering_findings(rendered, date):
        kind, severity = _TYPES[one.rule]
        yield Finding(
            CHECK,
            candidate,
            one.pair,
            (one.source.chars,),
            (one.target.chars,) if one.target else (),
            _expected(one),
            one.target.text if one.target else "",
            kind,
            _of_missing(one) if one.rule == "missing" else severity,
        )


def _of_missing(one: "TermFinding") -> Severity:
    if not one.is_error:
        return Severity.NEUTRAL
    return Severity.MINOR if one.base == SHIPPED else Severity.MAJOR


def _expected(one: "TermFinding") -> str:
    return f"{one.source.text}: {' · '.join(one.expected)}"
