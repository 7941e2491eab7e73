"""A translation unit as the rows of a store, and back."""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from memory.fingerprint import fingerprint
from tmx import Code, Content, Note, Prop, TranslationUnit, Variant, tags

MOST_WEIGHT = 65_535
"""Texts that weigh more are found exactly, not by likeness."""


class VariantRow(NamedTuple):
    """What is kept of one language of a unit; the columns of the table `variant` from `language` on."""

    language: str
    spoken: str
    text: str
    raw_hash: int
    content_hash: int
    weight: int
    string: str
    signature: bytes


def variant_row(variant: Variant) -> VariantRow:
    """The row of a variant: its text with native codes in place, and what look-ups need of it."""
    text = tags(variant.content)
    string, content, signature = fingerprint(text, variant.language)
    hashes = hash_of(text), content_hash(content)
    language = variant.language, spoken(variant.language)
    return VariantRow(*language, text, *hashes, min(len(string), MOST_WEIGHT), string, signature)


def spoken(language: str) -> str:
    """The language of a tag without script and region: look-ups do not tell zh-Hans from zh-Hant."""
    return language.partition("-")[0].lower()


def hash_of(text: str) -> int:
    """A 64-bit hash that is the same in every process; equal hashes are confirmed by comparing the texts."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def content_hash(content: Sequence[str]) -> int:
    """The hash of a text's content in order; 0 where it has none."""
    return hash_of("\0".join(content)) if content else 0


def digest(unit: TranslationUnit, rows: Iterable[VariantRow]) -> bytes:
    """What makes a unit the same unit: its texts by language, and its context where that is told."""
    told = [prop.text for prop in unit.props if prop.type in ("x-context-pre", "x-context-post")]
    texts = sorted((row.language, row.text) for row in rows)
    return blake2b(json.dumps([texts, told]).encode(), digest_size=16).digest()


def record_of(unit: TranslationUnit) -> str:
    """Everything of a unit as JSON."""
    return json.dumps(
        [unit.attributes, _annotations(unit.annotations), [_variant(variant) for variant in unit.variants]],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unit_of(record: str) -> TranslationUnit:
    """The unit of a record."""
    attributes, annotations, variants = json.loads(record)
    return TranslationUnit(
        tuple(
            Variant(written, language, _read_content(content), _pairs(own), _read_annotations(noted))
            for written, language, content, own, noted in variants
        ),
        _pairs(attributes),
        _read_annotations(annotations),
    )


def _variant(variant: Variant) -> list[Any]:
    content = [_piece(piece) for piece in variant.content]
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
