"""Fitting the weights: maximum likelihood of gold paths by forward–backward and L-BFGS, held near a starting point."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bead import Rung
from aligner.features import Side, features
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, Band, Floats, Posterior, Scores, posterior
from aligner.lexicon import Evidence
from aligner.weights import FEATURES, NAMES, SHAPES, Weights, null_scored

STRENGTH = 2.0
_MOST_STEPS = 60
_SHAPE = {shape: number for number, shape in enumerate(FULL_SHAPES)}


class Example(NamedTuple):
    """A document pair ready for fitting.

    `values` are its features, shape (n_features, n_source + 1, n_shapes, width); `possible` says which beads stay
    inside the band.
    """

    band: Band
    values: NDArray[np.float32]
    possible: NDArray[np.bool_]
    gold: Sequence[Rung]


def example(source: Side, target: Side, evidence: Evidence, band: Band, gold: Sequence[Rung]) -> Example:
    """The features of every bead in a band, and the gold path."""
    computed = dict(features(source, target, evidence, band))
    possible = (computed["forward"] > IMPOSSIBLE / 2) & (computed["backward"] > IMPOSSIBLE / 2)
    nothing = np.zeros((1, 1, 1), np.float32)
    values = np.stack([np.broadcast_to(computed.get(name, nothing), possible.shape) for name in FEATURES])
    values[:2][:, ~possible] = 0
    return Example(band, values, possible, gold)


def fit(examples: Sequence[Example], start: Weights, made: str) -> Weights:
    """The weights that make the gold paths most likely; `STRENGTH` holds them near `start` (L2)."""
    from scipy.optimize import minimize  # half a second to import, and only training needs it

    wanted = sum((_gold_sums(one) for one in examples), np.zeros(len(NAMES)))
    origin = start.vector

    def loss(vector: Floats) -> tuple[float, Floats]:
        weights = Weights(made, dict(zip(NAMES, vector, strict=True)))
        away = vector - origin
        total, expected = 0.0, np.zeros(len(NAMES))
        for one in examples:
            probability = posterior(_scores(one, weights), [one.gold[0], one.gold[-1]])
            total += probability.log_total
            expected += _expected_sums(one, probability)
        value = total - wanted @ vector + STRENGTH / 2 * away @ away
        return float(value), expected - wanted + STRENGTH * away

    best = minimize(loss, origin, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS})
    return Weights(made, dict(zip(NAMES, (round(float(value), 4) for value in best.x), strict=True)))


def _scores(one: Example, weights: Weights) -> Scores:
    vector = weights.vector.astype(np.float32)
    full = np.tensordot(vector[: len(FEATURES)], one.values, 1)
    full += vector[len(FEATURES) : len(FEATURES) + len(SHAPES), None]
    full[~one.possible] = IMPOSSIBLE
    return null_scored(one.band, full, weights)


def _gold_sums(one: Example) -> Floats:
    """Sums of all features over the gold path; beads that no path can take are passed over."""
    sums = dict.fromkeys(NAMES, 0.0)
    in_null_run = False
    for before, after in pairwise(one.gold):
        shape = (after.source - before.source, after.target - before.target)
        if 0 in shape:
            sums["source_null"] += shape[0]
            sums["target_null"] += shape[1]
            sums["null_run"] += not in_null_run
        elif (where := _place(one, shape, after)) is not None:
            sums[f"{shape[0]}-{shape[1]}"] += 1
            for number, name in enumerate(FEATURES):
                sums[name] += float(one.values[(number, *where)])
        in_null_run = 0 in shape
    return np.array([sums[name] for name in NAMES])


def _place(one: Example, shape: tuple[int, int], end: Rung) -> tuple[int, int, int] | None:
    cell = end.target - int(one.band.low[end.source])
    if shape not in _SHAPE or not 0 <= cell < one.band.width:
        return None
    where = (end.source, _SHAPE[shape], cell)
    return where if one.possible[where] else None


def _expected_sums(one: Example, probability: Posterior) -> Floats:
    full = probability.full.astype(np.float32)
    by_feature = np.tensordot(one.values, full, 3)
    nulls = [probability.source_null.sum(), probability.target_null.sum(), probability.openings]
    return np.concatenate([by_feature, full.sum(axis=(0, 2)), nulls])
