"""What a segment says: its text with typed inline codes, and three views of it as plain characters."""

from collections.abc import Callable
from typing import NamedTuple

Attributes = tuple[tuple[str, str], ...]
"""Names and values in file order; `xml:lang` keeps its prefix."""

NATIVE = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Codes whose content is native code, not words (TMX 1.4b, Content Markup)."""


class Code(NamedTuple):
    """An inline element: name in lower case, attributes, and content: native code, or words in `hi` and `sub`.

    XLIFF's `g`, `x`, `bx`, `ex` and unknown elements are codes too, so that nothing is lost.
    """

    kind: str
    attributes: Attributes = ()
    content: "Content" = ()


Content = tuple[str | Code, ...]
"""Text and codes in reading order; a plain segment is one string, an empty one is ()."""


def plain(content: Content) -> str:
    """The words alone: native code and what stands inside it are left out, the text of `hi` is kept."""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return "".join(
        [
            piece if isinstance(piece, str) else plain(piece.content)
            for piece in content
            if isinstance(piece, str) or piece.kind not in NATIVE
        ]
    )


def with_words(content: Content, change: Callable[[str], str]) -> Content:
    """The content with each stretch of words changed; native code is left alone."""
    pieces = (
        change(piece)
        if isinstance(piece, str)
        else piece
        if piece.kind in NATIVE
        else piece._replace(content=with_words(piece.content, change))
        for piece in content
    )
    return tuple(piece for piece in pieces if piece != "")


def tags(content: Content) -> str:
    """The words with the native code in its place, as the original file had it: `<b>今天</b>`."""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return "".join(piece if isinstance(piece, str) else tags(piece.content) for piece in content)


def placeholders(content: Content) -> str:
    """The words with a number for each code: `{1}今天{/1}天气{2}`; `bpt` and `ept` share one by their `i`."""
    return _numbered(content, [])


def _numbered(content: Content, seen: list[str]) -> str:
    return "".join(piece if isinstance(piece, str) else _placeholder(piece, seen) for piece in content)


def _placeholder(code: Code, seen: list[str]) -> str:
    pair = dict(code.attributes).get("i", "")
    if code.kind == "ept" and pair in seen:
        return f"{{/{seen.index(pair) + 1}}}"
    seen.append(pair if code.kind == "bpt" else "")
    number = len(seen)
    if code.kind in NATIVE or not code.content:
        return f"{{{number}}}"
    return f"{{{number}}}{_numbered(code.content, seen)}{{/{number}}}"
