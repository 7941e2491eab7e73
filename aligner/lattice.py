"""The lattice of rungs inside a band: best path, and posterior probabilities by the forward–backward algorithm.

A path from one corner to the other is a chain of full beads (shapes of `FULL_SHAPES`) and null beads. Null beads come
in runs: the first of either side costs an `Opening` besides its own score, as an affine gap does (Gotoh 1982), so that
a summary that skips a page pays once. A run has one order, source side first, so that equal alignments are one path and
no run counts more than once in a sum. All scores are natural logarithms; sums over paths make the model a linear-chain
conditional random field (Lafferty et al. 2001).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bead import Rung

FULL_SHAPES = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (2, 4), (1, 6), (3, 3),
)  # fmt: skip
MOST_SOURCE, MOST_TARGET = map(max, zip(*FULL_SHAPES, strict=True))
LONGEST = max(MOST_SOURCE, MOST_TARGET)
IMPOSSIBLE = -1e9
_SOURCE_SIDE, _TARGET_SIDE = np.array(FULL_SHAPES).T

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Ratios = NDArray[np.float32]


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


class Opening(NamedTuple):
    """What the first null bead of either side scores besides its own: after a full bead, or after nulls of the source.

    The latter is the `turn`: text on both sides is said to have no partner, though it stands at the same place.
    """

    source: float
    target: float
    turn: float


@dataclass(frozen=True)
class Scores:
    """What every bead inside a band scores, in nats.

    `full[i, h, k]` is the bead of shape `FULL_SHAPES[h]` that ends at rung (i, band.low[i] + k); `source_null[i]` and
    `target_null[j]` the null bead of one segment; `opening` is added for the first null bead of each side of a run.
    """

    band: Band
    full: NDArray[np.float32]
    source_null: Floats
    target_null: Floats
    opening: Opening


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


class _Frame:
    """The lattice between two rungs: rows count from the first; tables are padded with an impossible cell each side."""

    def __init__(self, scores: Scores, start: Rung, end: Rung) -> None:
        self.scores, self.start, self.end = scores, start, end
        self.low = scores.band.low[start.source : end.source + 1]
        self.n_rows, self.width = len(self.low), scores.band.width
        self.cells = np.arange(self.width)
        self.full = scores.full[start.source : end.source + 1]
        self.source_null = scores.source_null[start.source : end.source]
        self.rows = np.arange(self.n_rows)
        columns = self.low[:, None] + self.cells
        self.outside = (columns < start.target) | (columns > end.target)
        null_sums = np.concatenate([[0.0], np.cumsum(scores.target_null)])
        self.null_sums = null_sums[np.minimum(columns, len(scores.target_null))]

    def table(self) -> Floats:
        return np.full((self.n_rows, self.width + 2), IMPOSSIBLE)

    def cell(self, rung: Rung) -> int:
        return rung.target - int(self.low[rung.source - self.start.source])

    @cached_property
    def beginnings(self) -> Ints:
        """Where in a flat table the full beads that end in each cell begin, shape (n_rows, n_shapes, width)."""
        return self._padded(self.rows[:, None] - _SOURCE_SIDE, -_TARGET_SIDE)

    @cached_property
    def endings(self) -> Ints:
        """Where in a flat table the full beads that begin in each cell end, shape (n_rows, n_shapes, width)."""
        return self._padded(self.rows[:, None] + _SOURCE_SIDE, _TARGET_SIDE)

    @cached_property
    def above(self) -> Ints:
        """Where in a flat table the same column of the row before is, shape (n_rows, width)."""
        return self._padded(self.rows[:, None] - 1, np.zeros(1, np.int64))[:, 0]

    @cached_property
    def below(self) -> Ints:
        """Where in a flat table the same column of the next row is, shape (n_rows, width)."""
        return self._padded(self.rows[:, None] + 1, np.zeros(1, np.int64))[:, 0]

    def _padded(self, others: Ints, columns: Ints) -> Ints:
        there = (others >= 0) & (others < self.n_rows)
        others = np.where(there, others, self.rows[:, None])
        shift = np.where(there, self.low[:, None] - self.low[others] + columns, -self.width - 1)
        cells = np.clip(self.cells + shift[:, :, None], -1, self.width)
        return np.asarray(cells + (others * (self.width + 2) + 1)[:, :, None])


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
    """Scores of reaching each padded cell: by a full bead, by a null bead of either side, anyhow.

    Each has shape (n_rows, width + 2).
    """

    full: Floats
    source_null: Floats
    target_null: Floats
    either: Floats


class _Backward(NamedTuple):
    """Sums over the ways from each padded cell to the end: all after a full bead; those that begin with a null bead.

    The latter without its opening.
    """

    full: Floats
    source_null: Floats
    target_null: Floats


def _forward(frame: _Frame, semiring: _Semiring) -> _Forward:
    add, opening = semiring.add, frame.scores.opening
    tables = _Forward(*(frame.table() for _ in _Forward._fields))
    flat_full, flat_source_null, reached = (t.reshape(-1) for t in (tables.full, tables.source_null, tables.either))
    for row in range(frame.n_rows):
        full, dropped = np.full((2, frame.width), IMPOSSIBLE)
        if row == 0:
            full[frame.cell(frame.start)] = 0.0
        else:
            full = semiring.reduce(reached[frame.beginnings[row]] + frame.full[row])
            above = frame.above[row]
            dropped = add(flat_full[above] + opening.source, flat_source_null[above]) + frame.source_null[row - 1]
        full[frame.outside[row]] = dropped[frame.outside[row]] = IMPOSSIBLE
        sums = frame.null_sums[row]
        added = np.full(frame.width, IMPOSSIBLE)
        added[1:] = add.accumulate(add(full + opening.target, dropped + opening.turn) - sums)[:-1] + sums[1:]
        added[frame.outside[row]] = IMPOSSIBLE
        for table, values in zip(tables, (full, dropped, added, add(add(full, dropped), added)), strict=True):
            table[row, 1:-1] = values
    return tables


def _backward(frame: _Frame) -> _Backward:
    opening = frame.scores.opening
    tables = _Backward(*(frame.table() for _ in _Backward._fields))
    after_null = frame.table()
    reached, reached_null = tables.full.reshape(-1), after_null.reshape(-1)
    rows, cells = np.divmod(frame.endings, frame.width + 2)
    shapes = np.arange(len(FULL_SHAPES))[:, None]
    ahead = frame.full[rows, shapes, np.clip(cells - 1, 0, frame.width - 1)]
    for row in range(frame.n_rows - 1, -1, -1):
        onward, below, right = np.full((3, frame.width), IMPOSSIBLE)
        if row == frame.n_rows - 1:
            onward[frame.cell(frame.end)] = 0.0
        else:
            onward = _log_sum(reached[frame.endings[row]] + ahead[row])
            below = reached_null[frame.below[row]] + frame.source_null[row]
        onward[frame.outside[row]] = below[frame.outside[row]] = IMPOSSIBLE
        sums = frame.null_sums[row]
        right[:-1] = np.logaddexp.accumulate((onward + sums)[:0:-1])[::-1] - sums[:-1]
        right[frame.outside[row]] = IMPOSSIBLE
        after_null[row, 1:-1] = np.logaddexp(onward, np.logaddexp(below, right + opening.turn))
        full = np.logaddexp(onward, np.logaddexp(below + opening.source, right + opening.target))
        for table, values in zip(tables, (full, below, right), strict=True):
            table[row, 1:-1] = values
    return tables


def best_path(scores: Scores, corners: Sequence[Rung]) -> list[Rung]:
    """The rungs of the best path through all of `corners`, from the first to the last; null runs source side first."""
    rungs = [corners[0]]
    for start, end in pairwise(corners):
        frame = _Frame(scores, start, end)
        rungs.extend(reversed(list(_traced(frame, _forward(frame, _BEST)))))
    return rungs


def _traced(frame: _Frame, best: _Forward) -> Iterator[Rung]:
    """The rungs from `frame.end` back to the one after `frame.start`."""
    states = np.stack([best.full, best.source_null, best.target_null])
    opening = frame.scores.opening
    dropped, added = np.array([opening.source, 0.0]), np.array([opening.target, opening.turn, 0.0])
    row, cell = frame.n_rows - 1, frame.cell(frame.end) + 1
    last = (0, frame.cell(frame.start) + 1)
    state = int(states[:, row, cell].argmax())
    while (row, cell) != last:
        yield Rung(frame.start.source + row, int(frame.low[row]) + cell - 1)
        if state == 0:
            begun = frame.beginnings[row, :, cell - 1]
            shape = int((best.either.reshape(-1)[begun] + frame.full[row, :, cell - 1]).argmax())
            row, cell = divmod(int(begun[shape]), frame.width + 2)
            state = int(states[:, row, cell].argmax())
        elif state == 1:
            row, cell = divmod(int(frame.above[row, cell - 1]), frame.width + 2)
            state = int((states[:2, row, cell] + dropped).argmax())
        else:
            cell -= 1
            state = int((states[:, row, cell] + added).argmax())


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


def posterior(scores: Scores, corners: Sequence[Rung]) -> Posterior:
    """Probabilities of all beads over the paths through `corners`."""
    band = scores.band
    full = np.zeros_like(scores.full, dtype=np.float64)
    openings, log_total = np.zeros(len(Opening._fields)), 0.0
    for start, end in pairwise(corners):
        frame = _Frame(scores, start, end)
        forth, back = _forward(frame, _SUM), _backward(frame)
        piece_total = float(forth.either[-1, frame.cell(end) + 1])
        log_total += piece_total
        openings += [float(np.exp(ways - piece_total).sum()) for ways in _opened(forth, back, scores.opening)]
        passing = forth.either.reshape(-1)[frame.beginnings[1:]] + frame.full[1:] + back.full[1:, None, 1:-1]
        full[start.source + 1 : end.source + 1] += np.exp(np.minimum(passing - piece_total, 0.0))
    columns = np.minimum(band.columns, band.n_target).reshape(-1)
    by_column = [
        np.bincount(columns, full[:, shape].reshape(-1), band.n_target + 1) for shape in range(len(FULL_SHAPES))
    ]
    source_null = _alone(full.sum(axis=2).T, _SOURCE_SIDE)
    target_null = _alone(np.array(by_column), _TARGET_SIDE)
    return Posterior(full, source_null, target_null, Opening(*openings.tolist()), log_total)


def _opened(forth: _Forward, back: _Backward, opening: Opening) -> Iterator[Floats]:
    """Sums over the paths that begin nulls at each padded cell, in each of the three ways."""
    yield forth.full + back.source_null + opening.source
    yield forth.full + back.target_null + opening.target
    yield forth.source_null + back.target_null + opening.turn


def _alone(ended: Floats, sizes: Ints) -> Floats:
    """How likely each segment is in no full bead, from how likely a bead of each shape ends at each rung.

    `ended` has shape (n_shapes, n + 1); every path covers each segment once, so the rest of 1 is left to null beads.
    """
    later = np.pad(ended, ((0, 0), (0, LONGEST)))
    begun = sum(one[size:][: ended.shape[1]] for one, size in zip(later, sizes, strict=True))
    covered = np.cumsum(begun - ended.sum(axis=0))[:-1]
    return np.asarray(np.clip(1 - covered, 0.0, 1.0))
