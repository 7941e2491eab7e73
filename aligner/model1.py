"""IBM Model 1 on pairs of texts: how often each source type is expected to have produced each target type.

Brown et al. 1993, with a dictionary as Dirichlet prior and the background as NULL word.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from aligner.bag import Bag
from aligner.lattice import Floats
from aligner.lexicon import Lexicon

PRIOR_STRENGTH = 8.0
BACKGROUND_COUNT = 1.0
ITERATIONS = 4
_UNKNOWN = 0.01


Indices = NDArray[np.signedinteger[Any]]


class Meetings(NamedTuple):
    """All pairs of a source and a target type that meet in a row of two count matrices, source types outermost.

    `source` and `target` (n_meetings,) point into the entries of the matrices. `cell` (n_meetings,) says which of the
    distinct pairs of types it is; these have `rows` and `columns` (n_cells,), in order of both.
    """

    source: Indices
    target: Indices
    cell: Indices
    rows: Indices
    columns: Indices

    def of(self, chosen: Indices) -> "Meetings":
        """Some of the meetings; the pairs of types stay."""
        return Meetings(self.source[chosen], self.target[chosen], self.cell[chosen], self.rows, self.columns)

    def swapped(self) -> "Meetings":
        """The same with the sides exchanged; the order stays."""
        return Meetings(self.target, self.source, self.cell, self.columns, self.rows)


class Expected(NamedTuple):
    """How often each cell is expected (n_cells,), each meeting (n_meetings,), each source type (n_types,)."""

    cells: Floats
    meetings: Floats
    types: Floats


def expected_counts(prior: Lexicon, source: Bag, target: Bag) -> sparse.csr_array:
    """The mean of the counts that both directions expect, shape (n_source_types, n_target_types).

    Segment i of one bag translates segment i of the other.
    """
    ours, theirs = source.counts, target.counts
    found = meetings(ours, theirs)
    before = entries(prior.forward, found.rows, found.columns)
    forward = expectation(before, ours, theirs, target.frequencies, found).cells
    before = entries(sparse.csr_array(prior.backward.T), found.rows, found.columns)
    backward = expectation(before, theirs, ours, source.frequencies, found.swapped()).cells
    shape = (len(source.types), len(target.types))
    return sparse.csr_array(((forward + backward) / 2, (found.rows, found.columns)), shape=shape)


def meetings(source: sparse.csr_array, target: sparse.csr_array) -> Meetings:
    """The Meetings of two count matrices with the same rows."""
    row_of_entry = np.repeat(np.arange(source.shape[0]), np.diff(source.indptr))
    partners = np.diff(target.indptr)[row_of_entry]
    from_source = np.repeat(np.arange(len(row_of_entry), dtype=np.int32), partners)
    from_target = ranges(target.indptr[row_of_entry], partners)
    keys = source.indices[from_source].astype(np.int64) * target.shape[1] + target.indices[from_target]
    cells, cell = np.unique(keys, return_inverse=True)
    rows, columns = np.divmod(cells, target.shape[1])
    return Meetings(from_source, from_target, cell.astype(np.int32), rows.astype(np.int32), columns.astype(np.int32))


def ranges(starts: Indices, lengths: Indices) -> Indices:
    """The numbers `starts[k], starts[k] + 1, …`, `lengths[k]` of them, for each k in turn."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0, dtype=starts.dtype) + np.repeat(starts - ends + lengths, lengths)


def entries(matrix: sparse.csr_array, rows: Indices, columns: Indices) -> Floats:
    """The entries of a matrix at the places (rows[k], columns[k]), (n_places,); fastest where these are sorted."""
    matrix.sort_indices()
    own_rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    keys = own_rows * matrix.shape[1] + matrix.indices
    if not len(keys):
        return np.zeros(len(rows))
    wanted = rows.astype(np.int64) * matrix.shape[1] + columns
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, matrix.data[places], 0.0).astype(np.float64)


def expectation(
    before: Floats, source: sparse.csr_array, target: sparse.csr_array, frequencies: Floats, met: Meetings
) -> Expected:
    """What is expected after some rounds of EM; `before` is the prior of the cells, `frequencies` the background."""
    source_count, target_count = source.data.astype(np.float64)[met.source], target.data.astype(np.float64)
    background = BACKGROUND_COUNT * frequencies[target.indices]
    probability = before + _UNKNOWN * frequencies[met.columns]
    found = Expected(probability, np.zeros(len(met.cell)), np.zeros(source.shape[1]))
    for _ in range(ITERATIONS):
        weight = source_count * probability[met.cell]
        explained = np.bincount(met.target, weight, len(target_count)) + background
        share = (target_count / explained)[met.target] * weight
        count = np.bincount(met.cell, share, len(before)).astype(np.float64)
        total = np.bincount(met.rows, count, source.shape[1]).astype(np.float64)
        found = Expected(count, share, total)
        probability = posterior_mean(found, before, met)
    return found


def posterior_mean(found: Expected, before: Floats, met: Meetings) -> Floats:
    """t(target | source) of each cell, (count + κ · prior) / (total + κ)."""
    return (found.cells + PRIOR_STRENGTH * before) / (found.types[met.rows] + PRIOR_STRENGTH)
