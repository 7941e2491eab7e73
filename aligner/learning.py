"""Learning from the document itself: IBM Model 1 over beads, with the dictionary as Dirichlet prior.

Brown et al. 1993 for the model; each translation probability is the mean of its posterior,
(count + κ · prior) / (total + κ). A bead must not vouch for itself, else every mistake of the first search would
confirm itself: the evidence for a segment leaves out what its own bead has counted.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

from aligner.bag import Bag
from aligner.lattice import Floats, Ints
from aligner.lexicon import Evidence, Lexicon
from corpus import Span

PRIOR_STRENGTH = 8.0
BACKGROUND_COUNT = 1.0
ITERATIONS = 4


class _Pairs(NamedTuple):
    """All pairs of a source and a target type that share a bead, source types outermost.

    `source` and `target` (n_pairs,) point into the entries of the bead counts; `cell` into `cells`, the distinct
    (source type, target type) pairs as row and column arrays; `starts` is where the pairs of each source entry begin.
    """

    source: Ints
    target: Ints
    cell: Ints
    rows: Ints
    columns: Ints
    starts: Ints


def learned_evidence(prior: Lexicon, source: Bag, target: Bag, beads: Sequence[tuple[Span, Span]]) -> Evidence:
    """The evidence of a lexicon learned from full `beads`, each segment's own bead left out."""
    source_beads, target_beads = (
        _bead_counts(source, [s for s, _ in beads]),
        _bead_counts(target, [t for _, t in beads]),
    )
    pairs = _pairs(source_beads, target_beads, len(target.types))
    forward = _one_way(prior.forward, source, target, [s for s, _ in beads], (source_beads, target_beads), pairs)
    swapped = _Pairs(pairs.target, pairs.source, pairs.cell, pairs.columns, pairs.rows, pairs.starts)
    backward = _one_way(prior.backward, target, source, [t for _, t in beads], (target_beads, source_beads), swapped)
    return Evidence(forward, backward)


def _bead_counts(bag: Bag, spans: Sequence[Span]) -> sparse.csr_array:
    """How often each type stands in each bead, shape (n_beads, n_types)."""
    sizes = [end - start for start, end in spans]
    columns = np.concatenate([np.arange(*span) for span in spans]) if spans else np.zeros(0, np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    chosen = sparse.csr_array((np.ones(len(columns), np.float32), columns, starts), shape=(len(spans), bag.n_segments))
    counted = sparse.csr_array(chosen @ bag.counts)
    counted.sort_indices()
    return counted


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers `starts[k], starts[k] + 1, …`, `lengths[k]` of them, for each k in turn."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def _pairs(source: sparse.csr_array, target: sparse.csr_array, n_target_types: int) -> _Pairs:
    bead_of_entry = np.repeat(np.arange(source.shape[0]), np.diff(source.indptr))
    partners = np.diff(target.indptr)[bead_of_entry]
    from_source = np.repeat(np.arange(len(bead_of_entry)), partners)
    from_target = _ranges(target.indptr[bead_of_entry].astype(np.int64), partners.astype(np.int64))
    keys = source.indices[from_source].astype(np.int64) * n_target_types + target.indices[from_target]
    cells, cell = np.unique(keys, return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(partners)])
    return _Pairs(from_source, from_target, cell, cells // n_target_types, cells % n_target_types, starts)


def _one_way(
    prior: sparse.csr_array,
    source: Bag,
    target: Bag,
    spans: Sequence[Span],
    counts: tuple[sparse.csr_array, sparse.csr_array],
    pairs: _Pairs,
) -> sparse.csr_array:
    """Evidence for target types by source segment, shape (n_source, n_target_types)."""
    source_count, target_count = (side.data.astype(np.float64) for side in counts)
    n_types = len(source.types)
    before = np.asarray(prior[pairs.rows, pairs.columns], np.float64).ravel()
    background = BACKGROUND_COUNT * target.frequencies[counts[1].indices]
    probability = before + 0.01 * target.frequencies[pairs.columns]
    for _ in range(ITERATIONS):
        weight = source_count[pairs.source] * probability[pairs.cell]
        explained = np.bincount(pairs.target, weight, len(target_count)) + background
        share = target_count[pairs.target] * weight / explained[pairs.target]
        count = np.bincount(pairs.cell, share, len(before))
        total = np.bincount(pairs.rows, count, n_types).astype(np.float64)
        probability = (count + PRIOR_STRENGTH * before) / (total[pairs.rows] + PRIOR_STRENGTH)
    own = np.bincount(pairs.source, share, len(source_count))
    row = pairs.rows[pairs.cell]
    others = np.maximum(count[pairs.cell] - share, 0.0) + PRIOR_STRENGTH * before[pairs.cell]
    others_total = np.maximum(total[row] - own[pairs.source], 0.0) + PRIOR_STRENGTH
    gain = others / others_total - probability[pairs.cell]
    learned = _merged(prior, pairs, probability, total)
    change = _own_bead(source, spans, counts, pairs, gain, len(target.types))
    return sparse.csr_array(source.counts @ learned + change)


def _merged(prior: sparse.csr_array, pairs: _Pairs, probability: Floats, total: Floats) -> sparse.csr_array:
    """The learned probabilities, and the prior's for pairs that no bead has, in what they leave over."""
    left = sparse.diags_array(PRIOR_STRENGTH / (total + PRIOR_STRENGTH)) @ prior
    left = sparse.csr_array(left)
    seen = np.asarray(left[pairs.rows, pairs.columns]).ravel()
    change = sparse.csr_array((probability - seen, (pairs.rows, pairs.columns)), shape=prior.shape)
    return sparse.csr_array(left + change)


def _own_bead(
    source: Bag,
    spans: Sequence[Span],
    counts: tuple[sparse.csr_array, sparse.csr_array],
    pairs: _Pairs,
    gain: Floats,
    n_target_types: int,
) -> sparse.csr_array:
    """What leaving out the own bead changes, by segment and target type."""
    bead_counts, other_counts = counts
    order = np.argsort(pairs.source, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(pairs.source, minlength=len(bead_counts.data)))])
    rows = np.concatenate([np.arange(*span) for span in spans])
    beads = np.repeat(np.arange(len(spans)), [end - start for start, end in spans])
    lengths = np.diff(source.counts.indptr)[rows]
    entries = _ranges(source.counts.indptr[rows].astype(np.int64), lengths.astype(np.int64))
    row = np.repeat(rows, lengths)
    bead_key = np.repeat(beads, lengths) * len(source.types) + source.counts.indices[entries]
    keys = np.repeat(np.arange(len(spans)), np.diff(bead_counts.indptr)) * len(source.types) + bead_counts.indices
    place = np.searchsorted(keys, bead_key)
    partners = starts[place + 1] - starts[place]
    chosen = order[_ranges(starts[place], partners)]
    values = np.repeat(source.counts.data[entries], partners) * gain[chosen]
    where = (np.repeat(row, partners), other_counts.indices[pairs.target[chosen]])
    return sparse.csr_array((values, where), shape=(source.n_segments, n_target_types))
