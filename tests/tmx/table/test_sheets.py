"""Sheets of texts and numbers as a workbook."""

import io
import zipfile

from lxml import etree

from tmx import Sheet, workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(sheet: int, *sheets: Sheet) -> list[list[tuple[str, str, str]]]:
    """Place, type and text of each cell, by row."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(workbook(sheets))))
    root = etree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    return [
        [(cell.get("r", ""), cell.get("t", "n"), "".join(map(str, cell.itertext()))) for cell in row]
        for row in root.iter(f"{MAIN}row")
    ]


SCORES = Sheet("scores", [("text", 20), ("score", 8)], [["=1+1", 87], ["", 0.5]])


def test_texts_are_strings_and_numbers_are_numbers() -> None:
    assert cells(1, SCORES) == [
        [("A1", "inlineStr", "text"), ("B1", "inlineStr", "score")],
        [("A2", "inlineStr", "=1+1"), ("B2", "n", "87")],
        [("B3", "n", "0.5")],
    ]


def test_several_sheets_by_name() -> None:
    sheets = (SCORES, Sheet("其他 & more", [("a", 9)], []))
    assert cells(2, *sheets) == [[("A1", "inlineStr", "a")]]
    book = zipfile.ZipFile(io.BytesIO(b"".join(workbook(sheets)))).read("xl/workbook.xml").decode()
    assert (
        '<sheet name="scores" sheetId="1" r:id="rId1"/><sheet name="其他 &amp; more" sheetId="2" r:id="rId2"/>' in book
    )


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    [_, [(_, _, text)]] = cells(1, Sheet("a", [("a", 9)], [["𠮷" * 20_000]]))
    assert (len(text), text[-1]) == (16_383, "…")
