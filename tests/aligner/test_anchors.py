"""Anchors before the search, and the band along them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Dictionary, Rung, open_dictionary, read_gold
from aligner.anchors import HALF_WIDTH, anchors, band_along, touches, widened
from aligner.gold import Gold, abridged
from aligner.lattice import Band
from aligner.sides import sides
from tests.aligner.tiny import CHINESE, ENGLISH, RUNGS, both_sides
from tests.shared import SHARED, needs_shared


def holds(band: Band, rungs: Sequence[Rung]) -> bool:
    return all(0 <= j - band.low[i] < band.width for i, j in rungs)


def rising(numbers: Sequence[int]) -> list[tuple[int, int]]:
    return sorted({(i, j) for i, j in zip(sorted(numbers[::2]), sorted(numbers[1::2]), strict=False)})


ladders = st.lists(st.integers(1, 400), max_size=40).map(
    lambda numbers: [Rung(0, 0), *(Rung(*pair) for pair in rising(numbers)), Rung(401, 401)]
)


def test_anchors_of_the_tiny_text() -> None:
    """Pairs that only each other explains; the first segments are left to the corner."""
    both = both_sides()
    corners = [Rung(0, 0), Rung(len(CHINESE), len(ENGLISH))]
    found = anchors(both.lexicon, both.source.bag, both.target.bag, corners)
    assert found[0] == corners[0]
    assert found[-1] == corners[-1]
    assert {Rung(1, 1), Rung(3, 4)} <= set(found) <= {Rung(*rung) for rung in RUNGS} | {Rung(2, 3)}


def test_anchors_keep_corners() -> None:
    both = both_sides()
    corners = [Rung(0, 0), Rung(3, 1), Rung(6, 7)]
    found = anchors(both.lexicon, both.source.bag, both.target.bag, corners)
    assert set(corners) <= set(found)
    assert all(a.source <= b.source and a.target <= b.target for a, b in pairwise(found))


def test_no_common_vocabulary_no_anchors() -> None:
    both = both_sides(["龘。"] * 5, ["Xyzzy."] * 5)
    assert anchors(both.lexicon, both.source.bag, both.target.bag, [Rung(0, 0), Rung(5, 5)]) == [Rung(0, 0), Rung(5, 5)]


@given(ladders, st.integers(1, 40))
def test_band_holds_its_rungs(rungs: list[Rung], half_width: int) -> None:
    band = band_along(rungs, half_width)
    assert holds(band, rungs)
    assert (np.diff(band.low) >= 0).all()
    assert band.low[0] == 0
    assert band.low[-1] + band.width == 402
    assert band.width >= min(2 * half_width + 1, 402)


@given(ladders, st.integers(1, 40))
def test_widened_holds_what_it_held(rungs: list[Rung], half_width: int) -> None:
    band = band_along(rungs, half_width)
    wider = widened(band)
    assert wider.width == min(2 * band.width, 402)
    assert (wider.low <= band.low).all()
    assert (wider.low + wider.width >= band.low + band.width).all()
    assert (np.diff(wider.low) >= 0).all()


@pytest.mark.parametrize(
    "rungs",
    [
        [Rung(0, 0), Rung(0, 300), Rung(100, 400)],
        [Rung(0, 0), Rung(50, 50), Rung(50, 350), Rung(100, 400)],
        [Rung(0, 0), *(Rung(40, j) for j in range(40, 340)), Rung(100, 400)],
        [Rung(0, 0), Rung(100, 100), Rung(100, 400)],
    ],
    ids=["front matter", "two pins in a row", "a run of null beads", "appendix"],
)
def test_a_stretch_of_the_target_without_counterpart(rungs: list[Rung]) -> None:
    assert holds(band_along(rungs, 20), rungs)


def test_room_for_a_missing_chapter() -> None:
    """Between two anchors ten source and three hundred target segments: wherever the gap is, it stays in the band."""
    band = band_along([Rung(0, 0), Rung(40, 40), Rung(50, 340), Rung(100, 400)], 20)
    for row in range(41, 50):
        assert holds(band, [Rung(row, row), Rung(row, row + 290)])


@pytest.mark.parametrize(
    ("rungs", "answer"),
    [
        ([Rung(0, 0), Rung(5, 5), Rung(10, 10)], False),
        ([Rung(0, 0), Rung(5, 2), Rung(10, 10)], True),
        ([Rung(0, 0), Rung(5, 8), Rung(10, 10)], True),
        ([Rung(0, 0), Rung(1, 0), Rung(10, 10)], False),
    ],
    ids=["middle", "lower edge", "upper edge", "edge of the text"],
)
def test_touches(rungs: list[Rung], answer: bool) -> None:
    band = Band(np.array([0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 4]), 7, 10)
    assert touches(rungs, band) is answer


def test_a_band_as_wide_as_the_text_is_never_touched() -> None:
    assert not touches([Rung(0, 0), Rung(0, 10), Rung(10, 10)], Band(np.zeros(11, np.int64), 11, 10))


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    return read_gold(SHARED / "eval" / "mac-dev")


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    return open_dictionary(tmp_path_factory.mktemp("cache"))


def first_band(gold: Gold, dictionary: Dictionary) -> Band:
    both = sides(gold.chinese, gold.english, dictionary)
    return band_along(
        anchors(both.lexicon, both.source.bag, both.target.bag, [gold.rungs[0], gold.rungs[-1]]), HALF_WIDTH
    )


@needs_shared
class TestRealChapters:
    def test_the_gold_path_lies_in_the_band(self, golds: list[Gold], dictionary: Dictionary) -> None:
        for gold in golds:
            band = first_band(gold, dictionary)
            assert holds(band, gold.rungs), gold.name
            assert band.width < 3 * HALF_WIDTH, gold.name

    def test_a_missing_middle(self, golds: list[Gold], dictionary: Dictionary) -> None:
        """A third of the English, then of the Chinese, is not there."""
        gold = golds[0]
        (i, j), (k, m) = (gold.rungs[len(gold.rungs) * part // 3] for part in (1, 2))
        before = [rung for rung in gold.rungs if rung <= (i, j)]
        after = [rung for rung in gold.rungs if rung >= (k, m)]
        no_english = [*before, *(Rung(n, j) for n in range(i + 1, k)), *(Rung(a, b - m + j) for a, b in after)]
        no_chinese = [*before, *(Rung(i, n) for n in range(j + 1, m)), *(Rung(a - k + i, b) for a, b in after)]
        shorter = [*gold.chinese[:i], *gold.chinese[k:]], [*gold.english[:j], *gold.english[m:]]
        for text in (
            Gold("no English", gold.chinese, shorter[1], no_english),
            Gold("no Chinese", shorter[0], gold.english, no_chinese),
        ):
            assert holds(first_band(text, dictionary), text.rungs), text.name

    def test_abridged(self, golds: list[Gold], dictionary: Dictionary) -> None:
        """Of the beads of abridged texts at most one in a hundred ends outside, where the search widens the band."""
        n_outside = n_rungs = 0
        for gold in golds[:4]:
            text = abridged(gold, 0.5, 0.1, seed=1)
            band = first_band(text, dictionary)
            n_outside += sum(not holds(band, [rung]) for rung in text.rungs)
            n_rungs += len(text.rungs)
        assert n_outside <= n_rungs / 100
