"""Characters as XML text and as XML attributes, the same in every format that this room writes."""

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_FFFE, _FFFF = b"\xef\xbf\xbe", b"\xef\xbf\xbf"


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
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return None  # a lone surrogate: as illegal as the others
    if len(data.translate(None, _CONTROLS)) < len(data) or _FFFE in data or _FFFF in data:
        return None
    return data


def xml_attribute(name: str, value: str) -> str:
    """An attribute with the space before it; tabs and line ends survive the normalisation of XML 1.0, 3.3.3."""
    if value.isalnum():
        return f' {name}="{value}"'
    escaped = xml_text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{escaped}"'
