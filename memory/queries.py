"""What is to be looked up for each unit of a job: its source with its neighbours, as contexts are compared."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from memory.penalty import Query
from tmx import Header, Prop, TranslationUnit, Variant, sides, tags

_ORIGINALS = ("x-xliff-original", "x-duizhao-source")
_LOCKED = Prop("x-xliff-translate", "no")


class Asked(NamedTuple):
    """A unit, its source, and the query for it: None where there are no words, or they are not to be translated."""

    unit: TranslationUnit
    source: Variant | None
    query: Query | None


def queries(header: Header, units: Iterable[TranslationUnit], target: str) -> Iterator[Asked]:
    """One for each unit of a job, in order, read one ahead; `target` is the language wanted."""
    before: TranslationUnit | None = None
    for unit, after in pairwise(chain(units, (None,))):
        if unit is not None:
            source = _source(header, unit)
            around = [_words(header, other) if _same_document(unit, other) else "" for other in (before, after)]
            yield Asked(unit, source, _query(unit, source, target, *around))
        before = unit


def _query(unit: TranslationUnit, source: Variant | None, target: str, before: str, after: str) -> Query | None:
    if source is None or not source.text.strip() or _LOCKED in unit.props:
        return None
    return Query(tags(source.content), source.language, target, before, after, unit.tuid)


def _source(header: Header, unit: TranslationUnit) -> Variant | None:
    return next(iter(sides(unit, header).sources), None)


def _words(header: Header, unit: TranslationUnit | None) -> str:
    source = unit and _source(header, unit)
    return source.text if source else ""


def _same_document(unit: TranslationUnit, other: TranslationUnit | None) -> bool:
    return other is not None and _original(other) == _original(unit)


def _original(unit: TranslationUnit) -> str:
    return next((prop.text for prop in unit.props if prop.type in _ORIGINALS), "")
