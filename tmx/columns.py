"""Some units at a time, as columns of their texts: what is done for each of them then costs little."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from tmx.language import sides
from tmx.stretches import Run, UnitsAlike
from tmx.unit import Header, TranslationUnit


class Column(NamedTuple):
    """One language of some units, as written and normalised, and what each of them says in it."""

    written: str
    language: str
    texts: Sequence[str]


class TextColumns(NamedTuple):
    """The texts of some units, of their source language and of the others, in file order."""

    sources: tuple[Column, ...]
    targets: tuple[Column, ...]


def text_columns(run: Run, header: Header) -> TextColumns | None:
    """The columns of units alike: the same languages in one order, each once, no inline codes, one source language.

    None for others, for units without a variant, and for no unit.
    """
    columns = _columns_alike(run) if isinstance(run, UnitsAlike) else _columns(run)
    if len({column.language for column in columns}) < len(columns) or not columns:
        return None
    first = run.model if isinstance(run, UnitsAlike) else run[0]
    sources = {variant.language for variant in sides(first, header).sources}
    return TextColumns(
        tuple([column for column in columns if column.language in sources]),
        tuple([column for column in columns if column.language not in sources]),
    )


def _columns_alike(units: UnitsAlike) -> list[Column]:
    if any(name == "srclang" and len(set(column)) > 1 for name, column in units.attribute_columns):
        return []
    return [
        Column(one.written, one.language, texts) for one, texts in zip(units.model.variants, units.texts, strict=True)
    ]


def variant_columns(units: Sequence[TranslationUnit]) -> list[tuple[tuple[Any, ...], ...]]:
    """The variants of units that have the same languages in the same order, no srclang of their own: field by field.

    Empty for others, for units without a variant, and for no unit.
    """
    if not units:
        return []
    variants, attributes, _, _, _ = zip(*units, strict=True)
    if len(set(map(len, variants))) > 1 or "srclang" in dict(chain.from_iterable(attributes)):
        return []
    columns = [tuple(zip(*rows, strict=True)) for rows in zip(*variants, strict=True)]
    are_alike = all(len(set(written)) == len(set(languages)) == 1 for written, languages, *_ in columns)
    return columns if are_alike else []


def _columns(units: Sequence[TranslationUnit]) -> list[Column]:
    columns = []
    for written, languages, contents, _, _ in variant_columns(units):
        if set(map(len, contents)) != {1}:
            return []
        [texts] = zip(*contents, strict=True)
        if set(map(type, texts)) != {str}:
            return []
        columns.append(Column(written[0], languages[0], texts))
    return columns
