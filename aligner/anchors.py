"""Anchors and the band around them: sentence pairs that almost surely belong together, found before any search."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bag import Bag
from aligner.bead import Rung
from aligner.dictionary import entries_where
from aligner.each import LONG, Each, one_by_one
from aligner.lattice import Band, Floats, Ints
from aligner.lexicon import Lexicon
from aligner.matrices import narrow, sparse

HALF_WIDTH = 10
_WIDEST_GAP = 150
_EDGE = 1
_COMMON = 60
_FAINT, _CLEAR = 0.01, 0.05
_MUTUAL = 0.4
_CHUNK = 256


class Candidates(NamedTuple):
    """Segment pairs, sorted by `source` and then falling by `target`, and how much speaks for each."""

    source: Ints
    target: Ints
    weight: Floats

    def of(self, chosen: NDArray[np.bool_]) -> "Candidates":
        """Some of them."""
        return Candidates(self.source[chosen], self.target[chosen], self.weight[chosen])

    def joined(self, other: "Candidates") -> "Candidates":
        """Both, in order."""
        source, target, weight = (np.concatenate(both) for both in zip(self, other, strict=True))
        order = np.lexsort((-target, source))
        return Candidates(source[order], target[order], weight[order])


NOBODY = Candidates(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def anchors(
    lexicon: Lexicon,
    source: Bag,
    target: Bag,
    corners: Sequence[Rung],
    further: Candidates = NOBODY,
    each: Each = one_by_one,
) -> list[Rung]:
    """Corners and, between them, the heaviest chain of segment pairs that are each other's best partner, or almost.

    A segment is a vector over target types: what its words mean (source) or which it holds (target), rare types
    weighing more; `further` pairs come from elsewhere. Each anchor is the rung before such a pair. `each` says who does
    the halves of long texts.
    """
    pairs = _candidates(lexicon.forward, source, target, each).joined(further)
    rungs = [corners[0]]
    for start, end in pairwise(corners):
        inside = (start.source < pairs.source) & (pairs.source < end.source)
        inside &= (start.target < pairs.target) & (pairs.target < end.target)
        rungs += [*_heaviest_chain(pairs.of(inside)), end]
    return rungs


def _candidates(translation: sparse.csr_array, source: Bag, target: Bag, each: Each) -> Candidates:
    """Pairs whose likeness v is near the best of both sides: v² / (best of the source · best of the target segment).

    The best of a target segment so far can only rise: what is far below it goes at once, else a book has too many.
    """
    weight_of_type = _rareness(target)
    held = _held(target, weight_of_type)
    telling = (translation.data >= _FAINT) & (weight_of_type[translation.indices] > 0)
    rare = entries_where(translation, telling)
    n_parts = 2 if source.n_segments + target.n_segments >= LONG else 1
    bounds = [source.n_segments * number // n_parts for number in range(n_parts + 1)]

    def looked_at(number: int) -> tuple[list[tuple[Ints, Ints, Floats, Floats]], Floats]:
        best, found = np.zeros(target.n_segments), []
        for first in range(bounds[number], bounds[number + 1], _CHUNK):
            segments = slice(first, min(first + _CHUNK, bounds[number + 1]))
            likeness = sparse.csr_array(_said(source.counts[segments] @ rare, weight_of_type) @ held)
            n_alike = np.diff(likeness.indptr)
            best_of_source = np.maximum.reduceat(likeness.data, likeness.indptr[:-1][n_alike > 0], dtype=float)
            np.maximum.at(best, likeness.indices, likeness.data)
            share = likeness.data / np.repeat(best_of_source, n_alike[n_alike > 0])
            near = np.flatnonzero(share >= _MUTUAL)
            near = near[share[near] * likeness.data[near] >= _MUTUAL * best[likeness.indices[near]]]
            rows = np.searchsorted(likeness.indptr, near, "right") - 1 + first
            found.append((rows, likeness.indices[near], likeness.data[near], share[near]))
        return found, best

    parts = list(each(looked_at, n_parts))
    best = np.maximum.reduce([best for _, best in parts])
    pairs = [_mutual(*chunk, best) for found, _ in parts for chunk in found]
    rows, columns, weights = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    order = np.lexsort((-columns, rows))
    return Candidates(rows[order], columns[order], weights[order])


def _mutual(rows: Ints, columns: Ints, values: Floats, shares: Floats, best: Floats) -> Candidates:
    """Those of some pairs that are near the best of their target segment, too."""
    weight = shares * values / best[columns]
    return Candidates(rows, columns, weight * values).of(weight >= _MUTUAL)


def _rareness(target: Bag) -> Floats:
    """What each target type weighs, shape (n_types,): nothing when it stands in too many segments."""
    spread = np.bincount(target.counts.indices, minlength=len(target.types))
    return np.log(1 + target.n_segments / np.maximum(spread, 1)) * (spread <= _COMMON)


def _said(meaning: sparse.csr_array, weight: Floats) -> sparse.csr_array:
    """What the words of some source segments mean clearly, weighed, shape (n_segments, n_types)."""
    clear = entries_where(meaning, meaning.data >= _CLEAR)
    clear.data = np.minimum(clear.data, 1.0) * weight[clear.indices]
    return clear


def _held(target: Bag, weight: Floats) -> sparse.csr_array:
    """Which types each target segment holds, as columns of length 1, shape (n_types, n_target)."""
    held = target.counts.astype(bool).astype(np.float32)
    lengths = np.sqrt(np.maximum(held @ np.square(weight), 1.0))
    return narrow(sparse.csr_array(held.T @ sparse.diags_array(1 / lengths)))


def _heaviest_chain(pairs: Candidates) -> list[Rung]:
    """The chain that rises on both sides and weighs most.

    `columns` and `weights` are the chains found so far that no other beats: both rise; `ends` is the last pair of each.
    """
    columns, weights, ends, before = [-1], [0.0], [-1], []
    for number, (target, weight) in enumerate(zip(pairs.target.tolist(), pairs.weight.tolist(), strict=True)):
        place = bisect_left(columns, target)
        before.append(ends[place - 1])
        total = weights[place - 1] + weight
        if place < len(columns) and columns[place] == target and weights[place] >= total:
            continue
        beaten = bisect_right(weights, total, place)
        columns[place:beaten], weights[place:beaten], ends[place:beaten] = [target], [total], [number]
    chain: list[Rung] = []
    at = ends[-1]
    while at >= 0:
        chain.append(Rung(int(pairs.source[at]), int(pairs.target[at])))
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
    width = min(2 * max(half_width, gap + _EDGE + 1) + 1, n_target + 1)
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
    near_low = (columns - low <= _EDGE) & (low > 0)
    near_high = (high - columns <= _EDGE) & (high < band.n_target)
    return bool((near_low | near_high).any())


def widened(band: Band) -> Band:
    """The band twice as wide around the same middle."""
    width = min(2 * band.width, band.n_target + 1)
    middle = band.low + band.width // 2
    low = np.clip(middle - width // 2, 0, band.n_target + 1 - width)
    return Band(np.maximum.accumulate(low), width, band.n_target)
