"""UTX, the simple glossary format of AAMT: 1.11 is written, 1.00 to 1.20 are read."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus import FormatError
from termbase.columns import pairs_of
from termbase.concept import Concept, Status, Term

_STATUSES = {
    Status.PREFERRED: "approved",
    Status.ADMITTED: "non-standard",
    Status.PROPOSED: "provisional",
    Status.DEPRECATED: "forbidden",
    Status.SUPERSEDED: "rejected",
}
_STATUS_OF = {name: status for status, name in _STATUSES.items()} | {"": Status.ADMITTED, "obsolete": Status.SUPERSEDED}
_PARTS = {"noun", "properNoun", "verb", "adjective", "adverb", "sentence"}
_COLUMNS = ("src", "tgt", "src:pos", "term status", "comment", "concept id")


def write_utx(concepts: Iterable[Concept], date: str) -> Iterator[bytes]:
    r"""A UTX 1.11 dictionary (UTF-8 without mark, \r\n), Chinese to English; `date` is when it is made (ISO 8601)."""
    yield f"#UTX 1.11; zh-CN/en; {date}; copyright: see the source of each term; license: see the source\r\n".encode()
    yield ("#" + "\t".join(_COLUMNS) + "\r\n").encode()
    for concept, chinese, english in pairs_of(concepts):
        part = chinese.part_of_speech if chinese.part_of_speech in _PARTS else "noun"
        comment = " · ".join(filter(None, [concept.subject, english.years, " ".join(concept.definition.split())]))
        cells = [chinese.text, english.text, part, _STATUSES[english.status], comment, concept.id]
        if any(mark in cell for cell in cells for mark in "\t\r\n") or chinese.text.startswith("#"):
            raise FormatError(f"{concept.id}: {chinese.text!r}: a tab, a line end or # at the head cannot be in UTX")
        yield ("\t".join(cells) + "\r\n").encode()


def read_utx(text: str, name: str) -> list[Concept]:
    """The entries of a UTX dictionary; those with one concept ID are one concept. Raises FormatError."""
    lines = text.removeprefix("\ufeff").split("\n")
    head = re.match(r"#\s*UTX(?:-S)?[^;]*;\s*([\w-]+)\s*(?:[/>]\s*([\w-]+))?", lines[0])
    if head is None:
        raise FormatError(f"{name}:1: expected a UTX header, as in #UTX 1.11; zh-CN/en; …")
    languages = [head[1].replace("_", "-"), (head[2] or "").replace("_", "-") or "en"]
    columns = list(_COLUMNS[:3])
    found: dict[str, list[Term]] = {}
    notes: dict[str, str] = {}
    for number, raw in enumerate(lines[1:], start=2):
        line = raw.rstrip("\r")
        if line.lower().startswith(("#src", "#term:")):
            columns = [column.strip().lower() for column in line[1:].split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        cells = dict(zip(columns, map(str.strip, line.split("\t")), strict=False))
        sides = list(_sides(cells, languages))
        if not sides:
            raise FormatError(f"{name}:{number}: {line[:40]!r}: expected a term and its translation, by a tab")
        id = cells.get("concept id", "") or str(number)
        terms = found.setdefault(id, [])
        notes.setdefault(id, cells.get("comment", ""))
        said = {(term.language, term.text) for term in terms}
        terms += [side for side in sides if (side.language, side.text) not in said]
    return [Concept(id, tuple(terms), note=notes[id]) for id, terms in found.items()]


def _sides(cells: dict[str, str], languages: Sequence[str]) -> Iterator[Term]:
    """The terms of a row: of 1.20 in any number of languages (`term:zh-CN`), of earlier versions in two."""
    status, part = cells.get("term status", cells.get("src:term status", "")), cells.get("src:pos", "")
    if cells.get("src"):
        yield Term(cells["src"], languages[0], part_of_speech=part or "noun")
        if cells.get("tgt"):
            yield Term(cells["tgt"], languages[1], _status(status), part_of_speech=part or "noun")
    for column, text in cells.items():
        kind, _, code = column.partition(":")
        if kind == "term" and text:
            own = cells.get(f"term status:{code}", status)
            part = cells.get(f"pos:{code}", cells.get("pos", "")) or "noun"
            yield Term(text, _written(code, languages), _status(own), part_of_speech=part)


def _status(name: str) -> Status:
    return _STATUS_OF.get(name.lower(), Status.ADMITTED)


def _written(code: str, languages: Sequence[str]) -> str:
    """The code of a column, which is in small letters, as the first line writes it."""
    code = code.replace("_", "-")
    return next((language for language in languages if language.lower() == code), code)
