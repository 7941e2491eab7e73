"""How much the vectors of an encoder speak for each bead, in nats.

Two spans are as alike as the cosine of their vectors exceeds what either has with the other text on the average, for
some sentences are like everything (a margin, after Artetxe & Schwenk 2019, over the whole text instead of neighbours).
What a margin is worth differs between encoders and languages, so beads found before teach it: Fisher's linear
discriminant between their margins and those of the same spans wrongly paired. An encoder for which these do not differ
knows nothing of the texts, and says nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aligner.lattice import FULL_SHAPES, MOST_SOURCE, MOST_TARGET, Band
from aligner.vectors import Matrix, Vectors, spans
from corpus import Span

_CHUNK = 128
_APART = range(3, 9)
_PRIOR_BEADS, _PRIOR_VARIANCE = 10, 0.01


class Worth(NamedTuple):
    """A margin m speaks for a bead with `slope` · (m − `middle`) nats."""

    slope: float = 0.0
    middle: float = 0.0


def worth(source: Vectors, target: Vectors, beads: Sequence[tuple[Span, Span]]) -> Worth:
    """What margins are worth, as full `beads` teach it; few teach little.

    Wrong pairs lie three to eight beads apart: about the same matter, but hardly ever right.
    """
    apart = [step for step in _APART if step < len(beads)]
    if not apart:
        return Worth()
    ours, theirs = source.directions([span for span, _ in beads]), target.directions([span for _, span in beads])
    pairs = [(ours[step:], theirs[:-step]) for step in apart] + [(ours[:-step], theirs[step:]) for step in apart]
    right = _margins(ours, theirs, source, target)
    wrong = np.concatenate([_margins(*pair, source, target) for pair in pairs])
    known = len(beads) / (len(beads) + _PRIOR_BEADS)
    variance = known * (right.var() + wrong.var()) / 2 + (1 - known) * _PRIOR_VARIANCE
    gap = max(known * (right.mean() - wrong.mean()), 0.0)
    return Worth(float(gap / variance), float(right.mean() + wrong.mean()) / 2)


def _margins(ours: Matrix, theirs: Matrix, source: Vectors, target: Vectors) -> Matrix:
    """The margins of pairs of directions, shape (n_pairs,)."""
    return np.asarray((ours * theirs).sum(axis=1) - (ours @ target.mean + theirs @ source.mean) / 2)


def margin_evidence(source: Vectors, target: Vectors, band: Band, worth: Worth) -> Matrix:
    """The evidence for every bead in the band, indexed as `Scores.full`; 0 where a span has no vector."""
    rows, ends = len(band.low), np.minimum(band.columns, band.n_target)
    values = np.zeros((rows, len(FULL_SHAPES), band.width), np.float32)
    if not worth.slope:
        return values
    ours, theirs = spans(source, target.mean, MOST_SOURCE), spans(target, source.mean, MOST_TARGET)
    products = _products(source, target, band)
    for number, (n_source, n_target) in enumerate(FULL_SHAPES):
        upper = products[:, n_source - 1, n_target:-1]
        our, their = ours[n_source - 1], theirs[n_target - 1]
        inverse = our.inverse[:, None] * their.inverse[ends[:, n_target:]]
        cosine = (upper - products[:, n_source - 1, : upper.shape[1]]) * inverse
        margin = cosine - (our.usual[:, None] + their.usual[ends[:, n_target:]]) / 2
        values[:, number, n_target:] = np.where(inverse > 0, worth.slope * (margin - worth.middle), 0)
    return values


def _products(source: Vectors, target: Vectors, band: Band) -> Matrix:
    """`[i, s - 1, k]`: the s source vectors before row i, times the k target vectors from `band.low[i]` on."""
    rows = len(band.low)
    found = np.zeros((rows, MOST_SOURCE, band.width + 1), np.float32)
    for first in range(1, rows, _CHUNK):
        numbers = np.arange(first, min(first + _CHUNK, rows))
        oldest = max(first - MOST_SOURCE, 0)
        left, right = int(band.low[numbers[0]]), min(int(band.low[numbers[-1]]) + band.width, band.n_target)
        table = np.zeros((numbers[-1] - oldest, right - left + 1), np.float32)
        np.cumsum(source.rows[oldest : numbers[-1]] @ target.rows[left:right].T, axis=1, out=table[:, 1:])
        places = np.minimum(band.low[numbers, None] - left + np.arange(band.width + 1), right - left)
        total = np.zeros((len(numbers), table.shape[1]), np.float32)
        for size in range(1, MOST_SOURCE + 1):
            known = numbers >= size
            total[known] += table[numbers[known] - size - oldest]
            found[numbers, size - 1] = np.take_along_axis(total, places, axis=1)
    return found
