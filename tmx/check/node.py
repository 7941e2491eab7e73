"""Elements with the line and the column on which each begins."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lxml import etree

from tmx.content import Attributes
from tmx.xml import attributes_of

_START = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(<)[^/!?]", re.DOTALL)


class Spot(NamedTuple):
    """A line and a column of a file, both from 1."""

    line: int
    column: int


class Node(NamedTuple):
    """An element: its name, its attributes, its text up to the first child, its children, the text behind it.

    A name stands in braces behind its namespace where that is not the root's.
    """

    name: str
    attributes: Attributes
    spot: Spot
    text: str = ""
    children: tuple["Node", ...] = ()
    tail: str = ""

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        for found, value in self.attributes:
            if found == name:
                return value
        return default

    def has(self, name: str) -> bool:
        """Whether it has the attribute."""
        return name in [found for found, _ in self.attributes]

    def named(self, name: str) -> tuple["Node", ...]:
        """The children of this name."""
        return tuple([child for child in self.children if child.name == name])


class Lines:
    """Where in a file the characters of a piece are, which begins at a spot."""

    def __init__(self, piece: str, begin: Spot) -> None:
        self._begin = begin
        self._breaks = [found.start() for found in re.finditer("\n", piece)]

    def spot(self, index: int) -> Spot:
        """The line and the column of the character at an index."""
        line = bisect_right(self._breaks, index - 1)
        if not line:
            return Spot(self._begin.line, self._begin.column + index)
        return Spot(self._begin.line + line, index - self._breaks[line - 1])


def located(element: etree._Element, piece: str, lines: Lines, namespace: str = "") -> Node:
    """The element, which the well-formed piece says, as a node; its start tags are in the piece's order."""
    starts = (lines.spot(found.start()) for found in _START.finditer(piece) if found[1])
    return _node(element, starts, f"{{{namespace}}}")


def _node(element: etree._Element, starts: Iterator[Spot], namespace: str) -> Node:
    spot = next(starts)
    return Node(
        str(element.tag).removeprefix(namespace),
        attributes_of(element),
        spot,
        element.text or "",
        tuple([_node(child, starts, namespace) for child in element]),
        element.tail or "",
    )


def texts(node: Node) -> Iterator[str]:
    """All text inside a node, that of codes too."""
    yield node.text
    yield from chain.from_iterable((*texts(child), child.tail) for child in node.children)
