"""The fast sums against a double loop of the formula."""

import math

import numpy as np
import pytest
from scipy import sparse

from aligner.bag import Bag, bag_of
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, Band
from aligner.lexicon import Support
from aligner.likelihood import BACKGROUND, backward_ratios, explained, forward_ratios, transposed


def random_bag(n_segments: int, n_types: int, seed: int) -> Bag:
    rng = np.random.default_rng(seed)
    return bag_of([[f"w{rng.integers(n_types)}" for _ in range(rng.integers(0, 5))] for _ in range(n_segments)])


def said(matrix: sparse.csr_array) -> Support:
    """The Support that is just this matrix."""
    n_segments, n_types = matrix.shape
    return Support(sparse.csr_array((n_segments, 1)), sparse.csr_array((1, n_types)), matrix)


def ratio(evidence: sparse.csr_array, source: Bag, target: Bag, i: range, j: range) -> float:
    """Σ_{e∈J} log(λ + (1 − λ) · Σ_{i∈I} A[i, e] / ((|I| + 1) · p(e))), word for word."""
    dense = evidence.toarray()
    n_tokens = source.starts[i.stop] - source.starts[i.start]
    total = 0.0
    for e in target.ids[target.starts[j.start] : target.starts[j.stop]]:
        given = sum(dense[row, e] for row in i)
        total += math.log(BACKGROUND + (1 - BACKGROUND) * given / ((n_tokens + 1) * target.frequencies[e]))
    return total


BANDS = [
    Band(np.zeros(10, np.int64), 13, 12),
    Band(np.array([0, 0, 1, 3, 4, 5, 6, 7, 7, 7]), 6, 12),
    Band(np.array([0, 0, 0, 0, 0, 5, 5, 5, 5, 5]), 9, 12),
]


@pytest.mark.parametrize("band", BANDS, ids=["whole", "narrow", "jump"])
def test_ratios_of_every_bead_in_the_band(band: Band) -> None:
    source, target = random_bag(9, 12, seed=1), random_bag(12, 10, seed=2)
    rng = np.random.default_rng(3)
    forward = sparse.csr_array(rng.random((9, len(target.types))) * (rng.random((9, len(target.types))) < 0.4))
    backward = sparse.csr_array(rng.random((12, len(source.types))) * (rng.random((12, len(source.types))) < 0.4))
    ahead = forward_ratios(explained(said(forward), source, target, band))
    back = backward_ratios(explained(said(backward), target, source, transposed(band)), band)
    checked = 0
    for i in range(10):
        for number, (n_source, n_target) in enumerate(FULL_SHAPES):
            for cell in range(band.width):
                j = int(band.low[i]) + cell
                if j > 12 or i < n_source or cell < n_target:
                    continue
                spans = range(i - n_source, i), range(j - n_target, j)
                assert ahead[i, number, cell] == pytest.approx(ratio(forward, source, target, *spans), abs=2e-4)
                if back[i, number, cell] > IMPOSSIBLE / 2:
                    expected = ratio(backward, target, source, *reversed(spans))
                    assert back[i, number, cell] == pytest.approx(expected, abs=2e-4)
                    checked += 1
    assert checked > 300


@pytest.mark.parametrize("band", BANDS, ids=["whole", "narrow", "jump"])
def test_beads_that_begin_and_end_in_the_band_are_possible(band: Band) -> None:
    source, target = random_bag(9, 12, seed=1), random_bag(12, 10, seed=2)
    nothing = sparse.csr_array(np.zeros((9, len(target.types)), np.float32))
    nothing_back = sparse.csr_array(np.zeros((12, len(source.types)), np.float32))
    ahead = forward_ratios(explained(said(nothing), source, target, band))
    back = backward_ratios(explained(said(nothing_back), target, source, transposed(band)), band)
    for i in range(10):
        for number, (n_source, n_target) in enumerate(FULL_SHAPES):
            for cell in range(band.width):
                j = int(band.low[i]) + cell
                begins = i - n_source, j - n_target
                inside = begins[0] >= 0 and 0 <= begins[1] - band.low[begins[0]] < band.width
                if inside and begins[1] >= band.low[i] and j <= 12:
                    assert ahead[i, number, cell] > IMPOSSIBLE / 2
                    assert back[i, number, cell] > IMPOSSIBLE / 2
                if i < n_source:
                    assert min(ahead[i, number, cell], back[i, number, cell]) == IMPOSSIBLE


def test_segments_without_tokens() -> None:
    """A span without tokens has nothing to explain: 0 nats."""
    empty = bag_of([[], []])
    band = Band(np.zeros(3, np.int64), 3, 2)
    ratios = forward_ratios(explained(said(sparse.csr_array((2, 0))), empty, empty, band))
    assert ratios[1, 0, 1] == ratios[2, 0, 2] == 0
