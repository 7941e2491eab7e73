"""What vectors say of beads: against a naive twin, and what beads found before teach of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.lattice import FULL_SHAPES, Band
from aligner.margin import Worth, margin_evidence, worth
from aligner.vectors import Matrix, Vectors, vectors_of
from corpus import Span

WORTH = Worth(slope=20.0, middle=0.1)


def made(n: int, seed: int) -> Vectors:
    """Random vectors of eight numbers, every fifth unknown."""
    rows = np.random.default_rng(seed).standard_normal((n, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows[4::5] = 0
    return vectors_of(rows)


def naive(source: Vectors, target: Vectors, ours: Span, theirs: Span) -> float:
    """The evidence for one bead, as the definition says."""
    x, y = source.rows[slice(*ours)].sum(axis=0), target.rows[slice(*theirs)].sum(axis=0)
    if not x.any() or not y.any():
        return 0.0
    x, y = x / np.linalg.norm(x), y / np.linalg.norm(y)
    margin = x @ y - (x @ target.rows.mean(axis=0) + y @ source.rows.mean(axis=0)) / 2
    return float(WORTH.slope * (margin - WORTH.middle))


def band_of(n_source: int, n_target: int, width: int) -> Band:
    """A band along the diagonal."""
    width = min(width, n_target + 1)
    low = np.round(np.linspace(0, n_target + 1 - width, n_source + 1)).astype(np.int64)
    return Band(low, width, n_target)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 20), st.integers(0, 9))
def test_every_bead_inside_the_band_has_the_evidence_of_the_naive_twin(
    n_source: int, n_target: int, width: int, seed: int
) -> None:
    source, target, band = made(n_source, seed), made(n_target, seed + 1), band_of(n_source, n_target, width)
    found = margin_evidence(source, target, band, WORTH)
    assert found.shape == (n_source + 1, len(FULL_SHAPES), band.width)
    assert np.isfinite(found).all()
    rng = np.random.default_rng(seed)
    for row, shape, cell in zip(*(rng.integers(0, size, 60) for size in found.shape), strict=True):
        column, (n, m) = int(band.low[row] + cell), FULL_SHAPES[shape]
        if row >= n and m <= cell and column <= n_target:
            bead = Span(int(row - n), int(row)), Span(column - m, column)
            assert found[row, shape, cell] == pytest.approx(naive(source, target, *bead), abs=2e-3)


def test_a_span_without_vectors_is_neither_right_nor_wrong() -> None:
    source, target = made(5, 1), made(6, 2)
    found = margin_evidence(source, target, Band(np.zeros(6, np.int64), 7, 6), WORTH)
    assert (found[5, 0] == 0).all()  # segment 4 of the source alone
    assert (found[:, 0, 5] == 0).all()  # segment 4 of the target alone
    assert found[4, 0, 4] != 0


def one_to_one(n: int) -> list[tuple[Span, Span]]:
    return [(Span(i, i + 1), Span(i, i + 1)) for i in range(n)]


def noisy(rows: Matrix, noise: float, seed: int) -> Vectors:
    rows = rows + noise * np.random.default_rng(seed).standard_normal(rows.shape).astype(np.float32)
    return vectors_of(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@pytest.fixture(scope="module")
def said() -> Matrix:
    return np.random.default_rng(0).standard_normal((500, 32)).astype(np.float32)


def test_the_better_the_encoder_the_more_a_margin_is_worth(said: Matrix) -> None:
    slopes = [worth(noisy(said, n, 1), noisy(said, n, 2), one_to_one(500)).slope for n in (0.3, 1.0, 2.0, 5.0)]
    assert slopes == sorted(slopes, reverse=True)
    assert slopes[0] > 40
    assert slopes[-1] < 3


def test_the_middle_lies_between_right_and_wrong(said: Matrix) -> None:
    found = worth(noisy(said, 0.3, 1), noisy(said, 0.3, 2), one_to_one(500))
    assert 0.3 < found.middle < 0.6


def test_an_encoder_that_guesses_says_next_to_nothing(said: Matrix) -> None:
    other = vectors_of(made(500, 3).rows)
    assert worth(made(500, 2), other, one_to_one(500)).slope < 0.5


def test_few_beads_teach_little(said: Matrix) -> None:
    slopes = [worth(noisy(said, 0.3, 1), noisy(said, 0.3, 2), one_to_one(n)).slope for n in (0, 3, 6, 20, 500)]
    assert slopes[:2] == [0.0, 0.0]
    assert slopes[2] < slopes[3] < slopes[4]


def test_beads_that_are_wrong_teach_nothing(said: Matrix) -> None:
    """As where the first search went astray: their margins are no larger than those of the wrong pairs."""
    astray = [(Span(i, i + 1), Span(i + 5, i + 6)) for i in range(400)]
    assert worth(noisy(said, 0.3, 1), noisy(said, 0.3, 2), astray).slope == 0.0


def test_evidence_of_parts_is_that_of_the_whole() -> None:
    source, target = made(40, 1), made(40, 2)
    whole = margin_evidence(source, target, band_of(40, 40, 41), WORTH)
    cut = slice(10, 30)
    part = margin_evidence(source.part(cut), target.part(cut), band_of(20, 20, 21), WORTH)
    np.testing.assert_allclose(part[5, 0, 1:], whole[15, 0, 11:31], atol=1e-4)
