"""Keyword in context: what was found, one below the other in one column, however wide its characters are."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from commands.styled import Piece, styled, visible_line

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from corpus import Span
    from memory import Hit

PIPE_WIDTH = 120
_GAP = "…"
_INDENT = 6
Terms = Callable[[str], "Sequence[Span]"]
"""Where the terms of a text stand."""


def no_terms(text: str) -> "Sequence[Span]":
    """None: nobody has asked for terms."""
    return ()


def kwic_lines(hit: "Hit", width: int, terms: Terms) -> Iterator[str]:
    """A line of `width` cells for each place, what was found in the middle; below them the other sides."""
    for span in hit.spans:
        yield styled(_in_context(hit.said.text, span, width, terms(hit.said.text)))
    for variant in hit.stored.unit.variants:
        if variant.language != hit.said.language:
            yield " " * _INDENT + styled(_marked(variant.text, terms(variant.text), "dim"))


def terminal_width() -> int:
    """How many cells a line has: those of the terminal, or enough for a pipe."""
    import shutil

    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if sys.stdout.isatty() else PIPE_WIDTH


def _in_context(text: str, span: "Span", width: int, terms: "Sequence[Span]") -> list[Piece]:
    from rich.cells import cell_len

    found = text[slice(*span)]
    marks = ("", "") if sys.stdout.isatty() else ("⟦", "⟧")
    room = max(width - cell_len(visible_line(found)) - sum(map(cell_len, marks)), 0)
    start = _from(text, span.start, room // 2)
    before = _shown(text, start, span.start, terms)
    begins = "" if start == 0 else _GAP
    padding = room // 2 - cell_len(begins) - cell_len("".join(piece.text for piece in before))
    end = _to(text, span.end, room - room // 2)
    after = _shown(text, span.end, end, terms)
    ends = "" if end == len(text) else _GAP
    return [
        Piece(" " * max(padding, 0) + begins),
        *before,
        Piece(marks[0]),
        Piece(visible_line(found), "bold red"),
        Piece(marks[1]),
        *after,
        Piece(ends),
    ]


def _from(text: str, end: int, room: int) -> int:
    """The least place from which on the text before `end` fits; a cell is kept for the gap where it is cut."""
    place = end
    left = room
    while place and (cost := _cells(text[place - 1])) <= left - (place > 1):
        place, left = place - 1, left - cost
    return place


def _to(text: str, start: int, room: int) -> int:
    place = start
    left = room
    while place < len(text) and (cost := _cells(text[place])) <= left - (place < len(text) - 1):
        place, left = place + 1, left - cost
    return place


def _cells(character: str) -> int:
    from rich.cells import cell_len

    return cell_len(visible_line(character))


def _shown(text: str, start: int, end: int, terms: "Sequence[Span]") -> list[Piece]:
    from corpus import Span

    inside = [Span(max(one.start, start) - start, min(one.end, end) - start) for one in terms]
    return _marked(text[start:end], [one for one in inside if one.start < one.end], "")


def _marked(text: str, terms: "Sequence[Span]", style: str) -> list[Piece]:
    """The text with its terms underlined."""
    pieces, at = [], 0
    for start, end in sorted(terms):
        if start >= at:
            pieces += [
                Piece(visible_line(text[at:start]), style),
                Piece(visible_line(text[start:end]), f"{style} underline cyan"),
            ]
            at = end
    return [*pieces, Piece(visible_line(text[at:]), style)]
