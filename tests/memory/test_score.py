"""The score of a match, its flags and its explanation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from corpus import Span
from memory import Difference, Flag, Prepared, differences, flags, score
from memory.score import largest_distance, similarity

ODD = "\U00040000\U000dffff\U00100000技a½ 0，"
TEXTS = st.text(alphabet="工人技术革新不没一二三十0159%年月台，。、“”<b>/ abxSave", max_size=30)


def zh(text: str) -> Prepared:
    return Prepared(text, "zh")


def scored(query: str, source: str, target: str = "") -> int:
    return score(zh(query), zh(source), Prepared(target, "en"))


@pytest.mark.parametrize(
    ("query", "source", "target", "expected"),
    [
        ("开展技术革新。", "开展技术革新。", "", 100),
        ("三十五台", "四十台", "40 sets", 99),
        ("25%", "百分之二十五", "25 per cent", 99),
        ("2025年12月", "2024年5月", "May 2024", 99),
        ("2025年开会", "2024年开会", "Meeting in 2024", 99),
        ("2025年开会", "2024年开会", "Meeting", 97),
        ("開展技術革新", "开展技术革新", "", 99),
        ("Save", "save", "", 98),
        ("Don’t", "don't", "", 98),
        ("ｄｏｎ’ｔ", "don't", "", 98),
        ("cafe\u0301", "café", "", 99),
        ("Save", "ＳＡＶＥ", "", 97),
        ("Save", "<b>Save</b>", "", 95),
        ("「保存」", "“保存”", "", 95),
        ("工人提出建议，效果好。", "工人提出建议，效果好！", "", 95),
        ("请打开电源总开关", "请勿打开电源总开关", "", 88),
        ("万一停电怎么办", "千万停电怎么办", "", 71),
        ("五一放假", "十一放假", "", 75),
        ("……", "“”", "", 0),
        ("、", "。", "", 0),
        ("工人", "农民", "", 0),
    ],
)
def test_score(query: str, source: str, target: str, expected: int) -> None:
    assert scored(query, source, target) == expected


@pytest.mark.parametrize(
    ("query", "source", "expected"),
    [
        ("请打开", "请勿打开", [Flag.NEGATION]),
        ("I do not know", "I don't know", [Flag.NEGATION]),
        ("三十五台", "四十台", [Flag.NUMBER]),
        ("25%", "百分之二十五", []),
        ("Save", "<b>Save</b>", [Flag.TAG]),
        ("開展技術革新", "开展技术革新", [Flag.SCRIPT]),
        ("工人", "工人", []),
    ],
)
def test_flags(query: str, source: str, expected: list[Flag]) -> None:
    assert list(flags(zh(query), zh(source))) == expected


def test_the_explanation_names_what_changed() -> None:
    query, memory = "工人们提出三十条建议", "工人提出二十条意见"
    assert [one for one in differences(zh(query), zh(memory)) if one.op != "equal"] == [
        Difference("insert", "han", Span(2, 3), Span(2, 2), 2, 1),
        Difference("replace", "number", Span(5, 7), Span(4, 6), 0, 1),
        Difference("replace", "han", Span(8, 10), Span(7, 9), 4, 2),
    ]


@given(TEXTS, TEXTS)
def test_the_explanation_adds_up_and_covers_both_texts(one: str, other: str) -> None:
    query, memory = zh(one), zh(other)
    found = differences(query, memory)
    assert sum(difference.weight for difference in found) == Levenshtein.distance(query.string, memory.string)
    assert all(one.weight > 0 for one in found if one.op != "equal" and one.kind != "number")
    assert all(one.weight == 0 for one in found if one.op == "equal")
    for text, spans in ((one, [d.query for d in found]), (other, [d.memory for d in found])):
        covered = {index for span in spans for index in range(*span)}
        assert {index for unit in zh(text).units for index in range(*unit.chars)} <= covered


@given(st.text(ODD, max_size=12), st.text(ODD, max_size=12))
def test_it_adds_up_for_characters_that_strings_use_for_words(one: str, other: str) -> None:
    query, memory = zh(one), zh(other)
    cost = sum(difference.weight for difference in differences(query, memory))
    assert cost == Levenshtein.distance(query.string, memory.string)


@given(TEXTS, TEXTS)
def test_the_score_is_the_same_both_ways_but_for_numbers(one: str, other: str) -> None:
    assert abs(scored(one, other) - scored(other, one)) <= 2
    assert scored(one, one) == 100


@given(TEXTS, TEXTS, st.integers(30, 100))
def test_the_threshold_in_whole_numbers(one: str, other: str, threshold: int) -> None:
    query, memory = zh(one), zh(other)
    distance = Levenshtein.distance(query.string, memory.string)
    reaches = similarity(distance, query.weight, memory.weight) >= threshold
    assert reaches == (distance <= largest_distance(threshold, query.weight, memory.weight))
