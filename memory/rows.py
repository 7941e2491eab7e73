"""A translation unit as the rows of a store, and back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from memory.fingerprint import fingerprint
from tmx import Code, Content, Note, Prop, TranslationUnit, Variant, tags

MOST_WEIGHT = 65_535
"""Texts that weigh more are found exactly, not by likeness."""

CONTEXT = ("x-context-pre", "x-context-post")
"""The properties that tell a unit's neighbours: the same texts in another context are another unit."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class VariantRow(NamedTuple):
    """What is kept of one language of a unit; the columns of the table `variant` from `language` on."""

    language: str
    spoken: str
    text: str
    content_hash: int
    raw_hash: int
    weight: int
    string: str
    signature: bytes


class UnitRows(NamedTuple):
    """What is kept of a unit: what makes it the same unit, its date of change, all that is noted, its languages."""

    digest: str
    changed: str
    record: str
    variants: Sequence[VariantRow]


def unit_rows(units: Iterable[TranslationUnit]) -> list[UnitRows]:
    """The rows of units, in their order."""
    return [_unit_rows(unit) for unit in units]


def _unit_rows(unit: TranslationUnit) -> UnitRows:
    rows = [_variant_row(variant) for variant in unit.variants if variant.content]
    return UnitRows(_digest(unit, rows), _changed(unit), _record(unit), rows)


def _variant_row(variant: Variant) -> VariantRow:
    text = tags(variant.content)
    string, content, signature = fingerprint(text, variant.language)
    hashes = content_hash(content), hash_of(text)
    language = variant.language, spoken(variant.language)
    return VariantRow(*language, text, *hashes, min(len(string), MOST_WEIGHT), string, signature)


def spoken(language: str) -> str:
    """The language of a tag without script and region: look-ups do not tell zh-Hans from zh-Hant."""
    return language.partition("-")[0].lower()


def hash_of(text: str) -> int:
    """A 32-bit hash that is the same in every process; equal hashes are confirmed by comparing the texts."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def content_hash(content: Sequence[str]) -> int:
    """The hash of a text's content in order; 0 where it has none."""
    return hash_of("\0".join(content)) if content else 0


def _digest(unit: TranslationUnit, rows: Iterable[VariantRow]) -> str:
    """What makes a unit the same unit: its texts by language, and its context where that is told."""
    told = [prop.text for prop in unit.props if prop.type in CONTEXT]
    texts = sorted(f"{row.language}\0{row.text}" for row in rows)
    key = "\1".join([*texts, "", *told])
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _changed(unit: TranslationUnit) -> str:
    """When the unit was last changed, as TMX writes it; empty where no date is given."""
    dates = [value for name, value in unit.attributes if name in ("changedate", "creationdate")]
    dates += [value for variant in unit.variants for name, value in variant.attributes if name.endswith("date")]
    return max(dates, default="")


def _record(unit: TranslationUnit) -> str:
    """Everything of a unit as JSON but for the texts of variants without inline codes, which lie in their rows."""
    return _JSON.encode(
        [unit.attributes, _annotations(unit.annotations), [_variant(variant) for variant in unit.variants]]
    )


def unit_of(record: str, texts: Iterable[str]) -> TranslationUnit:
    """The unit of a record and the texts in its rows."""
    attributes, annotations, variants = json.loads(record)
    rows = iter(texts)
    return TranslationUnit(
        tuple(
            Variant(written, language, _read_said(content, rows), _pairs(own), _read_annotations(noted))
            for written, language, content, own, noted in variants
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


def _variant(variant: Variant) -> list[Any]:
    plain = len(variant.content) == 1 and isinstance(variant.content[0], str)
    content = None if plain else [_piece(piece) for piece in variant.content]
    return [variant.written, variant.language, content, variant.attributes, _annotations(variant.annotations)]


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
        Prop(rest[0], rest[1], _pairs(rest[2])) if kind == "prop" else Note(rest[0], _pairs(rest[1]))
        for kind, *rest in stored
    )


def _pairs(stored: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in stored)
