"""What the context adds to an exact match, and what makes any match less trusted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from memory.once import once
from memory.prepared import Prepared
from memory.score import EXACT
from tmx import CONTEXT, TranslationUnit

IN_CONTEXT = 102
_RESOURCE = re.compile(r"[^\W\d_]")
_ALIGNED_UNSEEN = 1
_UNSURE = 3
_UNSURE_BELOW = 0.8
_OTHER_REGION = 1


@dataclass(frozen=True)
class Query:
    """A text to look up, its language and the one wanted, and its neighbours where they are known.

    `previous` or `next` is the empty string at the start or the end of the text, None where it is not known. `id` is
    the resource that the text belongs to, as the `tuid` of units says it; empty where it has none.
    """

    text: str
    language: str
    target: str
    previous: str | None = None
    next: str | None = None
    id: str = ""

    @once
    def prepared(self) -> Prepared:
        """The text made ready, once for all that is compared with it."""
        return Prepared(self.text, self.language)


def context_points(query: Query, unit: TranslationUnit) -> int:
    """2 where both neighbours of the source are the same, or the resource; 1 for one neighbour.

    What is not known takes nothing off. The start and the end of a text count as neighbours.
    """
    if same_resource(query, unit):
        return IN_CONTEXT - EXACT
    told = {prop.type: prop.text for prop in unit.props}
    if told.keys().isdisjoint(CONTEXT):
        return 0
    return sum(text == told.get(name, "") for name, text in _neighbours(query))


def context_of(query: Query) -> tuple[dict[str, str], str]:
    """The known neighbours by the property that tells them in units, and the resource, if it says anything."""
    known = {name: text for name, text in _neighbours(query) if text is not None}
    return known, query.id if _RESOURCE.search(query.id) else ""


def _neighbours(query: Query) -> Iterable[tuple[str, str | None]]:
    return zip(CONTEXT, (query.previous, query.next), strict=True)


def same_resource(query: Query, unit: TranslationUnit) -> bool:
    """Whether both belong to one resource; an id that is no more than a number says nothing of another file."""
    return bool(_RESOURCE.search(query.id)) and query.id == unit.tuid


def unit_penalty(unit: TranslationUnit, query: Query, language: str) -> int:
    """A point for an alignment that nobody has accepted, three for an unsure one, one for another region or script."""
    told = {prop.type: prop.text for prop in unit.props}
    points = 0
    if told.get("x-duizhao-status") in ("auto", "doubtful"):
        points += _UNSURE if _confidence(told) < _UNSURE_BELOW else _ALIGNED_UNSEEN
    return points + _OTHER_REGION * (_region(language) != _region(query.language) and bool(_region(query.language)))


def _confidence(told: dict[str, str]) -> float:
    try:
        return float(told.get("x-duizhao-confidence", "1"))
    except ValueError:
        return 1.0


def _region(language: str) -> str:
    last = language.rpartition("-")[2]
    return last if last.isupper() and len(last) == 2 else ""
