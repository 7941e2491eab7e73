"""Characters as XML text and as XML attributes, the same in every format that this room writes."""


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


def xml_attribute(name: str, value: str) -> str:
    """An attribute with the space before it; tabs and line ends survive the normalisation of XML 1.0, 3.3.3."""
    if value.isalnum():
        return f' {name}="{value}"'
    escaped = xml_text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{escaped}"'
