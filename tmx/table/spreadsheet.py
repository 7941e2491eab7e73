"""Units as an xlsx workbook of one sheet, every cell a string."""

from collections.abc import Iterable, Iterator

from corpus import LimitError
from tmx.loss import Losses
from tmx.table.columns import own_header
from tmx.table.delimited import row_of
from tmx.table.entry import WORDS, entries_of
from tmx.table.languages import table_languages
from tmx.table.settings import TableSettings
from tmx.table.sheets import MAX_CHARACTERS, Sheet, utf16_length, workbook
from tmx.unit import Header, TranslationUnit

MAX_ROWS = 1_048_576


def write_xlsx(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    """The bytes of the workbook; its columns are those of tsv. Units with a text too long for a cell are left out.

    Raises LimitError for more units than a sheet has rows.
    """
    codes, units = table_languages(header, units, losses)
    columns = [(name, 60 if name in codes else 14) for name in own_header(codes)]
    return workbook([Sheet("memory", columns, _rows(codes, units, losses))])


def _rows(codes: tuple[str, ...], units: Iterable[TranslationUnit], losses: Losses) -> Iterator[list[str]]:
    number = 1
    for entry in entries_of(units, codes, WORDS, losses):
        cells = row_of(entry, losses)
        if max(map(len, cells)) * 2 > MAX_CHARACTERS and any(utf16_length(cell) > MAX_CHARACTERS for cell in cells):
            losses.leave_out(f"unit with a text of more than {MAX_CHARACTERS:,} characters", entry.number)
            continue
        number += 1
        if number > MAX_ROWS:
            raise LimitError(f"unit {entry.number}: a sheet has {MAX_ROWS:,} rows and no more: split the memory first")
        yield cells
