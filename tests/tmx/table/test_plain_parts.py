"""Rows of a sheet read by an expression are the rows that a parser reads, whatever stands among them."""

import io
import random

import pytest
from lxml import etree

import tmx.table.workbook
from corpus import Archive, InputError
from tests.tmx.table.test_workbook import workbook
from tmx import Losses
from tmx.table.plain_parts import Plain
from tmx.table.sheet_cells import Book, parsed_cells

NOTHING = r"(?!)(?P<tag>)"
CELLS = [
    '<c r="A{}" s="2" t="inlineStr"><is><t xml:space="preserve">今天 &amp; a_x000A_b\nc</t></is></c>',
    '<c r="B{}" t="s"><v>{n}</v></c>',
    '<c r="C{}"><v>0.1</v></c>',
    '<c r="C{}" s="1"><v>45000.5</v></c>',
    '<c r="D{}" t="b"><v>1</v></c>',
    '<c r="D{}" t="e"><v>#N/A</v></c>',
    '<c r="F{}" s="1"/>',
    '<c r="E{}" t="s"><v>0</v></c>',
    '<c r="A{}" t="str"><f>1+1</f><v>2</v></c>',
    '<c r="B{}" t="inlineStr"><is><r><t>a</t></r><r><rPr/><t> b</t></r></is></c>',
    "<c t='inlineStr'><is><t>x</t></is></c>",
    '<c r="C{}" t="inlineStr"><is><t><![CDATA[</row><row r="9"><c r="A9"><v>9</v></c></row>]]></t></is></c>',
    '<c r="C{}" t="inlineStr"><is><t>a<!-- </row> -->b</t></is></c>',
]
ROWS = [
    '<row r="{}">{cells}</row>',
    '<row r="{}">{cells}</row>',
    '\n <row r="{}" spans="1:3" x="0.25">{cells}</row>\r\n',
    '<row r="{}"/>',
    "<row>{cells}</row>",
    '<row r="{}" x="a"><c r="A{}"><v>1</v></c><row r="7">{cells}</row></row>',
    '<z xmlns="urn:z"><row r="{}">{cells}</row></z>',
    '<!-- <row r="5"><c r="A5"><v>5</v></c></row> -->',
    '<c r="A1"><v>1</v></c>',
]
STRINGS = [
    "<si><t>一</t></si>",
    '<si><t xml:space="preserve"> 二 </t></si>',
    "<si><r><t>三</t></r><r><t>四</t></r></si>",
    '<si><t>五</t><rPh sb="0" eb="1"><t>wu</t></rPh></si>',
    "<si/>",
]
STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


def sheet(chance: random.Random, odd: int) -> bytes:
    """A workbook whose rows are plain but for a few, more of them with a larger `odd`."""
    strings = [chance.choice(STRINGS[: 2 + odd]) for _ in range(20)]
    rows = []
    for number in range(2, chance.choice([5, 40, 400])):
        kinds = CELLS if chance.random() < odd / 20 else CELLS[:8]
        cells = "".join(chance.choice(kinds).format(number, n=chance.randrange(20)) for _ in range(chance.randrange(6)))
        row = chance.choice(ROWS) if chance.random() < odd / 20 else ROWS[0]
        rows.append(row.format(number, number, cells=cells))
    return workbook("".join(rows), "".join(strings), STYLES)


def rows_of(content: bytes) -> tuple[list[object], str]:
    """The rows as far as they can be read, and the error behind them."""
    found: list[object] = []
    try:
        found.extend(tmx.table.workbook.xlsx_rows(Archive(io.BytesIO(content), "a.xlsx"), Losses()))
    except InputError as error:
        return [], str(error)
    return found, ""


def parsed_rows(content: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[list[object], str]:
    with monkeypatch.context() as patched:
        patched.setattr(tmx.table.workbook, "PLAIN_ROW", Plain("row", NOTHING, ""))
        patched.setattr(tmx.table.workbook, "PLAIN_STRING", Plain("si", NOTHING, ""))
        return rows_of(content)


@pytest.mark.parametrize("odd", range(4))
def test_rows_are_those_of_the_parser(odd: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(20):
        content = sheet(random.Random(seed), odd)
        assert rows_of(content) == parsed_rows(content, monkeypatch), seed


@pytest.mark.parametrize(
    "row",
    [
        '<row r="9"><c r="A9" t="inlineStr"><is><t>a & b</t></is></c></row>',
        '<row r="9"><c r="A9" t="inlineStr"><is><t>a ]]> b</t></is></c></row>',
        '<row r="9"><c r="A9" t="inlineStr"><is><t>a&#1;</t></is></c></row>',
        '<row r="9" r="9"><c r="A9"><v>1</v></c></row>',
        '<row r="9" q:x="9"><c r="A9"><v>1</v></c></row>',
        '<row r="9"><c r="A9" t="s"><v>99</v></c></row>',
        '<row r="9"><c r="A9" t="s"><v></v></c></row>',
        '<row r="9"><c r="ZZZ9"><v>1</v></c></row>',
        '<row r="9"><c r="A9"><v>1</v></row>',
    ],
)
def test_what_is_wrong_is_told_as_by_the_parser(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = '\n<row r="2"><c r="A2"><v>1</v></c></row>' * 20
    content = workbook(f"{plain}{row}{plain}")
    found, error = rows_of(content)
    assert error
    assert (found, error) == parsed_rows(content, monkeypatch)


def test_most_rows_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[object] = []

    def noted(row: etree._Element, book: Book, where: str) -> list[str]:
        parsed.append(row)
        return parsed_cells(row, book, where)

    monkeypatch.setattr("tmx.table.workbook.parsed_cells", noted)
    assert len(rows_of(sheet(random.Random(3), 0))[0]) > 20
    assert len(parsed) <= 1
