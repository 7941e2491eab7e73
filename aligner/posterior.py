"""Posterior probabilities of beads by the forward–backward algorithm."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.bead import Rung
from aligner.lattice import FULL_SHAPES, LONGEST, SOURCE_SIDE, TARGET_SIDE, Band, Floats, Ints, Opening, Scores
from aligner.sweep import PAD, SUM, Frame, Tables, backward, forward, row_chunks


class Posterior(NamedTuple):
    """Probabilities over all paths.

    `full` is shaped as in Scores; `source_null` (n_source,) and `target_null` (n_target,) say how likely a segment
    stands alone; `openings` are the expected numbers of each Opening; `log_total` the logarithm of the paths' sum.
    """

    full: Floats
    source_null: Floats
    target_null: Floats
    openings: Opening
    log_total: float


def posterior(scores: Scores, corners: Sequence[Rung]) -> Posterior:
    """Probabilities of all beads over the paths through `corners`."""
    band = scores.band
    full = np.zeros_like(scores.full, dtype=np.float64)
    openings, log_total = np.zeros(len(Opening._fields)), 0.0
    for start, end in pairwise(corners):
        frame = Frame(scores, start, end)
        forth, back = forward(frame, SUM), backward(frame)
        piece_total = float(forth[3, -1, frame.last + 1])
        log_total += piece_total
        openings += [float(np.exp(ways - piece_total).sum()) for ways in _opened(forth, back, scores.opening)]
        reached, onward = forth[3].reshape(-1), back[0, PAD:, None, 1:-1] - piece_total
        for rows in row_chunks(frame.n_rows):
            passing = reached[frame.beginnings(rows)]
            passing += frame.full[rows]
            passing += onward[rows]
            full[start.source + rows] += np.exp(np.minimum(passing, 0.0, out=passing), out=passing)
    columns = np.minimum(band.columns, band.n_target).reshape(-1)
    by_column = [
        np.bincount(columns, full[:, shape].reshape(-1), band.n_target + 1) for shape in range(len(FULL_SHAPES))
    ]
    source_null = _alone(full.sum(axis=2).T, SOURCE_SIDE)
    target_null = _alone(np.array(by_column), TARGET_SIDE)
    return Posterior(full, source_null, target_null, Opening(*openings.tolist()), log_total)


def _opened(forth: Tables, back: Tables, opening: Opening) -> Iterator[Floats]:
    """Sums over the paths that begin nulls at each padded cell, in each of the three ways."""
    yield forth[0] + back[1] + opening.source
    yield forth[0] + back[2] + opening.target
    yield forth[1] + back[2] + opening.turn


def _alone(ended: Floats, sizes: Ints) -> Floats:
    """How likely each segment is in no full bead, from how likely a bead of each shape ends at each rung.

    `ended` has shape (n_shapes, n + 1); every path covers each segment once, so the rest of 1 is left to null beads.
    """
    later = np.pad(ended, ((0, 0), (0, LONGEST)))
    begun = sum(one[size:][: ended.shape[1]] for one, size in zip(later, sizes, strict=True))
    covered = np.cumsum(begun - ended.sum(axis=0))[:-1]
    return np.asarray(np.clip(1 - covered, 0.0, 1.0))


def sureness(rungs: Sequence[Rung], band: Band, probability: Posterior) -> tuple[Floats, Floats]:
    """How sure each segment is of its bead on a path, shapes (n_source,) and (n_target,): the bead's probability."""
    source, target = probability.source_null.copy(), probability.target_null.copy()
    for before, after in pairwise(rungs):
        if place := band.place(before, after):
            sure = probability.full[place]
            source[before.source : after.source] = target[before.target : after.target] = sure
    return np.clip(source, 0, 1), np.clip(target, 0, 1)
