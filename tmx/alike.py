"""Units alike in all but their values, written together, column by column: half the work of one after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, repeat
from typing import Any, NamedTuple, TypeVar

from tmx.content import Attributes, Content
from tmx.escape import escaped_attributes, escaped_texts
from tmx.markup import attribute_place, attributes_markup, content_markup, prop_tag, tuv_tag, unit_markup
from tmx.stretches import Run, UnitsAlike, with_values
from tmx.unit import Note, Prop, TranslationUnit, Variant

_FEWEST = 4
_Piece = str | Sequence[str]
"""What stands in every unit, or what stands in each."""
_Value = TypeVar("_Value")


class _NotAlikeError(Exception):
    """The units differ in more than values."""


def markup_of(run: Run, language: str) -> list[str]:
    """The text of each unit, as `unit_markup` gives it."""
    pieces = _pieces(run, language)
    if pieces is None:
        return [unit_markup(unit, language) for unit in run]
    columns = [repeat(piece) if isinstance(piece, str) else piece for piece in pieces]
    return list(map("".join, zip(*columns, strict=False)))


def whole_markup(run: Run, language: str) -> str:
    """The text of all units, one after the other."""
    pieces = _pieces(run, language)
    if pieces is None:
        return "".join([unit_markup(unit, language) for unit in run])
    woven = [""] * (len(pieces) * len(run))
    for place, piece in enumerate(pieces):
        woven[place :: len(pieces)] = [piece] * len(run) if isinstance(piece, str) else piece
    return "".join(woven)


def _pieces(run: Run, language: str) -> list[_Piece] | None:
    """What each of the units is put together from; None where they differ in more than values."""
    if isinstance(run, UnitsAlike):
        return list(_pieces_alike(run, language))
    if len(run) < _FEWEST:
        return None
    try:
        return list(_joined(_pieces_together(run, language)))
    except _NotAlikeError:
        return None


def _pieces_alike(units: UnitsAlike, language: str) -> Iterator[_Piece]:
    columns = [*units.values, *units.texts]
    for piece in _pattern(units.model, language):
        yield piece if isinstance(piece, str) else piece.escape(columns[piece.column])


class _Place(NamedTuple):
    """Which column stands in a place, and how its values are escaped there."""

    column: int
    escape: Callable[[Sequence[str]], Sequence[str]]


@lru_cache(maxsize=256)
def _pattern(model: TranslationUnit, language: str) -> list[str | _Place]:
    """A unit as text, with a place for each of its values and texts."""
    n_values = len(model.attributes) + len(model.annotations) + sum(len(one.attributes) for one in model.variants)
    stand_ins = [f"\0{column}\0" for column in range(n_values + len(model.variants))]
    pieces: list[str | _Place] = []
    for piece in unit_markup(with_values(model, stand_ins[:n_values], stand_ins[n_values:]), language).split("\0"):
        if len(pieces) % 2:
            is_attribute = str(pieces[-1]).endswith('"')
            pieces.append(_Place(int(piece), escaped_attributes if is_attribute else escaped_texts))
        else:
            pieces.append(piece)
    return pieces


def _pieces_together(batch: Sequence[TranslationUnit], language: str) -> Iterator[_Piece]:
    variants, attributes, annotations, _, _ = zip(*batch, strict=True)
    if not variants[0]:
        raise _NotAlikeError
    yield "<tu"
    yield from _attributes(attributes)
    yield ">\n"
    for column in _columns(annotations):
        yield from _annotation(column)
        yield "\n"
    for column in _columns(variants):
        yield from _variant(column, language)
        yield "\n"
    yield "</tu>\n"


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces; neighbours that stand in every unit as one."""
    for is_fixed, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_fixed:
            yield "".join(chain.from_iterable(group))
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
