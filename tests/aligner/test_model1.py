"""IBM Model 1, against its loops."""

import numpy as np
import pytest
from scipy import sparse

from aligner import model1
from aligner.bag import Bag, bag_of
from aligner.lexicon import Lexicon
from aligner.model1 import expected_counts


def naive(prior: np.ndarray, source: Bag, target: Bag) -> np.ndarray:
    """One direction, with a Dirichlet prior and the background as NULL."""
    held, said = source.counts.toarray(), target.counts.toarray()
    kappa = model1.PRIOR_STRENGTH
    probability = prior + 0.01 * target.frequencies
    count = np.zeros(prior.shape)
    for _ in range(model1.ITERATIONS):
        count = np.zeros(prior.shape)
        for words, stems in zip(held, said, strict=True):
            for e in np.flatnonzero(stems):
                explained = words @ probability[:, e] + model1.BACKGROUND_COUNT * target.frequencies[e]
                count[:, e] += stems[e] * words * probability[:, e] / explained
        probability = (count + kappa * prior) / (count.sum(axis=1, keepdims=True) + kappa)
    return count


def knows_nothing(source: Bag, target: Bag) -> Lexicon:
    empty = np.zeros((len(source.types), len(target.types)), np.float32)
    return Lexicon(sparse.csr_array(empty), sparse.csr_array(empty.T))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_as_the_loops_say(seed: int) -> None:
    rng = np.random.default_rng(seed)
    source, target = (
        bag_of([[f"{mark}{rng.integers(8)}" for _ in range(rng.integers(0, 6))] for _ in range(15)]) for mark in "字w"
    )
    known = rng.random((len(source.types), len(target.types))) * (rng.random((len(source.types), 1)) < 0.7)
    forward = (known / np.maximum(known.sum(axis=1, keepdims=True), 1e-9)).astype(np.float32)
    backward = (known.T / np.maximum(known.T.sum(axis=1, keepdims=True), 1e-9)).astype(np.float32)
    found = expected_counts(Lexicon(sparse.csr_array(forward), sparse.csr_array(backward)), source, target)
    expected = (naive(forward, source, target) + naive(backward, target, source).T) / 2
    np.testing.assert_allclose(found.toarray(), expected, atol=1e-6)


def test_a_pair_that_recurs_counts() -> None:
    source = bag_of([["小宝" if number % 40 == 0 else f"字{number % 50}"] for number in range(400)])
    target = bag_of([["trinket" if number % 40 == 0 else f"w{number % 50}"] for number in range(400)])
    found = expected_counts(knows_nothing(source, target), source, target)
    assert found[source.index["小宝"], target.index["trinket"]] > 9
    assert found[source.index["小宝"], target.index["w1"]] == 0


def test_nothing_to_learn_from() -> None:
    nothing = bag_of([])
    assert expected_counts(knows_nothing(nothing, nothing), nothing, nothing).shape == (0, 0)
