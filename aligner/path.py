"""The best path through a lattice, and the one order of null beads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from aligner.bead import Rung
from aligner.lattice import SOURCE_SIDE, TARGET_SIDE, Scores
from aligner.sweep import BEST, PAD, Frame, forward, row_chunks


def best_path(scores: Scores, corners: Sequence[Rung]) -> list[Rung]:
    """The rungs of the best path through all of `corners`, from the first to the last; null runs source side first."""
    rungs = [corners[0]]
    for start, end in pairwise(corners):
        rungs.extend(reversed(list(_traced(Frame(scores, start, end)))))
    return rungs


def _traced(frame: Frame) -> Iterator[Rung]:
    """The rungs from the end of a frame back to the one after its start."""
    best = forward(frame, BEST)
    reached = best[3].reshape(-1)
    shapes = np.concatenate(
        [(reached[frame.beginnings(rows)] + frame.full[rows]).argmax(axis=1) for rows in row_chunks(frame.n_rows)]
    )
    full, source_null, target_null = best[:3, PAD:, 1:-1]
    opening = frame.opening
    arrived = best[:3, PAD:, 1:-1].argmax(axis=0)
    after_source_null = source_null > full + opening.source
    after_target_null = np.stack([full + opening.target, source_null + opening.turn, target_null]).argmax(axis=0)
    row, cell, low = frame.n_rows - 1, frame.last, frame.low.tolist()
    state = arrived[row, cell]
    while (row, cell) != (0, frame.first):
        yield Rung(frame.start.source + row, low[row] + cell)
        if state == 0:
            shape = shapes[row, cell]
            before = row - int(SOURCE_SIDE[shape])
            cell += low[row] - int(TARGET_SIDE[shape]) - low[before]
            row, state = before, arrived[before, cell]
        elif state == 1:
            cell += low[row] - low[row - 1]
            row -= 1
            state = int(after_source_null[row, cell])
        else:
            cell -= 1
            state = after_target_null[row, cell]


def canonical(start: Rung, rungs: Sequence[Rung]) -> list[Rung]:
    """The same beads with every run of null beads in one order: source side first."""
    ordered: list[Rung] = []
    origin = before = start
    for rung in rungs:
        if rung.source > before.source and rung.target > before.target:
            ordered += [*_null_run(origin, before), rung]
            origin = rung
        before = rung
    return ordered + _null_run(origin, before)


def _null_run(start: Rung, end: Rung) -> list[Rung]:
    """The rungs after `start` when everything up to `end` stands alone."""
    return [
        *(Rung(i, start.target) for i in range(start.source + 1, end.source + 1)),
        *(Rung(end.source, j) for j in range(start.target + 1, end.target + 1)),
    ]
