"""Words that a term must not cut."""

from pathlib import Path

import pytest

from corpus import Span
from termbase import Words, open_words
from termbase.words import simple_words


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ({"工人", "阶级", "工人阶级"}, ["工人", "阶级"]),
        ({"人民", "人民币"}, ["人民", "人民币"]),
        ({"沈阳", "沈阳市"}, ["沈阳"]),
        ({"员", "技术员", "T恤"}, ["技术员"]),
    ],
)
def test_words_made_of_others_are_left_out(words: set[str], left: list[str]) -> None:
    assert simple_words(words) == left


def test_where_words_stand() -> None:
    words = Words(["会员", "协会", "员工", "人民币"])
    assert list(words.within("协会员工", Span(0, 4))) == [Span(0, 2), Span(1, 3), Span(2, 4)]
    assert list(words.within("协会员工", Span(1, 3))) == [Span(1, 3)]


def test_what_is_counted_belongs_to_the_number() -> None:
    words = Words(["年轻", "日产"])
    assert list(words.within("1959年轻工业，三日产量", Span(0, 14))) == []
    assert words.around("1959年轻工业", Span(5, 8)) == Span(5, 8)
    assert list(words.within("年轻", Span(0, 2))) == [Span(0, 2)]


@pytest.mark.parametrize(
    ("place", "around"),
    [((4, 6), (4, 6)), ((0, 2), (0, 4)), ((1, 3), (0, 4)), ((6, 8), (6, 9)), ((10, 11), (9, 12))],
)
def test_the_words_around_a_place(place: tuple[int, int], around: tuple[int, int]) -> None:
    words = Words(["会员", "协会", "员工", "人民币", "行大运"])
    assert words.around("协会员工大家人民币行大运", Span(*place)) == Span(*around)


def test_the_words_of_the_dictionary_are_made_once(tmp_path: Path) -> None:
    first, second = open_words(tmp_path), open_words(tmp_path)
    assert first.words == second.words and {"会员", "人民币"} <= first.words and "沈阳市" not in first.words
    assert len(list(tmp_path.iterdir())) == 1
