"""How a segment of a candidate renders the terms of its source, counted."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from scoring.material import Material

if TYPE_CHECKING:  # the term base brings the formats of memories, which scores alone do without
    from termbase import RenderedTerm


class Use(NamedTuple):
    """One term in one segment: `n` occurrences in the source, and the renderings found in the candidate's text.

    `renderings` are those that may be used, `preferred` how many of them are the preferred term, `forbidden` and
    `untimely` how many others are deprecated, or were not in use at the date.
    """

    segment: int
    document: str
    concept: str
    term: str
    n: int
    renderings: tuple[str, ...]
    preferred: int
    forbidden: int
    untimely: int

    @property
    def satisfied(self) -> int:
        """How many occurrences have a rendering of their own."""
        return min(self.n, len(self.renderings))


def uses_of(material: Material, rendered: "Iterable[RenderedTerm]", date: str = "") -> Iterator[Use]:
    """The terms of a candidate's segments, counted.

    A term counts when the base has an approved rendering (preferred or admitted) for it that was in use at the date;
    renderings that are only proposed satisfy it as well.
    """
    from termbase import Status

    for one in rendered:
        approved = {Status.PREFERRED, Status.ADMITTED}
        if not any(term.status in approved for hit in one.hits for term in hit.equivalents(date)):
            continue
        allowed = one.allowed(date)
        forbidden = sum(hit.term.status is Status.DEPRECATED for hit in one.translated)
        yield Use(
            one.pair,
            material.segments[one.pair].document,
            one.hits[0].concept.id,
            one.hits[0].term.text,
            len(one.places),
            tuple(hit.term.text for hit in allowed),
            sum(hit.term.status is Status.PREFERRED for hit in allowed),
            forbidden,
            len(one.translated) - len(allowed) - forbidden,
        )
