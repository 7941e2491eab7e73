"""Clauses that fit the other side of a cut better than their own: two sentences that share them are one bead.

韦小宝扑上去又欲再打。| 小玄子摇手笑道：“今天不打了。
Trinket went for him again, but this time Misty shook his head. | 'No more for today!'
No cut is right there, for 小玄子摇手 and “Misty shook his head” belong together across it.
"""

import numpy as np

from aligner.lattice import Band, Ints, Ratios
from aligner.likelihood import Explained

_SOFT, _MOST = 3.0, 20.0


def crossing(forward: Explained, backward: Explained, band: Band) -> Ratios:
    """How much the clauses beside each rung of the band speak against a cut there, in nats, (n_source + 1, width).

    Before and behind it stand two pairs that may cross: the last clause of one side, the first clause of the other. The
    gain of putting both beyond the cut is counted where it is one, softly; at the ends of the texts nothing crosses.
    """
    rows, columns = np.arange(len(band.low))[:, None], np.minimum(band.columns, band.n_target)
    target_first, target_last = _pulls(forward, rows, columns)
    source_first, source_last = _pulls(backward, columns, rows)
    inside = (rows > 0) & (rows < len(band.low) - 1) & (columns > 0) & (columns < band.n_target)
    return np.where(inside, _gain(source_first + target_last) + _gain(source_last + target_first), np.float32(0))


def _pulls(given: Explained, before: Ints, beside: Ints) -> tuple[Ratios, Ratios]:
    """What the first clause behind a cut and the last one before it gain by going beyond it, by what is `given`.

    The cut stands `before` a segment of the speaking side and `beside` one of the other, counted from 0.
    """
    behind = np.minimum(before + 1, len(given.band.low) - 1)
    first = _clause(given, given.first, before, beside) - _clause(given, given.first, behind, beside)
    last = _clause(given, given.last, behind, beside - 1) - _clause(given, given.last, before, beside - 1)
    return first, last


def _clause(given: Explained, clauses: Ratios, rows: Ints, segments: Ints) -> Ratios:
    """The ratios of clauses given the segment before each row; 0 outside the band."""
    cells = segments - given.band.low[rows]
    known = (cells >= 0) & (cells < given.band.width)
    return np.where(known, clauses[rows, np.clip(cells, 0, given.band.width - 1)], np.float32(0))


def _gain(pull: Ratios) -> Ratios:
    """max(pull, 0) with a soft corner."""
    return np.asarray(_SOFT * np.log1p(np.exp(np.minimum(pull, _MOST) / _SOFT)), np.float32)
