"""Length, final punctuation, quotation, headings and paragraphs."""

from dataclasses import replace

import pytest

from aligner.signs import final_class, signs
from corpus import RegionKind
from tests.aligner.tiny import segments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来了。", 0),
        ("来了", 0),
        ("来了吗？”", 1),
        ("Really?)", 1),
        ("好！」", 2),
        ("……", 3),
        ("Well...", 3),
        ("他说：", 4),
        ("他说，", 5),
        ("", 0),
        ("”", 0),
    ],
)
def test_final_class(text: str, expected: int) -> None:
    assert final_class(text) == expected


def test_length_counts_characters_without_spaces() -> None:
    assert signs(segments(["a b", "你　好", ""])).length.tolist() == [0, 2, 4, 4]


@pytest.mark.parametrize(
    "texts",
    [["“我来。", "你走。”", "他走了。"], ["「我来。", "你走。」", "他走了。"], ['"I come.', 'You go."', "He went."]],
    ids=["curly", "corner", "straight"],
)
def test_quotation_goes_on_over_segments(texts: list[str]) -> None:
    found = signs(segments(texts))
    assert found.inside.tolist() == [0, 1, 0, 0]
    assert found.quotes.tolist() == [0, 1, 1, 1]


def test_questions() -> None:
    found = signs(segments(["来吗？", "不来。", "“走吗？”", "走吗？来吗？他问。"]))
    assert found.questions.tolist() == [0, 1, 1, 2, 2]
    assert found.asked.tolist() == [0, 0, 0, 0, 2]


@pytest.mark.parametrize("text", ["“红岸？！”", "什么？？", "What?!", "'Where are you? . . .'", "(Why?)”"])
def test_marks_that_end_a_segment_are_not_inside_it(text: str) -> None:
    assert signs(segments([text])).asked.tolist() == [0, 0]


def test_headings_and_paragraphs() -> None:
    title, first, second, third = segments(["标题", "一。", "二。", "三。"])
    title = replace(title, kind=RegionKind.HEADING)
    second, third = replace(second, paragraph=1), replace(third, paragraph=2)
    found = signs([title, first, second, third])
    assert found.headings.tolist() == [0, 1, 1, 1, 1]
    assert found.breaks.tolist() == [0, 1, 1, 2, 3]


def test_lines_are_not_paragraphs() -> None:
    """Where every segment is a paragraph of its own, paragraphs say nothing."""
    assert signs(segments(["一。", "二。"])).breaks.tolist() == [0, 0, 0]
