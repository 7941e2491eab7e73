"""The terms of what was translated, and how a candidate renders them."""

from typing import TYPE_CHECKING

from scoring.material import Candidate, Material

if TYPE_CHECKING:  # the term base brings the formats of memories, which scores alone do without
    from termbase import Lookup, RenderedTerm


def renderings_of(material: Material, candidate: Candidate, lookup: "Lookup", date: str = "") -> "list[RenderedTerm]":
    """The terms of every segment that has a source, with the number of the segment as `pair`."""
    from termbase import rendered_terms

    segments = [index for index, segment in enumerate(material.segments) if segment.source is not None]
    pairs = ((material.segments[index].source or "", candidate.texts[index]) for index in segments)
    return [one._replace(pair=segments[one.pair]) for one in rendered_terms(pairs, lookup, date)]
