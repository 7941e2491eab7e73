"""The one door to lxml in this room: a piece of XML in, its element out, or an error naming the line and the unit."""

import re
from typing import cast

from lxml import etree

from corpus import FormatError, InputError, LimitError
from tmx.content import Attributes
from tmx.place import Place

ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML 1.0 cannot hold (section 2.2)."""

MAX_ATTRIBUTES = 1_000
_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]+)|([0-9]+));")
_PLACE = re.compile(r", line \d+, column \d+$")
_LINE = re.compile(r"\bline (\d+)")


class Door:
    """A parser that never loads, fetches, expands or repairs anything (reliability.md, lxml)."""

    def __init__(self) -> None:
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
        try:
            root = etree.fromstring(piece.encode("utf-8"), self._parser)
        except etree.XMLSyntaxError as error:
            raise _error(error, piece, place) from error
        if piece.count("=") > MAX_ATTRIBUTES and any(len(element.attrib) > MAX_ATTRIBUTES for element in root.iter()):
            raise LimitError(f"{place}: an element has more than {MAX_ATTRIBUTES:,} attributes, which no memory needs")
        return root


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
    """The first character that XML cannot hold, raw or as a reference, as `U+000B`; empty when there is none."""
    if raw := ILLEGAL.search(piece):
        return f"U+{ord(raw[0]):04X}"
    for reference in _REFERENCE.finditer(piece):
        point = int(reference[1], 16) if reference[1] else int(reference[2])
        if point > 0x10FFFF or ILLEGAL.search(chr(point)):
            return f"U+{point:04X}"
    return ""


def _error(error: etree.XMLSyntaxError, piece: str, place: Place) -> InputError:
    code = getattr(error, "code", 0)
    here = place._replace(line=place.line + (error.lineno or 1) - 1)
    if code == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "XML_PARSE_HUGE" in (error.msg or ""):
        return LimitError(f"{here}: deeper than 256 elements, or a text of more than 10 MB: split the memory")
    if code == etree.ErrorTypes.ERR_INVALID_CHAR and (character := illegal_character(piece)):
        return FormatError(f"{here}: {character} is not a character of XML: replace it")
    reason = " ".join(_PLACE.sub("", error.msg or "broken").split())
    what = _LINE.sub(lambda line: f"line {place.line + int(line[1]) - 1}", reason)
    return FormatError(f"{here}: not well-formed XML: {what}: repair that unit, or take it out")
