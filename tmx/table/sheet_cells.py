"""The cells of a row of a sheet as the texts that they show (ECMA-376, 18.3.1.4)."""

import re
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from corpus import FormatError, LimitError
from tmx.place import quoted
from tmx.reference import unescaped
from tmx.table.plain_parts import Plain
from tmx.xml import local_name

MAX_COLUMNS = 200
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMN = re.compile("[A-Z]{1,3}")
_INLINE = "inlineStr"

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]++"(?: s="([0-9]*+)")?'
    r'(?:/>| t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*+)</t></is></c>'
    r'|(?: t="(?!inlineStr)([A-Za-z]++)")?><v>([^<]*+)</v></c>)'
)
_UNGROUPED = re.sub(r"\((?!\?)", "(?:", _CELL.pattern)
PLAIN_ROW = Plain("row", r'<row r="(?P<number>[0-9]{1,9}+)"(?P<tag>[^<>/]*+)>', rf"(?P<cells>(?:{_UNGROUPED})*+)</row>")
"""A row of cells with a number or one text each, without formulas and runs."""

PLAIN_STRING = Plain("si", "<si(?P<tag>)>", '<t(?: xml:space="preserve")?>(?P<text>[^<]*+)</t></si>')
"""A shared text without runs and readings."""


class Book(NamedTuple):
    """What the cells of a sheet refer to: texts by number, the styles that show a number as a date, day 0 of dates."""

    strings: list[str]
    date_styles: frozenset[int]
    epoch: datetime


def plain_cells(row: str, book: Book, where: str) -> list[str]:
    """The texts of the cells in what PLAIN_ROW has between its tags."""
    cells: list[str] = []
    for letters, style, text, kind, value in _CELL.findall(row):
        shown = _shown(kind or "n", unescaped(value), style, book, where) if kind or value else plain_text(text)
        _put(shown, _place(letters), cells, where)
    return cells


def plain_text(xml: str) -> str:
    """What the text of a plain element says."""
    return _unescaped(unescaped(xml))


def parsed_cells(row: etree._Element, book: Book, where: str) -> list[str]:
    """The texts of the cells of any row."""
    cells: list[str] = []
    for cell in row:
        reference = cell.get("r", "")
        letters = reference.rstrip("0123456789")
        place = _place(letters) if letters != reference else -1
        _put(_value(cell, book, where), place if place >= 0 else len(cells), cells, where)
    return cells


def _put(text: str, place: int, cells: list[str], where: str) -> None:
    if place >= MAX_COLUMNS:
        raise LimitError(f"{where}: more than {MAX_COLUMNS} columns: leave out those that hold no words")
    if place == len(cells):
        cells.append(text)
    else:
        cells += [""] * (place + 1 - len(cells))
        cells[place] = text


@lru_cache(maxsize=1024)
def _place(letters: str) -> int:
    """The index of a column from 0: A is 0, AA is 26; -1 for what is no column."""
    if not _COLUMN.fullmatch(letters):
        return -1
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _value(cell: etree._Element, book: Book, where: str) -> str:
    """What a cell shows, as text; a formula as it last came out."""
    kind = cell.get("t", "n")
    if kind == _INLINE:
        return text_of(cell)
    value = next((child.text or "" for child in cell if local_name(str(child.tag)) == "v"), "")
    return _shown(kind, value, cell.get("s", ""), book, where)


def _shown(kind: str, value: str, style: str, book: Book, where: str) -> str:
    """What a cell of this type, value and style shows."""
    if kind == "s":
        index = number_of(value, len(book.strings))
        if index >= len(book.strings):
            raise FormatError(f"{where}: text {quoted(value)} of a cell is missing: save the workbook again")
        return book.strings[index]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n" or not value:
        return _unescaped(value)
    return _date(value, book.epoch) if number_of(style, 0) in book.date_styles else _decimal(value)


def number_of(text: str, otherwise: int) -> int:
    """A number from 0 of up to nine digits; for any other text what it is otherwise."""
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


def text_of(element: etree._Element) -> str:
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
