"""What a salvage found broken, where, and what became of it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What became of something broken: it could be put right, or it is not in the result."""

    REPAIRED = "repaired"
    LOST = "lost"


class Finding(NamedTuple):
    """A fault: the memory, the line and the unit (from 1; 0 outside of units), the byte offset in the unpacked file.

    `raw` is the text that is lost, with undecodable bytes as Python's surrogate escapes.
    """

    name: str
    line: int
    unit: int
    offset: int
    rule: str
    outcome: Outcome
    message: str
    raw: str = ""


@dataclass(frozen=True)
class SalvageCounts:
    """The units of a broken memory: `read` = `kept` + `repaired` + `lost`; `stray` texts outside units are lost too."""

    read: int
    kept: int
    repaired: int
    lost: int
    stray: int


def finding_line(finding: Finding) -> str:
    """The finding in one line: place, rule, outcome, what was found."""
    unit = f"unit {finding.unit}: " if finding.unit else ""
    place = f"{finding.name}:{finding.line}: {unit}byte {finding.offset}: "
    return f"{place}{finding.rule} {finding.outcome}: {finding.message}"


def finding_json(finding: Finding) -> dict[str, object]:
    """The finding as `tmx salvage --format json` prints it; its keys are a contract."""
    return {
        "file": finding.name,
        "line": finding.line,
        "unit": finding.unit,
        "offset": finding.offset,
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "message": finding.message,
    }


def reject_bytes(finding: Finding) -> bytes:
    """What goes to the rejects: the finding on a line that begins with `#`, then the raw text with its own bytes."""
    return f"# {finding_line(finding)}\n{finding.raw}\n".encode("utf-8", "surrogateescape")


def salvage_counts_json(counts: SalvageCounts) -> dict[str, int]:
    """The counts as `tmx salvage --format json` prints them; its keys are a contract."""
    return asdict(counts)


def salvage_counts_line(counts: SalvageCounts) -> str:
    """The counts in one line for people."""
    texts = "stray text" if counts.stray == 1 else "stray texts"
    stray = f"; {counts.stray:,} {texts} outside units lost" if counts.stray else ""
    return (
        f"{counts.read:,} units read: {counts.kept:,} kept, {counts.repaired:,} repaired, {counts.lost:,} lost{stray}"
    )
