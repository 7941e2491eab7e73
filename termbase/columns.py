"""Terms as rows under named columns, one row a term; and tables of others, whose columns are told by their names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, NoReturn

from corpus import FormatError
from termbase.concept import Concept, Status, Term
from termbase.headings import PAIR_FIELDS, are_names, chinese_and_english, is_name, named_columns, plain
from termbase.table import concept_of, table_of
from termbase.tbx.names import status_of

TERM_COLUMNS = (
    "language",
    "text",
    "status",
    "type",
    "part-of-speech",
    "pinyin",
    "abbreviation-of",
    "forms",
    "valid-from",
    "valid-to",
    "at",
    "usage",
    "source",
    "note",
)
CONCEPT_COLUMNS = ("id", "subject", "definition", "concept-note", "concept-source", "relations")
COLUMNS = ("id", *TERM_COLUMNS, *CONCEPT_COLUMNS[1:])
_CONCEPT_FIELDS = {"concept-note": "note", "concept-source": "source"}
_PARTS = "; "


class Row(NamedTuple):
    """The cells of a row and the line of the file, from 1."""

    line: int
    cells: Sequence[str]


def rows_of(concepts: Iterable[Concept]) -> Iterator[list[str]]:
    """The rows below `COLUMNS`; what belongs to the concept stands in the row of its first term."""
    for concept in concepts:
        table = table_of(concept)
        own = {name: str(table.get(_CONCEPT_FIELDS.get(name, name), "")) for name in CONCEPT_COLUMNS[1:-1]}
        own["relations"] = _PARTS.join(f"{kind} {id}" for kind, id in concept.relations)
        for term in concept.terms:
            cells = {name: str(getattr(term, name.replace("-", "_"))) for name in TERM_COLUMNS if name != "forms"}
            cells["forms"] = _PARTS.join(
                f"{form.kind} {form.text}" + f" @{form.at}" * bool(form.at) for form in term.forms
            )
            cells |= {"id": concept.id, **own}
            yield [cells[name] for name in COLUMNS]
            own = dict.fromkeys(own, "")


def concepts_of(rows: Iterable[Row], name: str, choice: str = "") -> tuple[list[Concept], list[str]]:
    """The concepts of a table, and how its columns were understood, a line each.

    A table of ours has a column `text` and one `language`; any other one has a pair of terms a row, in the columns that
    `choice` says (`zh=2,en=1,note=Remarks`), else those named so, else the first two. Rows below named columns that
    have no translation yet are left out and told. Raises FormatError.
    """
    rows = list(rows)
    if not rows:
        raise FormatError(f"{name}: holds no rows: expected terms")
    head = [plain(cell) for cell in rows[0].cells]
    if {"text", "language"} <= set(head) and not choice:
        known = [name for name in head if name in COLUMNS]
        return list(_own_concepts(rows[1:], head, name)), [f"columns of duizhao: {', '.join(known)}"]
    columns, has_head = _pair_columns(rows, choice, name)
    cells = rows[0].cells
    told = [f"column {place + 1} ({cells[place]}) is {field}" for field, place in columns.items()]
    unread = [place for place, cell in enumerate(cells) if cell.strip() and place not in columns.values()]
    told += [f"column {place + 1} ({cells[place]}) is not read" for place in unread if has_head]
    rows = rows[has_head:]
    alone = [row for row in rows if _is_alone(row, columns)] if has_head else []
    if 0 < len(alone) < len(rows):
        told.append(f"{len(alone)} rows are left out: a term on one side only, first in line {alone[0].line}")
        rows = [row for row in rows if not _is_alone(row, columns)]
    return list(_pairs(rows, columns, name)), told


def _own_concepts(rows: Iterable[Row], head: Sequence[str], name: str) -> Iterator[Concept]:
    tables: dict[str, dict[str, object]] = {}
    wheres: dict[str, str] = {}
    last = ""
    for row in rows:
        cells = {column: cell.strip() for column, cell in zip(head, row.cells, strict=False) if cell.strip()}
        if not cells:
            continue
        last = id = cells.get("id", last)
        table = tables.setdefault(id, {"id": id})
        wheres.setdefault(id, f"{name}:{row.line}")
        if not cells.get("text") or not cells.get("language"):
            raise FormatError(f"{name}:{row.line}: expected a term under text, and its language")
        for column in CONCEPT_COLUMNS[1:-1]:
            if column in cells:
                table.setdefault(_CONCEPT_FIELDS.get(column, column), cells[column])
        for part in _parts(cells, "relations"):
            kind, _, other = part.partition(" ")
            _listed(table, kind).append(other)
        term: dict[str, object] = {column: cells[column] for column in TERM_COLUMNS if column in cells}
        language = str(term.pop("language"))
        term["forms"] = [_form(part) for part in _parts(cells, "forms")]
        _listed(table, language).append(term)
    return (concept_of(table, wheres[id]) for id, table in tables.items())


def _form(part: str) -> dict[str, str]:
    """A form as `traditional 技術革新 @001:3:5-9`; the place may be left out."""
    kind, _, rest = part.partition(" ")
    text, _, at = rest.partition(" @")
    return {"kind": kind, "text": text, "at": at}


def _listed(table: dict[str, object], name: str) -> list[object]:
    found = table.setdefault(name, [])
    return found if isinstance(found, list) else []


def _parts(cells: dict[str, str], column: str) -> list[str]:
    return [part.strip() for part in cells.get(column, "").split(";") if part.strip()]


def _pair_columns(rows: list[Row], choice: str, name: str) -> tuple[dict[str, int], bool]:
    """The place of each field, and whether the first row names the columns."""
    if choice:
        return _chosen(choice, rows[0].cells, name)
    cells = [row.cells for row in rows]
    if named := named_columns(cells):
        return {field: named[field] for field in PAIR_FIELDS if field in named}, True
    width = max(len(row.cells) for row in rows)
    if width < 2:
        _refuse(name, rows[0])
    columns = chinese_and_english(cells, (0, 1))
    ordered = {field: columns[field] for field in ("zh", "en")} | ({"note": 2} if width > 2 else {})
    return ordered, are_names(cells, columns)


def _chosen(choice: str, head: Sequence[str], name: str) -> tuple[dict[str, int], bool]:
    columns = {}
    by_name = False
    for part in choice.split(","):
        field, _, column = (piece.strip() for piece in part.partition("="))
        if field not in PAIR_FIELDS or not column:
            raise FormatError(f"{part!r}: expected FIELD=COLUMN, FIELD one of {', '.join(PAIR_FIELDS)}")
        if column.isdecimal() and column not in head:
            columns[field] = int(column) - 1
        elif column in head:
            columns[field], by_name = list(head).index(column), True
        else:
            raise FormatError(f"{name}: no column {column!r}: expected a number, or one of {', '.join(head)}")
    if not {"zh", "en"} <= columns.keys():
        raise FormatError(f"{choice!r}: names no column for zh, or none for en")
    return columns, by_name or all(is_name(head[place]) for place in columns.values() if place < len(head))


def _pairs(rows: Iterable[Row], columns: dict[str, int], name: str) -> Iterator[Concept]:
    for row in rows:
        found = {field: row.cells[at].strip() for field, at in columns.items() if at < len(row.cells)}
        if not any(found.values()):
            continue
        if not found.get("zh") or not found.get("en"):
            _refuse(name, row)
        status = status_of(found.get("status", "")) or Status.ADMITTED
        own = {key: found[key] for key in ("subject", "definition", "note") if found.get(key)}
        table = {"id": found.get("id") or str(row.line), **own}
        chinese = {"text": found["zh"], "status": status.value, "pinyin": found.get("pinyin", "")}
        english = {"text": found["en"], "status": status.value, "source": found.get("source", "")}
        terms = {"zh": [chinese], "en": [english]}
        order = sorted(terms, key=lambda language: columns[language])
        yield concept_of({**table, **{language: terms[language] for language in order}}, f"{name}:{row.line}")


def _is_alone(row: Row, columns: dict[str, int]) -> bool:
    """Whether a row has one of the two terms."""
    there = [columns[side] < len(row.cells) and row.cells[columns[side]].strip() != "" for side in ("zh", "en")]
    return any(there) and not all(there)


def _refuse(name: str, row: Row) -> NoReturn:
    shown = "\t".join(row.cells)[:40]
    raise FormatError(f"{name}:{row.line}: {shown!r}: expected a term, a tab and its translation")


def pairs_of(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, Term, Term]]:
    """Each Chinese term of each concept with each English one that may stand for it, the preferred ones first."""
    for concept in concepts:
        usable = [[term for term in concept.spoken(lang) if term.status != "deprecated"] for lang in ("zh", "en")]
        for chinese in usable[0]:
            for english in sorted(usable[1], key=lambda term: term.status != "preferred"):
                yield concept, chinese, english
