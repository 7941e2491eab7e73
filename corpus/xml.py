"""A whole XML file as a tree, by a parser that never loads, fetches, expands or repairs anything."""

import re
from typing import TYPE_CHECKING, Any

from corpus.errors import FormatError

if TYPE_CHECKING:
    from lxml import etree

_PLACE = re.compile(r", line \d+, column \d+$")


def read_xml(data: bytes, name: str) -> "etree._Element":
    """The root of an XML file. Raises FormatError where it is not well-formed or declares entities.

    An entity that lxml does not resolve would vanish from the text without a word, so their declaration is refused.
    """
    from lxml import etree  # which aligning texts does without

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = _PLACE.sub("", error.msg or "not XML")
        raise FormatError(f"{name}: line {error.lineno}: {reason}: give a well-formed file") from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise FormatError(f"{name}: entity declarations are refused: write the characters themselves")
    return root


def line_of(element: "etree._Element") -> int:
    """The line of the file on which an element begins, 0 where it is not known."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else 0
