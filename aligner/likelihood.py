"""How well the tokens of one span explain those of another, for every span in a band at once.

The log-likelihood ratio of tokens e of a span J against background, given the source span I:
    Σ_{e∈J} log(λ + (1 − λ) · Σ_{i∈I} A[i, e] / ((|I| + 1) · p(e)))
with A[i, e] = Σ_{z∈i} t(e | z), |I| the number of source tokens and p(e) the frequency of e. Its denominator depends on
I only, so one logarithm and one cumulative sum a source span give every target span as a difference of two entries.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from aligner.bag import Bag
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, LONGEST, Band

BACKGROUND = 0.4
_CHUNK = 128

Ratios = NDArray[np.float32]


class Explained(NamedTuple):
    """`sums[i, s - 1, k]`: the ratio of the k segments from `band.low[i]` on, given the s segments before row i."""

    band: Band
    sums: Ratios


def explained(evidence: sparse.csr_array, source: Bag, target: Bag, band: Band, longest: int = LONGEST) -> Explained:
    """Ratios of all target spans in the band given every source span of 1 to `longest` segments that ends at its row.

    `evidence` is A above, shape (n_source, n_target_types).
    """
    rows = len(band.low)
    sums = np.zeros((rows, longest, band.width + 1), np.float32)
    for first in range(0, rows, _CHUNK):
        chunk = range(first, min(first + _CHUNK, rows))
        _explain(sums[first : first + _CHUNK], evidence, source, target, band, chunk)
    return Explained(band, sums)


def _explain(sums: Ratios, evidence: sparse.csr_array, source: Bag, target: Bag, band: Band, rows: range) -> None:
    """Fills `sums` (n_rows, longest, width + 1) for some rows of the band."""
    longest = sums.shape[1]
    low = band.low[rows.start : rows.stop]
    ends = target.starts[np.minimum(low[:, None] + np.arange(band.width + 1), target.n_segments)]
    tokens = target.ids[ends[0, 0] : ends[-1, -1]]
    oldest = max(rows.start - longest, 0)
    if not len(tokens) or rows.stop - 1 <= oldest:
        return
    types, place = np.unique(tokens, return_inverse=True)
    ratio = evidence[oldest : rows.stop - 1][:, types].toarray() / target.frequencies[types].astype(np.float32)
    offsets = ends - ends[:, :1]
    positions = (ends[:, :1] - ends[0, 0]) + np.arange(offsets[:, -1].max() or 1)
    place = place[np.minimum(positions, len(tokens) - 1)]
    gathered = np.zeros(place.shape, np.float32)
    cumulative = np.zeros((len(rows), place.shape[1] + 1), np.float32)
    numbers = np.arange(rows.start, rows.stop)
    for size in range(1, longest + 1):
        known = numbers >= size
        gathered[known] += np.take_along_axis(ratio[numbers[known] - size - oldest], place[known], axis=1)
        n_tokens = (source.starts[numbers] - source.starts[np.maximum(numbers - size, 0)] + 1).astype(np.float32)
        gains = np.log(BACKGROUND + (1 - BACKGROUND) / n_tokens[:, None] * gathered)
        np.cumsum(gains, axis=1, out=cumulative[:, 1:])
        sums[:, size - 1] = np.take_along_axis(cumulative, offsets, axis=1)


def transposed(band: Band) -> Band:
    """The narrowest band of the exchanged sides that holds every cell of `band`, and the beads that end in it."""
    n_source = len(band.low) - 1
    columns = np.arange(band.n_target + 1)
    high = np.minimum(band.low + band.width - 1, band.n_target)
    low = np.maximum(np.searchsorted(high, columns, "left") - LONGEST, 0)
    last = np.searchsorted(band.low, columns, "right") - 1
    return Band(low.astype(np.int64), int((last - low).max()) + 1, n_source)


def forward_ratios(given: Explained) -> Ratios:
    """The ratio of the target side of every bead, indexed as `Scores.full`; IMPOSSIBLE where a bead leaves the band."""
    band, sums = given
    width = band.width
    ratios = np.full((len(band.low), len(FULL_SHAPES), width), IMPOSSIBLE, np.float32)
    for shape, (n_source, n_target) in enumerate(FULL_SHAPES):
        upper = sums[n_source:, n_source - 1]
        ratios[n_source:, shape, n_target:] = upper[:, n_target:width] - upper[:, : max(width - n_target, 0)]
    return ratios


def backward_ratios(given: Explained, band: Band) -> Ratios:
    """The ratio of the source side of every bead of `band`, from what was `explained` with the sides exchanged."""
    ends = np.minimum(band.columns, band.n_target)
    rows = np.arange(len(band.low))[:, None] - given.band.low[ends]
    last = given.sums.shape[2] - 1
    upper = np.clip(rows, 0, last)
    ratios = np.full((len(band.low), len(FULL_SHAPES), band.width), IMPOSSIBLE, np.float32)
    for shape, (n_source, n_target) in enumerate(FULL_SHAPES):
        lower = rows - n_source
        known = (lower >= 0) & (rows <= last)
        table = given.sums[:, n_target - 1]
        difference = table[ends, upper] - table[ends, np.maximum(lower, 0)]
        ratios[:, shape] = np.where(known, difference, IMPOSSIBLE)
    return ratios
