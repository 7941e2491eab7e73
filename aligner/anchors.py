"""Anchors and the band around them: sentence pairs that almost surely belong together, found before any search."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
from scipy import sparse

from aligner.bag import Bag
from aligner.bead import Rung
from aligner.lattice import Band, Ints
from aligner.lexicon import Evidence

HALF_WIDTH = 30
_WIDEST_GAP = 150
_COMMON_SHARE = 0.02
_COMMON_COUNT = 5
_FAINT = 0.05
_MARGIN = 1.1


def anchors(evidence: Evidence, source: Bag, target: Bag, corners: Sequence[Rung]) -> list[Rung]:
    """Corners and, between them, the longest chain of segment pairs that are each other's best partner by a margin.

    A segment is a vector over target types: what its words mean (source) or which it holds (target), rare types
    weighing more. Each anchor is the rung before such a pair.
    """
    likeness = _likeness(evidence.forward, target)
    best_target, best_source = _best_by_margin(likeness), _best_by_margin(sparse.csr_array(likeness.T))
    pairs = [(i, int(j)) for i, j in enumerate(best_target) if j >= 0 and best_source[j] == i]
    rungs = [corners[0]]
    for start, end in pairwise(corners):
        inside = [Rung(i, j) for i, j in pairs if start.source < i < end.source and start.target < j < end.target]
        rungs += [*_longest_chain(inside), end]
    return rungs


def _likeness(meaning: sparse.csr_array, target: Bag) -> sparse.csr_array:
    """Products of the segments' vectors, shape (n_source, n_target), by rare types only."""
    held = target.counts.astype(bool).astype(np.float32)
    spread = np.bincount(held.indices, minlength=held.shape[1])
    rare = spread <= _COMMON_COUNT + _COMMON_SHARE * target.n_segments
    weight = np.where(rare, np.log(1 + target.n_segments / np.maximum(spread, 1)), 0.0).astype(np.float32)
    said = meaning.copy()
    said.data = np.where(said.data >= _FAINT, np.minimum(said.data, 1.0) * weight[said.indices], 0.0)
    said.eliminate_zeros()
    lengths = np.sqrt(np.maximum(held @ np.square(weight), 1.0))
    return sparse.csr_array(said @ sparse.csr_array(held.T @ sparse.diags_array((1 / lengths).astype(np.float32))))


def _best_by_margin(likeness: sparse.csr_array) -> Ints:
    """Column of each row's largest entry, -1 where the second is almost as large; shape (n_rows,)."""
    best = np.full(likeness.shape[0], -1)
    for row, (start, end) in enumerate(pairwise(likeness.indptr)):
        if end > start:
            values = likeness.data[start:end]
            at = int(values.argmax())
            top = values[at]
            if np.count_nonzero(values * _MARGIN >= top) == 1:
                best[row] = likeness.indices[start + at]
    return best


def _longest_chain(rungs: Sequence[Rung]) -> list[Rung]:
    """The longest subsequence that rises on both sides (patience sorting); `rungs` rise on the source side."""
    tops: list[int] = []
    top_rungs: list[int] = []
    before: list[int] = []
    for number, rung in enumerate(rungs):
        pile = bisect_left(tops, rung.target)
        before.append(top_rungs[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [rung.target]
        top_rungs[pile : pile + 1] = [number]
    chain: list[Rung] = []
    at = top_rungs[-1] if top_rungs else -1
    while at >= 0:
        chain.append(rungs[at])
        at = before[at]
    return chain[::-1]


def band_along(rungs: Sequence[Rung], half_width: int) -> Band:
    """The band that follows `rungs`, `half_width` columns to either side, wider where the rungs leave wide gaps.

    It holds all of `rungs`, and room for a stretch of either side between two of them that has no counterpart.
    """
    n_source, n_target = rungs[-1]
    rows = _rows(rungs)
    gap = max((row.high - row.low for row in rows), default=0)
    for a, b in pairwise(rows):
        n_rows, n_columns = b.source - a.source, b.high - a.low
        gap = max(gap, min(n_columns, _WIDEST_GAP + abs(n_columns - n_rows)))
    width = min(2 * max(half_width, gap) + 1, n_target + 1)
    centre = np.interp(
        np.arange(n_source + 1), [row.source for row in rows], [(row.low + row.high) / 2 for row in rows]
    )
    low = np.clip(np.round(centre).astype(np.int64) - width // 2, 0, n_target + 1 - width)
    return Band(np.maximum.accumulate(low), width, n_target)


class _Row(NamedTuple):
    """The first and last column of the rungs in one source row."""

    source: int
    low: int
    high: int


def _rows(rungs: Sequence[Rung]) -> list[_Row]:
    """The rows that rungs stand in, from the first to the last."""
    rows = groupby(rungs, key=lambda rung: rung.source)
    return [_Row(source, inside[0].target, inside[-1].target) for source, group in rows if (inside := list(group))]


def touches(rungs: Sequence[Rung], band: Band) -> bool:
    """Whether a path runs along the edge of its band, so that a better one may lie outside."""
    columns, rows = np.array([r.target for r in rungs]), np.array([r.source for r in rungs])
    low = band.low[rows]
    high = low + band.width - 1
    near_low = (columns - low <= 1) & (low > 0)
    near_high = (high - columns <= 1) & (high < band.n_target)
    return bool((near_low | near_high).any())


def widened(band: Band) -> Band:
    """The band twice as wide around the same middle."""
    width = min(2 * band.width, band.n_target + 1)
    middle = band.low + band.width // 2
    low = np.clip(middle - width // 2, 0, band.n_target + 1 - width)
    return Band(np.maximum.accumulate(low), width, band.n_target)
