"""Tables in files: TSV and CSV with a row a term, glossaries for OmegaT, and xlsx."""

import csv
import io
from collections.abc import Iterable, Iterator

from corpus import FormatError, formula_restored, formula_safe, tab_escaped, tab_unescaped
from termbase.columns import COLUMNS, Row, pairs_of, rows_of
from termbase.concept import Concept

_OMEGAT_HEAD = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
_WIDTHS = {"text": 24, "definition": 60, "usage": 40, "note": 40, "concept-note": 40, "source": 24}


def write_tsv(concepts: Iterable[Concept]) -> Iterator[bytes]:
    r"""A row a term below the names of the columns; tab, line ends and backslash become \t, \n, \r and \\."""
    for row in (COLUMNS, *rows_of(concepts)):
        yield ("\t".join(tab_escaped(formula_safe(cell)) for cell in row) + "\n").encode()


def write_csv(concepts: Iterable[Concept]) -> Iterator[bytes]:
    r"""A record a term (RFC 4180, \r\n), with a byte order mark: without it Excel garbles Chinese."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    line.write("\ufeff")
    for row in (COLUMNS, *rows_of(concepts)):
        writer.writerow([formula_safe(cell) for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def write_xlsx(concepts: Iterable[Concept]) -> Iterator[bytes]:
    """A workbook with a row a term, every cell a text."""
    from tmx import Sheet, workbook

    columns = [(name, _WIDTHS.get(name, 14)) for name in COLUMNS]
    return workbook([Sheet("terms", columns, rows_of(concepts))])


def write_omegat(concepts: Iterable[Concept], with_forms: bool = False) -> Iterator[bytes]:
    """A glossary for OmegaT, to be named `.utf8` or `.txt`: Chinese, English, comment; look-up forms as rows if asked.

    Raises FormatError for a term that begins with #, which OmegaT would take for a comment, or holds a tab.
    """
    yield _OMEGAT_HEAD.encode()
    for concept, chinese, english in pairs_of(concepts):
        about = [english.status.value, english.years, concept.subject, " ".join(concept.definition.split())]
        comment = " · ".join(filter(None, about)).replace("\t", " ")
        for text in [chinese.text, *(form.text for form in chinese.forms if with_forms)]:
            for one in (text, english.text):
                if one.startswith("#") or any(mark in one for mark in "\t\n\r"):
                    raise FormatError(f"{concept.id}: {one!r}: OmegaT would lose a term with # at its head, or a tab")
            yield f"{text}\t{english.text}\t{comment}\n".encode()


def tsv_rows(text: str) -> Iterator[Row]:
    r"""The rows of a table by tabs; comments begin with #. \t, \n and the like mean something in ours."""
    own = False
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.removesuffix("\r").split("\t")
        own = own or {"text", "language"} <= set(cells)
        yield Row(number, [formula_restored(tab_unescaped(cell) if own else cell) for cell in cells])


def csv_rows(text: str, name: str) -> Iterator[Row]:
    """The rows of a table by commas, or by semicolons where the first line has more of them. Raises FormatError."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    records = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        for record in records:
            if any(record):
                yield Row(records.line_num, [formula_restored(cell) for cell in record])
    except csv.Error as error:
        raise FormatError(f"{name}:{records.line_num}: not CSV ({error}): save the table as CSV in UTF-8") from error
