"""Units of a memory that are written alike, found together and kept as columns: several times as fast as one by one.

From a unit that the fast path could read a pattern is made in which only values and texts vary, and the units that
follow it to the letter are found by it; all others are read one by one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tmx.content import Attributes
from tmx.plain_units import plain_units
from tmx.reference import unescaped
from tmx.scan import Scanner
from tmx.unit import TranslationUnit

_MAX_SHAPES = 50
_REST = "|(?s:(.+))"
"""What follows the units of a shape, so that no search goes on for others behind it."""

_VARYING = re.compile(r'(xml:lang="[^"]*"|<(?:prop type="[^"]*"|note)>[^<]*+|="[^"]*"|<seg>[^<]*+)')
"""What differs between units that are written alike, and the language, which does not."""


class UnitsAlike(NamedTuple):
    """Units that differ from a model in values and texts only: columns of one entry a unit, in the order of the file.

    `values` are those of the unit's attributes, the texts of its properties and notes, the values of its variants'
    attributes; `texts` what the variants say, all of them something, and without codes.
    """

    model: TranslationUnit
    values: Sequence[Sequence[str]]
    texts: Sequence[Sequence[str]]

    @property
    def n_units(self) -> int:
        """How many units they are."""
        return len(self.texts[0])

    def units(self) -> Iterator[TranslationUnit]:
        """The units one by one; where they were read is not kept."""
        rows = zip(*self.values, strict=True) if self.values else iter(lambda: (), None)
        for texts, values in zip(zip(*self.texts, strict=True), rows, strict=False):
            yield with_values(self.model, values, texts)


def with_values(model: TranslationUnit, values: Sequence[str], texts: Sequence[str]) -> TranslationUnit:
    """The model with these values and texts in the place of its own, in the order of `UnitsAlike`."""
    rest = iter(values)
    attributes = _refilled(model.attributes, rest)
    annotations = tuple([one._replace(text=next(rest)) for one in model.annotations])
    variants = tuple(
        variant._replace(content=(text,), attributes=_refilled(variant.attributes, rest))
        for variant, text in zip(model.variants, texts, strict=True)
    )
    return TranslationUnit(variants, attributes, annotations)


def _refilled(attributes: Attributes, values: Iterator[str]) -> Attributes:
    return tuple([(name, next(values)) for name, _ in attributes])


class _Shape(NamedTuple):
    """A pattern of units, one of them, and which of its groups are texts."""

    pattern: re.Pattern[str]
    model: TranslationUnit
    texts: tuple[int, ...]


class AlikeFinder:
    """Finds units that are written alike, and learns from the units that are read one by one how they are written."""

    def __init__(self) -> None:
        self._shapes: dict[str, _Shape] = {}
        self._shape: _Shape | None = None

    def plain(self, scanner: Scanner) -> Iterator[TranslationUnit | UnitsAlike]:
        """The units at the position that need no parser, as far as the text is in memory."""
        while scanner.text_is_plain:
            if self._shape and (found := _alike(scanner, self._shape)):
                yield found
            begin = scanner.position
            unit = next(plain_units(scanner), None)
            if unit is None:
                return
            self._learn(unit, scanner.text[begin : scanner.position])
            yield unit

    def _learn(self, unit: TranslationUnit, written: str) -> None:
        """Look for units written like this one from now on; a memory of very many shapes is read unit by unit."""
        if any(variant.content != (variant.text,) for variant in unit.variants):
            return
        pieces = _VARYING.split(written)
        pattern = "".join(map(_opened, pieces))
        if pattern not in self._shapes and len(self._shapes) < _MAX_SHAPES:
            varying = [piece for piece in pieces[1::2] if not piece.startswith("xml:lang")]
            texts = tuple(place for place, piece in enumerate(varying) if piece.startswith("<seg>"))
            self._shapes[pattern] = _Shape(re.compile(pattern + _REST), unit, texts)
        self._shape = self._shapes.get(pattern)


def _opened(piece: str) -> str:
    """A pattern for a piece of a unit: as it stands, or with any value or text in its place as a group."""
    if not _VARYING.fullmatch(piece) or piece.startswith("xml:lang"):
        return re.escape(piece)
    if piece.startswith("="):
        return r'="([^"<&\x00-\x1f]*+)"'
    tag, _, _ = piece.partition(">")
    return re.escape(tag) + (">([^<]++)" if tag == "<seg" else ">([^<]*+)")


def _alike(scanner: Scanner, shape: _Shape) -> UnitsAlike | None:
    """All units at the position that have this shape."""
    begin, end = scanner.position, len(scanner.text)
    units = shape.pattern.findall(scanner.text, begin)
    if units and (rest := units[-1][-1]):
        units.pop()
        end -= len(rest)
    if not units:
        return None
    columns: Sequence[Sequence[str]] = list(zip(*units, strict=True))[:-1]
    if scanner.text.find("&", begin, end) >= 0:
        columns = [list(map(unescaped, column)) for column in columns]
    scanner.take(end)
    scanner.unit += len(units)
    scanner.whole_units = scanner.unit
    values = [column for place, column in enumerate(columns) if place not in shape.texts]
    return UnitsAlike(shape.model, values, [columns[place] for place in shape.texts])
