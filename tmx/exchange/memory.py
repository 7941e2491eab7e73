"""Units of another format made fit for a memory: translated, and without characters that XML cannot hold."""

from collections.abc import Iterable, Iterator

from tmx.content import Code, Content
from tmx.loss import Losses
from tmx.unit import Note, Prop, TranslationUnit
from tmx.xml import ILLEGAL

_STAND_IN = "\N{REPLACEMENT CHARACTER}"
_Noted = tuple[Prop | Note, ...]


def memory_units(units: Iterable[TranslationUnit], losses: Losses) -> Iterator[TranslationUnit]:
    """The units that say something in two languages; the others are counted in `losses`, by their place.

    U+FFFD stands for each character that XML cannot hold, which is counted too.
    """
    for number, unit in enumerate(units, start=1):
        if sum(bool(variant.text) for variant in unit.variants) < 2:
            losses.leave_out("unit without a translation", number)
            continue
        yield _legal(unit, number, losses)


def legal_units(units: Iterable[TranslationUnit], losses: Losses) -> Iterator[TranslationUnit]:
    """The units with U+FFFD for each character that XML cannot hold, which is counted in `losses`, by their place."""
    for number, unit in enumerate(units, start=1):
        yield _legal(unit, number, losses)


def _legal(unit: TranslationUnit, number: int, losses: Losses) -> TranslationUnit:
    if not ILLEGAL.search("\n".join(_texts(unit))):
        return unit
    losses.add("unit with a character that XML cannot hold: U+FFFD stands in its place", number)
    return _unit(unit)


def _texts(unit: TranslationUnit) -> Iterator[str]:
    for variant in unit.variants:
        yield from _pieces(variant.content)
        yield from [one.text for one in variant.annotations]
    yield from [one.text for one in unit.annotations]


def _pieces(content: Content) -> Iterator[str]:
    for piece in content:
        if isinstance(piece, str):
            yield piece
        else:
            yield from _pieces(piece.content)


def _unit(unit: TranslationUnit) -> TranslationUnit:
    variants = tuple(
        variant._replace(content=_content(variant.content), annotations=_annotations(variant.annotations))
        for variant in unit.variants
    )
    return unit._replace(variants=variants, annotations=_annotations(unit.annotations))


def _content(content: Content) -> Content:
    return tuple(
        _text(piece) if isinstance(piece, str) else Code(piece.kind, piece.attributes, _content(piece.content))
        for piece in content
    )


def _annotations(annotations: _Noted) -> _Noted:
    return tuple(one._replace(text=_text(one.text)) for one in annotations)


def _text(text: str) -> str:
    return ILLEGAL.sub(_STAND_IN, text)
