"""The level of evidence along a path, and what it makes of null beads."""

import numpy as np
import pytest

from aligner import Rung
from aligner.bag import Bag, bag_of
from aligner.lattice import FULL_SHAPES, Band
from aligner.level import TAUGHT_LEVEL, Level, level, null_values

WHOLE = Band(np.zeros(4, np.int64), 4, 3)


def bag(*lengths: int) -> Bag:
    """Segments of so many tokens."""
    return bag_of([[f"word {number}" for number in range(length)] for length in lengths])


def ratios(per_bead: float) -> np.ndarray:
    return np.full((4, len(FULL_SHAPES), 4), per_bead, np.float32)


class TestLevel:
    def test_is_what_a_token_explains(self) -> None:
        """Two full beads over 1,000 target and 2,000 source tokens; the null beads between them say nothing."""
        path = [Rung(0, 0), Rung(1, 1), Rung(2, 1), Rung(2, 2), Rung(3, 3)]
        found = level(path, WHOLE, ratios(450), ratios(300), (bag(1000, 7, 1000), bag(500, 7, 500)))
        usual = 200 * TAUGHT_LEVEL.forward
        assert found == pytest.approx(((900 + usual) / 1200, (600 + usual) / 2200))

    def test_few_tokens_say_little(self) -> None:
        found = level([Rung(0, 0), Rung(1, 1)], WHOLE, ratios(-9), ratios(-9), (bag(3, 3, 3), bag(3, 3, 3)))
        assert found == pytest.approx(TAUGHT_LEVEL, abs=0.06)

    @pytest.mark.parametrize(
        "path",
        [[Rung(0, 0)], [Rung(0, 0), Rung(3, 0), Rung(3, 3)], [Rung(0, 0), Rung(0, 3), Rung(3, 3)]],
        ids=["empty", "no shape of the model", "null beads"],
    )
    def test_without_full_beads_it_is_the_usual(self, path: list[Rung]) -> None:
        assert level(path, WHOLE, ratios(9), ratios(9), (bag(1, 2, 3), bag(1, 2, 3))) == TAUGHT_LEVEL

    def test_beads_outside_the_band_are_passed_over(self) -> None:
        band = Band(np.array([0, 2, 2, 2]), 2, 3)
        assert level([Rung(0, 0), Rung(1, 1)], band, ratios(9), ratios(9), (bag(9, 9, 9), bag(9, 9, 9))) == TAUGHT_LEVEL


def test_null_values() -> None:
    """Tokens, and tokens times what one of them explains: of the source side backward, of the target side forward."""
    found = null_values(bag(2, 0), bag(5), Level(forward=0.4, backward=0.5))
    np.testing.assert_allclose(found.source, [[2, 1], [0, 0]])
    np.testing.assert_allclose(found.target, [[5, 2]])
