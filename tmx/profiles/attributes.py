"""The attributes that TMX 1.4 allows on each element, and the values that they may have."""

from collections.abc import Callable

from tmx.content import Attributes
from tmx.dates import as_tmx
from tmx.stretches import UnitsAlike
from tmx.unit import ALL_LANGUAGES, Annotations

SEGTYPES = frozenset({"block", "paragraph", "sentence", "phrase"})
OF_VARIANT = frozenset(
    {"o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion", "creationdate"}
    | {"creationid", "changedate", "changeid", "o-tmf"}
)
OF_UNIT = OF_VARIANT | {"tuid", "segtype", "srclang"}
OF_HEADER = frozenset({"o-encoding", "creationdate", "creationid", "changedate", "changeid"})
_OF_NOTE = frozenset({"o-encoding", "xml:lang"})
_DATES = frozenset({"creationdate", "changedate", "lastusagedate"})
_WITH_VALUES = _DATES | {"srclang", "segtype", "usagecount"}

ATTRIBUTES = "TMX-15 attributes"
DATES = "TMX-31 dates"


def allowed(
    attributes: Attributes, names: frozenset[str], code: Callable[[str], str], change: Callable[[str], None]
) -> Attributes:
    """Those with one of the names and a value that it may have (TMX-10, 15, 31, 32); `change` is told of others."""
    kept = []
    for name, value in attributes:
        valid = "" if name not in names else _valid(name, value, code) if name in _WITH_VALUES else value
        if valid:
            kept.append((name, valid))
        if valid != value and name != "srclang":
            change(DATES if name in _DATES else ATTRIBUTES)
    return tuple(kept)


def are_standard(attributes: Attributes) -> bool:
    """Whether a unit may have all of these as they are; one that names its source is looked at again."""
    for name, value in attributes:
        if name not in OF_UNIT or name == "srclang" or not value:
            return False
        if name in _WITH_VALUES and _valid(name, value, str) != value:
            return False
    return True


def decisive(units: UnitsAlike) -> Attributes:
    """Of the attributes of units alike, one for each value that may be the one that is not standard."""
    return tuple(
        [
            (name, value)
            for name, column in units.attribute_columns
            for value in (set(column) if name in _WITH_VALUES else [min(column)])
        ]
    )


def noted(annotations: Annotations) -> Annotations:
    """Notes and properties with the attributes that they may have."""
    for part in annotations:
        if part.attributes:
            break
    else:
        return annotations
    return tuple(
        part._replace(attributes=tuple(pair for pair in part.attributes if pair[0] in _OF_NOTE)) for part in annotations
    )


def _valid(name: str, value: str, code: Callable[[str], str]) -> str:
    """The value as TMX has it; empty where it cannot stand."""
    if name in _DATES:
        return as_tmx(value)
    if name == "srclang":
        return value if value == ALL_LANGUAGES else code(value)
    if name == "segtype":
        return value if value in SEGTYPES else ""
    return value if value.isascii() and value.isdecimal() else ""
