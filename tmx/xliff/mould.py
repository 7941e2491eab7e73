"""A unit with numbers of words in the places of texts, filled for many units at a time, column by column."""

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import NamedTuple

from tmx.batches import made
from tmx.content import Attributes, Code, Content
from tmx.exchange.outline import MARK, SLOT
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Variant


class UnclearError(Exception):
    """A mark stands elsewhere than in place of a whole text."""


_Text = str | int
"""A text that all units have, or the number of the word that stands there."""


class _CodeMould(NamedTuple):
    kind: str
    attributes: Attributes
    content: "_Pieces"


_Pieces = tuple[_Text | _CodeMould, ...]


class _Noted(NamedTuple):
    """A property of this type, or a note, which has none."""

    type: str | None
    text: _Text
    attributes: Attributes


class _VariantMould(NamedTuple):
    written: str
    language: str
    content: _Pieces
    attributes: Attributes
    noted: tuple[_Noted, ...]


class Mould(NamedTuple):
    """A unit with numbers of words in the places of texts."""

    variants: tuple[_VariantMould, ...]
    attributes: tuple[tuple[str, _Text], ...]
    noted: tuple[_Noted, ...]

    def filled(
        self, words: Sequence[Sequence[str]], numbers: Iterable[int], lines: Sequence[int]
    ) -> list[TranslationUnit]:
        """The units with these words, a column for each place, on these lines."""
        variants = [
            made(
                Variant, repeat(written), repeat(language), _contents(content, words), repeat(own), _notes(noted, words)
            )
            for written, language, content, own, noted in self.variants
        ]
        attributes = [zip(repeat(name), _texts(text, words), strict=False) for name, text in self.attributes]
        rows = _rows(variants), _rows(attributes), _notes(self.noted, words), numbers, lines
        return list(made(TranslationUnit, *rows))


def _rows(columns: Sequence[Iterable[object]]) -> Iterable[tuple[object, ...]]:
    """What stands beside each other in the columns."""
    return zip(*columns, strict=False) if columns else repeat(())


def _texts(text: _Text, words: Sequence[Sequence[str]]) -> Iterable[str]:
    return words[text] if isinstance(text, int) else repeat(text)


def _contents(content: _Pieces, words: Sequence[Sequence[str]]) -> Iterable[tuple[object, ...]]:
    return _rows(
        [
            made(Code, repeat(piece.kind), repeat(piece.attributes), _contents(piece.content, words))
            if isinstance(piece, _CodeMould)
            else _texts(piece, words)
            for piece in content
        ]
    )


def _notes(noted: tuple[_Noted, ...], words: Sequence[Sequence[str]]) -> Iterable[tuple[object, ...]]:
    """The properties and notes of each unit."""
    return _rows(
        [
            made(Note, _texts(text, words), repeat(attributes))
            if kind is None
            else made(Prop, repeat(kind), _texts(text, words), repeat(attributes))
            for kind, text, attributes in noted
        ]
    )


def mould_of(unit: TranslationUnit) -> Mould:
    """The mould of a unit with marks. Raises UnclearError."""
    variants = [
        _VariantMould(one.written, one.language, _pieces(one.content), _whole(one.attributes), _noted(one.annotations))
        for one in unit.variants
    ]
    if any(MARK in one.written for one in unit.variants):
        raise UnclearError
    attributes = [(name, _text(value)) for name, value in unit.attributes]
    return Mould(tuple(variants), tuple(attributes), _noted(unit.annotations))


def _pieces(content: Content) -> _Pieces:
    return tuple(
        [
            _text(piece)
            if isinstance(piece, str)
            else _CodeMould(piece.kind, _whole(piece.attributes), _pieces(piece.content))
            for piece in content
        ]
    )


def _noted(annotations: Annotations) -> tuple[_Noted, ...]:
    return tuple(
        [
            _Noted(one.type if isinstance(one, Prop) else None, _text(one.text), _whole(one.attributes))
            for one in annotations
        ]
    )


def _whole(attributes: Attributes) -> Attributes:
    if any(isinstance(_text(value), int) for _, value in attributes):
        raise UnclearError
    return attributes


def _text(text: str) -> _Text:
    if found := SLOT.fullmatch(text):
        return int(found[1])
    if MARK in text:
        raise UnclearError
    return text
