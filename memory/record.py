"""A translation unit as the record of a store, and back."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from tmx import Code, Content, Note, Prop, TranslationUnit, UnitsAlike, Variant, with_values

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_read = json.JSONDecoder().raw_decode
_quoted = json.encoder.encode_basestring
_STAND_IN = "\0"
"""Stands for a value: no text that was read as XML has one."""


def record_of(unit: TranslationUnit) -> str:
    """Everything of a unit as JSON but for the texts of variants without inline codes, which lie in their rows."""
    variants = ",".join([_variant(variant) for variant in unit.variants])
    annotations = _JSON.encode(_annotations(unit.annotations)) if unit.annotations else "[]"
    return f"[{_attributes(unit.attributes)},{annotations},[{variants}]]"


def records_alike(units: UnitsAlike) -> list[str]:
    """The record of each of units that are written alike."""
    values = [_STAND_IN] * len(units.values)
    model = record_of(with_values(units.model, values, [variant.text for variant in units.model.variants]))
    if not values:
        return [model] * len(units)
    pattern = model.replace("%", "%%").replace(_quoted(_STAND_IN), "%s")
    return [pattern % row for row in zip(*(map(_quoted, column) for column in units.values), strict=True)]


def _attributes(attributes: Iterable[tuple[str, str]]) -> str:
    """As JSON; by hand, which is three times as fast as an encoder for a few short texts."""
    return "[" + ",".join([f"[{_quoted(name)},{_quoted(value)}]" for name, value in attributes]) + "]"


def _variant(variant: Variant) -> str:
    """A variant as JSON, without its text where that is all it says."""
    is_plain = len(variant.content) == 1 and isinstance(variant.content[0], str)
    if is_plain and not (variant.attributes or variant.annotations):
        return _bare_variant(variant.written, variant.language)
    content = None if is_plain else [_piece(piece) for piece in variant.content]
    return _JSON.encode(
        [variant.written, variant.language, content, variant.attributes, _annotations(variant.annotations)]
    )


@lru_cache(maxsize=1024)
def _bare_variant(written: str, language: str) -> str:
    return _JSON.encode([written, language, None, [], []])


def unit_of(record: str, texts: Iterable[str]) -> TranslationUnit:
    """The unit of a record and the texts in its rows."""
    [attributes, annotations, variants], _ = _read(record)
    rows = iter(texts)
    return TranslationUnit(
        tuple(
            [
                Variant(written, language, _read_said(content, rows), _pairs(own), _read_annotations(noted))
                for written, language, content, own, noted in variants
            ]
        ),
        _pairs(attributes),
        _read_annotations(annotations),
    )


def _read_said(content: list[Any] | None, texts: Iterator[str]) -> Content:
    """What a variant says: its row's text, or the content that the record has; an empty variant has no row."""
    if content == []:
        return ()
    text = next(texts)
    return (text,) if content is None else _read_content(content)


def _piece(piece: str | Code) -> Any:
    return piece if isinstance(piece, str) else [piece.kind, piece.attributes, [_piece(one) for one in piece.content]]


def _read_content(pieces: list[Any]) -> Content:
    return tuple(
        piece if isinstance(piece, str) else Code(piece[0], _pairs(piece[1]), _read_content(piece[2]))
        for piece in pieces
    )


def _annotations(annotations: Iterable[Prop | Note]) -> list[list[Any]]:
    return [
        ["prop", one.type, one.text, one.attributes] if isinstance(one, Prop) else ["note", one.text, one.attributes]
        for one in annotations
    ]


def _read_annotations(stored: list[list[Any]]) -> tuple[Prop | Note, ...]:
    return tuple(
        [
            Prop(rest[0], rest[1], _pairs(rest[2])) if kind == "prop" else Note(rest[0], _pairs(rest[1]))
            for kind, *rest in stored
        ]
    )


def _pairs(stored: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple([(name, value) for name, value in stored])
