"""Properties of units that XLIFF says by the elements around them: the original file, whether to translate."""

from tmx.unit import Prop, TranslationUnit
from tmx.xliff.states import value_of

ORIGINAL = "x-xliff-original"
TRANSLATE = "x-xliff-translate"
_DOCUMENT = "x-duizhao-source"
_DIGEST = "#sha256:"


def original_of(unit: TranslationUnit) -> str:
    """The name of the file that a unit comes from: as an XLIFF file or an alignment says it; empty if none does."""
    return value_of(unit.annotations, ORIGINAL) or _document(unit.annotations)


def original_props(original: str, known: tuple[object, ...]) -> tuple[Prop, ...]:
    """The property that keeps the name of the original, unless the unit says it already."""
    return (Prop(ORIGINAL, original),) if original not in ("", _document(known)) else ()


def translate_of(unit: TranslationUnit) -> str:
    """Whether the unit is to be translated: `yes`, `no`, or empty where nothing says it."""
    value = value_of(unit.annotations, TRANSLATE)
    return value if value in ("yes", "no") else ""


def _document(annotations: tuple[object, ...]) -> str:
    return value_of(annotations, _DOCUMENT).partition(_DIGEST)[0]
