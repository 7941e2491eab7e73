"""White space of a segment made even: none at its ends, no line break inside, no doubled spaces."""

import re

from corpus import is_wide
from tmx.content import NATIVE, Code, Content

_BREAK = re.compile(r"[^\S\n\r\x0b\x0c\x85\u2028\u2029]*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")
_DOUBLED = re.compile(r"[ \t]{2,}")


def evened(content: Content) -> Content:
    """The segment with even white space; native code is left alone.

    A line break becomes a space, and nothing beside a Chinese character. Doubled spaces between two Chinese characters
    stay: they set out names (王　　明, 李  四).
    """
    pieces = _within(content)
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip()
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip()
    return tuple(piece for piece in pieces if piece != "")


def _within(content: Content) -> list[str | Code]:
    pieces: list[str | Code] = []
    for piece in content:
        if isinstance(piece, str):
            pieces.append(_DOUBLED.sub(_one_space, _BREAK.sub(_joint, piece)))
        elif piece.kind in NATIVE:
            pieces.append(piece)
        else:
            pieces.append(piece._replace(content=tuple(_within(piece.content))))
    return pieces


def _joint(found: re.Match[str]) -> str:
    before, after = _neighbours(found)
    return "" if is_wide(before) or is_wide(after) else " "


def _one_space(found: re.Match[str]) -> str:
    before, after = _neighbours(found)
    return found[0] if is_wide(before) and is_wide(after) else " "


def _neighbours(found: re.Match[str]) -> tuple[str, str]:
    text, (start, end) = found.string, found.span()
    return text[max(0, start - 1) : start], text[end : end + 1]
