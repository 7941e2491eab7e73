"""Units of another format made fit for a memory: translated, and without characters that XML cannot hold."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, repeat

from tmx.batches import batches
from tmx.content import Attributes, Code, Content, tags
from tmx.escape import legal_bytes
from tmx.loss import Losses
from tmx.unit import Note, Prop, TranslationUnit, Variant
from tmx.xml import ILLEGAL

_STAND_IN = "\N{REPLACEMENT CHARACTER}"
_Noted = tuple[Prop | Note, ...]


def memory_units(units: Iterable[TranslationUnit], losses: Losses) -> Iterator[TranslationUnit]:
    """The units that say something in two languages; the others are counted in `losses`, by their place.

    U+FFFD stands for each character that XML cannot hold, which is counted too.
    """
    for unit, number, is_legal in _known_legal(units):
        if len([1 for variant in unit.variants if variant.text]) < 2:
            losses.leave_out("unit without a translation", number)
        else:
            yield unit if is_legal else _legal(unit, number, losses)


def legal_units(units: Iterable[TranslationUnit], losses: Losses) -> Iterator[TranslationUnit]:
    """The units with U+FFFD for each character that XML cannot hold, which is counted in `losses`, by their place."""
    for unit, number, is_legal in _known_legal(units):
        yield unit if is_legal else _legal(unit, number, losses)


def _known_legal(units: Iterable[TranslationUnit]) -> Iterator[tuple[TranslationUnit, int, bool]]:
    """The units, numbered, and whether none of some around them has a character that XML cannot hold."""
    numbers = count(1)
    for batch in batches(units):
        yield from zip(batch, numbers, repeat(_all_legal(batch)), strict=False)


def _all_legal(batch: Sequence[TranslationUnit]) -> bool:
    """Whether nothing that these units say is a character that XML cannot hold; else it may be only a name."""
    variants, attributes, annotations, _, _ = zip(*batch, strict=True)
    if not any(variants):
        return False
    _, _, contents, own, noted = zip(*chain.from_iterable(variants), strict=True)
    flat = chain.from_iterable
    said = [*flat(contents), *flat(flat(annotations)), *flat(flat(noted))]
    codes = [tags(piece.content) for piece in flat(contents) if isinstance(piece, Code)]
    texts = [text for text in said if isinstance(text, str)]
    return legal_bytes("".join([*texts, *codes, *flat(flat(attributes)), *flat(flat(own))])) is not None


def _legal(unit: TranslationUnit, number: int, losses: Losses) -> TranslationUnit:
    text = "".join(_texts(unit))
    if text.isprintable() or not ILLEGAL.search(text):
        return unit
    losses.add("unit with a character that XML cannot hold: U+FFFD stands in its place", number)
    return _unit(unit)


def _texts(unit: TranslationUnit) -> list[str]:
    """All that a unit says."""
    variants, attributes, annotations, _, _ = unit
    texts = [value for _, value in attributes]
    texts += _noted(annotations)
    for _, _, content, own, noted in variants:
        texts += [piece if isinstance(piece, str) else tags(piece.content) for piece in content]
        if own or noted:
            texts += [value for _, value in own]
            texts += _noted(noted)
    return texts


def _noted(annotations: _Noted) -> list[str]:
    texts = [one.text for one in annotations]
    return texts + [one.type for one in annotations if isinstance(one, Prop)] if texts else texts


def _unit(unit: TranslationUnit) -> TranslationUnit:
    variants = tuple(
        Variant(written, language, _content(content), _attributes(attributes), _annotations(annotations))
        for written, language, content, attributes, annotations in unit.variants
    )
    attributes, annotations = _attributes(unit.attributes), _annotations(unit.annotations)
    return unit._replace(variants=variants, attributes=attributes, annotations=annotations)


def _content(content: Content) -> Content:
    return tuple(
        _text(piece) if isinstance(piece, str) else Code(piece.kind, piece.attributes, _content(piece.content))
        for piece in content
    )


def _attributes(attributes: Attributes) -> Attributes:
    return tuple((name, _text(value)) for name, value in attributes)


def _annotations(annotations: _Noted) -> _Noted:
    return tuple(
        Prop(_text(one.type), _text(one.text), one.attributes)
        if isinstance(one, Prop)
        else one._replace(text=_text(one.text))
        for one in annotations
    )


def _text(text: str) -> str:
    return ILLEGAL.sub(_STAND_IN, text)
