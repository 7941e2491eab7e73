"""One unit as the text of TMX: attributes in the order of the DTD, one line a language."""

from collections.abc import Iterable
from functools import lru_cache

from tmx.content import Attributes, Code, Content
from tmx.escape import xml_attribute, xml_text
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Ude

_ORDER = (
    *("tuid", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion"),
    *("creationdate", "creationid", "changedate", "segtype", "changeid", "o-tmf", "srclang"),
    *("i", "pos", "x", "assoc", "type", "name", "base", "unicode", "code", "ent", "subst"),
)
"""The attributes of TMX in the order of its DTD; others follow by name."""
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


def unit_markup(unit: TranslationUnit, language: str) -> str:
    """The unit, its languages named by this attribute: `xml:lang`, or `lang` before TMX 1.3."""
    variants, attributes, annotations, _, _ = unit
    segments = ""
    for written, _, content, own, inner in variants:
        noted = _annotations(inner) if inner else ""
        segments += f"{tuv_tag(language, written, own)}{noted}<seg>{content_markup(content)}</seg></tuv>\n"
    return f"<tu{attributes_markup(attributes)}>\n{annotation_lines(annotations)}{segments}</tu>\n"


@lru_cache(maxsize=1024)
def tuv_tag(language: str, written: str, attributes: Attributes) -> str:
    """The start tag of a variant."""
    code = xml_attribute(language, written) if written else ""
    return f"<tuv{code}{attributes_markup(attributes)}>"


def content_markup(content: Content) -> str:
    """What stands in seg."""
    if len(content) == 1 and isinstance(content[0], str):
        return xml_text(content[0])
    return "".join(xml_text(piece) if isinstance(piece, str) else _code(piece) for piece in content)


def _code(code: Code) -> str:
    start = f"<{code.kind}{attributes_markup(code.attributes)}"
    return f"{start}>{content_markup(code.content)}</{code.kind}>" if code.content else f"{start}/>"


def annotation_lines(annotations: Iterable[Prop | Note | Ude]) -> str:
    """Each property, note and user-defined encoding on its line."""
    return "".join([_annotation(annotation) + "\n" for annotation in annotations])


def _annotations(annotations: Annotations) -> str:
    return "".join(map(_annotation, annotations))


def _annotation(annotation: Prop | Note | Ude) -> str:
    if isinstance(annotation, Prop):
        kind, text, attributes = annotation
        return f"{prop_tag(kind, attributes)}{xml_text(text)}</prop>"
    if isinstance(annotation, Note):
        return f"<note{attributes_markup(annotation.attributes)}>{xml_text(annotation.text)}</note>"
    maps = "".join(f"<map{attributes_markup(attributes)}/>" for attributes in annotation.maps)
    return f"<ude{attributes_markup(annotation.attributes)}>{maps}</ude>"


@lru_cache(maxsize=1024)
def prop_tag(kind: str, attributes: Attributes) -> str:
    """The start tag of a property."""
    return f"<prop{xml_attribute('type', kind)}{attributes_markup(attributes)}>"


def attributes_markup(attributes: Attributes) -> str:
    """The attributes as they stand in a tag, with a space before each."""
    written, last = "", -1
    for name, value in attributes:
        rank = _RANK.get(name, len(_RANK))
        if rank <= last:
            return "".join(
                [xml_attribute(*pair) for pair in sorted(attributes, key=lambda pair: attribute_place(pair[0]))]
            )
        last = rank
        written += f' {name}="{value}"' if value.isalnum() else xml_attribute(name, value)
    return written


def attribute_place(name: str) -> tuple[int, str]:
    """What attributes are sorted by: those of TMX stand in the order of its DTD, others behind them by name."""
    return _RANK.get(name, len(_RANK)), name
