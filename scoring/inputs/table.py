"""Tables of segments: tsv and csv with names over the columns, and JSON objects, one a line."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from corpus import SAFE, FormatError, ReadSettings, decode_text, lines_of, read_file
from scoring.inputs.stream import Stream, Texts

SUFFIXES = (".tsv", ".tab", ".csv", ".jsonl")


class Role(StrEnum):
    """What a column of texts is to the run."""

    HYPOTHESIS = "hypothesis"
    REFERENCE = "reference"
    SOURCE = "source"
    DOCUMENT = "document"


_NAMES = {
    Role.HYPOTHESIS: "hypothesis hyp candidate mt output system translation target target_text tgt 译文",
    Role.REFERENCE: "reference references ref human translation target target_text tgt 译文 参考译文",
    Role.SOURCE: "source source_text src 原文",
    Role.DOCUMENT: "document doc doc_id docid",
}
Row = dict[str, Texts]
"""The cells of a row by the names of the columns; more than one where a cell is a list."""


def read_table(path: Path, role: Role, columns: str, lang: str, settings: ReadSettings) -> Stream:
    """The columns of a table that serve a role: those that `columns` names for it, as in `hypothesis=mt,reference=en`.

    Else the first known name, or the column named after the language. A list in a cell of JSON is several columns, null
    in it a missing text. Raises FormatError for a table without such a column.
    """
    data = read_file(path, settings.file_limit)
    text, _ = decode_text(data, str(path), settings)
    rows = list(_objects(text, path) if path.suffix.lower() == ".jsonl" else _records(text, path))
    if not rows:
        raise FormatError(f"{path}: no rows below the names of the columns")
    names = list(dict.fromkeys(name for row in rows for name in row))
    chosen = _chosen(columns, names)
    wanted = chosen.get(role) or _known(names, role, lang)
    if not wanted:
        raise FormatError(
            f"{path}: no column of the {role} among {', '.join(names)}: name it with --columns {role}=NAME"
        )
    sources = chosen.get(Role.SOURCE) or _known(names, Role.SOURCE, "")
    documents = chosen.get(Role.DOCUMENT) or _known(names, Role.DOCUMENT, "")
    return Stream(
        str(path),
        tuple(column for name in wanted for column in _columns(rows, name)),
        hashlib.sha256(data).hexdigest(),
        sources=_first(rows, sources),
        documents=tuple(text or "" for text in _first(rows, documents)),
    )


def has_column(path: Path, role: Role, columns: str, settings: ReadSettings) -> bool:
    """Whether a table has a column of its own for a role."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    text, _ = decode_text(read_file(path, settings.file_limit), str(path), settings)
    rows = _objects(text, path) if path.suffix.lower() == ".jsonl" else _records(text, path)
    names = list(next(iter(rows), {}))
    own = set(_NAMES[role].split()) - set(_NAMES[Role.HYPOTHESIS].split())
    return bool(_chosen(columns, names).get(role)) or any(name.casefold() in own for name in names)


def _chosen(columns: str, names: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in filter(None, columns.split(",")):
        role, _, name = (word.strip() for word in part.partition("="))
        if role not in set(Role):
            raise FormatError(f"--columns {part}: expected ROLE=NAME with one of {', '.join(Role)}")
        if name in names:
            found.setdefault(role, []).append(name)
    return found


def _known(names: list[str], role: Role, lang: str) -> list[str]:
    by_name = {name.strip().casefold(): name for name in names}
    for known in _NAMES[role].split():
        if known in by_name:
            return [by_name[known]]
    base = re.split("[-_]", lang)[0].casefold()
    return [name for key, name in by_name.items() if base and re.split("[-_]", key)[0] == base][:1]


def _columns(rows: list[Row], name: str) -> Iterator[tuple[str, Texts]]:
    width = max(len(row.get(name, ())) for row in rows)
    for place in range(width):
        texts = (row.get(name, ()) for row in rows)
        yield name, tuple(cells[place] if place < len(cells) else None for cells in texts)


def _first(rows: list[Row], names: list[str]) -> Texts:
    return next(_columns(rows, names[0]))[1] if names else ()


def _records(text: str, path: Path) -> Iterator[Row]:
    """The rows of a table by the names in its first; a row without cells is no row."""
    if path.suffix.lower() == ".csv":
        records = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        try:
            cells = list(records)
        except csv.Error as error:
            raise FormatError(
                f"{path}:{records.line_num}: not CSV ({error}): save the table as CSV in UTF-8"
            ) from error
    else:
        cells = [line.split("\t") for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))]
    names = cells[0] if cells else []
    for number, record in enumerate(cells[1:], start=2):
        if len(record) > len(names):
            raise FormatError(f"{path}:{number}: {len(record)} cells under {len(names)} names: is a name missing?")
        if record not in ([], [""]):
            padded = [*record, *[""] * (len(names) - len(record))]
            yield {name: (SAFE.read(cell),) for name, cell in zip(names, padded, strict=True)}


def _objects(text: str, path: Path) -> Iterator[Row]:
    for number, line in enumerate(lines_of(text), start=1):
        if line.blank:
            continue
        try:
            found = json.loads(text[line.start : line.end])
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise FormatError(f"{path}:{number}: not a JSON object: expected one a line")
        yield {name: _texts(value, f"{path}:{number}: {name}") for name, value in found.items()}


def _texts(value: object, where: str) -> Texts:
    values = value if isinstance(value, list) else [value]
    if not all(one is None or isinstance(one, str | int | float) for one in values):
        raise FormatError(f"{where}: expected a text, null, or a list of these")
    return tuple(None if one is None else str(one) for one in values)
