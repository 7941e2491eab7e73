"""What a code does: the `type` of TMX, the `ctype` of XLIFF 1.2, `type` and `subType` of XLIFF 2."""

import re

from tmx.exchange.tokens import as_token, from_token

_SPAN_12 = frozenset({"bold", "italic", "underlined", "link"})
_POINT_12 = frozenset({"image", "pb", "lb"})
_LISTED_DATA = "cdf cpp html interleaf javascript lisp mif pascal plaintext rtf sgml vbscript winres xml"
_DATA_12 = frozenset(_LISTED_DATA.split())
_OWN_12 = "x-tmx-"
_OWN_21 = "tmx:"
_KNOWN_21 = {
    "bold": ("fmt", "xlf:b"),
    "italic": ("fmt", "xlf:i"),
    "underlined": ("fmt", "xlf:u"),
    "lb": ("fmt", "xlf:lb"),
    "pb": ("fmt", "xlf:pb"),
    "var": ("ui", "xlf:var"),
}
_TYPES_21 = frozenset({"fmt", "ui", "quote", "link", "image", "other"})
_USERS_21 = re.compile(r"[^\s:]+:[^\s:]+")


def ctype(type: str, kind: str) -> str:
    """The ctype of a TMX type on an element of XLIFF 1.2; what the standard does not list begins with `x-`."""
    if type in (_POINT_12 if kind in ("ph", "x") else _SPAN_12):
        return type
    if type.startswith("x-") and not type.startswith(_OWN_12) and len(type) > 2 and as_token(type) == type:
        return type
    return _OWN_12 + as_token(type)


def datatype(name: str) -> str:
    """The datatype of XLIFF 1.2 for one of TMX."""
    return name if name in _DATA_12 else _OWN_12 + as_token(name)


def own_name(name: str) -> str:
    """The name in TMX of a ctype or datatype of XLIFF 1.2."""
    return from_token(name.removeprefix(_OWN_12)) if name.startswith(_OWN_12) else name


def types(type: str) -> tuple[str, str]:
    """`type` and `subType` of XLIFF 2 for a TMX type; either may be empty."""
    if type in _KNOWN_21:
        return _KNOWN_21[type]
    first, _, second = type.partition(" ")
    if first in _TYPES_21 and (not second or _users(second)):
        return first, second
    return "other", _OWN_21 + as_token(type)


def type_of_types(type: str, sub_type: str) -> str:
    """The TMX type of `type` and `subType` of XLIFF 2."""
    for name, pair in _KNOWN_21.items():
        if pair == (type, sub_type):
            return name
    if sub_type.startswith(_OWN_21):
        return from_token(sub_type.removeprefix(_OWN_21))
    return f"{type} {sub_type}".strip()


def _users(sub_type: str) -> bool:
    return bool(_USERS_21.fullmatch(sub_type)) and not sub_type.startswith(("xlf:", _OWN_21))
