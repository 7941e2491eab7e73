"""What a unit says of itself: confidence, status, date, and how far it is trusted."""

import re

from tmx.dates import basic
from tmx.provenance import TRUST
from tmx.unit import Prop, TranslationUnit

TYPED = ":SingleString"
"""What Trados wants behind the name of a property."""
CONTEXT = ("x-context-pre", "x-context-post")
"""The properties that hold the source of the unit before and of the one behind."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def prop_texts(unit: TranslationUnit, kind: str) -> tuple[str, ...]:
    """The texts of all properties of this type, on the unit first, then on its variants."""
    props = [*unit.props, *(prop for variant in unit.variants for prop in variant.props)]
    return tuple(prop.text for prop in props if prop.type.removesuffix(TYPED) == kind)


def confidence(unit: TranslationUnit) -> float | None:
    """How sure the alignment was, 0 to 1; None where the unit does not say."""
    found = _first(unit, "x-duizhao-confidence")
    return float(found) if _NUMBER.fullmatch(found) else None


def status(unit: TranslationUnit) -> str:
    """What a person has said of it (`accepted`, `doubtful`), `auto`, or nothing."""
    return _first(unit, "x-duizhao-status")


def attribute_texts(unit: TranslationUnit, name: str) -> tuple[str, ...]:
    """The values of an attribute, on the unit first, then on its variants."""
    attributes = [*unit.attributes, *(pair for variant in unit.variants for pair in variant.attributes)]
    return tuple(value for found, value in attributes if found == name)


def date(unit: TranslationUnit) -> str:
    """The last time that it, or a variant of it, was made or changed, as `20261120T174800Z`; empty without one."""
    dates = attribute_texts(unit, "changedate") + attribute_texts(unit, "creationdate")
    return max(map(basic, dates), default="")


def trust(unit: TranslationUnit) -> float:
    """A number that is higher the more a unit is trusted: first what a person said, then the confidence."""
    sure = confidence(unit)
    return 10.0 * TRUST.get(status(unit), TRUST["auto"]) + (sure if sure is not None else 0.0)


def _first(unit: TranslationUnit, kind: str) -> str:
    for annotation in unit.annotations:
        if isinstance(annotation, Prop) and annotation.type in (kind, kind + TYPED):
            return annotation.text
    return ""
