"""What TMX notes on a unit and XLIFF has no attribute for: properties and attributes, of the unit or of one side."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tmx.content import Attributes
from tmx.exchange.findings import Findings
from tmx.unit import Note, Prop, TranslationUnit, Variant


class Scope(StrEnum):
    """What a detail is about."""

    UNIT = "unit"
    SOURCE = "source"
    TARGET = "target"


class Detail(NamedTuple):
    """A property or an attribute of TMX by name."""

    scope: Scope
    is_prop: bool
    name: str
    text: str


def details_of(
    unit: TranslationUnit, sides: Sequence[Variant], said: frozenset[str], findings: Findings
) -> list[Detail]:
    """All that is noted on a unit and its sides but for the `tuid`, notes, and the properties already `said`."""
    found = [Detail(Scope.UNIT, False, *pair) for pair in unit.attributes if pair[0] != "tuid"]
    found += [detail for detail in _props(Scope.UNIT, unit.props, findings) if detail.name not in said]
    for scope, variant in zip((Scope.SOURCE, Scope.TARGET), sides, strict=False):
        found += [Detail(scope, False, *pair) for pair in variant.attributes]
        found += _props(scope, variant.props, findings)
    return found


def attributes_in(details: Iterable[Detail], scope: Scope) -> Attributes:
    """The attributes among the details of a scope."""
    return tuple((one.name, one.text) for one in details if one.scope is scope and not one.is_prop)


def props_in(details: Iterable[Detail], scope: Scope) -> tuple[Prop, ...]:
    """The properties among the details of a scope."""
    return tuple(Prop(one.name, one.text) for one in details if one.scope is scope and one.is_prop)


def notes_of(unit: TranslationUnit, sides: Sequence[Variant]) -> list[tuple[Scope, Note]]:
    """The notes on a unit and on its sides."""
    found = [(Scope.UNIT, note) for note in unit.notes]
    for scope, variant in zip((Scope.SOURCE, Scope.TARGET), sides, strict=False):
        found += [(scope, note) for note in variant.notes]
    return found


def _props(scope: Scope, props: Iterable[Prop], findings: Findings) -> list[Detail]:
    details = []
    for prop in props:
        for name, _ in prop.attributes:
            findings.lose(f"attribute {name} of a prop")
        details.append(Detail(scope, True, prop.type, prop.text))
    return details
