"""Learning from the document itself: IBM Model 1 over beads, with the dictionary as Dirichlet prior.

Brown et al. 1993 for the model; each translation probability is the mean of its posterior,
(count + κ · prior) / (total + κ). A bead must not vouch for itself, else every mistake of the first search would
confirm itself: the evidence for a segment leaves out what its own bead has counted.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from aligner.bag import Bag
from aligner.lattice import Floats
from aligner.lexicon import Evidence, Lexicon
from corpus import Span

PRIOR_STRENGTH = 8.0
BACKGROUND_COUNT = 1.0
ITERATIONS = 4
_UNKNOWN = 0.01
_COMMON_SHARE = 0.03
_FAINT = 0.002

_Indices = NDArray[np.signedinteger[Any]]


class _Pairs(NamedTuple):
    """All pairs of a source and a target type that share a bead, source types outermost.

    `source` and `target` (n_pairs,) point into the entries of the bead counts. `cell` (n_pairs,) says which of the
    distinct pairs of types it is; these have `rows` and `columns` (n_cells,), in order of both.
    """

    source: _Indices
    target: _Indices
    cell: _Indices
    rows: _Indices
    columns: _Indices

    def swapped(self) -> "_Pairs":
        return _Pairs(self.target, self.source, self.cell, self.columns, self.rows)


def learned_evidence(prior: Lexicon, source: Bag, target: Bag, beads: Sequence[tuple[Span, Span]]) -> Evidence:
    """The evidence of a lexicon learned from full `beads`, each segment's own bead left out.

    Only types that stand in two segments or more can teach another segment, and of those the commonest teach nothing:
    all others keep what the prior says.
    """
    source_beads, target_beads = _Beads(source, [s for s, _ in beads]), _Beads(target, [t for _, t in beads])
    pairs = _pairs(source_beads.counts, target_beads.counts)
    before = _entries(prior.forward, pairs.rows, pairs.columns)
    forward = _one_way(prior.forward, before, source_beads, target_beads, pairs)
    before = _entries(sparse.csr_array(prior.backward.T), pairs.rows, pairs.columns)
    backward = _one_way(prior.backward, before, target_beads, source_beads, pairs.swapped())
    return Evidence(forward, backward)


class _Beads:
    """One side of the beads: `counts` says how often each type that can teach stands in each, (n_beads, n_types)."""

    def __init__(self, bag: Bag, spans: Sequence[Span]) -> None:
        self.bag = bag
        sizes = np.array([end - start for start, end in spans], np.int64)
        self.segments = _ranges(np.array([start for start, _ in spans], np.int64), sizes)
        self.bead_of_segment = np.repeat(np.arange(len(spans)), sizes)
        ones = np.ones(len(self.segments), np.float32)
        chosen = sparse.csr_array((ones, (self.bead_of_segment, self.segments)), shape=(len(spans), bag.n_segments))
        self.counts = sparse.csr_array(chosen @ _teaching(bag))
        self.counts.sort_indices()


def _teaching(bag: Bag) -> sparse.csr_array:
    """The counts of a bag without the types that stand in one segment only, or are among the commonest."""
    spread = np.bincount(bag.counts.indices, minlength=len(bag.types))
    kept = (spread > 1) & (bag.frequencies <= _COMMON_SHARE)
    teaching = bag.counts.copy()
    teaching.data = teaching.data * kept[teaching.indices]
    teaching.eliminate_zeros()
    return teaching


def _ranges(starts: _Indices, lengths: _Indices) -> _Indices:
    """The numbers `starts[k], starts[k] + 1, …`, `lengths[k]` of them, for each k in turn."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0, dtype=starts.dtype) + np.repeat(starts - ends + lengths, lengths)


def _pairs(source: sparse.csr_array, target: sparse.csr_array) -> _Pairs:
    bead_of_entry = np.repeat(np.arange(source.shape[0]), np.diff(source.indptr))
    partners = np.diff(target.indptr)[bead_of_entry]
    from_source = np.repeat(np.arange(len(bead_of_entry), dtype=np.int32), partners)
    from_target = _ranges(target.indptr[bead_of_entry], partners)
    keys = source.indices[from_source].astype(np.int64) * target.shape[1] + target.indices[from_target]
    cells, cell = np.unique(keys, return_inverse=True)
    rows, columns = np.divmod(cells, target.shape[1])
    return _Pairs(from_source, from_target, cell.astype(np.int32), rows.astype(np.int32), columns.astype(np.int32))


def _entries(matrix: sparse.csr_array, rows: _Indices, columns: _Indices) -> Floats:
    """The entries of a matrix at many places that are sorted by row and column, shape (n_places,)."""
    matrix.sort_indices()
    own_rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    keys = own_rows * matrix.shape[1] + matrix.indices
    wanted = rows.astype(np.int64) * matrix.shape[1] + columns
    places = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    if not len(keys):
        return np.zeros(len(wanted))
    return np.where(keys[places] == wanted, matrix.data[places], 0.0).astype(np.float64)


def _one_way(
    prior: sparse.csr_array, before: Floats, source: _Beads, target: _Beads, pairs: _Pairs
) -> sparse.csr_array:
    """Evidence for target types by source segment, shape (n_source, n_target_types)."""
    source_count, target_count = source.counts.data.astype(np.float64), target.counts.data.astype(np.float64)
    frequencies, n_types = target.bag.frequencies, len(source.bag.types)
    background = BACKGROUND_COUNT * frequencies[target.counts.indices]
    probability = before + _UNKNOWN * frequencies[pairs.columns]
    count: Floats = probability
    share, total = np.zeros(len(pairs.cell)), np.zeros(n_types)
    for _ in range(ITERATIONS):
        weight = source_count[pairs.source] * probability[pairs.cell]
        explained = np.bincount(pairs.target, weight, len(target_count)) + background
        share = (target_count / explained)[pairs.target] * weight
        count = np.bincount(pairs.cell, share, len(before)).astype(np.float64)
        total = np.bincount(pairs.rows, count, n_types).astype(np.float64)
        probability = (count + PRIOR_STRENGTH * before) / (total[pairs.rows] + PRIOR_STRENGTH)
    own_total = np.bincount(pairs.source, share, len(source_count))
    row = pairs.rows[pairs.cell]
    others = count[pairs.cell] - share + PRIOR_STRENGTH * before[pairs.cell]
    others_total = total[row] - own_total[pairs.source] + PRIOR_STRENGTH
    gain = np.maximum(others, 0.0) / np.maximum(others_total, PRIOR_STRENGTH) - probability[pairs.cell]
    kept = sparse.csr_array(sparse.diags_array((PRIOR_STRENGTH / (total + PRIOR_STRENGTH)).astype(np.float32)) @ prior)
    learned = (count / (total[pairs.rows] + PRIOR_STRENGTH)).astype(np.float32)
    sure = learned >= _FAINT
    taught = sparse.csr_array((learned[sure], (pairs.rows[sure], pairs.columns[sure])), shape=prior.shape)
    gain[~sure[pairs.cell]] = 0.0
    return sparse.csr_array(source.bag.counts @ (kept + taught) + _own_bead(source, target, pairs, gain))


def _own_bead(source: _Beads, target: _Beads, pairs: _Pairs, gain: Floats) -> sparse.csr_array:
    """What leaving out the own bead changes, by segment and target type."""
    n_types = len(source.bag.types)
    teaching = _teaching(source.bag)
    lengths = np.diff(teaching.indptr).astype(np.int64)[source.segments]
    entries = _ranges(teaching.indptr.astype(np.int64)[source.segments], lengths)
    bead_keys = np.repeat(np.arange(source.counts.shape[0]), np.diff(source.counts.indptr)) * n_types
    wanted = np.repeat(source.bead_of_segment, lengths) * n_types + teaching.indices[entries]
    place = np.searchsorted(bead_keys + source.counts.indices, wanted)
    order = np.argsort(pairs.source, kind="stable")
    partners = np.bincount(pairs.source, minlength=len(bead_keys))
    starts = np.cumsum(partners) - partners
    chosen = order[_ranges(starts[place], partners[place])]
    rows = np.repeat(np.repeat(source.segments, lengths), partners[place])
    values = np.repeat(teaching.data[entries], partners[place])
    told = gain[chosen] != 0
    values = (values[told] * gain[chosen[told]]).astype(np.float32)
    where = (rows[told], target.counts.indices[pairs.target[chosen[told]]])
    return sparse.csr_array((values, where), shape=(source.bag.n_segments, len(target.bag.types)))
