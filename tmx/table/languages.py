"""The languages of a memory as the columns of a table."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from tmx.language import matching, normalise
from tmx.loss import Losses
from tmx.table.entry import count_header_losses
from tmx.unit import ALL_LANGUAGES, Header, TranslationUnit, Variant

_FIRST = 1_000
"""Units whose languages get a column; what comes later in others is counted as lost."""


def table_languages(
    header: Header, units: Iterable[TranslationUnit], losses: Losses
) -> tuple[tuple[str, ...], Iterator[TranslationUnit]]:
    """The language codes as they are first written, the source's first, and all the units still."""
    count_header_losses(header, losses)
    rest = iter(units)
    first = list(islice(rest, _FIRST))
    found: dict[str, Variant] = {}
    for variant in (variant for unit in first for variant in unit.variants if variant.written):
        found.setdefault(variant.language, variant)
    codes = tuple(variant.written for variant in _source_first(header, tuple(found.values())))
    return codes, chain(first, rest)


def _source_first(header: Header, variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    if header.srclang in ("", ALL_LANGUAGES):
        return variants
    sources = matching(variants, normalise(header.srclang))[:1]
    return (*sources, *(variant for variant in variants if variant not in sources))
