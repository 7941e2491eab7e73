"""Units written alike: found by one expression, the same as the parser reads them one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tmx.memories import UNIT, memory, reader, unit, units
from tests.tmx.test_pairs import RICH
from tests.tmx.test_read import PIECES, outcome
from tmx.plain_units import plain_unit_at
from tmx.scan import Scanner
from tmx.unit import Note, Prop, TranslationUnit, Variant

SHAPES = [
    UNIT,
    RICH,
    RICH.replace("\n", " "),
    RICH.replace("<tu ", '<tu xml:lang="zh" '),
    UNIT.replace("</seg>", "</seg>\n"),
    UNIT.replace("><", "> <!-- --><"),
    UNIT.replace("<tuv", '<prop type="a"></prop><note></note><tuv', 1),
    UNIT.replace("zh-CN", "en"),
    UNIT.replace("</tuv></tu>", '</tuv><tuv xml:lang="fr"><seg>Il fait beau.</seg></tuv></tu>'),
]
VALUES = ["1", "甲 &amp; 乙", "甲\n乙", "<", "&", "x > y", "\t", "<!-- -->"]


def expected(number: int) -> TranslationUnit:
    """The value of RICH with this number."""
    return TranslationUnit(
        (
            Variant("zh-CN", "zh-Hans", (f"第{number}句。",), (("changeid", f"{number}"),)),
            Variant("en-US", "en-US", (f"Sentence {number}.",)),
        ),
        (("tuid", f"{number}"), ("creationdate", "20260101T000000Z")),
        (Note(f"看 {number}"), Prop("x-a", f"甲 {number}")),
        number,
        6 + 6 * (number - 1),
    )


def test_units_written_alike_have_their_own_values_numbers_and_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    read_singly: list[int] = []

    def noted(scanner: Scanner) -> TranslationUnit | None:
        read_singly.append(scanner.unit + 1)
        return plain_unit_at(scanner)

    monkeypatch.setattr("tmx.shape.plain_unit_at", noted)
    many = memory(*[RICH.replace("{n}", str(n)) for n in range(1, 30)])
    assert units(many) == [expected(n) for n in range(1, 30)]
    assert read_singly == [1, 2, 30]


def test_a_text_of_several_lines_moves_the_lines_of_what_follows() -> None:
    many = [unit("今\n天" if n == 4 else "今天") for n in range(8)]
    assert [one.line for one in reader(memory(*many))] == [6, 7, 8, 9, 10, 12, 13, 14]


def test_codes_are_read_too_and_a_unit_with_broken_ones_is_refused_by_its_place() -> None:
    many = [unit(f'第<ph x="1">{n}</ph>句' if n % 2 else "") for n in range(8)]
    assert [one.variants[0].text for one in reader(memory(*many))] == ["", "第句"] * 4
    found = outcome(memory(*many, unit("<hi>第"), *many), fast=True)
    assert found == outcome(memory(*many, unit("<hi>第"), *many), fast=False)
    assert str(found).startswith("FormatError: m.tmx:14: unit 9: not well-formed XML")


@given(
    st.lists(
        st.tuples(st.sampled_from(SHAPES), PIECES | st.just(""), st.sampled_from(VALUES), st.integers(1, 5)),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["", "\n", "乙", "<!-- -->", "<x/>", "</tu>", "\x0b"]),
)
def test_by_shape_or_by_the_parser_the_same_units_or_the_same_refusal(
    written: list[tuple[str, str, str, int]], between: str
) -> None:
    many = [
        shape.replace("<seg>", f"<seg>{text}", 1).replace("{n}", value).replace("<tu>", f'<tu a="{value}">')
        for shape, text, value, times in written
        for _ in range(times)
    ]
    text = memory(*many, between, *many)
    assert outcome(text, fast=True) == outcome(text, fast=False)


def test_more_shapes_than_are_remembered() -> None:
    many = [UNIT.replace("<tu>", f'<tu a{n}="1">') for n in range(60)]
    found = units(memory(*many, *many, *many))
    assert [one.attributes for one in found] == [((f"a{n}", "1"),) for n in range(60)] * 3
    assert [one.number for one in found] == list(range(1, 181))
