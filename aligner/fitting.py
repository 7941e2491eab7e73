"""Fitting the weights: maximum likelihood of gold paths by forward–backward and L-BFGS, held near a starting point."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bead import Rung
from aligner.features import Side, features
from aligner.lattice import IMPOSSIBLE, Band, Floats, Scores
from aligner.level import NullValues, level, null_values
from aligner.lexicon import Evidence
from aligner.path import canonical
from aligner.posterior import Posterior, posterior
from aligner.settings import Mode
from aligner.weights import FEATURES, NAMES, NULL_VALUES, SHAPES, Weights, null_scored

STRENGTH = 2.0
_MOST_STEPS, _TOLERANCE = 60, 1e-6
"""Fitting ends where a step lessens the loss by less than this share of it: a thousandth of a nat moves no bead."""


class Example(NamedTuple):
    """A document pair ready for fitting.

    `values` are its features, shape (n_features, n_source + 1, n_shapes, width); `possible` says which beads stay
    inside the band. `nulls` are those of null beads.
    """

    band: Band
    values: NDArray[np.float32]
    possible: NDArray[np.bool_]
    nulls: NullValues
    gold: Sequence[Rung]


def example(source: Side, target: Side, evidence: Evidence, band: Band, gold: Sequence[Rung], mode: Mode) -> Example:
    """The features of every bead in a band, and the gold path; its level prices the null beads of a summary."""
    computed = dict(features(source, target, evidence, band))
    possible = (computed["forward"] > IMPOSSIBLE / 2) & (computed["backward"] > IMPOSSIBLE / 2)
    nothing = np.zeros((1, 1, 1), np.float32)
    values = np.stack([np.broadcast_to(computed.get(name, nothing), possible.shape) for name in FEATURES])
    values[:2][:, ~possible] = 0
    bags = source.bag, target.bag
    found = level(gold, band, values[0], values[1], bags) if mode is Mode.SUMMARY else evidence.level
    nulls = null_values(*bags, found)
    return Example(band, values, possible, nulls, [gold[0], *canonical(gold[0], gold[1:])])


def fit(examples: Sequence[Example], origin: Weights, made: str, start: Weights | None = None) -> Weights:
    """The weights that make the gold paths most likely; `STRENGTH` holds them near `origin` (L2).

    The search for them begins at `start`: near the end, it is short.
    """
    from scipy.optimize import minimize  # half a second to import, and only training needs it

    wanted = sum((_gold_sums(one) for one in examples), np.zeros(len(NAMES)))

    def loss(vector: Floats) -> tuple[float, Floats]:
        weights = Weights(made, dict(zip(NAMES, vector, strict=True)))
        away = vector - origin.vector
        total, expected = 0.0, np.zeros(len(NAMES))
        for one in examples:
            probability = posterior(_scores(one, weights), [one.gold[0], one.gold[-1]])
            total += probability.log_total
            expected += _expected_sums(one, probability)
        value = total - wanted @ vector + STRENGTH / 2 * away @ away
        return float(value), expected - wanted + STRENGTH * away

    begin = (start or origin).vector
    best = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS, "ftol": _TOLERANCE})
    return Weights(made, dict(zip(NAMES, (round(float(value), 4) for value in best.x), strict=True)))


def _scores(one: Example, weights: Weights) -> Scores:
    vector = weights.vector.astype(np.float32)
    full = np.tensordot(vector[: len(FEATURES)], one.values, 1)
    full += vector[len(FEATURES) : len(FEATURES) + len(SHAPES), None]
    full[~one.possible] = IMPOSSIBLE
    return null_scored(one.band, full, one.nulls, weights)


def _gold_sums(one: Example) -> Floats:
    """Sums of all features over the gold path; beads that no path can take are passed over."""
    sums = dict.fromkeys(NAMES, 0.0)
    last = (1, 1)
    for before, after in pairwise(one.gold):
        shape = (after.source - before.source, after.target - before.target)
        if 0 in shape:
            sums["source_null"] += shape[0]
            sums["target_null"] += shape[1]
            values = one.nulls.source[before.source] if shape[0] else one.nulls.target[before.target]
            for name, value in zip(NULL_VALUES, values.tolist(), strict=True):
                sums[name] += value
            if opened := _opened(last, shape):
                sums[opened] += 1
        elif (where := one.band.place(before, after)) and one.possible[where]:
            sums[f"{shape[0]}-{shape[1]}"] += 1
            for number, name in enumerate(FEATURES):
                sums[name] += float(one.values[(number, *where)])
        last = shape
    return np.array([sums[name] for name in NAMES])


def _opened(last: tuple[int, int], shape: tuple[int, int]) -> str:
    """Which opening a null bead of a shape is after a bead of the `last` shape; nothing where its side goes on."""
    if 0 not in last:
        return "source_run" if shape[0] else "target_run"
    return "null_turn" if last[0] and shape[1] else ""


def _expected_sums(one: Example, probability: Posterior) -> Floats:
    full = probability.full.astype(np.float32)
    by_feature = np.tensordot(one.values, full, 3)
    alone = [probability.source_null.sum(), probability.target_null.sum()]
    by_value = probability.source_null @ one.nulls.source + probability.target_null @ one.nulls.target
    return np.concatenate([by_feature, full.sum(axis=(0, 2)), alone, by_value, probability.openings])
