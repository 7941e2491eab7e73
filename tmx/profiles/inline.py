"""Inline codes as TMX 1.4b allows them: bpt and ept in pairs, it, ph and ut; nothing of XLIFF, no hi."""

from collections.abc import Iterator

from tmx.content import Attributes, Code, Content, tags

_ALLOWED = {
    "bpt": ("i", "x", "type"),
    "ept": ("i",),
    "it": ("pos", "x", "type"),
    "ph": ("x", "assoc", "type"),
    "ut": ("x",),
    "sub": ("datatype", "type"),
}
_DISSOLVED = frozenset({"hi", "sub", "mrk"})
_POSITIONS = {"bx": "begin", "ex": "end"}


def sound(content: Content) -> Content:
    """The segment with sound codes (TMX-24 to TMX-28); its words stay as they are.

    What stands in hi, mrk and sub outside of codes becomes words, g and unknown elements become pairs, x a placeholder,
    bx and ex isolated codes with their tag as native code; a bpt or ept without its other half becomes an it.
    """
    if not content or (len(content) == 1 and isinstance(content[0], str)):
        return content
    return tuple(_joined(_numbered(_paired(_flat(content, _Numbers(content))))))


class _Numbers:
    """Numbers for new pairs, apart from those that a segment has."""

    def __init__(self, content: Content) -> None:
        used = (dict(piece.attributes).get("i", "") for piece in content if isinstance(piece, Code))
        self._last = max((int(value) for value in used if value.isdecimal()), default=0)

    def next(self) -> str:
        self._last += 1
        return str(self._last)


def _flat(content: Content, numbers: _Numbers) -> Iterator[str | Code]:
    for piece in content:
        if isinstance(piece, str):
            yield piece
        elif piece.kind in _DISSOLVED:
            yield from _flat(piece.content, numbers)
        elif piece.kind in _ALLOWED:
            yield Code(piece.kind, _allowed(piece), tuple(_native(piece.content)))
        elif piece.kind in _POSITIONS:
            yield Code("it", (("pos", _POSITIONS[piece.kind]),), (_tag(piece, "/>"),))
        elif piece.kind == "x" or not piece.content:
            yield Code("ph", (), (_tag(piece, "/>"),))
        else:
            number = numbers.next()
            yield Code("bpt", (("i", number),), (_tag(piece, ">"),))
            yield from _flat(piece.content, numbers)
            yield Code("ept", (("i", number),), (f"</{piece.kind}>",))


def _allowed(code: Code) -> Attributes:
    return tuple(pair for pair in code.attributes if pair[0] in _ALLOWED[code.kind])


def _native(content: Content) -> Iterator[str | Code]:
    """Native code is text and sub; other codes in it leave their text."""
    for piece in content:
        if isinstance(piece, str):
            yield piece
        elif piece.kind == "sub":
            yield Code("sub", _allowed(piece), sound(piece.content))
        else:
            yield tags(piece.content)


def _tag(code: Code, end: str) -> str:
    return f"<{code.kind}" + "".join(f' {name}="{value}"' for name, value in code.attributes) + end


def _paired(pieces: Iterator[str | Code]) -> Iterator[str | Code]:
    found = list(pieces)
    pairs = _pairs(found)
    for index, piece in enumerate(found):
        if isinstance(piece, str) or index in pairs:
            yield piece
        elif piece.kind in ("bpt", "ept"):
            position = ("pos", "begin" if piece.kind == "bpt" else "end")
            yield Code("it", (position, *(pair for pair in piece.attributes if pair[0] != "i")), piece.content)
        elif piece.kind == "it" and dict(piece.attributes).get("pos") not in ("begin", "end"):
            yield Code("ph", tuple(pair for pair in piece.attributes if pair[0] != "pos"), piece.content)
        else:
            yield piece


def _pairs(found: list[str | Code]) -> frozenset[int]:
    """Where a bpt and the ept behind it are, if each has its number for itself."""
    halves: dict[tuple[str, str], list[int]] = {}
    for index, piece in enumerate(found):
        if isinstance(piece, Code) and piece.kind in ("bpt", "ept"):
            halves.setdefault((dict(piece.attributes).get("i", ""), piece.kind), []).append(index)
    paired: list[int] = []
    for (number, kind), begins in halves.items():
        ends = halves.get((number, "ept"), []) if kind == "bpt" and number else []
        if len(begins) == len(ends) == 1 and begins < ends:
            paired += begins + ends
    return frozenset(paired)


def _numbered(pieces: Iterator[str | Code]) -> Iterator[str | Code]:
    """The pieces without an `x` that is no number, or stands a second time on a code of its kind (TMX-27)."""
    seen: set[tuple[str, str]] = set()
    for piece in pieces:
        x = "" if isinstance(piece, str) else dict(piece.attributes).get("x", "")
        if isinstance(piece, str) or not x:
            yield piece
        elif x.isdecimal() and x.isascii() and (piece.kind, x) not in seen:
            seen.add((piece.kind, x))
            yield piece
        else:
            yield piece._replace(attributes=tuple(pair for pair in piece.attributes if pair[0] != "x"))


def _joined(pieces: Iterator[str | Code]) -> Iterator[str | Code]:
    """The pieces with neighbouring words as one."""
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            yield words
        words = ""
        yield piece
    if words:
        yield words
