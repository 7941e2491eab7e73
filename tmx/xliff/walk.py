"""An XLIFF file taken apart as a stream: the tags around the units, the units whole, and what stands between them.

The pieces, put together again, are the file. Nothing is kept but the tags that are open.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from lxml import etree

from corpus import FormatError, LimitError
from tmx.exchange.findings import RULE
from tmx.place import Place, Remarks, quoted
from tmx.prolog import take_declaration, take_doctype
from tmx.scan import COMMENT, INSTRUCTION, Scanner, Unread
from tmx.unit import TranslationUnit
from tmx.xliff.elements import name_of
from tmx.xml import Door, local_name

_MAX_DEPTH = 256
_STRUCTURE = frozenset({"xliff", "file", "body", "group", "bin-unit"})
_UNITS = frozenset({"trans-unit", "unit"})
_END_TAG = re.compile(r"</([^\s<>]+)[ \t\n]*>")
_TEXT = re.compile(r"[^<]++")


class Kind(Enum):
    """What a piece is."""

    DECLARATION = auto()
    OPEN = auto()
    CLOSE = auto()
    UNIT = auto()
    OTHER = auto()
    GAP = auto()


class Piece(NamedTuple):
    """A stretch of the file as it stands; a unit, another whole element and an opening tag have an element.

    Where units are known from their text alone, these stand there instead; several have no text.
    """

    kind: Kind
    raw: str
    place: Place
    element: etree._Element | None = None
    units: Sequence[TranslationUnit] = ()


class Known(Protocol):
    """What knows units without parsing them."""

    def known(self, raw: str, parent: str, line: int) -> Sequence[TranslationUnit]:
        """The unit that an element is, if any, from its text, a tag with the namespaces and its line."""

    def known_ahead(self, unread: Unread, parent: str) -> Sequence[TranslationUnit]:
        """Those that follow each other at the position, which moves behind them."""


class Walk:
    """An iterator over the pieces of one XLIFF file, in its order.

    Raises FormatError or LimitError with line and unit for what is not well-formed, not XLIFF, or past the limits.
    """

    def __init__(self, scanner: Scanner, door: Door, remarks: Remarks, known: Known | None = None) -> None:
        self._scanner, self._door, self._remarks, self._known = scanner, door, remarks, known
        self._open: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[Piece]:
        yield Piece(Kind.DECLARATION, take_declaration(self._scanner), self._scanner.place)
        yield self._gap()
        yield Piece(Kind.GAP, take_doctype(self._scanner, "an XLIFF file", RULE), self._scanner.place)
        yield self._gap()
        yield self._start()
        while self._open:
            if self._known and (units := self._known.known_ahead(self._scanner, self._open[-1][1])):
                yield Piece(Kind.UNIT, "", self._scanner.place, None, units)
            yield self._gap()
            yield self._close() if self._scanner.startswith("</") else self._element()
        yield self._gap()
        if self._scanner.startswith("<"):
            raise FormatError(f"{self._scanner.place}: something follows the end of the file: two files in one?")

    def _start(self) -> Piece:
        place = self._scanner.place
        piece = self._element()
        name = local_name(str(piece.element.tag)) if piece.element is not None else ""
        if name != "xliff" or not self._open:
            raise FormatError(f"{place}: the root is {quoted(name)}, expected `xliff`: this is not an XLIFF file")
        return piece

    def _gap(self) -> Piece:
        """White space, comments and instructions up to the next tag."""
        scanner, place = self._scanner, self._scanner.place
        pieces: list[str] = []
        while self._at_gap():
            if scanner.startswith("<!--"):
                found = scanner.match(COMMENT, "a comment")
            elif scanner.startswith("<?"):
                found = scanner.match(INSTRUCTION, "a processing instruction")
            else:
                found = scanner.match(_TEXT, "text")
                if not found[0].isspace():
                    self._door.element(f"<x>{found[0]}</x>", place)
                    self._remarks.add(RULE, "text between elements", place)
            pieces.append(scanner.take(found.end()))
        raw = "".join(pieces)
        if "<" in raw:
            self._door.element(f"<x>{raw}</x>", place)
        return Piece(Kind.GAP, raw, place)

    def _at_gap(self) -> bool:
        scanner = self._scanner
        if not scanner.startswith("<"):
            return scanner.position < len(scanner.text)
        return scanner.startswith("<!--") or scanner.startswith("<?")

    def _element(self) -> Piece:
        """The opening tag of a structural element, or any other element whole."""
        scanner = self._scanner
        if not scanner.startswith("<"):
            raise scanner.cut(f"<{self._open[-1][0]}>" if self._open else "the prolog")
        tag = scanner.open_tag()
        name = local_name(tag[1].replace(":", "}"))
        is_unit = name in _UNITS
        scanner.unit += is_unit
        place = scanner.place
        if name not in _STRUCTURE or tag[2].endswith("/"):
            raw = scanner.element()
            scanner.whole_units = scanner.unit
            if is_unit and self._known and self._open and scanner.text_is_plain:
                units = self._known.known(raw, self._open[-1][1], place.line)
                if units:
                    return Piece(Kind.UNIT, raw, place, None, units)
            element = self._parsed(raw, place)
            return Piece(Kind.UNIT if is_unit and name_of(element) else Kind.OTHER, raw, place, element)
        if len(self._open) >= _MAX_DEPTH:
            raise LimitError(f"{place}: deeper than {_MAX_DEPTH} elements: flatten the groups")
        element = self._parsed(f"<{tag[1]}{tag[2]}/>", place)
        names = "".join(f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in element.nsmap.items())
        self._open.append((tag[1], f"<x{names}>"))
        return Piece(Kind.OPEN, scanner.take(tag.end()), place, element)

    def _close(self) -> Piece:
        scanner, place = self._scanner, self._scanner.place
        tag = scanner.match(_END_TAG, f"<{self._open[-1][0]}>")
        if tag[1] != self._open[-1][0]:
            raise FormatError(f"{place}: found {quoted(tag[0])}, expected `</{self._open[-1][0]}>`: a tag is missing")
        self._open.pop()
        return Piece(Kind.CLOSE, scanner.take(tag.end()), place)

    def _parsed(self, raw: str, place: Place) -> etree._Element:
        """The element with the namespaces of the tags around it."""
        if not self._open:
            return self._door.element(raw, place)
        return self._door.element(f"{self._open[-1][1]}{raw}</x>", place)[0]
