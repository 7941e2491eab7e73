"""Keyword in context on a terminal and in a pipe."""

import io
import sys
from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from commands.kwic import kwic_lines, no_terms
from commands.styled import Piece, styled
from corpus import Span
from memory import Hit, Said, Stored


def hit(text: str, *spans: tuple[int, int], other: str = "the other side") -> Hit:
    record = '[[],[],[["zh-CN","zh-Hans",null,[],[]],["en-US","en-US",null,[],[]]]]'
    stored = Stored(1, "main", 0, 0, "", record, ("zh-Hans", "en-US"), (text, other), ())
    return Hit(stored, Said(text, "zh-Hans"), tuple(Span(*span) for span in spans))


LONG = "从一九六二年冬天起，这个厂的工会在党委领导下，把劳动模范组织起来，开展技术协作活动，工人们叫它“技协”。" * 2


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("技协", (0, 2)),
        ("ab技协", (2, 4)),
        (LONG, (34, 38)),
        (LONG, (0, 1)),
        (LONG, (len(LONG) - 1, len(LONG))),
        ("workers " * 30 + "技协" + " union" * 30, (240, 242)),
        ("👷‍♀️技协，ｆｕｌｌ", (4, 6)),
    ],
)
@pytest.mark.parametrize("width", [40, 79, 120])
def test_what_was_found_stands_in_one_column_and_the_line_is_not_too_long(
    text: str, span: tuple[int, int], width: int
) -> None:
    [line, other] = kwic_lines(hit(text, span), width, no_terms)
    before, _, rest = line.partition("⟦")
    found = cell_len(text[slice(*span)])
    assert cell_len(before) == (width - found - 2) // 2
    assert cell_len(line) <= width
    assert rest.startswith(f"{text[slice(*span)]}⟧")
    assert other == "      the other side"


def test_a_line_a_place_and_the_other_side_once() -> None:
    lines = list(kwic_lines(hit("技术和技协", (0, 1), (3, 4)), 30, no_terms))
    assert [line.strip() for line in lines] == ["⟦技⟧术和技协", "技术和⟦技⟧协", "the other side"]


def test_what_is_cut_off_is_told() -> None:
    [line, _] = kwic_lines(hit(LONG, (34, 38)), 40, no_terms)
    assert line.strip()[0] == line.strip()[-1] == "…"


def test_a_memory_does_not_command_the_terminal() -> None:
    lines = "\n".join(kwic_lines(hit("a\x1b[2J技\n术", (5, 6), other="x\x07y"), 40, no_terms))
    assert "\x1b" not in lines and "\x07" not in lines
    assert r"a\x1b[2J⟦技⟧ 术" in lines


def test_terms_are_underlined_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)

    def terms(text: str) -> Sequence[Span]:
        return [Span(3, 5)] if text.startswith("工会") else [Span(0, 5)]

    first, second = kwic_lines(hit("工会和技协", (0, 2), other="union and jixie"), 30, terms)
    assert first.strip() == "\x1b[1;31m工会\x1b[0m和\x1b[4;36m技协\x1b[0m"
    assert second.strip() == "\x1b[2;4;36munion\x1b[0m\x1b[2m and jixie\x1b[0m"


def test_no_colour_where_that_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert styled([Piece("技协", "bold red")]) == "技协"
