"""The search proved against every path there is, on all sizes up to 4 × 4."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import numpy as np
import pytest

from aligner.bead import Rung
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, Band, Opening, Scores
from aligner.path import best_path, canonical
from aligner.posterior import posterior

SIZES = list(product(range(1, 5), repeat=2))
SHAPE = {shape: number for number, shape in enumerate(FULL_SHAPES)}
OPENING = Opening(source=-1.5, target=-2.5, turn=-0.5)


def whole_band(n_source: int, n_target: int) -> Band:
    return Band(np.zeros(n_source + 1, np.int64), n_target + 1, n_target)


def random_scores(band: Band, seed: int) -> Scores:
    rng = np.random.default_rng(seed)
    n_source = len(band.low) - 1
    full = rng.normal(0, 2, (n_source + 1, len(FULL_SHAPES), band.width)).astype(np.float32)
    return Scores(band, full, rng.normal(-1, 1, n_source), rng.normal(-1, 1, band.n_target), OPENING)


def paths(n_source: int, n_target: int) -> Iterator[tuple[Rung, ...]]:
    """Every alignment once: full beads of `FULL_SHAPES`, null beads of one segment, source side first in a run."""

    def onward(path: tuple[Rung, ...], after_target_null: bool) -> Iterator[tuple[Rung, ...]]:
        i, j = path[-1]
        if (i, j) == (n_source, n_target):
            yield path
        for di, dj in (*FULL_SHAPES, (0, 1), *(() if after_target_null else ((1, 0),))):
            if i + di <= n_source and j + dj <= n_target:
                yield from onward((*path, Rung(i + di, j + dj)), (di, dj) == (0, 1))

    return onward((Rung(0, 0),), False)


def in_band(path: Sequence[Rung], band: Band) -> bool:
    return all(0 <= j - band.low[i] < band.width for i, j in path)


def score(path: Sequence[Rung], scores: Scores) -> float:
    total = sum(count * cost for count, cost in zip(openings(path), scores.opening, strict=True))
    for (i, j), (k, m) in pairwise(path):
        if i < k and j < m:
            total += float(scores.full[k, SHAPE[k - i, m - j], m - scores.band.low[k]])
        else:
            total += float(scores.source_null[i] if j == m else scores.target_null[j])
    return total


def openings(path: Sequence[Rung]) -> Opening:
    """How often null beads of the source, of the target, and of the target after the source begin: +S, +T, ST."""
    steps = "+" + "".join("S" if j == m else "T" if i == k else "+" for (i, j), (k, m) in pairwise(path))
    return Opening(*(steps.count(begun) for begun in ("+S", "+T", "ST")))


def check(scores: Scores, all_paths: list[tuple[Rung, ...]], corners: Sequence[Rung]) -> None:
    """`best_path` and `posterior` against the enumerated paths, each with its score."""
    totals = np.array([score(path, scores) for path in all_paths])
    assert best_path(scores, corners) == list(all_paths[int(totals.argmax())])
    found = posterior(scores, corners)
    log_total = np.logaddexp.reduce(totals)
    assert found.log_total == pytest.approx(log_total, abs=1e-9)
    chance = np.exp(totals - log_total)
    full = np.zeros(scores.full.shape)
    source_null, target_null = np.zeros(len(scores.band.low) - 1), np.zeros(scores.band.n_target)
    for path, share in zip(all_paths, chance, strict=True):
        for (i, j), (k, m) in pairwise(path):
            if i < k and j < m:
                full[k, SHAPE[k - i, m - j], m - scores.band.low[k]] += share
            source_null[i:k] += share * (j == m)
            target_null[j:m] += share * (i == k)
    np.testing.assert_allclose(found.full, full, atol=1e-9)
    np.testing.assert_allclose(found.source_null, source_null, atol=1e-9)
    np.testing.assert_allclose(found.target_null, target_null, atol=1e-9)
    np.testing.assert_allclose(found.openings, chance @ np.array([openings(path) for path in all_paths]), atol=1e-9)


class TestAgainstEveryPath:
    @pytest.mark.parametrize(("n_source", "n_target"), SIZES)
    def test_best_path_and_posterior(self, n_source: int, n_target: int) -> None:
        scores = random_scores(whole_band(n_source, n_target), seed=n_source * 10 + n_target)
        check(scores, list(paths(n_source, n_target)), [Rung(0, 0), Rung(n_source, n_target)])

    @pytest.mark.parametrize(
        ("low", "width"),
        [([0, 0, 1, 2, 2], 3), ([0, 1, 1, 1, 1], 4), ([0, 0, 0, 0, 3], 2), ([0, 1, 2, 3, 3], 2), ([0, 0, 0, 2, 3], 6)],
        ids=["narrow", "wide", "edge jumps", "two cells", "wider than the text"],
    )
    def test_in_a_band(self, low: list[int], width: int) -> None:
        band = Band(np.array(low), width, 4)
        scores = random_scores(band, seed=width)
        inside = [path for path in paths(4, 4) if in_band(path, band)]
        assert 0 < len(inside) < len(list(paths(4, 4))) or width == 6
        check(scores, inside, [Rung(0, 0), Rung(4, 4)])

    @pytest.mark.parametrize(
        "fixed",
        [[Rung(2, 2)], [Rung(0, 3)], [Rung(3, 0)], [Rung(1, 2), Rung(1, 4)], [Rung(2, 1), Rung(4, 1)], [Rung(4, 0)]],
        ids=str,
    )
    def test_between_fixed_rungs(self, fixed: list[Rung]) -> None:
        """A fixed rung parts the text: a run of null beads on both sides of it opens twice."""
        scores = random_scores(whole_band(4, 4), seed=7)
        corners = [Rung(0, 0), *fixed, Rung(4, 4)]
        pieces = [best_path(scores, pair) for pair in pairwise(corners)]
        assert best_path(scores, corners) == [Rung(0, 0), *(rung for piece in pieces for rung in piece[1:])]
        found, parts = posterior(scores, corners), [posterior(scores, pair) for pair in pairwise(corners)]
        assert found.log_total == pytest.approx(sum(part.log_total for part in parts))
        np.testing.assert_allclose(found.openings, np.sum([part.openings for part in parts], axis=0))
        np.testing.assert_allclose(found.full, sum(part.full for part in parts), atol=1e-12)
        for name in ("source_null", "target_null"):
            covered = np.minimum.reduce([getattr(part, name) for part in parts])
            np.testing.assert_allclose(getattr(found, name), covered, atol=1e-9)

    def test_a_piece_is_searched_like_a_text_of_its_own(self) -> None:
        scores = random_scores(whole_band(4, 4), seed=3)
        own = Scores(whole_band(2, 3), scores.full[2:, :, 1:], scores.source_null[2:], scores.target_null[1:], OPENING)
        moved = [Rung(i + 2, j + 1) for i, j in best_path(own, [Rung(0, 0), Rung(2, 3)])]
        assert best_path(scores, [Rung(2, 1), Rung(4, 4)]) == moved


class TestNullRuns:
    def test_source_side_first(self) -> None:
        """Two segments left over on each side: one run, source side first, which opens once and turns once."""
        scores = Scores(
            whole_band(2, 2),
            np.full((3, len(FULL_SHAPES), 3), IMPOSSIBLE, np.float32),
            np.array([-1.0, -1.0]),
            np.array([-2.0, -2.0]),
            Opening(source=-3.0, target=-7.0, turn=-0.5),
        )
        corners = [Rung(0, 0), Rung(2, 2)]
        assert best_path(scores, corners) == [Rung(0, 0), Rung(1, 0), Rung(2, 0), Rung(2, 1), Rung(2, 2)]
        found = posterior(scores, corners)
        assert found.log_total == pytest.approx(-3 - 0.5 - 2 - 4)
        assert found.openings == pytest.approx((1, 0, 1))
        assert found.source_null.tolist() == found.target_null.tolist() == [1.0, 1.0]

    @pytest.mark.parametrize(
        ("start", "rungs", "ordered"),
        [
            ((0, 0), [(0, 1), (1, 1)], [(1, 0), (1, 1)]),
            ((0, 0), [(1, 1), (1, 2), (2, 2), (3, 3)], [(1, 1), (2, 1), (2, 2), (3, 3)]),
            ((5, 5), [(5, 6), (6, 6), (6, 7), (7, 7)], [(6, 5), (7, 5), (7, 6), (7, 7)]),
            ((0, 0), [(1, 2), (3, 3)], [(1, 2), (3, 3)]),
            ((0, 0), [(0, 1), (1, 2), (1, 3)], [(0, 1), (1, 2), (1, 3)]),
        ],
    )
    def test_canonical(
        self, start: tuple[int, int], rungs: list[tuple[int, int]], ordered: list[tuple[int, int]]
    ) -> None:
        assert canonical(Rung(*start), [Rung(*rung) for rung in rungs]) == [Rung(*rung) for rung in ordered]

    def test_canonical_is_linear(self) -> None:
        """Two thousand English sentences, then two thousand Chinese, without a counterpart."""
        n = 2000
        mixed = [Rung(0, j) for j in range(1, n + 1)] + [Rung(i, n) for i in range(1, n + 1)]
        assert canonical(Rung(0, 0), mixed)[n - 1 : n + 1] == [Rung(n, 0), Rung(n, 1)]


def test_scores_of_any_size_do_not_overflow() -> None:
    """Ten thousand nats more or less on every bead: probabilities stay probabilities."""
    for size in (1e4, -1e4):
        scores = random_scores(whole_band(4, 4), seed=1)
        found = posterior(
            Scores(scores.band, scores.full + np.float32(size), scores.source_null, scores.target_null, OPENING),
            [Rung(0, 0), Rung(4, 4)],
        )
        assert np.isfinite(found.log_total)
        assert found.full.min() >= 0
        assert found.full.max() <= 1 + 1e-9
