"""Term bases by the name of their file: read, and written."""

import io
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from corpus import Archive, FormatError, decode_text, read_file
from termbase.columns import Row, concepts_of
from termbase.concept import Concept
from termbase.delimited import csv_rows, tsv_rows, write_csv, write_omegat, write_tsv, write_xlsx
from termbase.glossary_page import glossary_page
from termbase.shipped import toml_concepts
from termbase.table import toml_of
from termbase.tbx.read import read_tbx
from termbase.tbx.write import Style, write_tbx
from termbase.utx import read_utx, write_utx


class TermFormat(StrEnum):
    """What terms can be written as."""

    TBX = "tbx"
    TBX3 = "tbx3"
    TBX3_DCA = "tbx3-dca"
    TSV = "tsv"
    CSV = "csv"
    XLSX = "xlsx"
    OMEGAT = "omegat"
    UTX = "utx"
    HTML = "html"
    TOML = "toml"


def read_terms(path: Path) -> list[Concept]:
    """The concepts of a file, by its suffix: .tbx and .xml, .toml, .xlsx, .csv, .utx; anything else is a table by tabs.

    Raises InputError.
    """
    return read_terms_told(path)[0]


def read_terms_told(path: Path, choice: str = "") -> tuple[list[Concept], list[str]]:
    """As `read_terms`, and how the columns of a table were understood; `choice` as for `columns.concepts_of`."""
    data, name = read_file(path), str(path)
    match path.suffix.lower():
        case ".tbx" | ".xml":
            return read_tbx(data, name), []
        case ".xlsx":
            from tmx import Losses, xlsx_rows

            found = xlsx_rows(Archive(io.BytesIO(data), name), Losses())
            return concepts_of((Row(row.line, row.cells) for row in found), name, choice)
    text = decode_text(data, name)[0]
    match path.suffix.lower():
        case ".toml":
            return toml_concepts(text, name), []
        case ".utx":
            return read_utx(text, name), []
        case ".csv":
            return concepts_of(csv_rows(text, name), name, choice)
    if text.removeprefix("\ufeff").startswith("#UTX"):
        return read_utx(text, name), []
    return concepts_of(tsv_rows(text), name, choice)


def write_terms(
    concepts: Sequence[Concept], format: TermFormat, title: str, date: str, with_forms: bool = False
) -> Iterator[bytes]:
    """The bytes of a file with these concepts; `title` and `date` stand in it where the format has a place for them.

    Raises FormatError for what the format would lose or break.
    """
    if not concepts:  # TBX without an entry is not valid
        raise FormatError("no concept to write: name a base that has some")
    writers: dict[TermFormat, Callable[[], Iterator[bytes]]] = {
        TermFormat.TBX: lambda: write_tbx(concepts, Style.V2, title),
        TermFormat.TBX3: lambda: write_tbx(concepts, Style.DCT, title),
        TermFormat.TBX3_DCA: lambda: write_tbx(concepts, Style.DCA, title),
        TermFormat.TSV: lambda: write_tsv(concepts),
        TermFormat.CSV: lambda: write_csv(concepts),
        TermFormat.XLSX: lambda: write_xlsx(concepts),
        TermFormat.OMEGAT: lambda: write_omegat(concepts, with_forms),
        TermFormat.UTX: lambda: write_utx(concepts, date),
        TermFormat.HTML: lambda: glossary_page(concepts, title),
        TermFormat.TOML: lambda: (f"{toml_of(concept)}\n".encode() for concept in concepts),
    }
    return writers[format]()
