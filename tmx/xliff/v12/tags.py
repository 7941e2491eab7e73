"""What XLIFF 1.2 allows on its inline elements, and which of its tags stand as native code in a memory."""

import re

from tmx.content import Code
from tmx.xliff.native import tag_of

_ANY = re.compile(r".*", re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9_.:-]+")
_SPAN = re.compile(r"bold|italic|underlined|link|x-\S+")
_POINT = re.compile(r"image|pb|lb|x-\S+")
_YES_NO = re.compile(r"yes|no")
TAGS = {
    "g": {"id": _ANY, "ctype": _SPAN, "clone": _YES_NO, "equiv-text": _ANY},
    "x": {"id": _ANY, "ctype": _POINT, "clone": _YES_NO, "equiv-text": _ANY},
    "bx": {"id": _ANY, "rid": _NAME, "ctype": _SPAN, "clone": _YES_NO, "equiv-text": _ANY},
    "ex": {"id": _ANY, "rid": _NAME, "equiv-text": _ANY},
}
"""The tags that are native code in a memory."""

CARRIED = {
    **{kind: frozenset(rules) for kind, rules in TAGS.items()},
    "bpt": frozenset({"id", "rid", "ctype"}),
    "ept": frozenset({"id", "rid"}),
    "ph": frozenset({"id", "ctype", "assoc"}),
    "it": frozenset({"id", "pos", "ctype"}),
    "sub": frozenset({"datatype", "ctype"}),
    "mrk": frozenset({"mtype"}),
}
"""The attributes that TMX can carry, in its own or in native code."""

POSITIONS = {"open": "begin", "close": "end"}
SIDES = {"preceding": "p", "following": "f", "both": "b"}
UT = "x-tmx-ut"
"""The ctype of a `ph` that is a `ut` in TMX."""
HI = "x-tmx-hi"
"""The mtype of a `mrk` that is a `hi` of no listed type; `-` and the type may follow."""

_LISTED_MARKS = (
    "abbrev abbreviated-form abbreviation acronym appellation collocation common-name datetime equation expanded-form"
    " formula head-term initialism international-scientific-term internationalism logical-expression"
    " materials-management-unit name near-synonym part-number phrase phraseological-unit protected romanized-form"
    " set-phrase short-form sku standard-text symbol synonym synonymous-phrase term transcribed-form"
    " transliterated-form truncated-term variant"
)
MARKS = frozenset(_LISTED_MARKS.split())
"""The types of `mrk` (XLIFF 1.2, 2.4.1.1) but for `seg`."""
_STANDS_FOR = {"ph": ("x",), "bpt": ("g", "bx"), "ept": ("ex",), "it": ("bx", "ex")}


def native_tag(code: Code) -> Code | None:
    """The tag of XLIFF 1.2 that the native code of a TMX code is; None where it is something else."""
    tag = tag_of(code.content, TAGS)
    return tag if tag and tag.kind in _STANDS_FOR.get(code.kind, ()) else None
