"""Weights from gold paths."""

from dataclasses import replace

import numpy as np
import pytest

from aligner import Mode, Rung, Weights
from aligner.anchors import band_along
from aligner.fitting import STRENGTH, Example, _expected_sums, _gold_sums, _scores, example, fit
from aligner.lattice import IMPOSSIBLE
from aligner.lexicon import evidence
from aligner.posterior import posterior
from aligner.weights import FEATURES, NAMES
from tests.aligner.tiny import CHINESE, ENGLISH, RUNGS, both_sides

GOLD = [Rung(*rung) for rung in RUNGS]
ZERO = Weights("zero", dict.fromkeys(NAMES, 0.0))


@pytest.fixture(scope="module")
def one() -> Example:
    both = both_sides()
    known = evidence(both.lexicon, both.source.bag, both.target.bag)
    return example(both.source, both.target, known, band_along(GOLD, 20), GOLD, Mode.SUMMARY)


def test_example(one: Example) -> None:
    assert one.values.shape == (len(FEATURES), len(CHINESE) + 1, 14, len(ENGLISH) + 1)
    assert one.possible[1, 0, 1]
    assert not one.possible[0].any()
    assert np.abs(one.values).max() < -IMPOSSIBLE / 2


def test_fitted_weights_prefer_the_gold_shapes(one: Example) -> None:
    """Five of six beads are 1-1, none is 2-2 or null."""
    fitted = fit([one], ZERO, "tiny")
    assert fitted.made == "tiny"
    assert set(fitted.values) == set(NAMES)
    assert fitted.values["1-1"] > 0 > fitted.values["2-2"]
    assert fitted.values["source_null"] < 0
    assert fitted.values["forward"] > 0


def test_deterministic(one: Example) -> None:
    assert fit([one], ZERO, "tiny") == fit([one], ZERO, "tiny")


def test_the_gradient_is_that_of_the_loss(one: Example) -> None:
    """Where fitting ends, gold and expected sums agree but for what holds the weights near the start."""

    start = replace(ZERO, values=dict.fromkeys(NAMES, 0.1))
    fitted = fit([one], start, "tiny")
    expected = _expected_sums(one, posterior(_scores(one, fitted), [GOLD[0], GOLD[-1]]))
    away = fitted.vector - start.vector
    np.testing.assert_allclose(_gold_sums(one) - expected, STRENGTH * away, atol=0.02)
