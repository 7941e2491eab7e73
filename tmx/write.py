"""Units written as TMX, byte for byte the same for the same units: UTF-8, LF, one line a language, no clock."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from corpus import FormatError
from tmx.content import Attributes, Code, Content
from tmx.escape import legal_bytes, xml_attribute, xml_text
from tmx.unit import Annotations, Header, Note, Prop, TranslationUnit, Ude
from tmx.xml import ILLEGAL

VERSION = "1.4"
_WITH_LANG = frozenset({"1.1", "1.2"})
"""The versions in which a language is `lang`; later it is `xml:lang`."""
CLOSING = b"</body>\n</tmx>\n"
_BATCH_UNITS = 32
"""So many have their characters tried at once, three times as fast as one by one; 256 take longer, past the cache."""
_ORDER = (
    *("tuid", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion"),
    *("creationdate", "creationid", "changedate", "segtype", "changeid", "o-tmf", "srclang"),
    *("i", "pos", "x", "assoc", "type", "name", "base", "unicode", "code", "ent", "subst"),
)
"""The attributes of TMX in the order of its DTD; others follow by name."""
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


def write_tmx(header: Header, units: Iterable[TranslationUnit], version: str = VERSION) -> Iterator[bytes]:
    """The bytes of a memory, some units at a time; the closing tags come last: a broken run leaves no whole file.

    Languages are written as `Variant.written` says. Raises FormatError, naming the unit by its place in this file, for
    a character that XML cannot hold.
    """
    yield opening(header, version)
    remaining, written = iter(units), 0
    while batch := list(islice(remaining, _BATCH_UNITS)):
        yield encoded(batch, written, version)
        written += len(batch)
    yield CLOSING


def opening(header: Header, version: str = VERSION) -> bytes:
    """All that stands before the first unit."""
    return (_start(version) + _header(header) + "<body>\n").encode("utf-8")


def encoded(batch: list[TranslationUnit], written: int = 0, version: str = VERSION) -> bytes:
    """The bytes of some units; `written` others stand before them. Raises as `write_tmx`."""
    language = "lang" if version in _WITH_LANG else "xml:lang"
    texts = [_unit(unit, language) for unit in batch]
    data = legal_bytes("".join(texts))
    if data is None:
        raise _complaint(batch, texts, written)
    return data


def _start(version: str) -> str:
    dtd = f"tmx{version[0]}{version[2]}.dtd" if version[:3] in ("1.1", "1.2", "1.3") else "tmx14.dtd"
    declared = xml_attribute("version", version)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "{dtd}">\n<tmx{declared}>\n'


def _complaint(batch: list[TranslationUnit], texts: list[str], written: int) -> FormatError:
    number, unit, character = next(
        (number, unit, found[0])
        for number, (unit, text) in enumerate(zip(batch, texts, strict=True), start=written + 1)
        if (found := ILLEGAL.search(text))
    )
    languages = [variant.written for variant in unit.variants if character in variant.text]
    where = f"the segment in {languages[0]}" if languages else "its codes or properties"
    return FormatError(f"unit {number}: U+{ord(character):04X} in {where} cannot stand in XML: replace it")


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
    start = "<header" + "".join(xml_attribute(*pair) for pair in required) + _attributes(header.others)
    inner = _lines(header.annotations)
    text = f"{start}>\n{inner}</header>\n" if inner else f"{start}/>\n"
    if illegal := ILLEGAL.search(text):
        raise FormatError(f"header: U+{ord(illegal[0]):04X} cannot stand in XML: replace it")
    return text


def _unit(unit: TranslationUnit, language: str) -> str:
    variants, attributes, annotations, _, _ = unit
    segments = ""
    for written, _, content, own, inner in variants:
        noted = _annotations(inner) if inner else ""
        segments += f"{_tuv(language, written, own)}{noted}<seg>{_content(content)}</seg></tuv>\n"
    return f"<tu{_attributes(attributes)}>\n{_lines(annotations)}{segments}</tu>\n"


@lru_cache(maxsize=1024)
def _tuv(language: str, written: str, attributes: Attributes) -> str:
    code = xml_attribute(language, written) if written else ""
    return f"<tuv{code}{_attributes(attributes)}>"


def _content(content: Content) -> str:
    if len(content) == 1 and isinstance(content[0], str):
        return xml_text(content[0])
    return "".join(xml_text(piece) if isinstance(piece, str) else _code(piece) for piece in content)


def _code(code: Code) -> str:
    start = f"<{code.kind}{_attributes(code.attributes)}"
    return f"{start}>{_content(code.content)}</{code.kind}>" if code.content else f"{start}/>"


def _lines(annotations: Iterable[Prop | Note | Ude]) -> str:
    return "".join([_annotation(annotation) + "\n" for annotation in annotations])


def _annotations(annotations: Annotations) -> str:
    return "".join(map(_annotation, annotations))


def _annotation(annotation: Prop | Note | Ude) -> str:
    if isinstance(annotation, Prop):
        kind, text, attributes = annotation
        return f"{_prop(kind, attributes)}{xml_text(text)}</prop>"
    if isinstance(annotation, Note):
        return f"<note{_attributes(annotation.attributes)}>{xml_text(annotation.text)}</note>"
    maps = "".join(f"<map{_attributes(attributes)}/>" for attributes in annotation.maps)
    return f"<ude{_attributes(annotation.attributes)}>{maps}</ude>"


@lru_cache(maxsize=1024)
def _prop(kind: str, attributes: Attributes) -> str:
    return f"<prop{xml_attribute('type', kind)}{_attributes(attributes)}>"


def _attributes(attributes: Attributes) -> str:
    written, last = "", -1
    for name, value in attributes:
        rank = _RANK.get(name, len(_RANK))
        if rank <= last:
            return "".join([xml_attribute(*pair) for pair in sorted(attributes, key=_place)])
        last = rank
        written += f' {name}="{value}"' if value.isalnum() else xml_attribute(name, value)
    return written


def _place(attribute: tuple[str, str]) -> tuple[int, str]:
    """Attributes of TMX stand in the order of its DTD, others behind them by name."""
    return _RANK.get(attribute[0], len(_RANK)), attribute[0]
