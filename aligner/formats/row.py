"""A bead together with its text: what the line formats write and read."""

from collections.abc import Iterator
from typing import NamedTuple

from aligner.bead import Alignment, Bead


class Row(NamedTuple):
    """A bead and the text of its two sides."""

    bead: Bead
    source_text: str
    target_text: str


def rows_of(alignment: Alignment) -> Iterator[Row]:
    """The beads of an alignment with their text, in document order."""
    for bead in alignment.beads:
        yield Row(bead, alignment.source.text_of(bead.source), alignment.target.text_of(bead.target))
