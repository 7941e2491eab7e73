"""Translation candidates: what a memory offers for a segment, with how good it is."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tmx.content import Content
from tmx.unit import TranslationUnit, Variant
from tmx.xliff.states import value_of

CONFIDENCE = "x-duizhao-confidence"
ORIGIN = "duizhao"


class MatchKind(StrEnum):
    """Where a candidate comes from (XLIFF 2.1, 5.1.8.9)."""

    MEMORY = "tm"
    CONTEXT = "icm"
    IDENTIFIER = "idm"
    MACHINE = "mt"
    TERMS = "tb"
    ASSEMBLED = "am"
    OTHER = "other"


class Match(NamedTuple):
    """A candidate: its source and target; percentages, -1 where there is none.

    `similarity` compares its source with the segment's, `quality` says how good the translation itself is.
    """

    source: Content
    target: Content
    similarity: float = -1
    quality: float = -1
    kind: MatchKind = MatchKind.MEMORY
    origin: str = ""


Matches = Callable[[TranslationUnit, Sequence[Variant]], Sequence[Match]]
"""The candidates for a unit, whose source and maybe target variant come second."""


def own_match(unit: TranslationUnit, sides: Sequence[Variant]) -> Sequence[Match]:
    """The translation of an aligned unit as a candidate with the confidence of its bead; none for other units."""
    confidence = value_of(unit.annotations, CONFIDENCE)
    if not confidence:
        return ()
    try:
        quality = 100 * float(confidence)
    except ValueError:
        return ()
    if len(sides) < 2 or not 0 <= quality <= 100:
        return ()
    source, target = sides
    return (Match(source.content, target.content, quality=quality, kind=MatchKind.OTHER, origin=ORIGIN),)


def percent(value: float) -> str:
    """A percentage with at most two decimals: `97`, `87.5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
