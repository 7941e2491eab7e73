"""A rule that is broken: where, what was found, what to do; as a line and as JSON."""

from typing import NamedTuple

from corpus import visible
from tmx.check.rule import Severity


class Breach(NamedTuple):
    """A rule that a memory breaks, at a line and column (from 1) and in a unit (from 1; 0 outside of units)."""

    name: str
    line: int
    column: int
    unit: int
    tuid: str
    rule: str
    severity: Severity
    message: str
    fix: str
    clients: tuple[str, ...] = ()


def breach_line(breach: Breach) -> str:
    """The breach in one line: `m.tmx:7: unit 2 (a): TMX-20 error: what was found; what to do`."""
    tuid = f" ({breach.tuid})" if breach.tuid else ""
    unit = f" unit {breach.unit}{tuid}:" if breach.unit else ""
    told = f"{breach.message}; {breach.fix}" if breach.fix else breach.message
    return visible(f"{breach.name}:{breach.line}:{unit} {breach.rule} {breach.severity}: {told}")


def breach_json(breach: Breach) -> dict[str, object]:
    """The breach as `tmx check --format json` prints it; its keys are a contract."""
    return {
        "file": breach.name,
        "line": breach.line,
        "column": breach.column,
        "unit": breach.unit,
        "tuid": breach.tuid,
        "rule": breach.rule,
        "severity": breach.severity.value,
        "message": breach.message,
        "fix": breach.fix,
        "clients": list(breach.clients),
    }
