"""xlsx: cells that are never calculated, workbooks that Excel and others write, and hostile ones."""

import io
import re
import zipfile

import pytest

from corpus import InputError, LimitError
from tests.tmx.table.memories import RICH, packed, pair, read, texts, written
from tmx import Losses

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
CELL = '<c r="{}1" t="inlineStr"><is><t>{}</t></is></c>'
NAMES = f'<row r="1">{CELL.format("A", "source")}{CELL.format("B", "target")}</row>'
SHEETS = '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>'


def link(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def workbook(rows: str, strings: str = "", styles: str = "", settings: str = "", start: str = "") -> bytes:
    """A workbook with these rows below the names source and target."""
    kinds = link(1, "worksheet", "worksheets/sheet1.xml") + link(2, "sharedStrings", "sharedStrings.xml")
    return packed(
        {
            "_rels/.rels": LINKS.format(link(1, "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{settings}{SHEETS}</workbook>',
            "xl/_rels/workbook.xml.rels": LINKS.format(kinds + link(3, "styles", "/xl/styles.xml")),
            "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
            "xl/styles.xml": f"<styleSheet {MAIN}>{styles}</styleSheet>",
            "xl/worksheets/sheet1.xml": f"{start}<worksheet {MAIN}><sheetData>{NAMES}{rows}</sheetData></worksheet>",
        }
    )


def sheet(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5", "@SUM", "1964", "1-2", "TRUE", "＝1"])
def test_b33_every_cell_is_a_string(text: str) -> None:
    content = written("xlsx", [pair(text, "a")])
    assert f't="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' in sheet(content)
    assert "<f>" not in sheet(content)
    assert texts("xlsx", content) == [{"zh-CN": text, "en-US": "a"}]


def test_the_sheet_has_the_columns_of_tsv_and_shows_its_names_always() -> None:
    content = sheet(written("xlsx", [RICH]))
    cells = re.findall(r'<c r="([A-Z]+\d+)"[^>]*><is><t[^>]*>([^<]*)<', content)
    assert [value for place, value in cells if place.endswith("1")] == [
        "id", "zh-CN", "en-US", "date", "confidence", "status", "note", "props",
    ]  # fmt: skip
    assert ("C2", "Today.") in cells
    assert '<pane ySplit="1" topLeftCell="A2"' in content


def test_what_xml_or_excel_would_change_is_escaped() -> None:
    content = written("xlsx", [pair("a\x0b\r\n_x000D_", "b")])
    assert "a_x000B__x000D_\n_x005F_x000D_" in sheet(content)
    assert texts("xlsx", content)[0]["zh-CN"] == "a\x0b\r\n_x000D_"


def test_a_text_too_long_for_a_cell_leaves_its_unit_out_and_is_counted() -> None:
    losses = Losses()
    content = written(
        "xlsx", [pair("长" * 32_768, "a"), pair("𠮷" * 16_384, "b", 2), pair("长" * 32_767, "c", 3)], losses=losses
    )
    assert [unit["en-US"] for unit in texts("xlsx", content)] == ["c"]
    assert losses.left_out == 2
    assert losses.lines() == [
        "not carried: 2 × unit with a text of more than 32,767 characters: left out (first in unit 1)"
    ]


def test_more_units_than_a_sheet_has_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.table.spreadsheet.MAX_ROWS", 3)
    with pytest.raises(LimitError, match=r"^unit 3: a sheet has 3 rows and no more: split the memory first$"):
        written("xlsx", [pair("今", "a", number) for number in (1, 2, 3)])


STRINGS = (
    "<si><t>今天</t></si>"
    "<si><r><t>Fine </t></r><r><rPr><b/></rPr><t>day</t></r><rPh sb='0' eb='1'><t>キョウ</t></rPh></si>"
)


def test_texts_in_one_place_with_formats_and_readings() -> None:
    row = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>'
    assert texts("xlsx", workbook(row, STRINGS)) == [{"zh-CN": "今天", "en-US": "Fine day"}]


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="&quot;day&quot;0.00"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B2"><v>1964</v></c>', "1964"),
        ('<c r="B2"><v>0.97000000000000003</v></c>', "0.97"),
        ('<c r="B2"><v>1e999</v></c>', "inf"),
        ('<c r="B2" s="1"><v>23511</v></c>', "1964-05-14"),
        ('<c r="B2" s="2"><v>23511.5</v></c>', "1964-05-14T12:00:00"),
        ('<c r="B2" s="3"><v>3</v></c>', "3"),
        ('<c r="B2" s="1"><v>1e99</v></c>', "1e99"),
        ('<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B2" t="str"><f>A2</f><v>computed</v></c>', "computed"),
        ('<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="inlineStr"><is><t>no place named</t></is></c>', "no place named"),
    ],
)
def test_cells_that_are_no_texts(cell: str, shown: str) -> None:
    row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>今天</t></is></c>{cell}</row>'
    [unit] = read("xlsx", workbook(row, STRINGS, STYLES))[0]
    assert unit.variants[1].text == shown


def test_dates_that_count_from_1904() -> None:
    row = '<row><c t="inlineStr"><is><t>今天</t></is></c><c s="1"><v>22049</v></c></row>'
    [unit] = read("xlsx", workbook(row, "", STYLES, '<workbookPr date1904="1"/>'))[0]
    assert unit.variants[1].text == "1964-05-14"


def test_rows_and_cells_may_be_missing() -> None:
    rows = (
        '<row r="90000"><c r="B90000" t="s"><v>1</v></c></row><row r="1048576"><c r="A1048576" t="s"><v>0</v></c></row>'
    )
    found, lost = read("xlsx", workbook(rows, STRINGS, ""))
    assert found == []
    assert lost == ["not carried: 2 × row with words in fewer than two languages: left out (first in unit 1)"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"text", "m.xlsx: not a whole zip archive, as docx and xlsx are", id="text"),
        pytest.param(packed({"a": "b"}), "m.xlsx: this is not an xlsx workbook: check which file it is", id="zip"),
        pytest.param(packed({"_rels/.rels": LINKS.format(link(1, "officeDocument", "../../etc/passwd"))}),
                     "m.xlsx: etc/passwd is missing in it", id="a part that leads out"),
        pytest.param(workbook('<row r="2"><c r="A2" t="s"><v>7</v></c></row>'), "m.xlsx:2: text `7` of a cell",
                     id="missing text"),
        pytest.param(workbook('<row r="2"><c r="XFD2" t="b"><v>1</v></c></row>'), "m.xlsx:2: more than 200 columns",
                     id="columns"),
        pytest.param(workbook("<row>"), "m.xlsx: xl/worksheets/sheet1.xml:1: not well-formed XML", id="broken XML"),
        pytest.param(workbook("", start='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
                     "m.xlsx: xl/worksheets/sheet1.xml: a DOCTYPE: entity declarations are not",
                     id="B26 entity"),
        pytest.param(workbook("", start="<!DOCTYPE x>"), "m.xlsx: xl/worksheets/sheet1.xml: a DOC", id="B26 DOCTYPE"),
        pytest.param(workbook("<row>" * 300), "m.xlsx: xl/worksheets/sheet1.xml:1: deeper than 256", id="deep"),
    ],
)  # fmt: skip
def test_what_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as found:
        read("xlsx", content)
    assert str(found.value).startswith(message)
    assert "\n" not in str(found.value)


def test_b21_a_sheet_that_is_a_bomb() -> None:
    row = '<row><c t="inlineStr"><is><t>今天</t></is></c><c t="inlineStr"><is><t>Today</t></is></c></row>'
    with pytest.raises(LimitError, match=r"xl/worksheets/sheet1\.xml unpacks to more than 200 times its size"):
        read("xlsx", workbook(row + " " * 5_000_000))


def test_further_sheets_are_counted() -> None:
    second = '<sheets><sheet name="b" sheetId="2" r:id="rId1"/></sheets>'
    row = '<row><c t="inlineStr"><is><t>今天</t></is></c><c t="inlineStr"><is><t>Today</t></is></c></row>'
    assert read("xlsx", workbook(row, settings=second))[1] == [
        "not carried: 1 × further sheet of the workbook (in the header)"
    ]


def test_a_text_goes_on_behind_a_comment() -> None:
    cells = '<c r="A2" t="inlineStr"><is><t>今天<!-- a --><?b c?>天气</t></is></c>' + CELL.format("B", "Fine.")
    assert texts("xlsx", workbook(f"<row>{cells}</row>")) == [{"zh-CN": "今天天气", "en-US": "Fine."}]


def test_a_reading_is_no_text() -> None:
    strings = "<si><rPh><t>jīn</t></rPh></si><si><t>今</t><rPh><t>jīn</t></rPh></si><si><r><t>Fine.</t></r></si>"
    row = "".join(f'<c r="{place}2" t="s"><v>{number}</v></c>' for place, number in (("A", 1), ("B", 2), ("C", 0)))
    assert texts("xlsx", workbook(f"<row>{row}</row>", strings)) == [{"zh-CN": "今", "en-US": "Fine."}]
