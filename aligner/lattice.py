"""The lattice of rungs inside a band: best path, and posterior probabilities by the forward–backward algorithm.

A path from one corner to the other is a chain of full beads (shapes of `FULL_SHAPES`) and null beads. Null beads come
in runs: the first of a run costs `opening` besides its own score, as an affine gap does (Gotoh 1982), so that a summary
that skips a page pays once. All scores are natural logarithms; sums over paths make the model a linear-chain
conditional random field (Lafferty et al. 2001).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bead import Rung

FULL_SHAPES = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (2, 4), (1, 6), (3, 3),
)  # fmt: skip
LONGEST = 6
IMPOSSIBLE = -1e9
_SOURCE_SIDE, _TARGET_SIDE = np.array(FULL_SHAPES).T

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Band(NamedTuple):
    """The rungs that are searched: in row i, 0 to n_source, the columns `low[i]` to `low[i] + width - 1`.

    Columns beyond `n_target` are outside; `low` never falls from one row to the next.
    """

    low: Ints
    width: int
    n_target: int

    @property
    def columns(self) -> Ints:
        """The column of every cell, shape (n_source + 1, width); cells beyond n_target are outside."""
        return self.low[:, None] + np.arange(self.width)[None]


@dataclass(frozen=True)
class Scores:
    """What every bead inside a band scores, in nats.

    `full[i, h, k]` is the bead of shape `FULL_SHAPES[h]` that ends at rung (i, band.low[i] + k); `source_null[i]` and
    `target_null[j]` the null bead of one segment; `opening` is added for the first null bead of a run.
    """

    band: Band
    full: NDArray[np.float32]
    source_null: Floats
    target_null: Floats
    opening: float


class Posterior(NamedTuple):
    """Probabilities over all paths.

    `full` is shaped as in Scores; `source_null` (n_source,) and `target_null` (n_target,) say how likely a segment
    stands alone; `openings` is the expected number of runs of null beads; `log_total` the logarithm of the paths' sum.
    """

    full: Floats
    source_null: Floats
    target_null: Floats
    openings: float
    log_total: float


class _Frame:
    """The lattice between two rungs: rows count from the first; tables are padded with an impossible cell each side."""

    def __init__(self, scores: Scores, start: Rung, end: Rung) -> None:
        self.scores, self.start, self.end = scores, start, end
        self.low, self.width = scores.band.low, scores.band.width
        self.cells = np.arange(self.width)
        self.n_rows = end.source - start.source + 1
        null_sums = np.concatenate([[0.0], np.cumsum(scores.target_null)])
        rows = slice(start.source, end.source + 1)
        columns = scores.band.columns[rows]
        self.outside = (columns < start.target) | (columns > end.target)
        self.null_sums = null_sums[np.minimum(columns, len(scores.target_null))]

    def table(self) -> Floats:
        return np.full((self.n_rows, self.width + 2), IMPOSSIBLE)

    def cell(self, rung: Rung) -> int:
        return rung.target - int(self.low[rung.source])

    def beginnings(self, row: int) -> tuple[Ints, Ints]:
        """Row and padded cell, shape (n_shapes, width), where each full bead that ends in `row` begins."""
        origin = np.maximum(row - _SOURCE_SIDE, 0)
        shift = self.low[self.start.source + row] - self.low[self.start.source + origin] - _TARGET_SIDE
        cells = np.clip(self.cells[None] + shift[:, None], -1, self.width)
        return origin[:, None], np.where((row >= _SOURCE_SIDE)[:, None], cells, -1) + 1

    def endings(self, row: int) -> tuple[Ints, Ints]:
        """Row and padded cell, shape (n_shapes, width), where each full bead that begins in `row` ends."""
        end = np.minimum(row + _SOURCE_SIDE, self.n_rows - 1)
        shift = self.low[self.start.source + row] - self.low[self.start.source + end] + _TARGET_SIDE
        cells = np.clip(self.cells[None] + shift[:, None], -1, self.width)
        return end[:, None], np.where((row + _SOURCE_SIDE < self.n_rows)[:, None], cells, -1) + 1

    def vertical(self, row: int, other: int) -> Ints:
        """Padded cells of row `other` that lie in the columns of `row`."""
        shift = self.low[self.start.source + row] - self.low[self.start.source + other]
        return np.asarray(np.clip(self.cells + shift, -1, self.width) + 1)


class _Semiring(NamedTuple):
    """How two paths to one cell are combined: `max` for the best path, `logaddexp` for the sum over all."""

    add: np.ufunc
    reduce: Callable[[Floats], Floats]


def _log_sum(values: Floats) -> Floats:
    top = values.max(axis=0)
    return np.asarray(top + np.log(np.exp(values - top).sum(axis=0)))


_BEST = _Semiring(np.maximum, lambda values: np.asarray(values.max(axis=0)))
_SUM = _Semiring(np.logaddexp, _log_sum)


class _Forward(NamedTuple):
    """Scores of reaching each padded cell by a full bead, by a null bead, by either; shape (n_rows, width + 2)."""

    full: Floats
    null: Floats
    either: Floats


def _forward(frame: _Frame, semiring: _Semiring) -> _Forward:
    scores, opening = frame.scores, frame.scores.opening
    full, null, either = frame.table(), frame.table(), frame.table()
    for row in range(frame.n_rows):
        if row == 0:
            ended = np.full(frame.width, IMPOSSIBLE)
            ended[frame.cell(frame.start)] = 0.0
            skipped = np.full(frame.width, IMPOSSIBLE)
        else:
            ended = semiring.reduce(either[frame.beginnings(row)] + scores.full[frame.start.source + row])
            above = frame.vertical(row, row - 1)
            skipped = semiring.add(full[row - 1, above] + opening, null[row - 1, above])
            skipped += scores.source_null[frame.start.source + row - 1]
        ended[frame.outside[row]] = IMPOSSIBLE
        sums = frame.null_sums[row]
        skipped[1:] = semiring.add(skipped[1:], ended[:-1] + opening + np.diff(sums))
        skipped[frame.outside[row]] = IMPOSSIBLE
        skipped = semiring.add.accumulate(skipped - sums) + sums
        skipped[frame.outside[row]] = IMPOSSIBLE
        full[row, 1:-1], null[row, 1:-1], either[row, 1:-1] = ended, skipped, semiring.add(ended, skipped)
    return _Forward(full, null, either)


def _backward(frame: _Frame) -> _Forward:
    """Sums over the ways from each cell to the end, by how the cell was reached (`either` is not used)."""
    scores, opening = frame.scores, frame.scores.opening
    full, null = frame.table(), frame.table()
    shapes = np.arange(len(FULL_SHAPES))[:, None]
    for row in range(frame.n_rows - 1, -1, -1):
        below = np.full(frame.width, IMPOSSIBLE)
        if row == frame.n_rows - 1:
            onward = np.full(frame.width, IMPOSSIBLE)
            onward[frame.cell(frame.end)] = 0.0
        else:
            ends, cells = frame.endings(row)
            inside = np.clip(cells - 1, 0, frame.width - 1)
            onward = _log_sum(full[ends, cells] + scores.full[frame.start.source + ends, shapes, inside])
            below = null[row + 1, frame.vertical(row, row + 1)] + scores.source_null[frame.start.source + row]
        sums = frame.null_sums[row]
        reached = np.where(frame.outside[row], IMPOSSIBLE, np.logaddexp(onward, below))
        skipping = np.logaddexp.accumulate((reached + sums)[::-1])[::-1] - sums
        null[row, 1:-1] = np.where(frame.outside[row], IMPOSSIBLE, skipping)
        right = null[row, 2:] + np.append(np.diff(sums), 0.0)
        starting = opening + np.logaddexp(below, right)
        full[row, 1:-1] = np.where(frame.outside[row], IMPOSSIBLE, np.logaddexp(onward, starting))
    return _Forward(full, null, either=full)


def best_path(scores: Scores, corners: Sequence[Rung]) -> list[Rung]:
    """The rungs of the best path through all of `corners`, from the first to the last; null runs source side first."""
    rungs = [corners[0]]
    for start, end in pairwise(corners):
        frame = _Frame(scores, start, end)
        rungs.extend(_trace(frame, _forward(frame, _BEST)))
    return rungs


def _trace(frame: _Frame, best: _Forward) -> list[Rung]:
    """The rungs after `frame.start`, read back from its end."""
    scores, opening = frame.scores, frame.scores.opening
    row, cell = frame.n_rows - 1, frame.cell(frame.end)
    backwards: list[Rung] = []
    in_null_run = best.null[row, cell + 1] > best.full[row, cell + 1]
    while (row, cell) != (0, frame.cell(frame.start)):
        backwards.append(Rung(frame.start.source + row, int(frame.low[frame.start.source + row]) + cell))
        if in_null_run:
            up = int(frame.vertical(row, row - 1)[cell]) if row else 0
            skipped = scores.source_null[frame.start.source + row - 1]
            down = (best.full[row - 1, up] + opening + skipped, best.null[row - 1, up] + skipped)
            skipped = np.diff(frame.null_sums[row])[cell - 1] if cell else IMPOSSIBLE
            right = (best.full[row, cell] + opening + skipped, best.null[row, cell] + skipped)
            choice = int(np.argmax((*right, *down) if row else right))
            in_null_run = choice % 2 == 1
            row, cell = (row, cell - 1) if choice < 2 else (row - 1, up - 1)
        else:
            begin, cells = frame.beginnings(row)
            reached = best.either[begin[:, 0], cells[:, cell]] + scores.full[frame.start.source + row, :, cell]
            shape = int(np.argmax(reached))
            row, cell = int(begin[shape, 0]), int(cells[shape, cell]) - 1
            in_null_run = bool(best.null[row, cell + 1] > best.full[row, cell + 1])
    return canonical(frame.start, backwards[::-1])


def canonical(start: Rung, rungs: list[Rung]) -> list[Rung]:
    """The same beads with every run of null beads in one order: source side first."""
    ordered: list[Rung] = []
    before, run = start, 0
    for rung in rungs:
        is_null = rung.source == before.source or rung.target == before.target
        if is_null:
            run += 1
            origin = ordered[-run] if len(ordered) >= run else start
            n_source, n_target = rung.source - origin.source, rung.target - origin.target
            ordered[len(ordered) - run + 1 :] = [
                *(Rung(origin.source + step, origin.target) for step in range(1, n_source + 1)),
                *(Rung(rung.source, origin.target + step) for step in range(1, n_target + 1)),
            ]
        else:
            run = 0
            ordered.append(rung)
        before = rung
    return ordered


def posterior(scores: Scores, corners: Sequence[Rung]) -> Posterior:
    """Probabilities of all beads over the paths through `corners`."""
    band = scores.band
    full = np.zeros_like(scores.full, dtype=np.float64)
    source_null, target_null = np.zeros(len(band.low) - 1), np.zeros(band.n_target)
    openings = log_total = 0.0
    for start, end in pairwise(corners):
        frame = _Frame(scores, start, end)
        forth, back = _forward(frame, _SUM), _backward(frame)
        piece_total = forth.either[-1, frame.cell(end) + 1]
        log_total += float(piece_total)
        for row in range(frame.n_rows):
            here = frame.start.source + row
            columns = np.minimum(frame.low[here] + frame.cells, band.n_target)
            arrived = back.null[row, 1:-1] - piece_total
            if row:
                reached = forth.either[frame.beginnings(row)] + scores.full[here]
                full[here] += np.exp(np.minimum(reached + back.full[row, 1:-1] - piece_total, 0.0))
                above = frame.vertical(row, row - 1)
                arriving = arrived + scores.source_null[here - 1]
                begun = np.exp(forth.full[row - 1, above] + scores.opening + arriving)
                source_null[here - 1] += (begun + np.exp(forth.null[row - 1, above] + arriving)).sum()
                openings += begun.sum()
            arriving = arrived[1:] + np.diff(frame.null_sums[row])
            begun = np.exp(forth.full[row, 1:-2] + scores.opening + arriving)
            alone = begun + np.exp(forth.null[row, 1:-2] + arriving)
            np.add.at(target_null, columns[:-1][columns[1:] > columns[:-1]], alone[columns[1:] > columns[:-1]])
            openings += begun.sum()
    return Posterior(full, source_null, target_null, float(openings), log_total)
