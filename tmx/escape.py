"""Characters as XML text and as XML attributes, the same in every format that this room writes."""


def xml_text(text: str) -> str:
    """Characters as XML text; `>` needs an escape only where `]]` stands before it (XML 1.0, 2.4)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;").replace("\r", "&#13;")


def xml_attribute(name: str, value: str) -> str:
    """An attribute with the space before it; tabs and line ends survive the normalisation of XML 1.0, 3.3.3."""
    escaped = xml_text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{escaped}"'
