"""How well the tokens of one span explain those of another, for every span in a band at once.

The log-likelihood ratio of tokens e of a span J against background, given the source span I:
    Σ_{e∈J} log(λ + (1 − λ) · Σ_{i∈I} A[i, e] / ((|I| + 1) · p(e)))
with A[i, e] = Σ_{z∈i} t(e | z), |I| the number of source tokens and p(e) the frequency of e. Its denominator depends on
I only, so one logarithm and one cumulative sum a source span give every target span as a difference of two entries.
"""

from typing import NamedTuple

import numpy as np

from aligner.bag import Bag
from aligner.clauses import Edges
from aligner.dictionary import entries_where
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, LONGEST, MOST_SOURCE, Band, Ints, Ratios
from aligner.lexicon import Support
from aligner.matrices import sparse

BACKGROUND = 0.4
_CHUNK = 128


class Explained(NamedTuple):
    """`sums[i, s - 1, k]`: the ratio of the k segments from `band.low[i]` on, given the s segments before row i.

    `first[i, k]` and `last[i, k]`: that of the first and last clause of the segment k after `band.low[i]`, given the
    one before row i; 0 where nobody has asked for clauses.
    """

    band: Band
    sums: Ratios
    first: Ratios
    last: Ratios


def explained(
    support: Support, source: Bag, target: Bag, band: Band, longest: int = LONGEST, clauses: Edges | None = None
) -> Explained:
    """Ratios of all target spans in the band given every source span of 1 to `longest` segments that ends at its row.

    `support` is A above, shape (n_source, n_target_types). Source spans that would begin before the text say nothing.
    Those of the target's `clauses` where these are told.
    """
    rows = len(band.low)
    sums = np.zeros((rows, longest, band.width + 1), np.float32)
    first_clauses, last_clauses = np.zeros((2, rows, band.width), np.float32)
    found = Explained(band, sums, first_clauses, last_clauses)
    for first in range(0, rows, _CHUNK):
        _explain(found, support, source, target, clauses, first)
    return found


def _explain(found: Explained, support: Support, source: Bag, target: Bag, clauses: Edges | None, first: int) -> None:
    """Fills what is to be `found` for a chunk of rows from `first` on."""
    band, sums = found.band, found.sums[first : first + _CHUNK]
    n_rows, longest, _ = sums.shape
    low = band.low[first : first + n_rows]
    columns = slice(int(low[0]), min(int(low[-1]) + band.width, target.n_segments))
    held, types = _held(target, columns)
    oldest = max(first - longest, 0)
    ratio = np.zeros((len(types), longest + n_rows - 1), np.float32)  # columns are segments, from first - longest on
    ratio[:, longest - first + oldest :] = support.block(slice(oldest, first + n_rows - 1), types).T
    ratio /= target.frequencies[types].astype(np.float32)[:, None]
    begins = source.starts[np.maximum(np.arange(first - longest, first + n_rows), 0)]
    given = np.zeros((len(types), n_rows), np.float32)
    by_segment = np.zeros((longest, held.shape[0], n_rows), np.float32)
    for size in range(1, longest + 1):
        given += ratio[:, longest - size :][:, :n_rows]
        n_tokens = begins[longest:] - begins[longest - size : -size] + 1
        gains = given * ((1 - BACKGROUND) / n_tokens).astype(np.float32)
        gains += np.float32(BACKGROUND)
        by_segment[size - 1] = held @ np.log(gains, out=gains)
        if size == 1 and clauses is not None:
            tokens = slice(int(target.starts[columns.start]), int(target.starts[columns.stop]))
            by_clause = [entries_where(held, chosen[tokens]) @ gains for chosen in clauses]
    in_band = np.minimum(low[:, None] - low[0] + np.arange(band.width), held.shape[0] - 1), np.arange(n_rows)[:, None]
    if clauses is not None:
        for table, values in zip((found.first, found.last), by_clause, strict=True):
            table[first : first + _CHUNK] = values[in_band]
    of_band = by_segment[:, *in_band]
    np.cumsum(of_band.swapaxes(0, 1), axis=2, out=sums[:, :, 1:])


def _held(bag: Bag, segments: slice) -> tuple[sparse.csr_array, Ints]:
    """How often each of the segments, and an empty one after them, holds each of their `types`; those types."""
    starts = bag.starts[segments.start : segments.stop + 1]
    types, place = bag.held(segments)
    ones = np.ones(len(place), np.float32)
    rows = np.append(starts, starts[-1]) - starts[0]
    return sparse.csr_array((ones, place, rows), shape=(len(rows) - 1, len(types))), types


def transposed(band: Band) -> Band:
    """The narrowest band of the exchanged sides that holds every cell of `band`, and the beads that end in it."""
    n_source = len(band.low) - 1
    columns = np.arange(band.n_target + 1)
    high = np.minimum(band.low + band.width - 1, band.n_target)
    low = np.maximum(np.searchsorted(high, columns, "left") - MOST_SOURCE, 0)
    last = np.searchsorted(band.low, columns, "right") - 1
    return Band(low.astype(np.int64), int((last - low).max()) + 1, n_source)


def forward_ratios(given: Explained) -> Ratios:
    """The ratio of the target side of every bead, indexed as `Scores.full`; IMPOSSIBLE where a bead leaves the band."""
    band, sums = given.band, given.sums
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
