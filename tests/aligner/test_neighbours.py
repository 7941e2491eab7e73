"""Segments whose vectors are each other's nearest."""

import numpy as np
import pytest

from aligner.neighbours import neighbours
from aligner.vectors import Matrix, vectors_of


def around(*degrees: float) -> Matrix:
    """Unit vectors in the plane."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_each_others_nearest_and_how_clearly() -> None:
    found = neighbours(vectors_of(around(0, 90, 180)), vectors_of(around(5, 80, 100, 185)))
    first, second, third = zip(found.source.tolist(), found.target.tolist(), found.weight, strict=True)
    assert (first[:2], third[:2]) == ((0, 0), (2, 3))
    assert second[0] == 1
    assert min(first[2], third[2]) > 0.5 > 0.3 > second[2]  # 90 lies between 80 and 100


def test_what_is_like_everything_is_nobodys_nearest() -> None:
    """A sentence that all are alike to (0 degrees) loses to one that is like few, by the margin."""
    source = vectors_of(around(2, -2, 3, -3, 1, 40))
    target = vectors_of(around(0, 36))
    found = neighbours(source, target)
    assert (5, 1) in zip(found.source.tolist(), found.target.tolist(), strict=True)


@pytest.mark.parametrize(("n_source", "n_target"), [(0, 0), (0, 3), (3, 0), (1, 1), (1, 3), (3, 1)])
def test_short_texts(n_source: int, n_target: int) -> None:
    found = neighbours(vectors_of(around(*range(n_source))), vectors_of(around(*range(n_target))))
    assert len(found.source) == len(found.target) == len(found.weight) <= 1
    assert np.isfinite(found.weight).all()


def test_of_a_long_text_only_some_segments_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(0).standard_normal((300, 16)).astype(np.float32)
    side = vectors_of(rows / np.linalg.norm(rows, axis=1, keepdims=True))
    assert neighbours(side, side).source.tolist() == neighbours(side, side).target.tolist() == list(range(300))
    monkeypatch.setattr("aligner.neighbours._PRODUCTS", 300 * 300 * 16 // 600 // 2)
    assert neighbours(side, side).source.tolist() == neighbours(side, side).target.tolist() == list(range(0, 300, 3))
