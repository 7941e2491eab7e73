"""Elements of XLIFF as values: names without their namespace, inline content as text and codes."""

from functools import lru_cache

from lxml import etree

from tmx.content import Attributes, Code, Content
from tmx.exchange.findings import Findings
from tmx.xml import attributes_of

NAMESPACE_12 = "urn:oasis:names:tc:xliff:document:1.2"
NAMESPACE_20 = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_ANY_VERSION = "urn:oasis:names:tc:xliff:document:"


def name_of(element: etree._Element) -> str:
    """The name of an element of XLIFF, of whatever version, or without a namespace; else empty."""
    return _name(str(element.tag), _ANY_VERSION)


def name_in(element: etree._Element, module: str) -> str:
    """The name of an element of one of the modules of XLIFF 2; else empty."""
    return _name(str(element.tag), module)


@lru_cache(maxsize=512)
def _name(tag: str, namespace: str) -> str:
    space, _, name = tag.rpartition("}")
    if not space:
        return name if namespace == _ANY_VERSION else ""
    return name if space[1:].startswith(namespace) else ""


class Family:
    """The children of an element by their names, each in the order of the file; the name of foreign ones is empty."""

    def __init__(self, element: etree._Element) -> None:
        self._named: dict[str, list[etree._Element]] = {}
        for child in element:
            name = name_of(child)
            if name in self._named:
                self._named[name].append(child)
            else:
                self._named[name] = [child]

    def all(self, name: str) -> list[etree._Element]:
        """The children of this name."""
        return self._named.get(name, [])

    def first(self, name: str) -> etree._Element | None:
        """The first child of this name."""
        found = self._named.get(name)
        return found[0] if found else None


def text_of(element: etree._Element) -> str:
    """All characters in an element."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def own_attributes(element: etree._Element, findings: Findings) -> Attributes:
    """The attributes that are XLIFF's; those of foreign namespaces are counted as lost."""
    attributes = attributes_of(element)
    if not any("{" in name for name, _ in attributes):
        return attributes
    findings.lose("attribute of a foreign namespace")
    return tuple(pair for pair in attributes if "{" not in pair[0])


def content_of(element: etree._Element, findings: Findings) -> Content:
    """Text and codes as the file has them; libxml2's limit of depth bounds the recursion."""
    pieces: list[str | Code] = [element.text] if element.text else []
    for inner in element:
        if kind := name_of(inner):
            pieces.append(Code(kind, own_attributes(inner, findings), content_of(inner, findings)))
        else:
            findings.lose("inline element of a foreign namespace")
            pieces.extend(content_of(inner, findings))
        if inner.tail:
            pieces.append(inner.tail)
    return joined(pieces)


def joined(pieces: list[str | Code]) -> Content:
    """A content in which no two texts follow each other."""
    content: list[str | Code] = []
    for piece in pieces:
        if isinstance(piece, str) and content and isinstance(content[-1], str):
            content[-1] += piece
        elif piece != "":
            content.append(piece)
    return tuple(content)
