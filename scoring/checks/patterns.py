"""A user's own rules: where the source fits one regular expression, the candidate must fit another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from corpus import FormatError, UserPattern
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_COLUMNS = ("name", "source", "target", "severity")


class Rule(NamedTuple):
    """Where `source` is found, `target` must be found as well; without `source`, `target` must not be found at all."""

    name: str
    source: UserPattern | None
    target: UserPattern | None
    severity: Severity


def read_rules(text: str, name: str) -> tuple[Rule, ...]:
    """Rules, one a line by tabs: name, source pattern, target pattern, severity (major, minor or neutral).

    A line that begins with # is a remark. Raises FormatError naming the line.
    """
    rules = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"{name}:{number}"
        if len(cells) not in (3, 4) or not (cells[1] or cells[2]):
            raise FormatError(f"{where}: expected {', '.join(_COLUMNS)} by tabs, at least one of the patterns filled")
        rules.append(Rule(cells[0], _pattern(cells[1], where), _pattern(cells[2], where), _severity(cells, where)))
    return tuple(rules)


@dataclass(frozen=True)
class PatternCheck:
    """The check by a user's rules."""

    rules: tuple[Rule, ...]

    def __call__(self, pair: Pair) -> Iterator[Fault]:
        """Every place where a rule does not hold."""
        for rule in self.rules:
            if rule.source is None and rule.target is not None:
                for place in rule.target.spans_in(pair.target):
                    found = pair.target[slice(*place)]
                    yield Fault(MqmType.MISTRANSLATION, rule.severity, f"{rule.name}: nothing", found, (), (place,))
            elif rule.source is not None:
                places = list(rule.source.spans_in(pair.source))
                wanting = rule.target is None or not list(rule.target.spans_in(pair.target))
                if places and wanting:
                    yield Fault(MqmType.MISTRANSLATION, rule.severity, rule.name, "", (places[0],), ())


def _pattern(text: str, where: str) -> UserPattern | None:
    try:
        return UserPattern(text) if text else None
    except FormatError as error:
        raise FormatError(f"{where}: {error}") from None


def _severity(cells: list[str], where: str) -> Severity:
    said = cells[3].strip() if len(cells) > 3 else "minor"
    try:
        return Severity(said)
    except ValueError:
        raise FormatError(f"{where}: severity {said}: expected one of {', '.join(Severity)}") from None
