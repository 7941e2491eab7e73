"""What earlier texts have taught: counts, and the dictionary corrected by them."""

import numpy as np
import pytest
from scipy import sparse

from aligner.bag import bag_of
from aligner.learned import NOTHING, LearnedLexicon, learned_lexicon, merged, with_learned
from aligner.lexicon import Lexicon


def entries(lexicon: LearnedLexicon) -> list[tuple[str, str, float]]:
    named = zip(lexicon.rows, lexicon.columns, lexicon.counts, strict=True)
    return [(lexicon.sources[row], lexicon.targets[column], float(count)) for row, column, count in named]


BOOK = learned_lexicon(["小宝", "书", "小宝"], ["trinket", "book", "name"], [8.0, 2.0, 4.0], 30)


def test_entries_are_sorted() -> None:
    assert entries(BOOK) == [("书", "book", 2.0), ("小宝", "name", 4.0), ("小宝", "trinket", 8.0)]


def test_words_are_the_tokens_of_two_characters_or_more() -> None:
    assert BOOK.words == {"小宝"}


def test_the_same_entry_adds_up() -> None:
    assert entries(learned_lexicon(["书", "书"], ["book", "book"], [1.5, 2.0], 3)) == [("书", "book", 3.5)]


def test_merged_adds_counts_and_pairs() -> None:
    chapter = learned_lexicon(["书", "清"], ["book", "clear"], [3.0, 1.0], 12)
    both = merged([BOOK, chapter])
    assert entries(both) == [
        ("书", "book", 5.0),
        ("小宝", "name", 4.0),
        ("小宝", "trinket", 8.0),
        ("清", "clear", 1.0),
    ]
    assert both.n_pairs == 42


def test_merged_in_any_order_is_the_same() -> None:
    chapter = learned_lexicon(["书"], ["book"], [3.0], 12)
    assert entries(merged([BOOK, chapter])) == entries(merged([chapter, NOTHING, BOOK]))


def test_nothing_to_merge() -> None:
    assert entries(merged([])) == []


SOURCE, TARGET = bag_of([["小宝", "书", "天"]]), bag_of([["trinket", "book", "sky"]])
PRIOR = Lexicon(
    sparse.csr_array(np.array([[0, 0, 0.5], [0, 1.0, 0], [0, 0, 1.0]], np.float32)),
    sparse.csr_array(np.array([[0, 0, 0], [0, 1.0, 0], [0.2, 0, 0.8]], np.float32)),
)


@pytest.mark.parametrize(
    ("source", "target", "probability"),
    [
        ("小宝", "trinket", 8 / (12 + 8)),
        ("小宝", "sky", 8 * 0.5 / (12 + 8)),
        ("书", "book", (2 + 8 * 1.0) / (2 + 8)),
        ("天", "sky", 1.0),
    ],
    ids=["learned, its total with `name`, not here", "prior fades", "both agree", "never met before"],
)
def test_forward_is_the_mean_of_counts_and_prior(source: str, target: str, probability: float) -> None:
    found = with_learned(PRIOR, BOOK, SOURCE, TARGET).forward.toarray()
    assert found[SOURCE.index[source], TARGET.index[target]] == pytest.approx(probability)


@pytest.mark.parametrize(
    ("target", "source", "probability"),
    [("trinket", "小宝", 8 / (8 + 8)), ("book", "书", (2 + 8 * 1.0) / (2 + 8)), ("sky", "天", 0.8)],
)
def test_backward_is_the_mean_of_counts_and_prior(target: str, source: str, probability: float) -> None:
    found = with_learned(PRIOR, BOOK, SOURCE, TARGET).backward.toarray()
    assert found[TARGET.index[target], SOURCE.index[source]] == pytest.approx(probability)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rows_never_exceed_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    names = [str(number) for number in range(12)]
    sources, targets = (list(rng.choice(names, 40)) for _ in range(2))
    learned = learned_lexicon(sources, targets, list(rng.random(40) * 20), 40)
    source, target = bag_of([names[:8]]), bag_of([names[2:9]])
    known = rng.random((8, 7)).astype(np.float32)
    forward = known / known.sum(axis=1, keepdims=True)
    backward = known.T / known.T.sum(axis=1, keepdims=True)
    found = with_learned(Lexicon(sparse.csr_array(forward), sparse.csr_array(backward)), learned, source, target)
    for matrix in found:
        assert matrix.sum(axis=1).max() <= 1 + 1e-6


def test_nothing_learned_leaves_the_prior() -> None:
    found = with_learned(PRIOR, NOTHING, SOURCE, TARGET)
    np.testing.assert_allclose(found.forward.toarray(), PRIOR.forward.toarray())
    np.testing.assert_allclose(found.backward.toarray(), PRIOR.backward.toarray())
