"""A translation unit as the rows of a store, and back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from memory.bulk import Printed, all_printed
from tmx import Code, Content, Note, Prop, TranslationUnit, Variant, tags

MOST_WEIGHT = 65_535
"""Texts that weigh more are found exactly, not by likeness."""

CONTEXT = ("x-context-pre", "x-context-post")
"""The properties that tell a unit's neighbours: the same texts in another context are another unit."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_quoted = json.encoder.encode_basestring


class VariantRow(NamedTuple):
    """What is kept of one language of a unit: the columns of the table `variant` from `language` on, and phrases."""

    language: str
    spoken: str
    text: str
    content_hash: int
    raw_hash: int
    weight: int
    string: str
    signature: bytes
    phrases: str


class UnitRows(NamedTuple):
    """What is kept of a unit: what makes it the same unit, its date of change, all that is noted, its languages."""

    digest: str
    changed: str
    record: str
    variants: Sequence[VariantRow]


def unit_rows(units: Sequence[TranslationUnit]) -> list[UnitRows]:
    """The rows of units, in their order."""
    said = [(variant.language, tags(variant.content)) for unit in units for variant in unit.variants if variant.content]
    by_language: dict[str, list[str]] = {}
    for language, text in said:
        by_language.setdefault(spoken(language), []).append(text)
    prints = {language: iter(all_printed(texts, language)) for language, texts in by_language.items()}
    rows = (_variant_row(language, text, next(prints[spoken(language)])) for language, text in said)
    return [_unit_rows(unit, [next(rows) for variant in unit.variants if variant.content]) for unit in units]


def _unit_rows(unit: TranslationUnit, rows: Sequence[VariantRow]) -> UnitRows:
    return UnitRows(_digest(unit, rows), _changed(unit), _record(unit), rows)


def _variant_row(language: str, text: str, one: Printed) -> VariantRow:
    string, content, signature, phrases = one
    weight = min(len(string), MOST_WEIGHT)
    same, said = content_hash(content), hash_of(text)
    return VariantRow(language, spoken(language), text, same, said, weight, string, signature, phrases)


@cache
def spoken(language: str) -> str:
    """The language of a tag without script and region: look-ups do not tell zh-Hans from zh-Hant."""
    return language.partition("-")[0].lower()


def hash_of(text: str) -> int:
    """A 32-bit hash that is the same in every process; equal hashes are confirmed by comparing the texts."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def content_hash(content: str) -> int:
    """The hash of a text's content (see `memory.fingerprint`); 0 where it has none."""
    return hash_of(content) if content else 0


def _digest(unit: TranslationUnit, rows: Iterable[VariantRow]) -> str:
    """What makes a unit the same unit: its texts by language, and its context where that is told."""
    texts = sorted([f"{row.language}\0{row.text}" for row in rows])
    if unit.annotations:
        texts += ["", *(prop.text for prop in unit.props if prop.type in CONTEXT)]
    return blake2b("\1".join(texts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _changed(unit: TranslationUnit) -> str:
    """When the unit was last changed, as TMX writes it; empty where no date is given."""
    dates = [value for name, value in unit.attributes if name in ("changedate", "creationdate")]
    for variant in unit.variants:
        if variant.attributes:
            dates += [value for name, value in variant.attributes if name.endswith("date")]
    return max(dates) if dates else ""


def _record(unit: TranslationUnit) -> str:
    """Everything of a unit as JSON but for the texts of variants without inline codes, which lie in their rows."""
    variants = ",".join([_variant(variant) for variant in unit.variants])
    annotations = _JSON.encode(_annotations(unit.annotations)) if unit.annotations else "[]"
    return f"[{_attributes(unit.attributes)},{annotations},[{variants}]]"


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
