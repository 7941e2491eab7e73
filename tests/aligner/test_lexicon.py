"""What the dictionary, names and equal strings say about the types of two texts."""

import numpy as np
import pytest

from aligner.bag import Bag, bag_of
from aligner.lexicon import Lexicon, dictionary_lexicon, evidence
from tests.aligner.tiny import DICTIONARY, whole

SOURCE = bag_of([["工人", "工厂"], ["清扬", "=30", "ibm", "扬"], ["龘", "好书"]])
TARGET = bag_of([["worker", "plant", "factori"], ["qingyang", "=30", "ibm", "yang"], ["good", "book", "unheard"]])


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return dictionary_lexicon(DICTIONARY, {"清扬": ("qingyang",)}, SOURCE, TARGET)


def share(lexicon: Lexicon, word: str, stem: str) -> float:
    return float(lexicon.forward[SOURCE.index[word], TARGET.index[stem]])


@pytest.mark.parametrize(
    ("word", "stem"),
    [("工人", "worker"), ("清扬", "qingyang"), ("=30", "=30"), ("ibm", "ibm"), ("扬", "yang"), ("好书", "book")],
    ids=["gloss", "name", "number", "Latin word", "reading", "by its characters"],
)
def test_knows(lexicon: Lexicon, word: str, stem: str) -> None:
    assert share(lexicon, word, stem) > 0.1


def test_both_glosses_of_a_word_weigh_the_same(lexicon: Lexicon) -> None:
    assert share(lexicon, "工厂", "plant") == pytest.approx(share(lexicon, "工厂", "factori"), rel=1e-5)


def test_unknown_stays_unknown(lexicon: Lexicon) -> None:
    assert share(lexicon, "工人", "plant") == share(lexicon, "工人", "unheard") == 0
    assert lexicon.forward[[SOURCE.index["龘"]]].nnz == 0


def test_rows_sum_to_one_or_nothing(lexicon: Lexicon) -> None:
    for matrix, shape in ((lexicon.forward, (8, 10)), (lexicon.backward, (10, 8))):
        assert matrix.shape == shape
        assert matrix.dtype == np.float32
        sums = matrix.sum(axis=1)
        assert (sums <= 1 + 1e-5).all()
        assert (sums >= 0).all()


def test_evidence_sums_over_tokens(lexicon: Lexicon) -> None:
    source = Bag(SOURCE.types, np.array([0, 0, 1]), np.array([0, 2, 3]), SOURCE.frequencies)
    found = evidence(lexicon, source, TARGET)
    twice, once = lexicon.forward[[0]].toarray()[0] * 2, lexicon.forward[[1]].toarray()[0]
    np.testing.assert_allclose(whole(found.forward), [twice, once], rtol=1e-5)
    assert whole(found.backward).shape == (3, 8)


def test_without_any_token() -> None:
    empty = bag_of([[], []])
    found = dictionary_lexicon(DICTIONARY, {}, empty, TARGET)
    assert found.forward.shape == (0, 10)
    assert whole(evidence(found, empty, TARGET).forward).shape == (2, 10)
