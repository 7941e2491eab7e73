"""What XLIFF 2 allows on its inline elements, and which of its tags stand as native code in a memory."""

import re

from tmx.content import Attributes, Code
from tmx.xliff.native import tag_of

_ANY = re.compile(r".*", re.DOTALL)
_TOKEN = re.compile(r"[A-Za-z0-9_.:-]+")
_YES_NO = re.compile(r"yes|no")
_TYPE = re.compile(r"fmt|ui|quote|link|image|other")
_USERS = re.compile(r"[^\s:]+:[^\s:]+")
_RIGHTS = {
    "id": _TOKEN,
    "canCopy": _YES_NO,
    "canDelete": _YES_NO,
    "canReorder": re.compile(r"yes|firstNo|no"),
    "type": _TYPE,
    "subType": _USERS,
}
_SHOWN = {"disp": _ANY, "equiv": _ANY}
_SPAN = {"canOverlap": _YES_NO, "dir": re.compile(r"ltr|rtl|auto")}
TAGS = {
    "ph": {**_RIGHTS, **_SHOWN},
    "pc": {**_RIGHTS, **_SPAN, "dispStart": _ANY, "dispEnd": _ANY, "equivStart": _ANY, "equivEnd": _ANY},
    "sc": {**_RIGHTS, **_SHOWN, **_SPAN, "isolated": re.compile("yes")},
    "ec": {**_RIGHTS, **_SHOWN, **_SPAN, "isolated": re.compile("yes")},
}
"""The tags that are native code in a memory."""

UT = "ut"
"""The TMX type under which a `ut` is carried by a `ph`."""
HI = "tmx:hi"
"""The type of a `mrk` whose value is the type of a `hi`."""
PROTECTED = "protected"
"""The type of a `hi` that says what `translate="no"` says."""

_FORMATS = {"xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:var": "ui"}
_STANDS_FOR = {"ph": ("ph",), "bpt": ("pc",), "it": ("sc", "ec")}


def native_tag(code: Code) -> Code | None:
    """The tag of XLIFF 2 that the native code of a TMX code is; None where it is something else or not sound."""
    tag = tag_of(code.content, TAGS)
    if tag is None or tag.kind not in _STANDS_FOR.get(code.kind, ()) or not _is_sound(tag.attributes):
        return None
    return tag if tag.kind in ("ph", "pc") or ("isolated", "yes") in tag.attributes else None


def _is_sound(attributes: Attributes) -> bool:
    """Whether attributes that ask for others have them (XLIFF 2.1, 4.3.1)."""
    found = dict(attributes)
    if found.get("canReorder", "yes") != "yes" and not found.get("canCopy") == found.get("canDelete") == "no":
        return False
    sub_type = found.get("subType", "")
    if sub_type and _FORMATS.get(sub_type, found.get("type")) != found.get("type", ""):
        return False
    if sub_type.startswith("xlf:") and sub_type not in _FORMATS:
        return False
    return (not sub_type or "type" in found) and ("equivStart" in found) == ("equivEnd" in found)
