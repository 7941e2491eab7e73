"""The first sheet of an xlsx workbook as rows of texts, read piece by piece; nothing in it is calculated (ECMA-376)."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from corpus import Archive, FormatError, LimitError
from tmx.loss import Losses
from tmx.place import Progress
from tmx.source import opened
from tmx.table.plain_parts import PlainParts
from tmx.table.reading import Memory, Reading, Row, read_rows
from tmx.table.relations import main_part, relations_of
from tmx.table.settings import TableSettings
from tmx.table.sheet_cells import (
    PLAIN_ROW,
    PLAIN_STRING,
    Book,
    number_of,
    parsed_cells,
    plain_cells,
    plain_text,
    text_of,
)
from tmx.xml import attributes_of, elements, local_name

MAX_STRINGS = 4_000_000
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_DATE_CODE = re.compile(r"""(?:"[^"]*"|\\.|\[[^\]]*\]|[^dmyhs"\\\[])*+[dmyhs]""", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def read_xlsx(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None = None
) -> Memory:
    """The units of the first sheet of a workbook; others are counted. Raises as `read_rows` and `Archive` do."""
    file = opened(source, name, progress)
    return read_rows(xlsx_rows(Archive(file, name), losses), Reading(name, settings, losses, file.close))


def xlsx_rows(archive: Archive, losses: Losses) -> Iterator[Row]:
    """The rows of the first sheet that hold something; further sheets are counted. Raises as `Archive` does."""
    workbook = main_part(archive, "an xlsx workbook")
    relations = relations_of(archive, workbook)
    first, epoch = _first_sheet(archive, workbook, losses)
    members = {relation.kind: relation.member for relation in relations}
    book = Book(_strings(archive, members.get("sharedStrings")), _date_styles(archive, members.get("styles")), epoch)
    sheet = next((relation.member for relation in relations if relation.id == first), "")
    line = 0
    for row in PlainParts(archive.unpacked(sheet), PLAIN_ROW, f"{archive.name}: {sheet}"):
        if isinstance(row, re.Match):
            line = int(row["number"])
            cells = plain_cells(row["cells"], book, f"{archive.name}:{line}")
        else:
            line = number_of(row.get("r", ""), line + 1)
            cells = parsed_cells(row, book, f"{archive.name}:{line}")
        if any(cells):
            yield Row(line, cells)


def _first_sheet(archive: Archive, workbook: str, losses: Losses) -> tuple[str, datetime]:
    """The identifier of the first sheet, and day 0 of the dates."""
    found, epoch = "", _EPOCH
    for element in elements(archive.unpacked(workbook), ["sheet", "workbookPr"], f"{archive.name}: {workbook}"):
        if local_name(str(element.tag)) == "workbookPr":
            epoch = _EPOCH_1904 if element.get("date1904") in ("1", "true") else _EPOCH
        elif found:
            losses.add("further sheet of the workbook", 0)
        else:
            found = next((value for name, value in attributes_of(element) if name.endswith("}id")), "")
    if not found:
        raise FormatError(f"{archive.name}: the workbook has no sheet: check which file it is")
    return found, epoch


def _strings(archive: Archive, member: str | None) -> list[str]:
    """The texts that cells refer to by number."""
    strings: list[str] = []
    if member is None:
        return strings
    for found in PlainParts(archive.unpacked(member), PLAIN_STRING, f"{archive.name}: {member}"):
        strings.append(plain_text(found["text"]) if isinstance(found, re.Match) else text_of(found))
        if len(strings) > MAX_STRINGS:
            raise LimitError(f"{archive.name}: more than {MAX_STRINGS:,} texts: split the workbook")
    return strings


def _date_styles(archive: Archive, member: str | None) -> frozenset[int]:
    if member is None:
        return frozenset()
    dates, styles = set(_BUILT_IN_DATES), set()
    for element in elements(archive.unpacked(member), ["numFmt", "cellXfs"], f"{archive.name}: {member}"):
        if local_name(str(element.tag)) == "numFmt":
            if _DATE_CODE.match(element.get("formatCode", "")):
                dates.add(number_of(element.get("numFmtId", ""), 0))
        else:
            formats = [number_of(style.get("numFmtId", ""), 0) for style in element]
            styles = {index for index, number in enumerate(formats) if number in dates}
    return frozenset(styles)
