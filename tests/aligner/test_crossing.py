"""Clauses that belong together across a cut."""

import math

import numpy as np
import pytest

from aligner.bag import Bag, bag_of
from aligner.clauses import edges
from aligner.crossing import crossing
from aligner.lattice import Band, Ratios
from aligner.lexicon import Lexicon, evidence
from aligner.likelihood import explained, transposed
from aligner.matrices import sparse

HALVES = np.array([0.5, 0.5, 0.5])


def bags(source: list[str], target: list[str]) -> tuple[Bag, Bag]:
    """Both sides, a letter a token: a small one translates the large one."""
    return bag_of([list(text) for text in source]), bag_of([list(text) for text in target])


def crossed(source: Bag, target: Bag, band: Band) -> Ratios:
    alike = sparse.csr_array(
        np.array([[0.9 * (one.upper() == other) for other in target.types] for one in source.types], np.float32)
    )
    known = evidence(Lexicon(alike, sparse.csr_array(alike.T)), source, target)
    assert known.backward is not None
    ours, theirs = edges(source, HALVES, HALVES), edges(target, HALVES, HALVES)
    forward = explained(known.forward, source, target, band, 1, theirs)
    return crossing(forward, explained(known.backward, target, source, transposed(band), 1, ours), band)


WHOLE = Band(np.zeros(4, np.int64), 4, 3)
SOURCE = ["abcd", "efgh", "ijkl"]


def test_a_clause_that_the_other_side_has_beyond_the_cut_speaks_against_it() -> None:
    apart = crossed(*bags(SOURCE, ["ABCD", "EFGH", "IJKL"]), WHOLE)
    for target in (["ABCDEF", "GH", "IJKL"], ["AB", "CDEFGH", "IJKL"]):
        shared = crossed(*bags(SOURCE, target), WHOLE)
        assert shared[1, 1] > apart[1, 1] + 2
        assert shared[2, 2] == pytest.approx(apart[2, 2], abs=0.5)


def test_nothing_crosses_at_the_ends_of_the_texts() -> None:
    found = crossed(*bags(["ab", "cd", "ef"], ["EF", "CD", "AB"]), WHOLE)
    assert found[1, 1] > 0
    assert not found[[0, -1]].any()
    assert not found[:, [0, -1]].any()


def test_against_the_formula_word_for_word() -> None:
    source, target = bags(SOURCE, ["ABEF", "CDGH", "IJKL"])

    def ratio(clause: str, given: str, bag: Bag) -> float:
        said = [0.9 * sum(one.swapcase() == letter for one in given) for letter in clause]
        frequencies = [bag.frequencies[bag.index[letter]] for letter in clause]
        return sum(math.log(0.4 + 0.6 * a / (len(given) + 1) / p) for a, p in zip(said, frequencies, strict=True))

    def gain(pull: float) -> float:
        return 3 * math.log1p(math.exp(pull / 3))

    first_zh = ratio("ef", "ABEF", source) - ratio("ef", "CDGH", source)
    last_zh = ratio("cd", "CDGH", source) - ratio("cd", "ABEF", source)
    first_en = ratio("CD", "abcd", target) - ratio("CD", "efgh", target)
    last_en = ratio("EF", "efgh", target) - ratio("EF", "abcd", target)
    expected = gain(first_zh + last_en) + gain(last_zh + first_en)
    assert crossed(source, target, WHOLE)[1, 1] == pytest.approx(expected, abs=1e-4)


def test_a_band_says_the_same_as_the_whole_where_it_holds_the_neighbours() -> None:
    texts = bags(SOURCE, ["ABCDEF", "GH", "IJKL"])
    narrow = crossed(*texts, Band(np.array([0, 0, 0, 1]), 3, 3))
    np.testing.assert_allclose(narrow[1], crossed(*texts, WHOLE)[1, :3], atol=1e-5)
