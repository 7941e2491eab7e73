"""Units written alike, many at a time: one expression finds them, and their values are put together column by column.

A shape is made from a unit that the fast path (`tmx.plain_units`) has read. In its expression only the values of
attributes and the texts vary, within what that path accepts, so that both give equal units.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from tmx.content import Content
from tmx.plain_units import SEGMENT, VALUE_CHARS, content_of, following, plain_unit_at, units_at
from tmx.reference import unescaped
from tmx.scan import Unread
from tmx.stretches import Units, UnitsAlike, units_of
from tmx.unit import TranslationUnit

_MAX_SHAPES = 8
"""So many are tried, those that were met last before others."""
_MAX_LEARNT = 50
_MAX_SEEN = 500
"""After so many units of shapes that did not come again, no more are looked for: an expression takes a millisecond."""

_VARYING = re.compile(
    r"""xml:lang="[^"]*"|="([^"]*)"|(<prop\ type="[^"]*">|<note>)([^<]*)|<seg>(.*?)</seg>""", re.DOTALL | re.VERBOSE
)
_SEGMENT_GROUP = 4
_groups = re.Match[str].groups


class UnitFinder:
    """Finds the units of one memory that need no parser, and learns from them how units are written there."""

    def __init__(self) -> None:
        self._shapes: list[Shape] = []
        self._seen: dict[str, None] = {}
        self._n_learnt = 0

    def plain(self, unread: Unread) -> Iterator[Units]:
        """The units at the position, as far as the text is in memory; it moves behind them."""
        while unread.text_is_plain:
            while units := self._alike(unread):
                yield from units
            begin = unread.position
            unit = plain_unit_at(unread)
            if unit is None:
                return
            if len(self._seen) < _MAX_SEEN and self._n_learnt < _MAX_LEARNT:
                self._learn(unit, unread.text[begin : unread.position])
            yield unit

    def _alike(self, unread: Unread) -> Iterable[Units]:
        for index, shape in enumerate(self._shapes):
            if units := shape.units_at(unread):
                if index:
                    self._shapes.insert(0, self._shapes.pop(index))
                return units
        return ()

    def _learn(self, unit: TranslationUnit, written: str) -> None:
        """Look for units written like this one from now on, if it is not the first of its kind."""
        if "xml:lang" in dict(unit.attributes):
            return
        pattern = _pattern(written)
        if pattern not in self._seen:
            self._seen[pattern] = None
            return
        del self._seen[pattern]
        self._shapes.insert(0, Shape(pattern, unit, written))
        del self._shapes[_MAX_SHAPES:]
        self._n_learnt += 1


class Shape:
    """How some units are written: the expression that finds them, and one of them."""

    def __init__(self, pattern: str, unit: TranslationUnit, written: str) -> None:
        self._expression = following(pattern)
        self._unit = unit
        self._lines_before = written.partition("<")[0].count("\n")
        varying = [piece for piece in _VARYING.finditer(written) if piece.lastindex]
        self._are_texts = [piece.lastindex == _SEGMENT_GROUP for piece in varying]
        self._lines = _VARYING.sub("", written).count("\n")

    def units_at(self, unread: Unread) -> Iterable[Units]:
        """The units at the position that have this shape, as far as the text is in memory; it moves behind them.

        They are together where there are several, and all say something without codes; else each is made when it is
        asked for.
        """
        found = units_at(self._expression, unread.text, unread.position)
        if not found:
            return ()
        values: list[Sequence[str]] = []
        texts: list[Sequence[str]] = []
        for column, is_text in zip(zip(*map(_groups, found), strict=True), self._are_texts, strict=True):
            (texts if is_text else values).append(column)
        has_references = unread.text.find("&", unread.position, found[-1].end()) >= 0
        if has_references:
            values = list(map(_unescaped, values))
        if len(found) == 1 or any("" in column or "<" in "".join(column) for column in texts):
            return self._one_by_one(unread, found, values, texts)
        if has_references:
            texts = list(map(_unescaped, texts))
        numbers = range(unread.unit + 1, unread.unit + len(found) + 1)
        return [UnitsAlike(self._unit, values, texts, numbers, self._pass(unread, found))]

    def _one_by_one(
        self, unread: Unread, found: list[re.Match[str]], values: list[Sequence[str]], texts: list[Sequence[str]]
    ) -> Iterable[TranslationUnit]:
        """The units before the first in which tags do not pair."""
        contents = list(map(_contents, texts))
        n_units = min(column.index(None) if None in column else len(found) for column in contents)
        if not n_units:
            return ()
        numbers = range(unread.unit + 1, unread.unit + n_units + 1)
        lines = self._pass(unread, found[:n_units])
        return islice(units_of(self._unit, values, contents, numbers, lines), n_units)

    def _pass(self, unread: Unread, found: list[re.Match[str]]) -> Sequence[int]:
        """Move behind the units; on which line each begins."""
        text, first, step = unread.text, unread.line + self._lines_before, self._lines
        n_lines = unread.pass_units(len(found), found[-1].end())
        if n_lines == step * len(found):
            return range(first, first + n_lines, step) if step else [first] * len(found)
        return list(accumulate((text.count("\n", *unit.span()) for unit in found[:-1]), initial=first))


def _unescaped(column: Sequence[str]) -> Sequence[str]:
    return [unescaped(text) if "&" in text else text for text in column]


def _pattern(written: str) -> str:
    """The expression of a shape, which tells it from others."""
    pieces, at = [], 0
    for varying in _VARYING.finditer(written):
        value, opened, text, segment = varying.groups()
        pieces.append(re.escape(written[at : varying.start()]))
        if value is not None:
            pieces.append(f'="({VALUE_CHARS})"')
        elif text is not None:
            pieces.append(f"{re.escape(opened)}([^<]*+)")
        elif segment is not None:
            pieces.append(f"<seg>({SEGMENT})</seg>")
        else:
            pieces.append(re.escape(varying[0]))
        at = varying.end()
    return "".join(pieces) + re.escape(written[at:])


def _contents(column: Sequence[str]) -> list[Content | None]:
    return [(text,) if text and "<" not in text and "&" not in text else content_of(text) for text in column]
