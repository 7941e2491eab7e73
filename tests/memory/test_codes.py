"""Inline codes of a match in the place where it is used."""

import pytest

from memory.codes import with_codes_of
from tmx import Code, Content


def code(kind: str, native: str = "", **attributes: str) -> Code:
    return Code(kind, tuple(attributes.items()), (native,) if native else ())


OPEN, CLOSE, BREAK = code("bpt", "<b>", i="1", x="1"), code("ept", "</b>", i="1"), code("ph", "<br/>", x="2")
OTHER_OPEN, OTHER_CLOSE = code("bpt", '<g id="7">', i="4", x="7"), code("ept", "</g>", i="4")
OTHER_BREAK = code("ph", '<x id="8"/>', x="8")
BARE_OPEN, BARE_CLOSE = code("bpt", "<b>", i="9"), code("ept", "</b>", i="9")


@pytest.mark.parametrize(
    ("query", "source", "target", "expected"),
    [
        pytest.param(("今天",), ("今天",), ("today",), ("today",), id="no codes"),
        pytest.param(
            (OTHER_OPEN, "今天", OTHER_CLOSE, "晴", OTHER_BREAK),
            (OPEN, "今天", CLOSE, "晴", BREAK),
            ("Fine", BREAK, OPEN, "today", CLOSE),
            ("Fine", OTHER_BREAK, OTHER_OPEN, "today", OTHER_CLOSE),
            id="by number, in another order",
        ),
        pytest.param(
            (OTHER_OPEN, "今天", OTHER_CLOSE),
            (BARE_OPEN, "今天", BARE_CLOSE),
            (BARE_OPEN, "today", BARE_CLOSE),
            (OTHER_OPEN, "today", OTHER_CLOSE),
            id="by their pair",
        ),
        pytest.param((OTHER_BREAK,), (BREAK,), ("a", code("hi"), BREAK), ("a", OTHER_BREAK), id="marks stay behind"),
        pytest.param((OTHER_BREAK, "今天"), ("今天",), ("today",), None, id="the memory has none"),
        pytest.param(("今天",), ("今天", BREAK), ("today", BREAK), None, id="the query has none"),
        pytest.param((OTHER_BREAK, "今天"), (BREAK, "今天"), ("today",), None, id="lost in the translation"),
        pytest.param((OTHER_BREAK,), (BREAK,), (BREAK, BREAK), None, id="twice in the translation"),
        pytest.param((OTHER_OPEN, OTHER_CLOSE), (BREAK, BREAK), (BREAK, BREAK), None, id="other kinds"),
    ],
)
def test_codes_of_the_query_take_the_place_of_the_memorys(
    query: Content, source: Content, target: Content, expected: Content | None
) -> None:
    assert with_codes_of(query, source, target) == expected
