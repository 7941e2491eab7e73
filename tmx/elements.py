"""Elements of TMX turned into values, in any version and any case of names, with remarks on what was passed over."""

from functools import lru_cache

from lxml import etree

from tmx.content import NATIVE, Attributes, Code, Content
from tmx.language import normalise
from tmx.place import Place, Remarks, quoted
from tmx.unit import Header, Note, Prop, TranslationUnit, Ude, Variant, declared
from tmx.xml import attributes_of, local_name

_REQUIRED = ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype")
_XLIFF = frozenset({"g", "x", "bx", "ex", "mrk"})
_INLINE = NATIVE | {"hi", "sub"}


def header_of(root: etree._Element, version: str, place: Place, remarks: Remarks) -> Header:
    """The header that the element, or its only child, is."""
    element = _unwrapped(root)
    attributes = _own_attributes(element, place, remarks)
    values = dict(attributes)
    if missing := [name for name in _REQUIRED if name not in values]:
        remarks.add("TMX-09", f"the header lacks {', '.join(missing)}", place)
    annotations: list[Prop | Note | Ude] = []
    for child in element:
        if _name(child, place, remarks) == "ude":
            maps = tuple(_own_attributes(line, place, remarks) for line in child)
            annotations.append(Ude(_own_attributes(child, place, remarks), maps))
        elif annotation := _annotation(child, place, remarks):
            annotations.append(annotation)
    return Header(
        creationtool=values.get("creationtool", ""),
        creationtoolversion=values.get("creationtoolversion", ""),
        segtype=values.get("segtype", ""),
        o_tmf=values.get("o-tmf", ""),
        adminlang=values.get("adminlang", ""),
        srclang=declared(values.get("srclang", "")),
        datatype=values.get("datatype", ""),
        others=tuple(pair for pair in attributes if pair[0] not in _REQUIRED),
        annotations=tuple(annotations),
        version=version,
    )


def unit_of(root: etree._Element, place: Place, remarks: Remarks) -> TranslationUnit:
    """The unit that the element, or its only child, is; what TMX does not know is passed over with a remark."""
    element = _unwrapped(root)
    _name(element, place, remarks)
    _no_words(element.text, place, remarks)
    variants: list[Variant] = []
    annotations: list[Prop | Note] = []
    for child in element:
        _no_words(child.tail, place, remarks)
        if _name(child, place, remarks) == "tuv":
            variants.append(_variant(child, place, remarks))
        elif annotation := _annotation(child, place, remarks):
            if variants:
                remarks.add("TMX-14", "prop or note after tuv: it is kept, and written before", place)
            annotations.append(annotation)
    attributes = _own_attributes(element, place, remarks)
    return TranslationUnit(tuple(variants), attributes, tuple(annotations), place.unit, place.line)


def _variant(element: etree._Element, place: Place, remarks: Remarks) -> Variant:
    _no_words(element.text, place, remarks)
    contents: list[Content] = []
    annotations: list[Prop | Note] = []
    for child in element:
        _no_words(child.tail, place, remarks)
        if _name(child, place, remarks) == "seg":
            if len(child.attrib):
                remarks.add("TMX-15", "attributes of seg are passed over", place)
            contents.append(_content(child, place, remarks))
        elif annotation := _annotation(child, place, remarks):
            annotations.append(annotation)
    if len(contents) != 1:
        remarks.add("TMX-14", f"{len(contents)} seg in a tuv, expected one: the first is read", place)
    attributes = _own_attributes(element, place, remarks)
    values = dict(attributes)
    language = "xml:lang" if "xml:lang" in values else "lang"
    if language not in values:
        remarks.add("TMX-19", "a tuv without xml:lang", place)
    written = values.get(language, "")
    others = tuple(pair for pair in attributes if pair[0] != language)
    return Variant(written, normalise(written), contents[0] if contents else (), others, tuple(annotations))


def _content(element: etree._Element, place: Place, remarks: Remarks) -> Content:
    """Text and codes of a seg or of a code; libxml2's limit of depth bounds the recursion."""
    pieces: list[str | Code] = [element.text] if element.text else []
    for child in element:
        kind = _name(child, place, remarks)
        if kind in _XLIFF:
            remarks.add("TMX-24", f"`<{kind}>` belongs to XLIFF: it is read as a code", place)
        elif kind not in _INLINE:
            remarks.add("TMX-24", f"{quoted(kind)} is not an inline element of TMX: it is read as a code", place)
        pieces.append(Code(kind, _own_attributes(child, place, remarks), _content(child, place, remarks)))
        if child.tail:
            pieces.append(child.tail)
    return tuple(pieces)


def _annotation(element: etree._Element, place: Place, remarks: Remarks) -> Prop | Note | None:
    kind = _name(element, place, remarks)
    if kind not in ("prop", "note"):
        remarks.add("TMX-15", f"element {quoted(kind)} is unknown here: it is passed over", place)
        return None
    if len(element):
        remarks.add("TMX-34", f"elements inside {kind}: their text alone is kept", place)
    text, attributes = "".join(map(str, element.itertext())), _own_attributes(element, place, remarks)
    if kind == "note":
        return Note(text, attributes)
    return Prop(dict(attributes).get("type", ""), text, tuple(pair for pair in attributes if pair[0] != "type"))


def _own_attributes(element: etree._Element, place: Place, remarks: Remarks) -> Attributes:
    attributes = attributes_of(element)
    for name, _ in attributes:
        if "{" in name:
            remarks.add("TMX-15", "attributes of a foreign namespace are passed over", place)
            return tuple(pair for pair in attributes if "{" not in pair[0])
    return attributes


def _name(element: etree._Element, place: Place, remarks: Remarks) -> str:
    written, name = _spellings(str(element.tag))
    if name != written:
        remarks.add("TMX-15", f"element {quoted(written)}: names are lower-case in TMX", place)
    return name


@lru_cache(maxsize=256)
def _spellings(tag: str) -> tuple[str, str]:
    written = local_name(tag)
    return written, written.lower()


def _no_words(text: str | None, place: Place, remarks: Remarks) -> None:
    if text and not text.isspace():
        remarks.add("TMX-14", "text outside of seg, prop and note is passed over", place)


def _unwrapped(root: etree._Element) -> etree._Element:
    """The element itself where it was read between the tags of a namespaced root."""
    return root[0] if local_name(str(root.tag)) == "tmx" else root
