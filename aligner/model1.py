"""IBM Model 1 on pairs of texts: how often each source type is expected to have produced each target type.

Brown et al. 1993, with a dictionary as Dirichlet prior and the background as NULL word.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bag import Bag
from aligner.lattice import Floats
from aligner.lexicon import Lexicon
from aligner.matrices import sparse

PRIOR_STRENGTH = 8.0
BACKGROUND_COUNT = 1.0
ITERATIONS = 4
_UNKNOWN = 0.01


Indices = NDArray[np.signedinteger[Any]]


class Meetings(NamedTuple):
    """All pairs of a source and a target type that meet in a row of two count matrices.

    `source` and `target` (n_meetings,) point into the entries of the matrices. `cells` are the distinct pairs of types,
    the meetings of each one after another.
    """

    source: Indices
    target: Indices
    cells: "Cells"

    def of(self, chosen: NDArray[np.bool_], kept: Indices) -> "Meetings":
        """Those of some cells; `kept` are their numbers."""
        starts = np.concatenate([[0], np.cumsum(self.cells.sizes[chosen])])
        cells = Cells(starts, self.cells.rows[chosen], self.cells.columns[chosen])
        return Meetings(self.source[kept], self.target[kept], cells)

    def swapped(self) -> "Meetings":
        """The same with the sides exchanged; the order stays."""
        return Meetings(self.target, self.source, Cells(self.cells.starts, self.cells.columns, self.cells.rows))


class Cells(NamedTuple):
    """Pairs of types: `rows` and `columns` (n_cells,); cell c has the meetings `starts[c]` to `starts[c + 1] - 1`."""

    starts: Indices
    rows: Indices
    columns: Indices

    @property
    def sizes(self) -> Indices:
        """How often each pair meets."""
        return np.diff(self.starts)

    def spread(self, values: Floats) -> Floats:
        """The value of its cell for each meeting, shape (n_meetings,)."""
        return np.repeat(values, self.sizes)

    def meetings(self, chosen: NDArray[np.bool_]) -> Indices:
        """The numbers of the meetings of some cells."""
        return np.flatnonzero(np.repeat(chosen, self.sizes))

    def entries(self, matrix: sparse.csr_array) -> Floats:
        """What a matrix, shape (n_column_types, n_row_types), holds for pairs sorted by column and row, (n_cells,)."""
        matrix.sort_indices()
        starts = np.searchsorted(self.columns, np.arange(matrix.shape[0] + 1))
        ones, numbers = np.ones(len(self.rows)), np.arange(1.0, len(self.rows) + 1)
        held = sparse.csr_array(((matrix.data != 0).astype(float), matrix.indices, matrix.indptr), shape=matrix.shape)
        places, found = (
            sparse.csr_array((values, self.rows, starts), shape=matrix.shape).multiply(other).data
            for values, other in ((numbers, held), (ones, matrix))
        )
        values = np.zeros(len(self.rows))
        values[places.astype(np.int64) - 1] = found
        return values


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
    before = priors(prior, found.cells)
    forward = expectation(before[0], ours, theirs, target.frequencies, found).cells
    backward = expectation(before[1], theirs, ours, source.frequencies, found.swapped()).cells
    shape = (len(source.types), len(target.types))
    cells = (found.cells.rows, found.cells.columns)
    return sparse.csr_array(((forward + backward) / 2, cells), shape=shape)


def meetings(source: sparse.csr_array, target: sparse.csr_array) -> Meetings:
    """The Meetings of two count matrices with the same rows, target types outermost.

    Sorting by counting: source types come in order, and a change from rows to columns sorts by target type.
    """
    entries = np.arange(source.nnz, dtype=np.int32)
    numbered = sparse.csr_array((entries, source.indices, source.indptr), shape=source.shape).tocsc()
    partners = np.diff(target.indptr).astype(np.int32)[numbered.indices]
    from_target = ranges(target.indptr.astype(np.int32)[numbered.indices], partners)
    ends = np.concatenate([[0], np.cumsum(partners)])
    by_source = (np.arange(len(from_target), dtype=np.int32), target.indices[from_target], ends[numbered.indptr])
    shape = (source.shape[1], target.shape[1])
    by_target = sparse.csr_array(by_source, shape=shape).tocsc()
    rows = by_target.indices
    columns = np.repeat(np.arange(shape[1]), np.diff(by_target.indptr))
    new = np.ones(len(rows), np.bool_)
    new[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    first = np.flatnonzero(new)
    cells = Cells(np.append(first, len(rows)), rows[first], columns[first])
    return Meetings(np.repeat(numbered.data, partners)[by_target.data], from_target[by_target.data], cells)


def ranges(starts: Indices, lengths: Indices) -> Indices:
    """The numbers `starts[k], starts[k] + 1, …`, `lengths[k]` of them, for each k in turn."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0, dtype=starts.dtype) + np.repeat(starts - ends + lengths, lengths)


def priors(prior: Lexicon, cells: Cells) -> tuple[Floats, Floats]:
    """The prior probabilities of cells, forward and backward, shapes (n_cells,)."""
    return cells.entries(sparse.csr_array(prior.forward.T)), cells.entries(prior.backward)


def expectation(
    before: Floats, source: sparse.csr_array, target: sparse.csr_array, frequencies: Floats, met: Meetings
) -> Expected:
    """What is expected after some rounds of EM; `before` is the prior of the cells, `frequencies` the background."""
    cells = met.cells
    source_count, target_count = source.data.astype(np.float64)[met.source], target.data.astype(np.float64)
    background = BACKGROUND_COUNT * frequencies[target.indices]
    probability = before + _UNKNOWN * frequencies[cells.columns]
    meeting = sparse.csr_array((source_count, met.target, cells.starts), shape=(len(before), len(target_count)))

    def step() -> tuple[Floats, Floats, Floats]:
        share = target_count / (meeting.T @ probability + background)
        count = np.asarray(probability * (meeting @ share))
        return share, count, np.bincount(cells.rows, count, source.shape[1]).astype(np.float64)

    share, count, types = step()
    for _ in range(ITERATIONS - 1):
        probability = posterior_mean(count, types, before, cells)
        share, count, types = step()
    by_meeting = cells.spread(probability)
    by_meeting *= source_count
    by_meeting *= share[met.target]
    return Expected(count, by_meeting, types)


def posterior_mean(count: Floats, types: Floats, before: Floats, cells: Cells) -> Floats:
    """t(target | source) of each cell, (count + κ · prior) / (total + κ), from what is expected of cells and types."""
    return (count + PRIOR_STRENGTH * before) / (types[cells.rows] + PRIOR_STRENGTH)
