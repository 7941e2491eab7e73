"""Sheets of texts and numbers as an xlsx workbook (ECMA-376): texts are strings, so that nothing is ever calculated."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from tmx.table.package import OFFICE, content_types, package, relationships
from tmx.xml import ILLEGAL

MAX_CHARACTERS = 32_767
"""Of one cell, counted as UTF-16 does (Excel's specifications and limits)."""

Cell = str | int | float

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ESCAPED = re.compile(rf"_(?=x[0-9A-Fa-f]{{4}}_)|\r|{ILLEGAL.pattern}")
_NAMES, _TEXT, _NUMBER = 1, 2, 3
"""Styles: bold for the names of the columns; text that stays text when it is edited, on several lines; numbers."""

_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Sheet(NamedTuple):
    """A sheet: its name, the name and the width in characters of each column, and the rows below them."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def workbook(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """The bytes of a workbook; the names of the columns stay in sight, a text too long for a cell is cut."""
    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    entries = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>'
    types = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles"), *((name, "worksheet") for name in names)]
    own = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    return package(
        [
            content_types([(name, f"{_TYPE}.{kind}+xml") for name, kind in types]),
            relationships("_rels/.rels", [("officeDocument", "xl/workbook.xml")]),
            ("xl/workbook.xml", [book]),
            relationships("xl/_rels/workbook.xml.rels", [*own, ("styles", "styles.xml")]),
            ("xl/styles.xml", [_STYLES]),
            *((name, _sheet(sheet)) for name, sheet in zip(names, sheets, strict=True)),
        ]
    )


def utf16_length(text: str) -> int:
    """How long Excel takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    )
    for number, (_, width) in enumerate(sheet.columns, start=1):
        yield f'<col min="{number}" max="{number}" width="{width}" style="{_TEXT}" customWidth="1"/>'
    yield f"</cols><sheetData>{_row(1, [name for name, _ in sheet.columns], _NAMES)}"
    for number, cells in enumerate(sheet.rows, start=2):
        yield _row(number, cells, _TEXT)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: Sequence[Cell], style: int) -> str:
    filled = [f'<row r="{number}">']
    for place, cell in enumerate(cells):
        if not isinstance(cell, str):
            filled.append(f'<c r="{_letters(place)}{number}" s="{_NUMBER}"><v>{cell}</v></c>')
        elif cell:
            filled.append(
                f'<c r="{_letters(place)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
                f"{_escaped(cell)}</t></is></c>"
            )
    return "".join([*filled, "</row>"])


@lru_cache(maxsize=256)
def _letters(place: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters, place = chr(ord("A") + letter) + letters, place - 1
    return letters


def _escaped(text: str) -> str:
    """A text as XML, with what XML or Excel would change as `_x000D_` (ECMA-376, 22.9.2.19)."""
    if len(text) * 2 > MAX_CHARACTERS and utf16_length(text) > MAX_CHARACTERS:
        text = text[: MAX_CHARACTERS // 2 - 1] + "…"
    if "_x" in text or not text.isprintable():  # few: what XML cannot hold is not printable either
        text = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return escape(text, quote=False)
