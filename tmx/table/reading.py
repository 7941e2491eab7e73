"""Rows of a table, whatever its file, turned into units: columns found, languages told, rows without words counted."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from corpus import FormatError, LanguageError, UnreadableError, language_of
from tmx.language import client_code, normalise
from tmx.loss import Losses
from tmx.place import Remark, quoted
from tmx.stretches import UnitsAlike
from tmx.table.columns import Columns, Field, chosen_columns, first_two, named_columns
from tmx.table.entry import Entry, is_number, props_of_value, unit_of
from tmx.table.settings import HeaderRow, TableSettings
from tmx.unit import Header, Prop, TranslationUnit

_HEAD = 20
"""Rows among which the names of the columns are looked for."""

_SAMPLE = 200
"""Rows whose texts tell the languages of a table."""


_ONE_PROP = re.compile(r'\{"([^"\\\x00-\x1f]*+)": "([^"\\\x00-\x1f]*+)"\}')
"""The commonest cell of properties, in a quarter of the time of `json`."""


class Row(NamedTuple):
    """The cells of one row, the line or row it stands on from 1, people's remarks beside it, and reasons of losses."""

    line: int
    cells: list[str]
    notes: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()


class Memory(NamedTuple):
    """Units being read from a file, once: what its header says, what closes it, what was noticed so far.

    Where those written alike can be read together, `stretches` are the same units; either is read, not both.
    """

    header: Header
    units: Iterator[TranslationUnit]
    close: Callable[[], None]
    remarks: Callable[[], tuple[Remark, ...]] = tuple
    stretches: Iterator[TranslationUnit | UnitsAlike] | None = None


class Reading(NamedTuple):
    """What reading a table needs to know: its name for messages, what was said of it, where losses go, how it ends."""

    name: str
    settings: TableSettings
    losses: Losses
    close: Callable[[], None]


def read_rows(rows: Iterator[Row], reading: Reading) -> Memory:
    """The units of a table, from its rows.

    Raises UnreadableError where there are none, FormatError where nothing tells which columns hold words, LanguageError
    where nothing tells in which languages.
    """
    columns, data, width = _columns(rows, reading)
    for name in columns.unread:
        reading.losses.add(f"column {quoted(name)}", 0)
    return read_entries(_entries(data, columns, width, reading.losses), [label for _, label in columns.texts], reading)


def read_entries(entries: Iterator[Entry], labels: Sequence[str], reading: Reading) -> Memory:
    """The units of rows whose texts are in the languages of `labels`: codes, or `source` and `target` to be told.

    Rows with words in fewer than two languages are left out and counted. Raises LanguageError.
    """
    sample = list(islice(entries, _SAMPLE))
    codes = tuple(_code(label, [entry.texts[place] for entry in sample], reading) for place, label in enumerate(labels))
    if len({normalise(code) for code in codes}) < len(codes):
        raise LanguageError(
            f"{reading.name}: two columns are in the language {codes[0]}: name them with --source-lang, --target-lang"
        )
    header = Header("duizhao", reading.settings.version, "sentence", "duizhao", "en", codes[0], "plaintext")
    return Memory(header, _units(chain(sample, entries), codes, reading.losses), reading.close)


def _columns(rows: Iterator[Row], reading: Reading) -> tuple[Columns, Iterator[Row], int]:
    """Which column holds what, the rows below the names, and how many columns there are."""
    settings, head = reading.settings, list(islice(rows, _HEAD))
    if not head:
        raise UnreadableError(f"{reading.name}: the table is empty: there is nothing to read")
    at = _names_at(head, settings)
    for row in head[: at or 0]:
        reading.losses.add("row above the names of the columns", row.line)
    names, data = head[at or 0], chain(head if at is None else head[at + 1 :], rows)
    where, width = f"{reading.name}:{names.line}", len(names.cells)
    if settings.columns:
        return chosen_columns(settings.columns, names.cells, where), data, width
    columns = first_two(width) if at is None else named_columns(names.cells)
    if columns is None or width < 2:
        found = quoted(", ".join(names.cells))
        raise FormatError(f"{where}: {found} names no two columns of words: name them with --columns source=1,target=2")
    return columns, data, width


def _names_at(head: Sequence[Row], settings: TableSettings) -> int | None:
    """Which row names the columns; None where none does."""
    if settings.header_row is HeaderRow.NO:
        return None
    found = next((at for at, row in enumerate(head) if named_columns(row.cells)), None)
    is_said = settings.header_row is HeaderRow.YES or re.search("=[^0-9]", settings.columns)
    return 0 if found is None and is_said else found


def _entries(rows: Iterator[Row], columns: Columns, width: int, losses: Losses) -> Iterator[Entry]:
    texts, _, number_at, id_at, date_at, confidence_at, status_at, note_at, props_at = columns
    words = itemgetter(*[place for place, _ in texts])
    for number, (line, row, notes, reasons) in enumerate(rows, start=1):
        for reason in reasons:
            losses.add(reason, number)
        if len(row) > width and any(row[width:]):
            losses.add("cell beyond the columns of the first row", number)
        cells = row[:width] + [""] * max(width + 1 - len(row), 1)  # the last is what an absent column holds
        number_cell, _, tuid = cells[number_at].partition("\n")  # as tables for reviewers have it
        status, confidence = _two(cells[status_at])
        yield Entry(
            words(cells),
            cells[id_at] or tuid,
            cells[date_at],
            cells[confidence_at] or confidence,
            status,
            _notes(cells[note_at], notes),
            _props(cells[props_at], number, losses) if cells[props_at] else (),
            _number(number_cell, number) if number_cell else number,
            line,
        )


def _notes(cell: str, beside: tuple[str, ...]) -> tuple[str, ...]:
    return (*filter(None, cell.split("\n")), *beside) if cell else beside


def _two(status: str) -> tuple[str, str]:
    """The status and the confidence below it, where that is what stands there."""
    first, _, second = status.partition("\n")
    return (first, second) if is_number(second) else (status, "")


def _number(cell: str, otherwise: int) -> int:
    return int(cell) if re.fullmatch("[0-9]{1,9}", cell.strip()) else otherwise


def _props(cell: str, number: int, losses: Losses) -> tuple[Prop, ...]:
    if one := _ONE_PROP.fullmatch(cell):
        return (Prop(one[1], one[2]),)
    try:
        props = props_of_value(json.loads(cell))
    except (ValueError, RecursionError):
        props = None
    if props is None:
        losses.add("properties that are no JSON object of texts", number)
    return props or ()


def _code(label: str, texts: Iterable[str], reading: Reading) -> str:
    """The language code of a column, as it is written in a memory."""
    if label not in (Field.SOURCE, Field.TARGET):
        return label
    said = reading.settings.source_lang if label == Field.SOURCE else reading.settings.target_lang
    language = said or language_of("\n".join(texts))
    if not language:
        raise LanguageError(f"{reading.name}: cannot tell the language of the {label}: name it with --{label}-lang")
    return client_code(normalise(language))


def _units(entries: Iterable[Entry], codes: tuple[str, ...], losses: Losses) -> Iterator[TranslationUnit]:
    for entry in entries:
        if sum(map(bool, entry.texts)) < 2:
            losses.leave_out("row with words in fewer than two languages", entry.number)
        else:
            yield unit_of(entry, codes, losses)
