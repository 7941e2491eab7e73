"""Beads as a table, one row a bead, read back to the same texts: csv for spreadsheets, tsv for pipes.

Columns: source_text, target_text, confidence (4 decimals), shape (`1–2`, with a dash: `1-2` would become a date),
status, source and target (the numbers of the segments, as in `aligner.formats.index_list`).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from aligner.bead import Alignment, Bead, Rung, Status
from aligner.formats.index_list import index_list, read_index_span
from aligner.formats.lines import Line, lines_of, rung_after
from aligner.formats.row import Row, rows_of
from corpus import SAFE, Cells, FormatError, tab_escaped, tab_unescaped

COLUMNS = ("source_text", "target_text", "confidence", "shape", "status", "source", "target")


def tsv_lines(alignment: Alignment, cells: Cells = SAFE) -> Iterator[str]:
    r"""Header and one line a bead; tab, line ends and backslash in a text become \t, \n, \r and \\."""
    for row in (COLUMNS, *_table(alignment, cells)):
        yield "\t".join(tab_escaped(cell) for cell in row) + "\n"


def csv_lines(alignment: Alignment, cells: Cells = SAFE) -> Iterator[str]:
    r"""Header and one record a bead (RFC 4180, \r\n), with a byte order mark: without it Excel garbles Chinese."""
    yield "\ufeff" + _record(COLUMNS)
    yield from map(_record, _table(alignment, cells))


def read_tsv(text: str, name: str, cells: Cells = SAFE) -> list[Row]:
    """The beads and texts of a table that `tsv_lines` wrote.

    Raises FormatError with file and line for another header, a wrong cell, and beads that leave a gap or cross.
    """
    records = ((line, [tab_unescaped(cell) for cell in line.text.split("\t")]) for line in lines_of(text, name))
    return _rows(records, name, cells)


def read_csv(text: str, name: str, cells: Cells = SAFE) -> list[Row]:
    """The beads and texts of a table that `csv_lines` wrote, or a spreadsheet after it; raises as `read_tsv`."""
    return _rows(_records(text, name), name, cells)


def _table(alignment: Alignment, cells: Cells) -> Iterator[tuple[str, ...]]:
    for bead, source_text, target_text in rows_of(alignment):
        yield (
            cells.write(source_text),
            cells.write(target_text),
            f"{bead.confidence:.4f}",
            "{}–{}".format(*bead.shape),
            bead.status,
            index_list(bead.source),
            index_list(bead.target),
        )


def _record(row: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(row)
    return line.getvalue()


def _records(text: str, name: str) -> Iterator[tuple[Line, list[str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        for record in reader:
            if record:
                yield Line(f"{name}:{reader.line_num}", ",".join(record)), record
    except csv.Error as error:
        raise FormatError(f"{name}:{reader.line_num}: not CSV ({error}): save the table as CSV in UTF-8") from error


def _rows(records: Iterator[tuple[Line, list[str]]], name: str, cells: Cells) -> list[Row]:
    rows: list[Row] = []
    rung = Rung(0, 0)
    header, names = next(records, (Line(f"{name}:1", ""), []))
    if tuple(names) != COLUMNS:
        raise FormatError(f"{header.where}: the header is {header.text[:60]!r}: expected {', '.join(COLUMNS)}")
    for (where, _), record in records:
        row = _row(record, rung, cells, where)
        rung = rung_after(rung, row.bead.source, row.bead.target, where)
        rows.append(row)
    return rows


def _row(record: list[str], rung: Rung, cells: Cells, where: str) -> Row:
    if len(record) != len(COLUMNS):
        raise FormatError(f"{where}: {len(record)} cells: expected {len(COLUMNS)}, {', '.join(COLUMNS)}")
    source_text, target_text, confidence, _, status, source, target = record
    bead = Bead(
        read_index_span(source, rung.source, where),
        read_index_span(target, rung.target, where),
        _confidence(confidence, where),
        _status(status, where),
    )
    return Row(bead, cells.read(source_text), cells.read(target_text))


def _confidence(cell: str, where: str) -> float:
    if re.fullmatch(r"0(\.[0-9]+)?|1(\.0+)?", cell) is None:
        raise FormatError(f"{where}: the confidence is {cell[:60]!r}: expected a number from 0 to 1")
    return float(cell)


def _status(cell: str, where: str) -> Status:
    try:
        return Status(cell)
    except ValueError:
        raise FormatError(f"{where}: the status is {cell[:60]!r}: expected one of {', '.join(Status)}") from None
