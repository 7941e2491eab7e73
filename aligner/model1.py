"""IBM Model 1 on pairs of texts: how often each source type is expected to have produced each target type.

Brown et al. 1993, with a dictionary as Dirichlet prior and the background as NULL word.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from aligner.bag import Bag
from aligner.lattice import Floats, Ints
from aligner.lexicon import Lexicon

PRIOR_STRENGTH = 8.0
BACKGROUND_COUNT = 1.0
ITERATIONS = 4
_UNKNOWN = 0.01
_COMMON_SHARE = 0.03


class _Meetings(NamedTuple):
    """All pairs of a source and a target type that meet in a pair of texts.

    `source` and `target` (n_meetings,) point into the entries of the two count matrices. `cell` (n_meetings,) says
    which of the distinct pairs of types it is; these have `rows` and `columns` (n_cells,), in order of both.
    """

    source: Ints
    target: Ints
    cell: Ints
    rows: Ints
    columns: Ints

    def swapped(self) -> "_Meetings":
        return _Meetings(self.target, self.source, self.cell, self.columns, self.rows)


def expected_counts(prior: Lexicon, source: Bag, target: Bag) -> sparse.csr_array:
    """The mean of the counts that both directions expect, segment i of one bag being that of the other.

    Shape (n_source_types, n_target_types). The commonest types teach nothing.
    """
    ours, theirs = _without_commonest(source), _without_commonest(target)
    meetings = _meetings(ours, theirs)
    before = entries(prior.forward, meetings.rows, meetings.columns)
    forward = _counts(before, ours, theirs, target.frequencies, meetings)
    before = entries(sparse.csr_array(prior.backward.T), meetings.rows, meetings.columns)
    backward = _counts(before, theirs, ours, source.frequencies, meetings.swapped())
    shape = (len(source.types), len(target.types))
    return sparse.csr_array(((forward + backward) / 2, (meetings.rows, meetings.columns)), shape=shape)


def _without_commonest(bag: Bag) -> sparse.csr_array:
    kept = bag.counts.copy()
    kept.data = kept.data * (bag.frequencies <= _COMMON_SHARE)[kept.indices]
    kept.eliminate_zeros()
    kept.sort_indices()
    return kept


def _meetings(source: sparse.csr_array, target: sparse.csr_array) -> _Meetings:
    pair_of_entry = np.repeat(np.arange(source.shape[0]), np.diff(source.indptr))
    partners = np.diff(target.indptr).astype(np.int64)[pair_of_entry]
    from_source = np.repeat(np.arange(len(pair_of_entry)), partners)
    from_target = ranges(target.indptr.astype(np.int64)[pair_of_entry], partners)
    keys = source.indices[from_source].astype(np.int64) * target.shape[1] + target.indices[from_target]
    cells, cell = np.unique(keys, return_inverse=True)
    return _Meetings(from_source, from_target, cell, cells // target.shape[1], cells % target.shape[1])


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers `starts[k], starts[k] + 1, …`, `lengths[k]` of them, for each k in turn."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def entries(matrix: sparse.csr_array, rows: Ints, columns: Ints) -> Floats:
    """The entries of a matrix at the places (rows[k], columns[k]), shape (n_places,)."""
    matrix.sort_indices()
    own_rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    keys = own_rows * matrix.shape[1] + matrix.indices
    if not len(keys):
        return np.zeros(len(rows))
    wanted = rows * matrix.shape[1] + columns
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, matrix.data[places], 0.0).astype(np.float64)


def _counts(
    before: Floats, source: sparse.csr_array, target: sparse.csr_array, frequencies: Floats, meetings: _Meetings
) -> Floats:
    """The expected count of each cell, shape (n_cells,); `before` is its prior, `frequencies` the background."""
    source_count, target_count = source.data.astype(np.float64), target.data.astype(np.float64)
    background = BACKGROUND_COUNT * frequencies[target.indices]
    probability = before + _UNKNOWN * frequencies[meetings.columns]
    count = np.zeros(len(before))
    for _ in range(ITERATIONS):
        weight = source_count[meetings.source] * probability[meetings.cell]
        explained = np.bincount(meetings.target, weight, len(target_count)) + background
        share = (target_count / explained)[meetings.target] * weight
        count = np.bincount(meetings.cell, share, len(before)).astype(np.float64)
        total = np.bincount(meetings.rows, count, source.shape[1])
        probability = (count + PRIOR_STRENGTH * before) / (total[meetings.rows] + PRIOR_STRENGTH)
    return count
