"""Sentences as the tokens and signs of two sides."""

from corpus import number_tokens
from tests.aligner.tiny import CHINESE, ENGLISH, both_sides


def tokens(side: str, number: int) -> list[str]:
    bag = getattr(both_sides(), side).bag
    return [bag.types[index] for index in bag.ids[bag.starts[number] : bag.starts[number + 1]]]


def test_chinese_words_and_uncovered_characters() -> None:
    assert {"工人", "工厂"} <= set(tokens("source", 0))
    assert "工" not in tokens("source", 0)
    assert "好" in tokens("source", 1)


def test_a_name_in_pinyin_is_one_word() -> None:
    assert "清扬" in tokens("source", 3)


def test_numbers_meet() -> None:
    assert "=30" in tokens("source", 5)
    assert "=30" in tokens("target", 6)
    assert number_tokens("三十多万人", "zh")[:1] == number_tokens("300,000 people", "en") == ["=300000"]


def test_shapes() -> None:
    both = both_sides()
    assert both.source.bag.n_segments == len(CHINESE)
    assert both.target.bag.n_segments == len(ENGLISH)
    assert both.lexicon.forward.shape == (len(both.source.bag.types), len(both.target.bag.types))
    assert len(both.source.signs.length) == len(CHINESE) + 1


def test_traditional_characters_are_the_same_words() -> None:
    both = both_sides(["機器很好。"], ["The machine is good."])
    assert "机器" in both.source.bag.types
