"""Terms of which a text misreads one character: what is proposed, and what is another word."""

import pytest

from termbase import Candidate, FormKind, Passage, misreadings, proposals
from termbase.extract.misread import lookalikes

WORDS = frozenset(["工人", "纺织厂", "大会", "运动", "群众", "天空", "生产", "小组", "组长"])


def found(terms: set[str], *texts: str) -> list[Candidate]:
    return misreadings([Passage(text, "a.txt", line) for line, text in enumerate(texts, start=1)], terms, WORDS)


@pytest.mark.parametrize(
    ("term", "text"),
    [("穿综工人", "紡織厂的穿棕工人來了"), ("赖若愚", "顧若愚主席讲"), ("技术革新", "開展技術革斬運动")],
)
def test_one_character_that_looks_like_the_right_one(term: str, text: str) -> None:
    [one] = found({term}, text)
    assert one.text == term and next(iter(one.spellings)) in text


@pytest.mark.parametrize(
    ("term", "text", "why"),
    [
        ("穿综工人", "穿综工人来了", "it is right"),
        ("穿综工人", "穿綜工人来了", "it is right in traditional characters"),
        ("穿综工人", "穿丝工人来了", "the characters do not look alike"),
        ("群众远", "群众运动", "the character belongs to a word"),
        ("马恒", "马但", "so short a term is met by chance"),
        ("技术革新", "技术革斬。技术革斬。技术革新", "the other way of writing is the commoner one"),
    ],
)
def test_what_is_no_misreading(term: str, text: str, why: str) -> None:
    assert found({term}, *text.split("。")) == [], why


def test_a_misreading_is_proposed_as_a_form_with_its_evidence() -> None:
    [one] = found({"技术革新"}, "开展技术革新", "开展技术革新", "开展技术革斬")
    assert dict(one.parts) == {"misread": 1, "right": 2, "agreeing": 1}
    [proposal] = proposals([one])
    [term] = proposal.concept.terms
    assert [(form.text, form.kind) for form in term.forms] == [("技术革斬", FormKind.OCR)]


def test_the_surest_stand_first() -> None:
    """赖若愚 is written well elsewhere, before the same neighbour."""
    surest_first = found({"穿综工人", "赖若愚"}, "紡織厂的穿棕工人來了", "顧若愚主席讲", "赖若愚主席讲")
    assert [one.text for one in surest_first] == ["赖若愚", "穿综工人"]


def test_looking_alike_is_mutual() -> None:
    assert all(char in lookalikes()[other] for char, others in lookalikes().items() for other in others)
    assert {"末", "木"} <= lookalikes()["未"] and "間" in lookalikes()["問"]
