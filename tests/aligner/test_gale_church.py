"""The length-based oracle: what it finds by hand, and against all paths of small texts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.aligner.gale_church import SHAPES, bead_cost, gale_church

CASES = {
    "one to one": ([10, 50, 20], [30, 150, 60], [(0, 0), (1, 1), (2, 2), (3, 3)]),
    "one to two": ([10, 60, 20], [30, 90, 90, 60], [(0, 0), (1, 1), (2, 3), (3, 4)]),
    "two to one": ([10, 30, 30, 20], [30, 180, 60], [(0, 0), (1, 1), (3, 2), (4, 3)]),
    "nothing": ([], [], [(0, 0)]),
    "one side only": ([], [12, 7], [(0, 0), (0, 1), (0, 2)]),
}


@pytest.mark.parametrize(("source", "target", "rungs"), CASES.values(), ids=CASES)
def test_the_rungs_follow_the_lengths(source: list[int], target: list[int], rungs: list[tuple[int, int]]) -> None:
    assert gale_church(_texts(source), _texts(target)) == rungs


@given(st.lists(st.integers(1, 60), min_size=1, max_size=3), st.lists(st.integers(1, 180), min_size=1, max_size=4))
def test_no_path_is_cheaper(source: list[int], target: list[int]) -> None:
    found = gale_church(_texts(source), _texts(target))
    cheapest = min(_cost(path, source, target) for path in _paths((len(source), len(target))))
    assert _cost(found, source, target) == pytest.approx(cheapest)


def _texts(lengths: list[int]) -> list[str]:
    return ["x" * length for length in lengths]


def _paths(end: tuple[int, int]) -> Iterator[list[tuple[int, int]]]:
    if end == (0, 0):
        yield [end]
    for a, b in SHAPES:
        if end[0] >= a and end[1] >= b:
            yield from ([*path, end] for path in _paths((end[0] - a, end[1] - b)))


def _cost(path: Sequence[tuple[int, int]], source: list[int], target: list[int]) -> float:
    ratio = sum(target) / sum(source)
    return sum(
        float(bead_cost(SHAPES.index((c - a, d - b)), np.array(sum(source[a:c])), np.array(sum(target[b:d])), ratio))
        for (a, b), (c, d) in pairwise(path)
    )
