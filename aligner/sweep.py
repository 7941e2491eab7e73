"""The recursions over the rows of a lattice, many stretches of it at once.

A row needs those before it, but hardly any that lie far back: the best ways to all its cells soon come from one cell.
So a long lattice is worked in lanes, each begun a little early, as if any cell had been reached for nothing. Where one
ends the next must have come to the same values but for a constant, which is added to it (the rank convergence of
Maleki, Musuvathi & Mytkowicz 2014); a lane that has not is worked again from the true values.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

import numpy as np

from aligner.bead import Rung
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, MOST_SOURCE, SOURCE_SIDE, TARGET_SIDE, Floats, Ints, Scores

PAD = MOST_SOURCE
"""Impossible rows before the first of a table: no bead begins further back."""
_LANE, _EARLY = 128, 48
"""Rows of a lane that count, at least, and rows that it begins early."""
_ALIKE = 1e-6
_AT_ONCE = 256
_SHAPES = np.arange(len(FULL_SHAPES))[:, None]

Tables = Floats
"""Scores of cells in several ways, shape (n_ways, PAD + n_rows, width + 2): an impossible cell stands on either side.

Those of lanes have shape (n_ways, PAD + n_steps, n_lanes, width + 2).
"""


class Frame:
    """The lattice between two rungs; rows count from the first."""

    def __init__(self, scores: Scores, start: Rung, end: Rung) -> None:
        self.start, self.opening = start, scores.opening
        self.low = scores.band.low[start.source : end.source + 1]
        self.n_rows, self.width = len(self.low), scores.band.width
        self.first, self.last = start.target - int(self.low[0]), end.target - int(self.low[-1])
        self.full = scores.full[start.source : end.source + 1]
        self.source_null = np.pad(scores.source_null[start.source : end.source], 1)
        columns = self.low[:, None] + np.arange(self.width)
        self.outside = (columns < start.target) | (columns > end.target)
        null_sums = np.concatenate([[0.0], np.cumsum(scores.target_null)])
        self.null_sums = null_sums[np.minimum(columns, len(scores.target_null))]

    def beginnings(self, rows: Ints) -> Ints:
        """Where in a flat table the full beads that end in each cell of `rows` begin, shape (n_rows, n_shapes, width).

        Rows that follow one another.
        """
        places = _places(self, rows[:, None], SOURCE_SIDE, TARGET_SIDE)[:, :, 0]
        return np.asarray(places + int(rows[0]) * (self.width + 2))


class Semiring(NamedTuple):
    """How two paths to one cell are combined: `max` for the best path, `logaddexp` for the sum over all."""

    add: np.ufunc
    reduce: Callable[[Floats], Floats]


def _log_sum(values: Floats) -> Floats:
    top = values.max(axis=0)
    return np.asarray(top + np.log(np.exp(values - top).sum(axis=0)))


BEST = Semiring(np.maximum, lambda values: np.asarray(values.max(axis=0)))
SUM = Semiring(np.logaddexp, _log_sum)


def forward(frame: Frame, semiring: Semiring) -> Tables:
    """Scores of reaching each cell: by a full bead, by a null bead of the source, of the target, anyhow."""

    def work(tables: Tables, rows: Ints, seeds: Floats) -> None:
        _work_forward(frame, semiring, tables, rows, seeds)

    return _swept(frame, np.arange(frame.n_rows), frame.first, work)


def backward(frame: Frame) -> Tables:
    """Sums over the ways from each cell to the end.

    All after a full bead; those that begin with a null bead of the source, of the target, both without its opening; all
    after a null bead of the source.
    """

    def work(tables: Tables, rows: Ints, seeds: Floats) -> None:
        _work_backward(frame, tables, rows, seeds)

    tables = _swept(frame, np.arange(frame.n_rows)[::-1], frame.last, work)
    tables[:, PAD:] = tables[:, : PAD - 1 : -1]
    return tables


class _Work(Protocol):
    def __call__(self, tables: Tables, rows: Ints, seeds: Floats) -> None:
        """Fills tables of lanes beyond PAD; `seeds` (n_lanes, width) says what the cells of their first rows hold."""


def _swept(frame: Frame, order: Ints, cell: int, work: _Work) -> Tables:
    """The tables in this order of rows, from a `cell` of the first."""
    starts, n_steps = _lanes(len(order))
    lanes = np.full((4, PAD + n_steps, len(starts), frame.width + 2), IMPOSSIBLE)
    seeds = np.zeros((len(starts), frame.width))
    seeds[0] = np.where(np.arange(frame.width) == cell, 0.0, IMPOSSIBLE)
    work(lanes, order[starts + np.arange(n_steps)[:, None]], seeds)
    whole = np.full((4, PAD + len(order), frame.width + 2), IMPOSSIBLE)
    whole[:, : PAD + n_steps] = lanes[:, :, 0]
    done = n_steps
    for lane, start in enumerate(starts[1:].tolist(), start=1):
        known = whole[:, done : PAD + done]
        own = lanes[:, done - start :, lane]
        constant = _constant(known, own[:, :PAD])
        if constant is None:
            own = np.full((*own.shape[:2], 1, own.shape[2]), IMPOSSIBLE)
            own[:, :PAD, 0] = known
            work(own, order[done : start + n_steps, None], np.full((1, frame.width), IMPOSSIBLE))
            own, constant = own[:, :, 0], 0.0
        whole[:, PAD + done : PAD + start + n_steps] = own[:, PAD:] + constant
        done = start + n_steps
    return whole


def _lanes(n_rows: int) -> tuple[Ints, int]:
    """Where lanes that overlap start, and their length."""
    n_lanes = max((n_rows - _EARLY) // _LANE, 1)
    n_steps = min(-(-(n_rows - _EARLY) // n_lanes) + _EARLY, n_rows) if n_lanes > 1 else n_rows
    starts = np.arange(n_lanes) * (n_rows - n_steps) // max(n_lanes - 1, 1)
    return starts, n_steps


def _constant(known: Tables, own: Tables) -> float | None:
    """What to add to all `own` scores to have the known ones; None where no number does."""
    possible = known > IMPOSSIBLE / 2
    if not possible.any() or (possible != (own > IMPOSSIBLE / 2)).any():
        return None
    apart = known[possible] - own[possible]
    return float(apart.max()) if np.ptp(apart) <= _ALIKE else None


def row_chunks(n_rows: int) -> list[Ints]:
    """The numbers of rows, some at a time: tables of all their beads would be large."""
    return [np.arange(first, min(first + _AT_ONCE, n_rows)) for first in range(0, n_rows, _AT_ONCE)]


def _places(frame: Frame, rows: Ints, source: Ints, target: Ints, onward: int = 1) -> Ints:
    """Places in flat tables of lanes of the cells `source` rows and `target` columns back.

    Shapes (n_steps, n_lanes), (n,) and (n,); (n_steps, n, n_lanes, width).
    """
    n_steps, n_lanes = rows.shape
    source, target = source[:, None], target[:, None]
    others = np.clip(rows[:, None] - onward * source, 0, frame.n_rows - 1)
    shift = frame.low[rows][:, None] - frame.low[others] - onward * target
    cells = np.arange(frame.width) + shift[..., None]
    np.clip(cells, -1, frame.width, out=cells)
    before = (np.arange(PAD, PAD + n_steps)[:, None, None] - source) * n_lanes + np.arange(n_lanes)
    cells += (before * (frame.width + 2) + 1)[..., None]
    return np.asarray(cells)


_ONE, _NONE = np.ones(1, np.int64), np.zeros(1, np.int64)


def _work_forward(frame: Frame, semiring: Semiring, tables: Tables, rows: Ints, seeds: Floats) -> None:
    add, opening = semiring.add, frame.opening
    flat_full, flat_source_null, _, reached = (table.reshape(-1) for table in tables)
    beginnings = _places(frame, rows, SOURCE_SIDE, TARGET_SIDE)
    above = _places(frame, rows, _ONE, _NONE)[:, 0]
    scores = np.ascontiguousarray(frame.full[rows].swapaxes(1, 2))
    source_null = frame.source_null[rows][:, :, None]
    outside, all_sums = frame.outside[rows], frame.null_sums[rows]
    added = np.full(seeds.shape, IMPOSSIBLE)
    for step in range(len(rows)):
        full = semiring.reduce(reached.take(beginnings[step]) + scores[step])
        if step == 0:
            full = np.maximum(full, seeds)
        at = above[step]
        dropped = add(flat_full.take(at) + opening.source, flat_source_null.take(at)) + source_null[step]
        full[outside[step]] = dropped[outside[step]] = IMPOSSIBLE
        sums = all_sums[step]
        from_left = add.accumulate(add(full + opening.target, dropped + opening.turn) - sums, axis=1)
        added[:, 1:] = from_left[:, :-1] + sums[:, 1:]
        added[outside[step]] = IMPOSSIBLE
        here = tables[:, PAD + step, :, 1:-1]
        here[0], here[1], here[2] = full, dropped, added
        add(add(full, dropped), added, out=here[3])


def _work_backward(frame: Frame, tables: Tables, rows: Ints, seeds: Floats) -> None:
    opening = frame.opening
    reached, _, _, reached_null = (table.reshape(-1) for table in tables)
    endings = _places(frame, rows, SOURCE_SIDE, TARGET_SIDE, -1)
    below = _places(frame, rows, _ONE, _NONE, -1)[:, 0]
    others = np.minimum(rows[:, None] + SOURCE_SIDE[:, None], frame.n_rows - 1)[..., None]
    cells = np.clip(endings % (frame.width + 2) - 1, 0, frame.width - 1)
    scores = frame.full.reshape(-1).take((others * len(FULL_SHAPES) + _SHAPES[..., None]) * frame.width + cells)
    source_null = frame.source_null[rows + 1][:, :, None]
    outside, all_sums = frame.outside[rows], frame.null_sums[rows]
    right = np.full(seeds.shape, IMPOSSIBLE)
    for step in range(len(rows)):
        onward = _log_sum(reached.take(endings[step]) + scores[step])
        if step == 0:
            onward = np.maximum(onward, seeds)
        dropped = reached_null.take(below[step]) + source_null[step]
        onward[outside[step]] = dropped[outside[step]] = IMPOSSIBLE
        sums = all_sums[step]
        from_right = np.logaddexp.accumulate((onward + sums)[:, :0:-1], axis=1)
        right[:, :-1] = from_right[:, ::-1] - sums[:, :-1]
        right[outside[step]] = IMPOSSIBLE
        here = tables[:, PAD + step, :, 1:-1]
        here[0] = np.logaddexp(onward, np.logaddexp(dropped + opening.source, right + opening.target))
        here[1], here[2] = dropped, right
        here[3] = np.logaddexp(onward, np.logaddexp(dropped, right + opening.turn))
