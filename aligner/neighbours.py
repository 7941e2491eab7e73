"""Segment pairs whose vectors are each other's nearest: anchors where an encoder knows what the dictionary does not."""

from typing import NamedTuple

import numpy as np

from aligner.anchors import NOBODY, Candidates
from aligner.lattice import Floats, Ints
from aligner.vectors import Matrix, Vectors

_CELLS = 1 << 23
_PRODUCTS = 500_000
"""Of numbers, for each segment."""


class _Nearest(NamedTuple):
    """For each of n vectors the number of the nearest of others, and how much nearer it is than the second nearest."""

    number: Ints
    lead: Floats


def neighbours(source: Vectors, target: Vectors) -> Candidates:
    """Pairs that are each other's nearest by their margin (see `margin`), the clearer the heavier.

    Of long texts only every so manieth source segment is looked at, so that time does not grow with their square.
    """
    n_source, n_target = len(source.rows), len(target.rows)
    if not n_source or not n_target:
        return NOBODY
    step = 1 + n_source * n_target * len(source.mean) // (_PRODUCTS * (n_source + n_target))
    chosen = np.arange(0, n_source, step)
    rows = source.rows[chosen]
    ours = _nearest(rows, target.rows, target.rows @ source.mean)
    theirs = _nearest(target.rows, rows, rows @ target.mean)
    mutual = np.flatnonzero(theirs.number[ours.number] == np.arange(len(rows)))
    columns = ours.number[mutual]
    return Candidates(chosen[mutual], columns, np.minimum(ours.lead[mutual], theirs.lead[columns]))


def _nearest(rows: Matrix, others: Matrix, usual: Matrix) -> _Nearest:
    """Half of `usual` (n_others,) is taken off the cosine with each of the others."""
    number, lead = np.zeros(len(rows), np.int64), np.zeros(len(rows))
    for chunk in np.array_split(np.arange(len(rows)), 1 + len(rows) * len(others) // _CELLS):
        likeness = rows[chunk] @ others.T - usual / 2
        here = np.arange(len(chunk))
        number[chunk] = likeness.argmax(axis=1)
        best = likeness[here, number[chunk]]
        likeness[here, number[chunk]] = -1
        lead[chunk] = best - likeness.max(axis=1)
    return _Nearest(number, lead)
