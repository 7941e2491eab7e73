"""A lexicon learned from pairs of texts."""

from itertools import cycle, islice

import pytest

from aligner import bitext
from aligner.bitext import learn
from aligner.learned import LearnedLexicon, merged
from tests.aligner.tiny import DICTIONARY

FILLER = [
    ("工人来到工厂。", "The workers came to the factory."),
    ("机器很好。", "The machine is good."),
    ("老师帮助学生。", "The teacher helps the students."),
    ("天气好吗？", "Is the weather good?"),
    ("他在书里看见了小鸟", "He saw a bird in a story."),
    ("明月出山", "Moonlight rises over hills."),
    ("大江东去", "Eastward flows that mighty river."),
]
BOOK = [*islice(cycle(FILLER), 40), *[("韦小宝笑", "Trinket laughed.")] * 2, *[("韦小宝走", "Trinket left.")] * 2]


def count(lexicon: LearnedLexicon, source: str, target: str) -> float:
    for row, column, times in zip(lexicon.rows, lexicon.columns, lexicon.counts, strict=True):
        if (lexicon.sources[row], lexicon.targets[column]) == (source, target):
            return float(times)
    return 0.0


def lines(lexicon: LearnedLexicon) -> list[tuple[str, str, float]]:
    return [
        (lexicon.sources[row], lexicon.targets[column], float(times))
        for row, column, times in zip(lexicon.rows, lexicon.columns, lexicon.counts, strict=True)
    ]


def test_what_the_dictionary_knows_is_counted() -> None:
    """工人 stands in six pairs with worker, and the dictionary leaves no doubt."""
    found = learn(BOOK, DICTIONARY)
    assert count(found, "工人", "worker") == pytest.approx(6, abs=1)
    assert count(found, "工人", "worker") > count(found, "工人", "factori")


def test_faint_counts_are_left_out() -> None:
    assert min(learn(BOOK, DICTIONARY).counts) >= bitext.FAINT


def test_n_pairs() -> None:
    assert learn(BOOK, DICTIONARY).n_pairs == len(BOOK)


def test_learned_on_top_of_what_was_known() -> None:
    first = learn(BOOK, DICTIONARY)
    second = learn([("工人来了", "The workers came."), *FILLER], DICTIONARY, first)
    assert second.n_pairs == len(BOOK) + 8
    assert count(second, "工人", "worker") > count(first, "工人", "worker")


def test_in_pieces_as_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    first = learn(BOOK[:20], DICTIONARY)
    expected = learn(BOOK[20:40], DICTIONARY, first)
    monkeypatch.setattr(bitext, "PIECE", 20)
    assert lines(learn(iter(BOOK[:40]), DICTIONARY)) == lines(expected)


def test_no_pairs_no_lexicon() -> None:
    assert lines(learn([], DICTIONARY)) == lines(merged([]))


@pytest.mark.parametrize("pair", [("", ""), ("好", ""), ("", "good"), ("。", "!")], ids=repr)
def test_a_pair_that_says_nothing(pair: tuple[str, str]) -> None:
    assert lines(learn([pair], DICTIONARY)) == []


def test_deterministic() -> None:
    assert lines(learn(BOOK, DICTIONARY)) == lines(learn(BOOK, DICTIONARY))
