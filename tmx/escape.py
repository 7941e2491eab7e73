"""Characters as XML text and as XML attributes, the same in every format that this room writes."""

import re
from collections.abc import Sequence

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NONCHARACTERS = re.compile(b"\xef\xbf[\xbe\xbf]")
_TEXT_SIGNS = (("&", "&amp;"), ("<", "&lt;"), ("]]>", "]]&gt;"), ("\r", "&#13;"))
_ATTRIBUTE_SIGNS = (*_TEXT_SIGNS, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))


def xml_text(text: str) -> str:
    """Characters as XML text; `>` needs an escape only where `]]` stands before it (XML 1.0, 2.4)."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace("]]>", "]]&gt;")
    if "\r" in text:
        text = text.replace("\r", "&#13;")
    return text


def legal_bytes(text: str) -> bytes | None:
    """A piece of XML in UTF-8; None where it has a character that XML 1.0 cannot hold (section 2.2)."""
    pieces = legal_pieces([text])
    return pieces[0] if pieces else None


def legal_pieces(texts: Sequence[str]) -> list[bytes] | None:
    """Some pieces, one at least, each as `legal_bytes` gives it; None where one of them cannot be held."""
    try:
        pieces = [text.encode("utf-8") for text in texts]
    except UnicodeEncodeError:
        return None  # a lone surrogate: as illegal as the others
    data = b"".join(pieces)
    return None if len(data.translate(None, _CONTROLS)) < len(data) or _NONCHARACTERS.search(data) else pieces


def xml_attribute(name: str, value: str) -> str:
    """An attribute with the space before it; tabs and line ends survive the normalisation of XML 1.0, 3.3.3."""
    if value.isalnum():
        return f' {name}="{value}"'
    escaped = xml_text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{escaped}"'


def escaped_texts(texts: Sequence[str]) -> Sequence[str]:
    """Each text as `xml_text` gives it."""
    return _escaped(texts, _TEXT_SIGNS)


def escaped_attributes(values: Sequence[str]) -> Sequence[str]:
    """Each value as `xml_attribute` writes it between the quotation marks."""
    return _escaped(values, _ATTRIBUTE_SIGNS)


def _escaped(values: Sequence[str], signs: tuple[tuple[str, str], ...]) -> Sequence[str]:
    together = "".join(values)
    for sign, escape in signs:
        if sign in together:
            values = [value.replace(sign, escape) if sign in value else value for value in values]
    return values
