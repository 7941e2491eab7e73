"""Translation units as the rows of a store, column by column."""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np

from memory.bulk import all_printed
from memory.record import record_of
from tmx import TranslationUnit, tags

MOST_WEIGHT = 65_535
"""Texts that weigh more are found exactly, not by likeness."""

CONTEXT = ("x-context-pre", "x-context-post")
"""The properties that tell a unit's neighbours: the same texts in another context are another unit."""

Texts = Sequence[str]
Numbers = Sequence[int]


class VariantRows(NamedTuple):
    """What is kept of what units say: the columns of the table `variant` from `language` on, and phrases."""

    languages: Texts
    spoken: Texts
    texts: Texts
    content_hashes: Numbers
    raw_hashes: Numbers
    weights: Numbers
    strings: Texts
    signatures: Sequence[bytes]
    phrases: Texts


class UnitRows(NamedTuple):
    """What is kept of units: what makes each the same unit, its date of change, all that is noted.

    `counts` are the variants of each that say something, `variants` their rows, `n_spoken` how many languages they are.
    """

    digests: Texts
    changed: Texts
    records: Texts
    counts: Numbers
    n_spoken: Numbers
    variants: VariantRows

    def at(self, places: Sequence[int]) -> "UnitRows":
        """The rows of the units at these places, which rise."""
        if len(places) == len(self.digests):
            return self
        starts = [0, *accumulate(self.counts)]
        said = [place for unit in places for place in range(starts[unit], starts[unit + 1])]
        variants = VariantRows._make([column[place] for place in said] for column in self.variants)
        return UnitRows._make([*([column[place] for place in places] for column in self[:-1]), variants])


def unit_rows(units: Sequence[TranslationUnit]) -> UnitRows:
    """The rows of units, in their order."""
    said = [[variant for variant in unit.variants if variant.content] for unit in units]
    languages = [variant.language for variants in said for variant in variants]
    texts = [tags(variant.content) for variants in said for variant in variants]
    rest = zip(languages, texts, strict=True)
    return UnitRows(
        [_digest(unit, [next(rest) for _ in variants]) for unit, variants in zip(units, said, strict=True)],
        list(map(_changed, units)),
        list(map(record_of, units)),
        list(map(len, said)),
        [len({spoken(variant.language) for variant in variants}) for variants in said],
        _variant_rows(languages, texts),
    )


def _variant_rows(languages: Texts, texts: Texts) -> VariantRows:
    """The rows of texts in these languages; those of one language are worked out together."""
    said = list(map(spoken, languages))
    places: dict[str, list[int]] = {}
    for place, language in enumerate(said):
        places.setdefault(language, []).append(place)
    prints = [all_printed([texts[place] for place in chosen], language) for language, chosen in places.items()]
    order = np.argsort(np.concatenate(list(places.values()))).tolist() if places else []
    columns = (list(chain.from_iterable(parts)) for parts in zip(*prints, strict=True))
    strings, same, exact, signatures, phrases = ([column[place] for place in order] for column in columns)
    weights = [min(len(string), MOST_WEIGHT) for string in strings]
    return VariantRows(languages, said, texts, same, exact, weights, strings, signatures, phrases)


@cache
def spoken(language: str) -> str:
    """The language of a tag without script and region: look-ups do not tell zh-Hans from zh-Hant."""
    return language.partition("-")[0].lower()


def _digest(unit: TranslationUnit, said: Iterable[tuple[str, str]]) -> str:
    """What makes a unit the same unit: its texts by language, and its context where that is told."""
    texts = sorted([f"{language}\0{text}" for language, text in said])
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
