"""Characters of a segment that are marked, such as terms."""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from corpus import Span


class Mark(NamedTuple):
    """Characters of a text, and what is told about them."""

    chars: Span
    title: str


Marker = Callable[[str], Sequence[Mark]]
"""The marks of a text, in order and apart from each other."""


def unmarked(text: str) -> Sequence[Mark]:
    """No marks."""
    return ()


def marked(text: str, marker: Marker) -> str:
    """The text as HTML, with its marks."""
    parts, done = [], 0
    for (start, end), title in marker(text):
        parts += [escape(text[done:start]), f'<mark title="{escape(title)}">{escape(text[start:end])}</mark>']
        done = end
    return "".join([*parts, escape(text[done:])])
