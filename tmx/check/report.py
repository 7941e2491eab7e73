"""What is found in one memory, collected unit by unit."""

from tmx.check.breach import Breach
from tmx.check.node import Spot
from tmx.check.rule import CLIENTS, RULES, Severity

EVERY_CLIENT = frozenset(CLIENTS)


class Report:
    """The breaches found since they were last taken; `unit` and `tuid` are those of the unit that is checked.

    Errors are always told; warnings and notes are left out that touch none of `clients`, unless these are all.
    """

    def __init__(self, name: str, clients: frozenset[str]) -> None:
        self.name, self._clients = name, clients
        self.unit, self.tuid = 0, ""
        self._found: list[Breach] = []

    def add(
        self,
        rule: str,
        spot: Spot,
        message: str,
        *,
        fix: str = "",
        severity: Severity | None = None,
        touched: tuple[str, ...] | None = None,
    ) -> None:
        """One more breach at a spot; what is not given is as usual with the rule."""
        broken = RULES[rule]
        grave = severity or broken.severities[0]
        clients = broken.clients if touched is None else touched
        if grave is not Severity.ERROR and not self._is_asked(clients):
            return
        self._found.append(
            Breach(self.name, *spot, self.unit, self.tuid, rule, grave, message, fix or broken.fix, clients)
        )

    def warn(
        self, rule: str, spot: Spot, message: str, *, fix: str = "", touched: tuple[str, ...] | None = None
    ) -> None:
        """As `add`, as a warning."""
        self.add(rule, spot, message, fix=fix, severity=Severity.WARNING, touched=touched)

    def note(self, rule: str, spot: Spot, message: str, *, fix: str = "") -> None:
        """As `add`, as a note."""
        self.add(rule, spot, message, fix=fix, severity=Severity.NOTE)

    def is_only_for(self, client: str) -> bool:
        """Whether this client alone is asked for."""
        return self._clients == {client}

    def _is_asked(self, clients: tuple[str, ...]) -> bool:
        return self._clients == EVERY_CLIENT or bool(self._clients.intersection(clients))

    def taken(self) -> list[Breach]:
        """What was found, by its place; it is forgotten here."""
        found = sorted(self._found, key=lambda breach: (breach.line, breach.column, breach.rule))
        self._found.clear()
        return found
