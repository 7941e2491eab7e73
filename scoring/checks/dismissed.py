"""Findings that a person has looked at and dismissed: kept in a file by what was judged, so that they stay dismissed.

One line a decision, by tabs: the check, eight hex digits of the source, eight of the candidate's text, and a remark.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from corpus import FormatError
from scoring.finding import Finding
from scoring.material import Material

_HEADER = "# findings dismissed in duizhao score: check, digest of source, digest of target, remark"


class Decision(NamedTuple):
    """What was dismissed: a check's findings in one text for one source."""

    check: str
    source: str
    target: str


def decision_of(finding: Finding, material: Material) -> Decision:
    """The decision that dismisses a finding."""
    [candidate] = [one for one in material.candidates if one.name == finding.candidate]
    source = material.segments[finding.segment].source or ""
    return Decision(finding.check, _digest(source), _digest(candidate.texts[finding.segment]))


def read_decisions(text: str, name: str) -> frozenset[Decision]:
    """The decisions of a file. Raises FormatError naming the line that is none."""
    decisions = set()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 3 or not all(_is_digest(cell) for cell in cells[1:3]):
            raise FormatError(f"{name}:{number}: expected check, digest of source and digest of target by tabs")
        decisions.add(Decision(*cells[:3]))
    return frozenset(decisions)


def decision_lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """The lines of a file of decisions, sorted."""
    yield _HEADER
    yield from ("\t".join(one) for one in sorted(decisions))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _is_digest(cell: str) -> bool:
    return len(cell) == 8 and all(char in "0123456789abcdef" for char in cell)
