"""The naive oracle: lengths and nothing else (Gale & Church 1993, "A program for aligning sentences …").

Every cell of the whole matrix is searched, one antidiagonal at a time: time and memory grow with its area.
"""

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

from aligner import Rung

SHAPES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2))
_PRIORS = (0.89, 0.0099, 0.0099, 0.089, 0.089, 0.011)
_VARIANCE = 6.8
_LONGEST_STEP = max(map(sum, SHAPES))


def gale_church(source: Sequence[str], target: Sequence[str]) -> list[Rung]:
    """The rungs of the cheapest path by the numbers of UTF-8 bytes, whose ratio is the texts' own."""
    lengths = [np.concatenate([[0], np.cumsum([len(text.encode()) for text in side])]) for side in (source, target)]
    ratio = lengths[1][-1] / max(lengths[0][-1], 1)
    n_source, n_target = len(source), len(target)
    choice = np.zeros((n_source + 1, n_target + 1), np.int8)
    start = np.full(n_source + 1, np.inf)
    start[0] = 0.0
    diagonals = deque([start], maxlen=_LONGEST_STEP)
    for number in range(1, n_source + n_target + 1):
        i = np.arange(max(0, number - n_target), min(n_source, number) + 1)
        totals = _totals(diagonals, i, number - i, lengths, ratio)
        choice[i, number - i] = totals.argmin(axis=0)
        best = np.full(n_source + 1, np.inf)
        best[i] = totals.min(axis=0)
        diagonals.appendleft(best)
    return _path(choice)


def bead_cost(shape: int, source: NDArray[np.int64], target: NDArray[np.int64], ratio: float) -> NDArray[np.float64]:
    """−log of the prior of `SHAPES[shape]` and of the chance that lengths differ as much: 2·(1 − Φ(|δ|))."""
    mean = (source + target / ratio) / 2
    delta = (target - source * ratio) / np.sqrt(_VARIANCE * np.maximum(mean, 1))
    cost: NDArray[np.float64] = -np.log(_PRIORS[shape]) - np.log(2) - log_ndtr(-np.abs(delta))
    return cost


def _totals(
    diagonals: deque[NDArray[np.float64]],
    i: NDArray[np.int64],
    j: NDArray[np.int64],
    lengths: Sequence[NDArray[np.int64]],
    ratio: float,
) -> NDArray[np.float64]:
    """The cheapest total at cells (i, j) of one antidiagonal by the shape that leads there, (n_shapes, n_cells)."""
    totals = np.full((len(SHAPES), i.size), np.inf)
    for number, (a, b) in enumerate(SHAPES):
        if a + b <= len(diagonals):
            fits = (i >= a) & (j >= b)
            row, column = i[fits], j[fits]
            said = lengths[0][row] - lengths[0][row - a]
            held = lengths[1][column] - lengths[1][column - b]
            totals[number, fits] = diagonals[a + b - 1][row - a] + bead_cost(number, said, held, ratio)
    return totals


def _path(choice: NDArray[np.int8]) -> list[Rung]:
    rungs = [Rung(choice.shape[0] - 1, choice.shape[1] - 1)]
    while rungs[-1] != (0, 0):
        i, j = rungs[-1]
        a, b = SHAPES[choice[i, j]]
        rungs.append(Rung(i - a, j - b))
    return rungs[::-1]
