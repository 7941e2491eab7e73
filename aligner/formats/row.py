"""A bead together with its text: what the line formats write and read."""

from collections.abc import Iterator
from typing import NamedTuple

from aligner.bead import Alignment, Bead
from corpus import Document, Span


class Row(NamedTuple):
    """A bead and the text of its two sides."""

    bead: Bead
    source_text: str
    target_text: str


def rows_of(alignment: Alignment) -> Iterator[Row]:
    """The beads of an alignment with their text, in document order."""
    for bead in alignment.beads:
        yield Row(bead, text_of(alignment.source, bead.source), text_of(alignment.target, bead.target))


def text_of(document: Document, span: Span) -> str:
    """The segments of `span` as one string: Chinese sentences meet without a space, others with one."""
    joiner = "" if document.lang.startswith("zh") else " "
    return joiner.join(segment.text for segment in document.segments[span.start : span.end])
