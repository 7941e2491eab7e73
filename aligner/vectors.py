"""One side of the alignment as an encoder sees it: a vector for each segment, and for each span their sum."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Span

Matrix = NDArray[np.float32]


class Vectors(NamedTuple):
    """The segments' vectors: `rows` (n, d) of length 1, or 0 where nothing is known; `mean` (d,) is the text's."""

    rows: Matrix
    mean: Matrix

    def part(self, segments: slice) -> "Vectors":
        """The vectors of some segments, with the mean of the whole text."""
        return Vectors(self.rows[segments], self.mean)

    def directions(self, spans: Sequence[Span]) -> Matrix:
        """Unit vectors of some spans, shape (n_spans, d)."""
        sums = np.stack([self.rows[start:end].sum(axis=0) for start, end in spans])
        return sums * _inverse(sums)[:, None]


class Spans(NamedTuple):
    """Of the spans of one size, by the rung at which they end: 1 / length of the vector, and its cosine with a mean.

    Shapes (n + 1,). Both are 0 where there is no such span or no vector, and so are then all cosines.
    """

    inverse: Matrix
    usual: Matrix


def spans(side: Vectors, mean: Matrix, longest: int) -> list[Spans]:
    """The Spans of 1 to `longest` segments; `mean` is that of the other text."""
    total = np.zeros((len(side.rows) + 1, side.rows.shape[1]), np.float32)
    found = []
    for size in range(1, longest + 1):
        total[size:] += side.rows[: max(len(total) - size, 0)]
        total[:size] = 0
        inverse = _inverse(total)
        found.append(Spans(inverse, (total @ mean) * inverse))
    return found


def _inverse(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1)
    return np.asarray(np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0))


def vectors_of(unit: Matrix) -> Vectors:
    """The Vectors of a text from its segments' unit vectors (n, d)."""
    return Vectors(unit, unit.mean(axis=0) if len(unit) else np.zeros(unit.shape[1], np.float32))
