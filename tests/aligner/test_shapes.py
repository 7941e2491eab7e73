"""Bead shapes follow the text where it is of another kind than the fiction that the weights were fitted to."""

import numpy as np

from aligner.bead import Rung
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, Band, Opening, Scores
from aligner.path import best_path
from aligner.posterior import posterior
from aligner.shapes import adapted

N = 60


def scores(one_to_one: float, two_to_one: float) -> Scores:
    """N source and N target segments (N / 2 for pairs), in which only two shapes are possible."""
    n_target = N if one_to_one > two_to_one else N // 2
    band = Band(np.zeros(N + 1, np.int64), n_target + 1, n_target)
    full = np.full((N + 1, len(FULL_SHAPES), n_target + 1), IMPOSSIBLE, np.float32)
    full[1:, FULL_SHAPES.index((1, 1)), 1:] = one_to_one
    full[2:, FULL_SHAPES.index((2, 1)), 1:] = two_to_one
    return Scores(band, full, np.full(N, -9.0), np.full(n_target, -9.0), Opening(-3.0, -3.0, -3.0))


def test_a_text_of_pairs_makes_pairs_likelier() -> None:
    text = scores(0.0, 1.0)
    corners = [Rung(0, 0), Rung(N, N // 2)]
    found = adapted(text, corners, posterior(text, corners))
    assert found is not None
    moved = (found[0].full - text.full).max(axis=(0, 2))
    assert moved[FULL_SHAPES.index((2, 1))] > 1
    assert best_path(found[0], corners) == [Rung(2 * n, n) for n in range(N // 2 + 1)]


def test_usual_shapes_stay_as_they_are() -> None:
    text = scores(0.0, -9.0)
    corners = [Rung(0, 0), Rung(20, 20)]
    assert adapted(text, corners, posterior(text, corners)) is None
