"""Values as XML: elements, inline content, and what XML cannot hold."""

from functools import lru_cache

from tmx.content import Attributes, Content
from tmx.escape import legal_bytes, xml_attribute, xml_text
from tmx.exchange.findings import Findings
from tmx.xml import ILLEGAL

_STAND_IN = "\N{REPLACEMENT CHARACTER}"


def filled(*attributes: tuple[str, str]) -> Attributes:
    """The attributes that have a value."""
    return tuple(pair for pair in attributes if pair[1])


def open_tag(name: str, attributes: Attributes) -> str:
    """The opening tag of an element."""
    return f"<{name}{''.join([xml_attribute(*pair) for pair in attributes])}>"


usual_tag = lru_cache(maxsize=1024)(open_tag)
"""The same, kept for attributes that come again and again."""


def element(name: str, attributes: Attributes, inner: str) -> str:
    """An element with what is inside, already XML."""
    tag = usual_tag(name, attributes)
    return f"{tag}{inner}</{name}>" if inner else f"{tag[:-1]}/>"


def inline(content: Content) -> str:
    """Text and codes as XML."""
    if len(content) == 1 and isinstance(content[0], str):
        return xml_text(content[0])
    return "".join(
        xml_text(piece) if isinstance(piece, str) else element(piece.kind, piece.attributes, inline(piece.content))
        for piece in content
    )


def legal(xml: str, findings: Findings) -> bytes:
    """The bytes of a piece of XML; U+FFFD stands for what XML cannot hold, and is counted as lost."""
    if (data := legal_bytes(xml)) is not None:
        return data
    text, times = ILLEGAL.subn(_STAND_IN, xml)
    for _ in range(times):
        findings.lose("character that XML cannot hold: U+FFFD stands in its place")
    return text.encode("utf-8")
