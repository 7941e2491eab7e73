"""A translation unit as the rows of a store, and back."""

import json
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from memory.ahead import ahead
from memory.bulk import all_printed
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


Texts = dict[str, list[str]]
"""The texts of units by the language that is spoken, in the order of the units and their variants."""
Print = tuple[str, int, int, bytes, str]
"""What look-ups need of a text: the values of `Printed`."""
Prints = dict[str, list[Print]]
"""Those of each of these texts."""


def unit_rows(units: Sequence[TranslationUnit]) -> list[UnitRows]:
    """The rows of units, in their order."""
    texts = _texts(units)
    return _rows(units, texts, prints_of(texts))


def rows_of_batches(batches: Iterable[Sequence[TranslationUnit]], jobs: int) -> Generator[list[UnitRows], None, None]:
    """The rows of each batch; texts are prepared ahead by helpers where more than one process may be at work."""
    waiting: deque[tuple[Sequence[TranslationUnit], Texts]] = deque()

    def texts() -> Iterator[Texts]:
        for batch in batches:
            waiting.append((batch, _texts(batch)))
            yield waiting[-1][1]

    for prints in ahead(prints_of, texts(), jobs):
        yield _rows(*waiting.popleft(), prints)


def prints_of(texts: Texts) -> Prints:
    """What look-ups need of each text, as plain tuples: named ones take ten times as long to send."""
    return {language: [(*one,) for one in all_printed(said, language)] for language, said in texts.items()}


def _texts(units: Iterable[TranslationUnit]) -> Texts:
    found: Texts = {}
    for unit in units:
        for variant in unit.variants:
            if variant.content:
                found.setdefault(spoken(variant.language), []).append(tags(variant.content))
    return found


def _rows(units: Iterable[TranslationUnit], texts: Texts, prints: Prints) -> list[UnitRows]:
    rest = {language: zip(said, prints[language], strict=True) for language, said in texts.items()}
    return [
        _unit_rows(unit, [_variant_row(variant, rest) for variant in unit.variants if variant.content])
        for unit in units
    ]


def _unit_rows(unit: TranslationUnit, rows: Sequence[VariantRow]) -> UnitRows:
    return UnitRows(_digest(unit, rows), _changed(unit), _record(unit), rows)


def _variant_row(variant: Variant, rest: Mapping[str, Iterator[tuple[str, Print]]]) -> VariantRow:
    language = spoken(variant.language)
    text, (string, same, said, signature, phrases) = next(rest[language])
    weight = min(len(string), MOST_WEIGHT)
    return VariantRow(variant.language, language, text, same, said, weight, string, signature, phrases)


@cache
def spoken(language: str) -> str:
    """The language of a tag without script and region: look-ups do not tell zh-Hans from zh-Hant."""
    return language.partition("-")[0].lower()


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
