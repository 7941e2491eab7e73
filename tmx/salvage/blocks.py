"""The text of a broken memory cut at each `<tu`: ordinary units, texts that may be units, and what stands between."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tmx.salvage.text import LenientText
from tmx.scan import MAX_ELEMENT_CHARS
from tmx.shape import UnitFinder
from tmx.stretches import Units

_NAME = r"(?:[A-Za-z_][\w.-]*:)?"
_PASSED = r"!--(?:(?!--).)*+-->|!\[CDATA\[(?:(?!\]\]>|<!\[CDATA\[).)*+\]\]>"
_BEGIN = re.compile(rf"<(?:{_PASSED}|({_NAME}tu(?=[\s/>])))", re.DOTALL | re.IGNORECASE)
_END = re.compile(rf"<(?:{_PASSED}|(/{_NAME}tu\s*>))", re.DOTALL | re.IGNORECASE)
_TAG_CHARS = 100
"""A `<tu` that is cut by the end of a chunk is no longer, whatever its prefix."""
_EMPTY = re.compile(r"<[^<>]*/>")
_BODY_END = re.compile(rf"</{_NAME}(?:body|tmx)\s*>", re.IGNORECASE)


class Block(NamedTuple):
    """A text that begins with `<tu`, where it begins, and whether the file is cut off inside it."""

    text: str
    line: int
    offset: int
    is_cut: bool


class Gap(NamedTuple):
    """A text between units, and where it begins."""

    text: str
    line: int
    offset: int


class Blocks:
    """An iterator over the units that are ordinary, and over blocks and gaps.

    Whoever finds a unit in a gap adds it.
    """

    def __init__(self, text: LenientText) -> None:
        self._text = text
        self._finder = UnitFinder()

    @property
    def unit(self) -> int:
        """How many units have begun."""
        return self._text.unit

    def add(self, n_units: int) -> None:
        """Count units that were found in a gap."""
        self._text.unit += n_units

    def prolog(self) -> Gap:
        """All that stands before the first unit."""
        return self._up_to(self._reach(0))

    def __iter__(self) -> Iterator[Units | Block | Gap]:
        text = self._text
        while True:
            gap = self._up_to(self._reach(text.position))
            if gap.text:
                yield gap
            if text.position == len(text.text):
                if not text.read_on():
                    return
                continue
            before = self.unit
            yield from self._finder.plain(text)
            if self.unit == before:
                yield self._block()

    def _block(self) -> Block:
        text = self._text
        self.add(1)
        stop = self._reach(text.position + 1)
        region = text.text[text.position : stop]
        end = next((found.end() for found in _END.finditer(region) if found[1]), None)
        if empty := _EMPTY.match(region):
            end = empty.end()
        is_cut = False
        if end is None:
            body_end = _BODY_END.search(region)
            end = body_end.start() if body_end else len(region)
            is_cut = not body_end and stop == len(text.text) and not text.read_on()
        return Block(*self._up_to(text.position + end), is_cut)

    def _up_to(self, stop: int) -> Gap:
        text = self._text
        line, offset = text.line, -1
        piece = text.text[text.position : stop]
        if piece.strip():
            margin = len(piece) - len(piece.lstrip())
            offset = text.offset(text.position + margin)
            line += piece.count("\n", 0, margin)
        text.take(stop)
        return Gap(piece.strip(), line, offset)

    def _reach(self, start: int) -> int:
        """The index of the next `<tu` from an index on, or of the end of the text, or of what is too long for a unit.

        A comment that seems open may be closed in what is read next; it is waited for once.
        """
        text = self._text
        start -= text.position  # reading on moves the text, but not what is counted from the position
        waited = False
        while True:
            begins = (found.start() for found in _BEGIN.finditer(text.text, text.position + start) if found[1])
            begin = next(begins, len(text.text))
            is_found = begin < len(text.text)
            passed = text.text[text.position + start : begin]
            if is_found and (waited or not _is_open(passed)):
                return begin
            waited, begin = is_found, begin - text.position
            if not is_found and not _is_open(passed):
                start += max(passed.rfind("<"), 0) if "<" in passed[-_TAG_CHARS:] else len(passed)
            if len(text.text) - text.position > MAX_ELEMENT_CHARS or not text.read_on():
                return text.position + begin


def _is_open(piece: str) -> bool:
    """Whether a comment or a CDATA section begins and does not end."""
    return piece.rfind("<!--") > piece.rfind("-->") or piece.rfind("<![CDATA[") > piece.rfind("]]>")
