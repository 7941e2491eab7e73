"""Texts between fixed rungs: each piece is aligned as if it were a text by itself, and the answers are put together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.bead import Rung
from aligner.encoders.encoder import Encoded
from aligner.search import Found
from aligner.settings import Mode
from aligner.tokens import Plain, plain_part
from corpus import Document


class Piece(NamedTuple):
    """What lies between two fixed rungs, and the vectors and plain tokens of its segments where these are there."""

    source: Document
    target: Document
    vectors: Encoded | None
    plain: Plain | None

    @property
    def end(self) -> Rung:
        """Its last rung, counted from its own beginning."""
        return Rung(len(self.source.segments), len(self.target.segments))


def pieces_between(
    source: Document, target: Document, corners: Sequence[Rung], vectors: Encoded | None, plain: Plain | None
) -> Iterator[Piece]:
    """The pieces between the corners, in order; a text without fixed rungs is one piece."""
    for before, after in pairwise(corners):
        ours, theirs = range(before.source, after.source), range(before.target, after.target)
        yield Piece(
            replace(source, segments=source.segments[ours.start : ours.stop]),
            replace(target, segments=target.segments[theirs.start : theirs.stop]),
            vectors and vectors.of(ours, theirs),
            plain and plain_part(plain, ours, theirs),
        )


def one_sided(piece: Piece, mode: Mode) -> Found:
    """The only alignment of a piece that has nothing on one side: null beads, certain ones."""
    n_source, n_target = piece.end
    nulls = [Rung(i, 0) for i in range(1, n_source + 1)] + [Rung(n_source, j) for j in range(1, n_target + 1)]
    return Found([Rung(0, 0), *nulls], np.ones(n_source), np.ones(n_target), mode, [])


def joined(corners: Sequence[Rung], found: Sequence[Found]) -> Found:
    """The alignment of the whole; it is a summary where one of its pieces is."""
    rungs, cuts = [corners[0]], []
    for start, one in zip(corners, found, strict=False):
        rungs += [Rung(start.source + i, start.target + j) for i, j in one.rungs[1:]]
        cuts += [Rung(start.source + i, start.target + j) for i, j in one.cuts]
    mode = Mode.SUMMARY if any(one.mode is Mode.SUMMARY for one in found) else Mode.TRANSLATION
    source = np.concatenate([one.source_confidence for one in found])
    return Found(rungs, source, np.concatenate([one.target_confidence for one in found]), mode, cuts)
