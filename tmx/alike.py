"""Units alike in all but their values, written together, column by column: half the work of one after the other."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, repeat
from typing import Any, TypeVar

from tmx.content import Attributes, Content
from tmx.escape import escaped_attributes, escaped_texts
from tmx.markup import attribute_place, attributes_markup, content_markup, prop_tag, tuv_tag, unit_markup
from tmx.stretches import Run, UnitsAlike, with_values
from tmx.unit import Note, Prop, TranslationUnit, Variant

_FEWEST = 4
_STAND_IN = re.compile("\0([0-9]+)\0")
"""Stands for a value: what can be written as XML has no such character."""
_Escape = Callable[[Sequence[str]], Sequence[str]]
_Piece = str | Sequence[str]
"""What stands in every unit, or what stands in each."""
_Value = TypeVar("_Value")


class _NotAlikeError(Exception):
    """The units differ in more than values."""


def markup_of(run: Run, language: str) -> list[str]:
    """The text of each unit, as `unit_markup` gives it."""
    if isinstance(run, UnitsAlike):
        return _written_alike(run, language)
    if len(run) >= _FEWEST:
        try:
            return _written_together(run, language)
        except _NotAlikeError:
            pass
    return [unit_markup(unit, language) for unit in run]


def _written_alike(units: UnitsAlike, language: str) -> list[str]:
    pattern, places = _pattern(units.model, language)
    columns = [*units.values, *units.texts]
    return list(map(pattern.__mod__, zip(*[escape(columns[place]) for place, escape in places], strict=True)))


@lru_cache(maxsize=256)
def _pattern(model: TranslationUnit, language: str) -> tuple[str, list[tuple[int, _Escape]]]:
    """A unit as text with `%s` for each of its values and texts; which column stands there, and how it is escaped."""
    n_values = len(model.attributes) + len(model.annotations) + sum(len(one.attributes) for one in model.variants)
    stand_ins = [f"\0{place}\0" for place in range(n_values + len(model.variants))]
    written = unit_markup(with_values(model, stand_ins[:n_values], stand_ins[n_values:]), language)
    pieces = _STAND_IN.split(written)
    places: list[tuple[int, _Escape]] = []
    for before, place in zip(pieces[::2], pieces[1::2], strict=False):
        places.append((int(place), escaped_attributes if before.endswith('"') else escaped_texts))
    return "%s".join([piece.replace("%", "%%") for piece in pieces[::2]]), places


def _written_together(batch: Sequence[TranslationUnit], language: str) -> list[str]:
    variants, attributes, annotations, _, _ = zip(*batch, strict=True)
    if not variants[0]:
        raise _NotAlikeError
    pieces = ["<tu", *_attributes(attributes), ">\n"]
    for column in _columns(annotations):
        pieces += [*_annotation(column), "\n"]
    for column in _columns(variants):
        pieces += [*_variant(column, language), "\n"]
    pieces.append("</tu>\n")
    return list(map("".join, zip(*_joined(pieces), strict=False)))


def _joined(pieces: Sequence[_Piece]) -> Iterator[Iterator[str] | Sequence[str]]:
    """The columns of the pieces; neighbours that stand in every unit as one."""
    for is_fixed, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_fixed:
            yield repeat("".join(chain.from_iterable(group)))
        else:
            yield from group


def _variant(column: Sequence[Variant], language: str) -> Iterator[_Piece]:
    written, _, contents, own, inner = zip(*column, strict=True)
    yield tuv_tag(language, _same(written), ())[:-1]
    yield from _attributes(own)
    yield ">"
    for noted in _columns(inner):
        yield from _annotation(noted)
    yield "<seg>"
    yield _segments(contents)
    yield "</seg></tuv>"


def _segments(contents: Sequence[Content]) -> Sequence[str]:
    texts = [content[0] for content in contents if len(content) == 1 and isinstance(content[0], str)]
    return escaped_texts(texts) if len(texts) == len(contents) else list(map(content_markup, contents))


def _annotation(column: Sequence[Prop | Note]) -> Iterator[_Piece]:
    if _same([type(annotation) for annotation in column]) is Prop:
        kinds, texts, own = zip(*column, strict=True)
        yield prop_tag(_same(kinds), _same(own))
        yield escaped_texts(texts)
        yield "</prop>"
    else:
        texts, own = zip(*column, strict=True)
        yield f"<note{attributes_markup(_same(own))}>"
        yield escaped_texts(texts)
        yield "</note>"


def _attributes(rows: Sequence[Attributes]) -> Iterator[_Piece]:
    named = []
    for column in _columns(rows):
        names, values = zip(*column, strict=True)
        named.append((_same(names), values))
    for name, values in sorted(named, key=lambda pair: attribute_place(pair[0])):
        yield f' {name}="'
        yield escaped_attributes(values)
        yield '"'


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    _same(list(map(len, rows)))
    return list(zip(*rows, strict=True))


def _same(values: Sequence[_Value]) -> _Value:
    if values.count(values[0]) < len(values):
        raise _NotAlikeError
    return values[0]
