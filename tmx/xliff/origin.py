"""Properties of units that XLIFF says by the elements around them: the original file, whether to translate."""

from tmx.unit import Prop
from tmx.xliff.states import Values, value_of

ORIGINAL = "x-xliff-original"
TRANSLATE = "x-xliff-translate"
DOCUMENT = "x-duizhao-source"
_DIGEST = "#sha256:"


def original_of(values: Values) -> str:
    """The name of the file that a unit with these properties comes from: as an XLIFF file or an alignment says it.

    Empty if none does.
    """
    return values.get(ORIGINAL) or _without_digest(values.get(DOCUMENT, ""))


def original_props(original: str, known: tuple[object, ...]) -> tuple[Prop, ...]:
    """The property that keeps the name of the original, unless the unit says it already."""
    return (Prop(ORIGINAL, original),) if original not in ("", _without_digest(value_of(known, DOCUMENT))) else ()


def translate_of(values: Values) -> str:
    """Whether a unit with these properties is to be translated: `yes`, `no`, or empty where nothing says it."""
    value = values.get(TRANSLATE, "")
    return value if value in ("yes", "no") else ""


def _without_digest(name: str) -> str:
    return name.partition(_DIGEST)[0]
