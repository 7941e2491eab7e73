"""The lattice of rungs inside a band, and what its beads score.

A path from one corner to the other is a chain of full beads (shapes of `FULL_SHAPES`) and null beads. Null beads come
in runs: the first of either side costs an `Opening` besides its own score, as an affine gap does (Gotoh 1982), so that
a summary that skips a page pays once. A run has one order, source side first, so that equal alignments are one path and
no run counts more than once in a sum. All scores are natural logarithms; sums over paths make the model a linear-chain
conditional random field (Lafferty et al. 2001).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bead import Rung

FULL_SHAPES = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (2, 4), (1, 6), (3, 3),
)  # fmt: skip
MOST_SOURCE, MOST_TARGET = map(max, zip(*FULL_SHAPES, strict=True))
LONGEST = max(MOST_SOURCE, MOST_TARGET)
IMPOSSIBLE = -1e9
_NUMBER = {shape: number for number, shape in enumerate(FULL_SHAPES)}
SOURCE_SIDE, TARGET_SIDE = np.array(FULL_SHAPES).T

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Ratios = NDArray[np.float32]


class Band(NamedTuple):
    """The rungs that are searched: in row i, 0 to n_source, the columns `low[i]` to `low[i] + width - 1`.

    Columns beyond `n_target` are outside; `low` never falls from one row to the next.
    """

    low: Ints
    width: int
    n_target: int

    @property
    def columns(self) -> Ints:
        """The column of every cell, shape (n_source + 1, width); cells beyond n_target are outside."""
        return self.low[:, None] + np.arange(self.width)[None]

    def place(self, begin: Rung, end: Rung) -> tuple[int, int, int] | None:
        """Where the full bead between two rungs stands in `Scores.full`; None for any other, and outside the band."""
        number = _NUMBER.get((end.source - begin.source, end.target - begin.target))
        cell = end.target - int(self.low[end.source])
        return None if number is None or not 0 <= cell < self.width else (end.source, number, cell)


class Opening(NamedTuple):
    """What the first null bead of either side scores besides its own: after a full bead, or after nulls of the source.

    The latter is the `turn`: text on both sides is said to have no partner, though it stands at the same place.
    """

    source: float
    target: float
    turn: float


@dataclass(frozen=True)
class Scores:
    """What every bead inside a band scores, in nats.

    `full[i, h, k]` is the bead of shape `FULL_SHAPES[h]` that ends at rung (i, band.low[i] + k); `source_null[i]` and
    `target_null[j]` the null bead of one segment; `opening` is added for the first null bead of each side of a run.
    """

    band: Band
    full: NDArray[np.float32]
    source_null: Floats
    target_null: Floats
    opening: Opening
