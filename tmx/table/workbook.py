"""The first sheet of an xlsx workbook as rows of texts, read piece by piece; nothing in it is calculated (ECMA-376)."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from lxml import etree

from corpus import Archive, FormatError, LimitError
from tmx.loss import Losses
from tmx.place import Progress, quoted
from tmx.source import opened
from tmx.table.reading import Memory, Reading, Row, read_rows
from tmx.table.relations import main_part, relations_of
from tmx.table.settings import TableSettings
from tmx.xml import attributes_of, elements, local_name

MAX_STRINGS = 4_000_000
MAX_COLUMNS = 200
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMN = re.compile("[A-Z]{1,3}")
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_DATE_CODE = re.compile(r"""(?:"[^"]*"|\\.|\[[^\]]*\]|[^dmyhs"\\\[])*+[dmyhs]""", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def read_xlsx(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None = None
) -> Memory:
    """The units of the first sheet of a workbook; others are counted. Raises as `read_rows` and `Archive` do."""
    file = opened(source, name, progress)
    return read_rows(xlsx_rows(Archive(file, name), losses), Reading(name, settings, losses, file.close))


class _Book(NamedTuple):
    """What the cells of a sheet refer to: texts by number, the styles that show a number as a date, day 0 of dates."""

    strings: list[str]
    date_styles: frozenset[int]
    epoch: datetime


def xlsx_rows(archive: Archive, losses: Losses) -> Iterator[Row]:
    """The rows of the first sheet that hold something; further sheets are counted. Raises as `Archive` does."""
    workbook = main_part(archive, "an xlsx workbook")
    relations = relations_of(archive, workbook)
    first, epoch = _first_sheet(archive, workbook, losses)
    members = {relation.kind: relation.member for relation in relations}
    book = _Book(_strings(archive, members.get("sharedStrings")), _date_styles(archive, members.get("styles")), epoch)
    sheet = next((relation.member for relation in relations if relation.id == first), "")
    line = 0
    for row in elements(archive.unpacked(sheet), ["row"], f"{archive.name}: {sheet}"):
        line = _number(row.get("r", ""), line + 1)
        cells = _cells(row, book, f"{archive.name}:{line}")
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
    for element in elements(archive.unpacked(member), ["si"], f"{archive.name}: {member}"):
        strings.append(_text(element))
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
                dates.add(_number(element.get("numFmtId", ""), 0))
        else:
            formats = [_number(style.get("numFmtId", ""), 0) for style in element]
            styles = {index for index, number in enumerate(formats) if number in dates}
    return frozenset(styles)


def _cells(row: etree._Element, book: _Book, where: str) -> list[str]:
    cells: list[str] = []
    for cell in row:
        reference = cell.get("r", "")
        letters = reference.rstrip("0123456789")
        place = _place(letters) if letters != reference else -1
        if place < 0:
            place = len(cells)
        if place >= MAX_COLUMNS:
            raise LimitError(f"{where}: more than {MAX_COLUMNS} columns: leave out those that hold no words")
        if place == len(cells):
            cells.append(_value(cell, book, where))
        else:
            cells += [""] * (place + 1 - len(cells))
            cells[place] = _value(cell, book, where)
    return cells


@lru_cache(maxsize=1024)
def _place(letters: str) -> int:
    """The index of a column from 0: A is 0, AA is 26; -1 for what is no column."""
    if not _COLUMN.fullmatch(letters):
        return -1
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _value(cell: etree._Element, book: _Book, where: str) -> str:
    """What a cell shows, as text; a formula as it last came out."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = next((child.text or "" for child in cell if local_name(str(child.tag)) == "v"), "")
    if kind == "s":
        index = _number(value, len(book.strings))
        if index >= len(book.strings):
            raise FormatError(f"{where}: text {quoted(value)} of a cell is missing: save the workbook again")
        return book.strings[index]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n" or not value:
        return _unescaped(value)
    return _date(value, book.epoch) if _number(cell.get("s", ""), 0) in book.date_styles else _decimal(value)


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else otherwise


def _decimal(value: str) -> str:
    """A number with the 15 digits that Excel shows of it."""
    try:
        return f"{float(value):.15g}"
    except ValueError:
        return value


def _date(value: str, epoch: datetime) -> str:
    """The date that a number of days is, in ISO 8601, with the time where there is one."""
    try:
        date = epoch + timedelta(seconds=round(float(value) * 86_400))
    except (ValueError, OverflowError):
        return value
    return date.date().isoformat() if date.time() == time() else date.isoformat()


def _text(element: etree._Element) -> str:
    """The characters of all runs, without the readings (`rPh`) that Japanese and Chinese editions add."""
    inner = element[0] if len(element) == 1 else element
    if len(inner) == 1 and str(inner.tag).endswith("}is"):
        inner = inner[0]
    if not len(inner) and str(inner.tag).endswith("}t"):  # most: one text, without runs
        return _unescaped(inner.text or "")
    pieces = (text.text or "" for text in element.iter("{*}t") if next(text.iterancestors("{*}rPh"), None) is None)
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: found[0] if 0xD800 <= int(found[1], 16) < 0xE000 else chr(int(found[1], 16)), text)
