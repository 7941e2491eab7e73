"""The one door to lxml in this room: a piece of XML in, its element out, or an error naming the line and the unit."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, cast

from lxml import etree

from corpus import FormatError, InputError, LimitError
from tmx.content import Attributes
from tmx.place import Place

ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML 1.0 cannot hold (section 2.2)."""

MAX_ATTRIBUTES = 1_000
_PIECE_BYTES = 1 << 15
OnControl = Callable[[Place], None]
"""Is told the place of a piece of XML in which characters that XML cannot hold were replaced."""

_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]+)|([0-9]+));")
_SURROGATES = re.compile(r"&#(x[dD][89abAB][0-9a-fA-F]{2}|5[56]\d{3});&#(x[dD][c-fC-F][0-9a-fA-F]{2}|5[67]\d{3});")
_PLACE = re.compile(r", line \d+, column \d+$")
_LINE = re.compile(r"\bline (\d+)")
_PLAINLY = {
    "xmlParseEntityRef: no name": "a bare `&`, to be written `&amp;`",
    "EntityRef: expecting ';'": "a `&` without its `;`, or a bare one, to be written `&amp;`",
    "StartTag: invalid element name": "a bare `<`, to be written `&lt;`",
}
"""What libxml2 says of the commonest slips, and what they are."""


class ByteSource(Protocol):
    """What bytes are read from."""

    def read(self, size: int = ..., /) -> bytes:
        """The next bytes, at most `size`; none at the end."""


class Door:
    """A parser that never loads, fetches or expands anything (reliability.md, lxml).

    It repairs nothing either, but where `on_control` is given: then characters that XML cannot hold become spaces.
    """

    def __init__(self, on_control: OnControl | None = None) -> None:
        self._on_control = on_control
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def element(self, piece: str, place: Place) -> etree._Element:
        """The root element of a piece of XML that has no DOCTYPE and begins at `place`.

        Raises FormatError where it is not well-formed, LimitError where libxml2's limits (depth 256, 10 MB of text) or
        the limit of attributes is passed.
        """
        if self._on_control is not None and illegal_character(piece):
            piece = without_illegal(piece)
            self._on_control(place)
        try:
            root = etree.fromstring(piece.encode("utf-8"), self._parser)
        except etree.XMLSyntaxError as error:
            raise _error(error, piece, place) from error
        if piece.count("=") > MAX_ATTRIBUTES and any(len(element.attrib) > MAX_ATTRIBUTES for element in root.iter()):
            raise LimitError(f"{place}: an element has more than {MAX_ATTRIBUTES:,} attributes, which no memory needs")
        return root


class Elements:
    """The elements of these local names in an XML file that comes piece by piece, none of those inside another.

    `where` names the file in messages. Raises FormatError for XML that is not well-formed or has a DOCTYPE, which no
    such file needs, LimitError as above.
    """

    def __init__(self, names: Sequence[str], where: str) -> None:
        self._tags = [f"{{*}}{name}" for name in names]
        self._where, self._is_first = where, True
        self._parser = etree.XMLPullParser(
            events=("end",),
            tag=self._tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,  # a text goes on behind one
            remove_pis=True,
        )
        self.is_between = False
        """Whether an element ended in the last piece, and the last that did is none inside another."""

    def fed(self, piece: bytes) -> Iterator[etree._Element]:
        """Those that end in the next piece of the file; each is forgotten when the next is asked for."""
        self.is_between = False
        with self._errors_named():
            self._parser.feed(piece)
        for _, element in cast(Iterator[tuple[str, etree._Element]], self._parser.read_events()):
            self.is_between = next(element.iterancestors(*self._tags), None) is None
            if self.is_between:
                if self._is_first:
                    _refuse_doctype(element, self._where)
                    self._is_first = False
                yield element
                _forget(element)

    def close(self) -> None:
        """Check that the file was whole."""
        with self._errors_named():
            root = self._parser.close()
        _refuse_doctype(root, self._where)

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except etree.XMLSyntaxError as error:
            raise _error(error, "", Place(self._where)) from error


def elements(part: ByteSource, names: Sequence[str], where: str) -> Iterator[etree._Element]:
    """The elements of these local names in an XML file, as `Elements` gives them."""
    found = Elements(names, where)
    while piece := part.read(_PIECE_BYTES):
        yield from found.fed(piece)
    found.close()


def _refuse_doctype(element: etree._Element, where: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise FormatError(f"{where}: a DOCTYPE: entity declarations are not allowed in such a file: save it again")


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local_name(name: str) -> str:
    """The name of an element without its namespace, as it was written."""
    return name.rpartition("}")[2]


def attributes_of(element: etree._Element) -> Attributes:
    """The attributes in file order, `xml:lang` under that name; those of foreign namespaces keep theirs in braces."""
    pairs = cast(list[tuple[str, str]], element.items())
    if any(name[0] == "{" for name, _ in pairs):
        return tuple((name.replace(_XML_NAMESPACE, "xml:"), value) for name, value in pairs)
    return tuple(pairs)


def illegal_character(piece: str) -> str:
    """The first character that XML cannot hold, raw or else as a reference, as `U+000B`; empty when there is none."""
    return next((character for _, character in illegal_characters(piece)), "")


def illegal_characters(piece: str) -> Iterator[tuple[int, str]]:
    """The characters that XML cannot hold, raw ones before references: where each stands, and its name as `U+000B`."""
    for raw in ILLEGAL.finditer(piece):
        yield raw.start(), f"U+{ord(raw[0]):04X}"
    for reference in _REFERENCE.finditer(piece):
        digits = (reference[1] or reference[2]).lstrip("0")[:8] or "0"  # eight are too many, whatever follows
        point = int(digits, 16 if reference[1] else 10)
        if point > 0x10FFFF or ILLEGAL.search(chr(point)):
            yield reference.start(), f"U+{point:04X}"


def with_surrogates_joined(piece: str) -> str:
    """The piece with the character that each pair of references to surrogates means, as programs in UTF-16 write it."""
    return _SURROGATES.sub(_joined, piece)


def _joined(found: re.Match[str]) -> str:
    high, low = (int(digits.lstrip("x"), 16 if digits[0] == "x" else 10) for digits in found.groups())
    is_pair = 0xD800 <= high < 0xDC00 <= low < 0xE000
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00) if is_pair else found[0]


def without_illegal(piece: str, stand_in: str = " ") -> str:
    """The piece with a space, or another stand-in, for each character that XML cannot hold, raw or as a reference.

    Surrogates that are a pair become their character.
    """
    raw = ILLEGAL.sub(stand_in, with_surrogates_joined(piece))
    return _REFERENCE.sub(lambda found: stand_in if illegal_character(found[0]) else found[0], raw)


def _error(error: etree.XMLSyntaxError, piece: str, place: Place) -> InputError:
    code = getattr(error, "code", 0)
    here = place._replace(line=place.line + (error.lineno or 1) - 1)
    if code == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "XML_PARSE_HUGE" in (error.msg or ""):
        return LimitError(f"{here}: deeper than 256 elements, or a text of more than 10 MB: split the memory")
    if code == etree.ErrorTypes.ERR_INVALID_CHAR and (character := illegal_character(piece)):
        return FormatError(f"{here}: {character} is not a character of XML: replace it")
    reason = " ".join(_PLACE.sub("", error.msg or "broken").split())
    what = _PLAINLY.get(reason) or _LINE.sub(lambda line: f"line {place.line + int(line[1]) - 1}", reason)
    return FormatError(f"{here}: not well-formed XML: {what}: repair that unit, or take it out")
