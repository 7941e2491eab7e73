"""What TMX notes on a unit and XLIFF has no attribute for: properties and attributes, of the unit or of one side."""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tmx.content import Attributes
from tmx.exchange.findings import Findings
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Variant


class Scope(StrEnum):
    """What a detail is about."""

    UNIT = "unit"
    SOURCE = "source"
    TARGET = "target"


_UNIT, _SIDES = Scope.UNIT, (Scope.SOURCE, Scope.TARGET)


class Detail(NamedTuple):
    """A property or an attribute of TMX by name."""

    scope: Scope
    is_prop: bool
    name: str
    text: str


def details_of(
    unit: TranslationUnit, sides: Sequence[Variant], said: Collection[str], findings: Findings
) -> list[Detail]:
    """All that is noted on a unit and its sides but for the `tuid`, notes, and the properties already `said`."""
    found = [Detail(_UNIT, False, name, value) for name, value in unit.attributes if name != "tuid"]
    if unit.annotations:
        found += [detail for detail in _props(_UNIT, unit.annotations, findings) if detail.name not in said]
    for scope, variant in zip(_SIDES, sides, strict=False):
        if variant.attributes or variant.annotations:
            found += [Detail(scope, False, name, value) for name, value in variant.attributes]
            found += _props(scope, variant.annotations, findings)
    return found


def attributes_in(details: Iterable[Detail], scope: Scope) -> Attributes:
    """The attributes among the details of a scope."""
    return tuple((one.name, one.text) for one in details if one.scope is scope and not one.is_prop)


def props_in(details: Iterable[Detail], scope: Scope) -> tuple[Prop, ...]:
    """The properties among the details of a scope."""
    return tuple(Prop(one.name, one.text) for one in details if one.scope is scope and one.is_prop)


def notes_of(unit: TranslationUnit, sides: Sequence[Variant]) -> list[tuple[Scope, Note]]:
    """The notes on a unit and on its sides."""
    found = [(_UNIT, one) for one in unit.annotations if isinstance(one, Note)]
    for scope, variant in zip(_SIDES, sides, strict=False):
        if variant.annotations:
            found += [(scope, note) for note in variant.notes]
    return found


def _props(scope: Scope, annotations: Annotations, findings: Findings) -> list[Detail]:
    details = []
    for one in annotations:
        if isinstance(one, Prop):
            kind, text, attributes = one
            for name, _ in attributes:
                findings.lose(f"attribute {name} of a prop")
            details.append(Detail(scope, True, kind, text))
    return details
