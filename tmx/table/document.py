"""The tables of a docx document as rows of texts: tracked changes as if accepted, comments as notes (ECMA-376)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from corpus import Archive
from tmx.loss import Losses
from tmx.place import Progress
from tmx.source import opened
from tmx.table.reading import Memory, Reading, Row, read_rows
from tmx.table.relations import main_part, relations_of
from tmx.table.settings import TableSettings
from tmx.xml import attributes_of, elements, local_name

MAX_COLUMNS = 63
"""Of a table, as in Word."""

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PASSED_OVER = frozenset({"rPr", "pPr", "tcPr", "instrText", "Fallback"})
_REMOVED = frozenset({"del", "moveFrom"})
_ADDED = frozenset({"ins", "moveTo"})
_NO_TEXT = {
    "drawing": "picture in a cell",
    "pict": "picture in a cell",
    "object": "object in a cell",
    "sym": "symbol without a character in a cell",
    "footnoteReference": "footnote in a cell",
    "endnoteReference": "endnote in a cell",
}
_CHANGED = "cell with tracked changes: read as if they were accepted"


def read_docx(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None = None
) -> Memory:
    """The units of the tables in a document, one after the other. Raises as `read_rows` and `Archive` do."""
    file = opened(source, name, progress)
    return read_rows(_rows(Archive(file, name), losses), Reading(name, settings, losses, file.close))


def _rows(archive: Archive, losses: Losses) -> Iterator[Row]:
    document = main_part(archive, "a docx document")
    members = {relation.kind: relation.member for relation in relations_of(archive, document)}
    comments = _comments(archive, members.get("comments"))
    first: list[str] = []
    number = 0
    for element in elements(archive.unpacked(document), ["tr", "p"], f"{archive.name}: {document}"):
        found = _Reader(comments)
        if local_name(str(element.tag)) == "p":
            if found.text(element).strip():
                losses.add("paragraph outside of tables", 0)
            continue
        number += 1
        cells = found.cells(element)
        if _is_marked(element, "trPr", "del"):
            losses.leave_out("row that a tracked change deletes", number - 1)
        elif cells != first:  # a table that goes on, or another one, may have the names again
            first = first or cells
            yield Row(number, cells, tuple(found.notes), tuple(found.met))


def _comments(archive: Archive, member: str | None) -> dict[str, str]:
    """What people have written beside the text, by number, each with its author."""
    if member is None:
        return {}
    found = elements(archive.unpacked(member), ["comment"], f"{archive.name}: {member}")
    return {_attribute(comment, "id"): _comment(comment) for comment in found}


def _comment(comment: etree._Element) -> str:
    author, text = _attribute(comment, "author"), _Reader({}).text(comment)
    return f"{author}: {text}" if author else text


class _Reader:
    """Reads the texts of one row, and keeps the comments on them and what it met that is no text, each once."""

    def __init__(self, comments: dict[str, str]) -> None:
        self._comments = comments
        self.notes: list[str] = []
        self.met: list[str] = []

    def cells(self, row: etree._Element) -> list[str]:
        """The texts of the cells; one that spans several columns stands in the first of them."""
        texts: list[str] = []
        for cell in row.iter("{*}tc"):
            if next(cell.iterancestors("{*}tc"), None) is None:
                texts.append(self.text(cell))
                texts += [""] * (_span(cell) - 1)
        return texts

    def text(self, element: etree._Element) -> str:
        """The words in an element, a line a paragraph, without empty ones at the end."""
        paragraphs = [""]
        for piece in self._pieces(element):
            if piece is None:
                paragraphs.append("")
            else:
                paragraphs[-1] += piece
        while paragraphs and not paragraphs[-1]:
            paragraphs.pop()
        return "\n".join(paragraphs)

    def _pieces(self, element: etree._Element) -> Iterator[str | None]:
        """The words in an element, None at the end of a paragraph; libxml2's limit of depth bounds the recursion."""
        for child in element:
            name = local_name(str(child.tag))
            if name == "t":
                yield child.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name == "commentReference":
                self.notes.append(self._comments.get(_attribute(child, "id"), ""))
            elif reason := _CHANGED if name in _REMOVED else _NO_TEXT.get(name):
                self._meet(reason)
            elif name not in _PASSED_OVER:
                if name in _ADDED:
                    self._meet(_CHANGED)
                yield from self._pieces(child)
                if name == "p":
                    yield from self._paragraph_end(child)

    def _paragraph_end(self, paragraph: etree._Element) -> Iterator[None]:
        """The end of a paragraph, unless a tracked change joins it to the next."""
        if _is_marked(paragraph, "pPr", "rPr", "del"):
            self._meet(_CHANGED)
        else:
            yield None

    def _meet(self, reason: str) -> None:
        if reason not in self.met:
            self.met.append(reason)


def _is_marked(element: etree._Element, *names: str) -> bool:
    """Whether an element has such a child, with such a child, …"""
    for name in names:
        child = next(element.iterchildren(f"{{*}}{name}"), None)
        if child is None:
            return False
        element = child
    return True


def _span(cell: etree._Element) -> int:
    """How many columns a cell takes."""
    for span in cell.iterfind("{*}tcPr/{*}gridSpan"):
        value = _attribute(span, "val")
        return min(int(value), MAX_COLUMNS) if re.fullmatch("[1-9][0-9]{0,3}", value) else 1
    return 1


def _attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in attributes_of(element) if local_name(key) == name), "")
