"""Units written alike, many at a time: one expression finds them, and their values are put together column by column.

A shape is made from a unit that the fast path (`tmx.plain_units`) has read. In its expression only the values of
attributes and the texts vary, within what that path accepts, so that both give equal units.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, count, islice, repeat
from typing import Generic, TypeVar

from tmx.batches import made
from tmx.content import Attributes, Content
from tmx.plain_units import SEGMENT, VALUE_CHARS, content_of, plain_unit_at
from tmx.reference import unescaped
from tmx.scan import Unread
from tmx.stretches import UnitsAlike
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Variant

_MAX_SHAPES = 8
"""So many are tried, those that were met last before others."""
_MAX_LEARNT = 50
_MAX_SEEN = 500
"""After so many units of shapes that did not come again, no more are looked for: an expression takes a millisecond."""
_REST = "|(?s:.+)"
"""What follows the units of a shape, so that no search goes on for others behind it."""

_VARYING = re.compile(
    r"""xml:lang="[^"]*"|="([^"]*)"|(<prop\ type="[^"]*">|<note>)([^<]*)|<seg>(.*?)</seg>""", re.DOTALL | re.VERBOSE
)
_SEGMENT_GROUP = 4
_LESS_THAN = re.compile("<").search
_groups = re.Match[str].groups
_Columns = Iterator[tuple[str, ...]]
Stretch = TypeVar("Stretch")


class UnitFinder(Generic[Stretch]):
    """Finds the units of one memory that need no parser, and learns from them how units are written there.

    `read` takes those of a shape, as they are wanted.
    """

    def __init__(self, read: "Read[Stretch]") -> None:
        self._read = read
        self._shapes: list[Shape] = []
        self._seen: dict[str, None] = {}
        self._n_learnt = 0

    def plain(self, unread: Unread) -> Iterator[Stretch | Iterable[TranslationUnit]]:
        """The units at the position, as far as the text is in memory; it moves behind them."""
        while unread.text_is_plain:
            while units := self._alike(unread):
                yield units
            begin = unread.position
            unit = plain_unit_at(unread)
            if unit is None:
                return
            if len(self._seen) < _MAX_SEEN and self._n_learnt < _MAX_LEARNT:
                self._learn(unit, unread.text[begin : unread.position])
            yield [unit]

    def _alike(self, unread: Unread) -> Stretch | None:
        for index, shape in enumerate(self._shapes):
            if units := self._read(shape, unread):
                if index:
                    self._shapes.insert(0, self._shapes.pop(index))
                return units
        return None

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
        self._expression = re.compile(pattern + _REST)
        self._unit = unit
        self._lines_before = written.partition("<")[0].count("\n")
        varying = [piece for piece in _VARYING.finditer(written) if piece.lastindex]
        self._are_texts = [piece.lastindex == _SEGMENT_GROUP for piece in varying]
        self._lines = _VARYING.sub("", written).count("\n")

    def units_at(self, unread: Unread) -> Iterator[TranslationUnit] | None:
        """The units at the position that have this shape, as far as the text is in memory; it moves behind them.

        None where there are none. Units are made when they are asked for.
        """
        found = self._found(unread)
        return self._units(unread, found) if found else None

    def stretch_at(self, unread: Unread) -> UnitsAlike | Iterator[TranslationUnit] | None:
        """The same as columns, where all of them say something without codes."""
        found = self._found(unread)
        if not found:
            return None
        texts: list[Sequence[str]] = []
        values: list[Sequence[str]] = []
        for column, is_text in zip(_columns(found), self._are_texts, strict=True):
            if is_text and ("" in column or any(map(_LESS_THAN, column))):
                return self._units(unread, found)
            (texts if is_text else values).append(column)
        if unread.text.find("&", unread.position, found[-1].end()) >= 0:
            texts, values = [_unescaped(column) for column in texts], [_unescaped(column) for column in values]
        unread.pass_units(len(found), found[-1].end())
        return UnitsAlike(self._unit, values, texts)

    def _found(self, unread: Unread) -> list[re.Match[str]]:
        found = list(self._expression.finditer(unread.text, unread.position))
        if found and found[-1].lastindex is None:
            found.pop()
        return found

    def _units(self, unread: Unread, found: list[re.Match[str]]) -> Iterator[TranslationUnit] | None:
        columns, n_units, like = iter(_columns(found)), len(found), self._unit
        attributes, annotations = _attributes(like.attributes, columns), _annotations(like.annotations, columns)
        variants = []
        for written, language, _, names, _ in like.variants:
            own, contents = _attributes(names, columns), _contents(next(columns))
            if None in contents:
                n_units = min(n_units, contents.index(None))
            variants.append(made(Variant, repeat(written), repeat(language), contents, own, repeat(())))
        if not n_units:
            return None
        numbers, lines = count(unread.unit + 1), self._line_of_each(unread, found[:n_units])
        units = made(TranslationUnit, zip(*variants, strict=True), attributes, annotations, numbers, lines)
        return islice(units, n_units)

    def _line_of_each(self, unread: Unread, found: list[re.Match[str]]) -> Iterable[int]:
        """On which line each unit begins. The unread moves behind them."""
        text, first = unread.text, unread.line + self._lines_before
        n_lines = unread.pass_units(len(found), found[-1].end())
        if n_lines == self._lines * len(found):
            return count(first, self._lines)
        return accumulate((text.count("\n", *unit.span()) for unit in found), initial=first)


Read = Callable[[Shape, Unread], Stretch | None]
"""Takes the units of a shape at the position, where there are any."""


def _columns(found: list[re.Match[str]]) -> list[tuple[str, ...]]:
    return list(zip(*map(_groups, found), strict=True))


def _unescaped(column: Sequence[str]) -> Sequence[str]:
    return list(map(unescaped, column))


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


def _attributes(like: Attributes, columns: _Columns) -> Iterable[Attributes]:
    return (
        zip(*[zip(repeat(name), next(columns), strict=False) for name, _ in like], strict=True) if like else repeat(())
    )


def _annotations(like: Annotations, columns: _Columns) -> Iterable[Annotations]:
    if not like:
        return repeat(())
    return zip(*[_noted(annotation, next(columns)) for annotation in like], strict=True)


def _noted(like: Prop | Note, column: tuple[str, ...]) -> Iterable[Prop | Note]:
    texts = [unescaped(text) if "&" in text else text for text in column]
    if isinstance(like, Prop):
        return made(Prop, repeat(like.type), texts, repeat(()))
    return made(Note, texts, repeat(()))


def _contents(column: tuple[str, ...]) -> list[Content | None]:
    return [(text,) if text and "<" not in text and "&" not in text else content_of(text) for text in column]
