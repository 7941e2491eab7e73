"""Units written as TMX 1.4, byte for byte the same for the same units: UTF-8, LF, one line a language, no clock."""

from collections.abc import Iterable, Iterator

from corpus import FormatError
from tmx.content import Attributes, Code, Content
from tmx.unit import Header, Note, Prop, TranslationUnit, Ude, Variant
from tmx.xml import ILLEGAL

_ORDER = (
    *("tuid", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion"),
    *("creationdate", "creationid", "changedate", "segtype", "changeid", "o-tmf", "srclang"),
    *("i", "pos", "x", "assoc", "type", "name", "base", "unicode", "code", "ent", "subst"),
)
"""The attributes of TMX in the order of its DTD; others follow by name."""
_RANK = {name: rank for rank, name in enumerate(_ORDER)}
_START = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'


def write_tmx(header: Header, units: Iterable[TranslationUnit]) -> Iterator[bytes]:
    """The bytes of a memory, a unit at a time; the closing tags come last, so that a broken run leaves no whole file.

    Languages are written as `Variant.written` says. Raises FormatError, naming the unit by its place in this file, for
    a character that XML cannot hold.
    """
    yield (_START + _header(header) + "<body>\n").encode("utf-8")
    for number, unit in enumerate(units, start=1):
        text = _unit(unit)
        if illegal := ILLEGAL.search(text):
            raise FormatError(_complaint(unit, number, illegal[0]))
        yield text.encode("utf-8")
    yield b"</body>\n</tmx>\n"


def _complaint(unit: TranslationUnit, number: int, character: str) -> str:
    languages = [variant.written for variant in unit.variants if character in variant.text]
    where = f"the segment in {languages[0]}" if languages else "its codes or properties"
    return f"unit {number}: U+{ord(character):04X} in {where} cannot stand in XML: replace it"


def _header(header: Header) -> str:
    required = (
        ("creationtool", header.creationtool),
        ("creationtoolversion", header.creationtoolversion),
        ("segtype", header.segtype),
        ("o-tmf", header.o_tmf),
        ("adminlang", header.adminlang),
        ("srclang", header.srclang),
        ("datatype", header.datatype),
    )
    start = "<header" + "".join(_attribute(*pair) for pair in required) + _attributes(header.others)
    inner = _lines(header.annotations)
    text = f"{start}>\n{inner}</header>\n" if inner else f"{start}/>\n"
    if illegal := ILLEGAL.search(text):
        raise FormatError(f"header: U+{ord(illegal[0]):04X} cannot stand in XML: replace it")
    return text


def _unit(unit: TranslationUnit) -> str:
    variants = "".join(map(_variant, unit.variants))
    return f"<tu{_attributes(unit.attributes)}>\n{_lines(unit.annotations)}{variants}</tu>\n"


def _variant(variant: Variant) -> str:
    language = _attribute("xml:lang", variant.written) if variant.written else ""
    inner = "".join(_annotation(annotation) for annotation in variant.annotations)
    return f"<tuv{language}{_attributes(variant.attributes)}>{inner}<seg>{_content(variant.content)}</seg></tuv>\n"


def _content(content: Content) -> str:
    return "".join(_text(piece) if isinstance(piece, str) else _code(piece) for piece in content)


def _code(code: Code) -> str:
    start = f"<{code.kind}{_attributes(code.attributes)}"
    return f"{start}>{_content(code.content)}</{code.kind}>" if code.content else f"{start}/>"


def _lines(annotations: Iterable[Prop | Note | Ude]) -> str:
    return "".join([_annotation(annotation) + "\n" for annotation in annotations])


def _annotation(annotation: Prop | Note | Ude) -> str:
    if isinstance(annotation, Prop):
        kind = _attribute("type", annotation.type)
        return f"<prop{kind}{_attributes(annotation.attributes)}>{_text(annotation.text)}</prop>"
    if isinstance(annotation, Note):
        return f"<note{_attributes(annotation.attributes)}>{_text(annotation.text)}</note>"
    maps = "".join(f"<map{_attributes(attributes)}/>" for attributes in annotation.maps)
    return f"<ude{_attributes(annotation.attributes)}>{maps}</ude>"


def _attributes(attributes: Attributes) -> str:
    if not attributes:
        return ""
    ordered = sorted(attributes, key=lambda pair: (_RANK.get(pair[0], len(_RANK)), pair[0]))
    return "".join(_attribute(name, value) for name, value in ordered)


def _attribute(name: str, value: str) -> str:
    escaped = _text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{escaped}"'


def _text(text: str) -> str:
    """Characters as XML text; `>` needs an escape only where `]]` stands before it (XML 1.0, 2.4)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;").replace("\r", "&#13;")
