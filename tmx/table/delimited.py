"""Tables in text form: tsv with a row a line, csv as spreadsheets read and write it."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, TextIO

from corpus import Cells, FormatError, tab_escaped, tab_unescaped
from tmx.batches import encoded
from tmx.loss import Losses
from tmx.place import Progress
from tmx.source import characters, opened
from tmx.table.columns import is_own, own_header
from tmx.table.entry import WORDS, Entry, entries_of, props_text
from tmx.table.languages import table_languages
from tmx.table.reading import Memory, Reading, Row, read_rows
from tmx.table.settings import TableSettings
from tmx.unit import Header, TranslationUnit

_DELIMITERS = (",", ";", "\t")
_SNIFFED_LINES = 20
_MAX_CELL = 10_000_000
"""Characters of a cell, as of an element of XML; `csv` stops at 131,072 unless it is told."""
_TO_QUOTE = re.compile(r'[,"\r\n]')


def write_tsv(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    r"""A line a unit below the names of the columns; tab, line ends and backslash become \t, \n, \r and \\."""
    return encoded(map(_tsv_line, _rows(header, units, settings.cells, losses)))


def _tsv_line(row: list[str]) -> str:
    line = "\t".join(row)
    if "\\" in line or "\n" in line or "\r" in line or line.count("\t") >= len(row):
        line = "\t".join(map(tab_escaped, row))
    return line + "\n"


def write_csv(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    r"""A record a unit (RFC 4180, \r\n), with a byte order mark: without it Excel garbles Chinese."""
    rows = map(_csv_line, _rows(header, units, settings.cells, losses))
    return encoded(chain(["\ufeff"], rows))


def _csv_line(row: list[str]) -> str:
    """A record as `csv.writer` writes it, in half the time."""
    line = ",".join(row)
    if '"' in line or "\n" in line or "\r" in line or line.count(",") >= len(row):
        line = ",".join([f'"{cell.replace(chr(34), chr(34) * 2)}"' if _TO_QUOTE.search(cell) else cell for cell in row])
    return line + "\r\n"


def read_tsv(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None = None
) -> Memory:
    r"""The units of a tab-separated table; \t, \n, \r and \\ mean something in tables of our own only.

    Raises as `read_rows` and `characters` do.
    """
    file = opened(source, name, progress)
    text, remarks = characters(file, name, settings.reading)
    reading = Reading(name, settings, losses, file.close)
    return read_rows(_tsv_rows(text, settings.cells), reading)._replace(remarks=lambda: remarks)


def read_csv(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None = None
) -> Memory:
    """The units of a table with commas, semicolons or tabs between its cells, whichever its first lines have.

    Raises as `read_tsv` does, and FormatError where a quotation mark is left open.
    """
    file = opened(source, name, progress)
    text, remarks = characters(file, name, settings.reading)
    reading = Reading(name, settings, losses, file.close)
    return read_rows(_csv_rows(text, name, settings.cells), reading)._replace(remarks=lambda: remarks)


def _tsv_rows(text: TextIO, cells: Cells) -> Iterator[Row]:
    unescaped: Callable[[str], str] = str
    for number, line in enumerate(text, start=1):
        row = line.rstrip("\r\n").split("\t")
        if number == 1 and is_own(row):
            unescaped = tab_unescaped
        if row == [""]:
            continue
        if "\\" in line:
            row = [unescaped(cell) for cell in row]
        if "'" in line:  # what makes a text safe in a cell begins with one
            row = [cells.read(cell) for cell in row]
        yield Row(number, row)


def _csv_rows(text: TextIO, name: str, cells: Cells) -> Iterator[Row]:
    csv.field_size_limit(_MAX_CELL)
    head = list(islice(text, _SNIFFED_LINES))
    if head and (said := re.fullmatch("sep=(.)\r?\n?", head[0])):
        delimiter, head = said[1], head[1:]
    else:
        delimiter = _delimiter(head)
    records = csv.reader(chain(head, text), delimiter=delimiter, strict=True)
    try:
        for record in records:
            if any(record):
                is_safe = any(cell[:1] == "'" for cell in record)  # what makes a text safe in a cell
                yield Row(records.line_num, [cells.read(cell) for cell in record] if is_safe else record)
    except csv.Error as error:
        raise FormatError(f"{name}:{records.line_num}: not CSV ({error}): save the table as CSV in UTF-8") from error


def _delimiter(lines: list[str]) -> str:
    """What parts the first record into most cells, and the others into as many."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(record) for record in csv.reader(lines, delimiter=delimiter) if record]
    except csv.Error:
        return 0, 0
    return (widths.count(widths[0]) if widths and widths[0] > 1 else 0, widths[0] if widths else 0)


def _rows(header: Header, units: Iterable[TranslationUnit], cells: Cells, losses: Losses) -> Iterator[list[str]]:
    codes, units = table_languages(header, units, losses)
    yield own_header(codes)
    write = cells.write
    for entry in entries_of(units, codes, WORDS, losses):
        yield [write(cell) if cell else "" for cell in row_of(entry, losses)]


def row_of(entry: Entry, losses: Losses) -> list[str]:
    """The cells of a row under the names that `own_header` gives."""
    texts, id, date, confidence, status, notes, props, number, _ = entry
    note = "\n".join(notes)
    if note.count("\n") >= max(len(notes), 1):
        losses.add("note of several lines, each of which becomes a note", number)
    return [id, *texts, date, confidence, status, note, props_text(props)]
