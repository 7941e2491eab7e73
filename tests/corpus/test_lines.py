"""Lines, and how those of a block become paragraphs."""

import pytest

from corpus.document import RepairKind
from corpus.lines import line_ends, lines_of
from corpus.reading import read_bytes
from corpus.settings import ReadSettings


def paragraphs(text: str, lang: str = "zh") -> list[str]:
    [document] = read_bytes(text.encode(), "a.txt", ReadSettings(lang=lang)).documents
    found: dict[int, str] = {}
    for segment in document.segments:
        found[segment.paragraph] = found.get(segment.paragraph, "") + segment.text
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n乙", ["甲", "乙"]),
        ("甲\r\n乙\r丙\n", ["甲", "乙", "丙"]),
        ("甲\n\n乙", ["甲", "", "乙"]),
        ("甲\u2028乙\x85丙\x0b丁\x1c戊\x0c己", ["甲\u2028乙\x85丙\x0b丁\x1c戊\x0c己"]),
        ("　　甲  \n\t乙 ", ["甲", "乙"]),
        ("", []),
    ],
)
def test_only_three_line_ends(text: str, lines: list[str]) -> None:
    assert [text[line.start : line.end] for line in lines_of(text)] == lines


def test_what_a_line_tells() -> None:
    plain, indented, wide, breaking, page = lines_of("甲\n    乙\n　　丙\n丁  \n\f戊")
    assert [line.indented for line in (plain, indented, wide, breaking, page)] == [False, True, True, False, False]
    assert [line.breaks for line in (plain, indented, wide, breaking, page)] == [False, False, False, True, False]
    assert [line.page for line in (plain, indented, wide, breaking, page)] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("text", "names"),
    [("a\nb\n", "LF"), ("a\r\nb", "CRLF"), ("a\rb", "CR"), ("a\r\nb\r\nc\n", "CRLF and LF"), ("a", "none")],
)
def test_the_kinds_of_line_ends(text: str, names: str) -> None:
    assert line_ends(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工人们学习先进\n经验，很好。", ["工人们学习先进经验，很好。"]),
        ("工人们学习。\n大家都很好。", ["工人们学习。", "大家都很好。"]),
        ("工人们学习先进\n1. 经验。\n2. 操作。", ["工人们学习先进", "1. 经验。", "2. 操作。"]),
        ("工人们学习先进，\n    合同很好。", ["工人们学习先进，", "合同很好。"]),
        ("工人们学习先进，\n　　合同很好。", ["工人们学习先进，", "合同很好。"]),
        ("工人们学习先进，  \n合同很好。", ["工人们学习先进，", "合同很好。"]),
        ("工人们学习先进，<br>\n合同很好。", ["工人们学习先进，", "合同很好。"]),
        ("质量达到\n94%，很好。", ["质量达到94%，很好。"]),
    ],
    ids=["wrap", "closed", "list", "four spaces", "ideographic spaces", "markdown break", "html break", "digits"],
)
def test_line_ends_inside_a_block(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The workers of the\nfactory were good.", "The workers of the factory were good."),
        ("It was their experi-\nence, and experience counts.", "It was their experience, and experience counts."),
        ("It was a well-\nknown and good factory.", "It was a well-known and good factory."),
    ],
    ids=["space", "the word occurs without its hyphen", "the hyphen stays"],
)
def test_english_wraps(text: str, expected: str) -> None:
    assert paragraphs(text, "en") == [expected]


def test_a_full_line_may_end_with_a_stop() -> None:
    first, second = (
        "The workers of the factory signed one good contract.",
        "They then helped each other with the work of it, and",
    )
    text = f"{first}\n{second}\nleft."
    assert len(paragraphs(text, "en")) == 1


def test_wraps_are_repairs() -> None:
    [document] = read_bytes("工人们学习先进\n经验，很好。".encode(), "a.txt").documents
    [repair] = document.repairs
    assert (repair.kind, repair.before, repair.after) == (RepairKind.WRAP, "\n", "")
