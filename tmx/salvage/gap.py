"""What stands between units: nothing, the end of a memory, the beginning of another, part of a unit, or stray text."""

import re
from enum import StrEnum

_IGNORED = re.compile(r"<!--(?:(?!--).)*+-->|<\?.*?\?>|\s+", re.DOTALL)
_END = re.compile(r"</(?:\w+:)?body>(?:</(?:\w+:)?tmx>)?", re.IGNORECASE)
_PADDING = "\0\x1a"
"""What old programs fill the last block of a file with."""
_ANOTHER = re.compile(r"(?:<!DOCTYPE[^>\[]*>)?<(?:\w+:)?tmx.*<(?:\w+:)?body[^<>]*>", re.IGNORECASE | re.DOTALL)
_UNIT_END = re.compile(r"</(?:\w+:)?tu\s*>", re.IGNORECASE)
_OF_UNIT = re.compile(r"</?(?:\w+:)?(?:tuv?|seg)(?=[\s/>])", re.IGNORECASE)


class GapKind(StrEnum):
    """What a text between units is."""

    NOTHING = "nothing"
    END = "the end of the memory"
    ANOTHER = "the end, and the beginning of another memory"
    OF_UNIT = "part of a unit without its beginning"
    STRAY = "stray text"


def units_in(text: str) -> int:
    """How many units such a text has parts of: one at least."""
    return max(1, len(_UNIT_END.findall(text)))


def before_end(text: str) -> str | None:
    """What stands before the end of the memory in this text, whatever may stand behind; None where it has no end."""
    rest = _IGNORED.sub("", text)
    ended = _END.search(rest)
    return rest[: ended.start()] if ended else None


def gap_kind(text: str) -> GapKind:
    """What a text between units is; comments, instructions and white space are nothing."""
    rest = _IGNORED.sub("", text)
    if not rest:
        return GapKind.NOTHING
    ended = _END.match(rest)
    behind = rest[ended.end() :].rstrip(_PADDING) if ended else rest
    if not behind:
        return GapKind.END
    if _ANOTHER.fullmatch(behind):
        return GapKind.ANOTHER
    return GapKind.OF_UNIT if _OF_UNIT.search(text) else GapKind.STRAY
