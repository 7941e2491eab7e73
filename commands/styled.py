"""Texts in colours on a terminal, plain in a pipe and where NO_COLOR says so."""

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

_MOST = 80


class Piece(NamedTuple):
    """A stretch of text and its style, as rich names it: `bold red`."""

    text: str
    style: str = ""


def styled(pieces: Iterable[Piece]) -> str:
    """The pieces as they are printed on stdout."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return "".join(piece.text for piece in pieces)
    from rich.style import Style

    return "".join(Style.parse(piece.style.strip() or "none").render(piece.text) for piece in pieces)


def visible_line(text: str) -> str:
    """The text on one line, controls shown: what a memory holds must not command the terminal."""
    from corpus import visible

    return visible(text.replace("\n", " ").replace("\t", " "))


def short_line(text: str) -> str:
    """The beginning of a text that was asked for, on one line."""
    return visible_line(text[:_MOST]) + "…" * (len(text) > _MOST)
