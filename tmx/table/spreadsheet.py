"""Units as an xlsx workbook of one sheet (ECMA-376): every cell a string, so that nothing in it is ever calculated."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from corpus import LimitError
from tmx.loss import Losses
from tmx.table.columns import own_header
from tmx.table.delimited import row_of
from tmx.table.entry import WORDS, entries_of
from tmx.table.languages import table_languages
from tmx.table.package import OFFICE, content_types, package, relationships
from tmx.table.settings import TableSettings
from tmx.unit import Header, TranslationUnit
from tmx.xml import ILLEGAL

MAX_ROWS = 1_048_576
MAX_CHARACTERS = 32_767
"""Of one cell, counted as UTF-16 does (Excel's specifications and limits)."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ESCAPED = re.compile(rf"_(?=x[0-9A-Fa-f]{{4}}_)|\r|{ILLEGAL.pattern}")
_NAMES, _TEXT = 1, 2
"""Styles: bold for the names of the columns; text that stays text when it is edited, on several lines."""

_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_WORKBOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="memory" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>"
)


def write_xlsx(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    """The bytes of the workbook; its columns are those of tsv. Units with a text too long for a cell are left out.

    Raises LimitError for more units than a sheet has rows.
    """
    codes, units = table_languages(header, units, losses)
    return package(
        [
            content_types(
                [
                    ("xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
                    ("xl/styles.xml", f"{_TYPE}.styles+xml"),
                    ("xl/worksheets/sheet1.xml", f"{_TYPE}.worksheet+xml"),
                ]
            ),
            relationships("_rels/.rels", [("officeDocument", "xl/workbook.xml")]),
            ("xl/workbook.xml", [_WORKBOOK]),
            relationships(
                "xl/_rels/workbook.xml.rels", [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]
            ),
            ("xl/styles.xml", [_STYLES]),
            ("xl/worksheets/sheet1.xml", _sheet(codes, units, losses)),
        ]
    )


def _sheet(codes: tuple[str, ...], units: Iterable[TranslationUnit], losses: Losses) -> Iterator[str]:
    names = own_header(codes)
    yield (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    )
    for number, name in enumerate(names, start=1):
        width = 60 if name in codes else 14
        yield f'<col min="{number}" max="{number}" width="{width}" style="{_TEXT}" customWidth="1"/>'
    yield f"</cols><sheetData>{_row(1, names, _NAMES)}"
    number = 1
    for entry in entries_of(units, codes, WORDS, losses):
        cells = row_of(entry, losses)
        if max(map(len, cells)) * 2 > MAX_CHARACTERS and any(_utf16_length(cell) > MAX_CHARACTERS for cell in cells):
            losses.leave_out(f"unit with a text of more than {MAX_CHARACTERS:,} characters", entry.number)
            continue
        number += 1
        if number > MAX_ROWS:
            raise LimitError(f"unit {entry.number}: a sheet has {MAX_ROWS:,} rows and no more: split the memory first")
        yield _row(number, cells, _TEXT)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: list[str], style: int) -> str:
    filled = "".join(
        f'<c r="{_letters(place)}{number}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{_escaped(cell)}</t></is></c>'
        for place, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{filled}</row>'


def _letters(place: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters, place = chr(ord("A") + letter) + letters, place - 1
    return letters


def _escaped(text: str) -> str:
    """A text as XML, with what XML or Excel would change as `_x000D_` (ECMA-376, 22.9.2.19)."""
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return escape(text, quote=False)


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
