"""What a segment is made of when it is compared."""

import pytest

from memory import Kind, units_of
from memory.units import WEIGHTS


def shown(text: str, lang: str = "zh") -> list[tuple[str, str]]:
    """Kind and raw text of each unit."""
    return [(unit.kind.value, text[slice(*unit.chars)]) for unit in units_of(text, lang)]


def test_han_one_by_one_words_numbers_marks_and_tags() -> None:
    assert shown("装<b>35台</b>Shaper！") == [
        ("han", "装"),
        ("tag", "<b>"),
        ("number", "35"),
        ("han", "台"),
        ("tag", "</b>"),
        ("word", "Shaper"),
        ("punct", "！"),
    ]


def test_a_word_counts_as_its_stem_and_is_written_as_its_form() -> None:
    [workers, learned] = units_of("Workers learned", "en")
    assert (workers.form, workers.token) == ("workers", "worker")
    assert (learned.form, learned.token) == ("learned", "learn")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024年5月开会", ["2024年5月"]),
        ("增产百分之二十五", ["百分之二十五"]),
        ("三十五台机床", ["三十五"]),
        ("有机床，35台，占6%", ["35", "6%"]),
        ("三十多岁", ["三十多"]),
        ("第三车间", ["第三"]),
        ("人口达到三亿五千万。", ["三亿五千万"]),
        ("编号三十五，占三分之一", ["三十五", "三分之一"]),
        ("提高三千", []),
        ("万一停电怎么办", []),
        ("五一放假", []),
        ("十一放假", []),
    ],
)
def test_what_is_a_number(text: str, written: list[str]) -> None:
    """A numeral needs a measure word, which stays a character, or a form of its own; else it is part of a word."""
    assert [raw for kind, raw in shown(text) if kind == "number"] == written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("開展技術革新", "开展技术革新"),
        ("技 术\n革新", "技术革新"),
        ("ＡＢＣ，好", "abc,好"),
        ("“好”——", '"好"--'),
        ("率", "\uf9db"),
        ("jìxié café", "ji\u0300xie\u0301 cafe\u0301"),
    ],
    ids=["script", "spaces", "width and case", "quotes and dashes", "compatibility character", "marks upon letters"],
)
def test_what_is_the_same_when_folded(one: str, other: str) -> None:
    assert [unit.form for unit in units_of(one, "zh")] == [unit.form for unit in units_of(other, "zh")]


def test_a_character_that_stands_for_several_keeps_its_place() -> None:
    assert shown("½天") == [("number", "½"), ("punct", "½"), ("number", "½"), ("han", "天")]


def test_a_letter_and_the_marks_upon_it_stay_together() -> None:
    assert shown("cafe\u0301天") == [("word", "cafe\u0301"), ("han", "天")]


def test_content_weighs_two_or_more() -> None:
    """The guarantee of the look-up rests on it: a token that is not there costs at least two edits."""
    assert {kind: weight for kind, weight in WEIGHTS.items() if weight < 2} == {Kind.PUNCTUATION: 1, Kind.TAG: 1}
