"""Names with white space in them as tokens, for places that take none."""

import re

_AWKWARD = re.compile(r"[\s:%]")
_ESCAPED = re.compile(r"%([0-9A-F]{2,4});")


def as_token(text: str) -> str:
    """The text without white space and colons, which `ctype`, `mtype` and `subType` do not take."""
    return _AWKWARD.sub(lambda found: f"%{ord(found[0]):02X};", text)


def from_token(text: str) -> str:
    """The text that `as_token` was given."""
    return _ESCAPED.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if _AWKWARD.fullmatch(character) else found[0]
