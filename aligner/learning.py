"""Learning from the document itself: IBM Model 1 over beads, with the dictionary as Dirichlet prior.

Brown et al. 1993 for the model; each translation probability is the mean of its posterior,
(count + κ · prior) / (total + κ). A bead must not vouch for itself, else every mistake of the first search would
confirm itself: the evidence for a segment leaves out what its own bead has counted.
"""

from collections.abc import Sequence

import numpy as np

from aligner.bag import Bag
from aligner.lattice import Floats
from aligner.lexicon import Evidence, Lexicon, Support
from aligner.matrices import narrow, sparse
from aligner.model1 import PRIOR_STRENGTH, Expected, Meetings, expectation, meetings, posterior_mean, priors, ranges
from corpus import Span

_COMMON_SHARE = 0.03
_FAINT = 0.002


def learned_evidence(prior: Lexicon, source: Bag, target: Bag, beads: Sequence[tuple[Span, Span]]) -> Evidence:
    """The evidence of a lexicon learned from full `beads`, each segment's own bead left out.

    Only types that stand in two segments or more can teach another segment, and of those the commonest teach nothing:
    all others keep what the prior says.
    """
    source_beads, target_beads = _Beads(source, [s for s, _ in beads]), _Beads(target, [t for _, t in beads])
    pairs = meetings(source_beads.counts, target_beads.counts)
    before = priors(prior, pairs.cells)
    forward = _one_way(prior.forward, before[0], source_beads, target_beads, pairs)
    backward = _one_way(prior.backward, before[1], target_beads, source_beads, pairs.swapped())
    return Evidence(forward, backward)


class _Beads:
    """One side of the beads: how often each type that can teach stands in each segment, and in each bead.

    `teaching` has shape (n_segments, n_types), `counts` (n_beads, n_types).
    """

    def __init__(self, bag: Bag, spans: Sequence[Span]) -> None:
        self.bag = bag
        sizes = np.array([end - start for start, end in spans], np.int64)
        self.segments = ranges(np.array([start for start, _ in spans], np.int64), sizes)
        self.bead_of_segment = np.repeat(np.arange(len(spans)), sizes)
        ones = np.ones(len(self.segments), np.float32)
        chosen = sparse.csr_array((ones, (self.bead_of_segment, self.segments)), shape=(len(spans), bag.n_segments))
        self.teaching = _teaching(bag)
        self.counts = sparse.csr_array(chosen @ self.teaching)
        self.counts.sort_indices()


def _teaching(bag: Bag) -> sparse.csr_array:
    """The counts of a bag without the types that stand in one segment only, or are among the commonest."""
    spread = np.bincount(bag.counts.indices, minlength=len(bag.types))
    kept = (spread > 1) & (bag.frequencies <= _COMMON_SHARE)
    teaching = bag.counts.copy()
    teaching.data = teaching.data * kept[teaching.indices]
    teaching.eliminate_zeros()
    return teaching


def _one_way(prior: sparse.csr_array, before: Floats, source: _Beads, target: _Beads, pairs: Meetings) -> Support:
    """What the segments of one side, `source`, say of the types of the other."""
    found = expectation(before, source.counts, target.counts, target.bag.frequencies, pairs)
    scale = (1 / (found.types + PRIOR_STRENGTH)).astype(np.float32)
    kept = sparse.csr_array(sparse.diags_array(PRIOR_STRENGTH * scale) @ prior)
    learned = (found.cells * scale[pairs.cells.rows]).astype(np.float32)
    sure = learned >= _FAINT
    kept_meetings = pairs.cells.meetings(sure)
    told = pairs.of(sure, kept_meetings)
    taught = sparse.csr_array((learned[sure], (told.cells.rows, told.cells.columns)), shape=prior.shape)
    own_total = np.bincount(pairs.source, found.meetings, len(source.counts.data)).astype(np.float64)
    found = Expected(found.cells[sure], found.meetings[kept_meetings], found.types)
    gain = _without_own(found, before[sure], told, own_total)
    gain -= told.cells.spread(posterior_mean(found.cells, found.types, before[sure], told.cells))
    return Support(source.bag.counts, narrow(sparse.csr_array(kept + taught)), _own_bead(source, target, told, gain))


def _without_own(found: Expected, before: Floats, pairs: Meetings, own_total: Floats) -> Floats:
    """t(target | source) of each meeting, its own bead's counts left out, shape (n_meetings,)."""
    others = pairs.cells.spread(found.cells + PRIOR_STRENGTH * before) - found.meetings
    others_total = pairs.cells.spread(found.types[pairs.cells.rows] + PRIOR_STRENGTH) - own_total[pairs.source]
    return np.asarray(np.maximum(others, 0.0) / np.maximum(others_total, PRIOR_STRENGTH))


def _own_bead(source: _Beads, target: _Beads, pairs: Meetings, gain: Floats) -> sparse.csr_array:
    """What leaving out the own bead changes, by segment and target type."""
    n_types = len(source.bag.types)
    teaching = source.teaching
    lengths = np.diff(teaching.indptr).astype(np.int64)[source.segments]
    entries = ranges(teaching.indptr.astype(np.int64)[source.segments], lengths)
    bead_keys = np.repeat(np.arange(source.counts.shape[0]), np.diff(source.counts.indptr)) * n_types
    wanted = np.repeat(source.bead_of_segment, lengths) * n_types + teaching.indices[entries]
    place = np.searchsorted(bead_keys + source.counts.indices, wanted)
    order = np.argsort(place, kind="stable")
    n_held = np.bincount(place, minlength=len(bead_keys))
    held = order[ranges((np.cumsum(n_held) - n_held)[pairs.source], n_held[pairs.source])]
    meeting = np.repeat(np.arange(len(gain)), n_held[pairs.source])
    values = (teaching.data[entries[held]] * gain[meeting]).astype(np.float32)
    where = (np.repeat(source.segments, lengths)[held], target.counts.indices[pairs.target[meeting]])
    return narrow(sparse.csr_array((values, where), shape=(source.bag.n_segments, len(target.bag.types))))
