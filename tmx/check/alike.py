"""How the plain units of a memory are written: expressions that find those whose attributes break no rule."""

import re
from functools import lru_cache
from typing import NamedTuple

from tmx.check.attributes import SEGTYPES
from tmx.check.iso639 import TWO_LETTERS
from tmx.check.languages import is_language
from tmx.check.structure import shapes
from tmx.dates import CERTAIN
from tmx.plain_units import ANNOTATIONS, SEGMENT, SPACE, VALUE_CHARS, following

_SPAN = ("creationdate", "changedate")
_VALUES = {
    **dict.fromkeys((*_SPAN, "lastusagedate"), CERTAIN),
    "usagecount": "[0-9]++",
    "segtype": rf"(?:{'|'.join(SEGTYPES)})",
    "tuid": r'(?P<tuid>[^"<&\s\x00-\x1f]++)',
}
"""Values of attributes that no rule objects to, where a rule looks at them."""
_PAIR = re.compile(r'[ \n\t]([^=\s]++)="([^"]*+)"')


class Written(NamedTuple):
    """The names of the attributes of a unit and of its two variants, and the languages of these."""

    names: tuple[tuple[str, ...], ...]
    codes: tuple[str, str]


def written(unit: re.Match[str]) -> Written:
    """How the unit is written that is matched by `plain_units.UNIT`; it differs from others in values only."""
    attributes = [_PAIR.findall(tag) for tag in unit.group(2, 4, 6)]
    one, other = (dict(pairs).get("xml:lang", "") for pairs in attributes[1:])
    return Written(tuple(tuple([name for name, _ in pairs]) for pairs in attributes), (one, other))


@lru_cache(maxsize=256)
def expression(like: Written) -> re.Pattern[str] | None:
    """What finds units that are written so, by `units_at`; None where all of them break a rule.

    Its groups: `tuid`; `creationdate0`, `changedate0` of the unit, `…1`, `…2` of its variants, where both are there;
    `annotations`; `words1`, `words2`.
    """
    elements = zip("012", ("tu", "tuv", "tuv"), like.names, ("", *like.codes), strict=True)
    tags = [_attributes(*element) for element in elements]
    if None in tags or not all(map(_is_usual, like.codes)):
        return None
    own, *others = tags
    variants = "".join(
        f"<tuv{tag}>{SPACE}<seg>(?P<words{place}>{SEGMENT})</seg>{SPACE}</tuv>{SPACE}"
        for place, tag in enumerate(others, 1)
    )
    return following(f"{SPACE}<tu{own}>{SPACE}(?P<annotations>{ANNOTATIONS}){variants}</tu>")


def _attributes(place: str, element: str, names: tuple[str, ...], code: str) -> str | None:
    """The expression of attributes of these names; None where one is unknown or stands twice."""
    if len(set(names)) < len(names) or not shapes("1.4")[element].attributes.issuperset(names) or "srclang" in names:
        return None
    values = {**_VALUES, "xml:lang": re.escape(code)}
    if set(_SPAN).issubset(names):
        values |= {name: f"(?P<{name}{place}>{CERTAIN})" for name in _SPAN}
    return "".join(rf'[ \n\t]++{name}="{values.get(name, VALUE_CHARS)}"' for name in names)


def _is_usual(code: str) -> bool:
    return is_language(code) and code.partition("-")[0].lower() not in TWO_LETTERS
