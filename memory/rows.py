"""Translation units as the rows of a store, column by column."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np

from memory.bulk import all_printed
from memory.told import spoken, told_of
from tmx import Units

MOST_WEIGHT = 65_535
"""Texts that weigh more are found exactly, not by likeness."""

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


def unit_rows(units: Iterable[Units]) -> UnitRows:
    """The rows of units, in their order."""
    *columns, languages, texts = told_of(units)
    return UnitRows._make([*columns, _variant_rows(languages, texts)])


def _variant_rows(languages: Texts, texts: Texts) -> VariantRows:
    """The rows of texts in these languages; those of one language are worked out together."""
    if not texts:
        return VariantRows._make([] for _ in VariantRows._fields)
    said = list(map(spoken, languages))
    places: dict[str, list[int]] = {}
    for place, language in enumerate(said):
        places.setdefault(language, []).append(place)
    prints = [all_printed([texts[place] for place in chosen], language) for language, chosen in places.items()]
    order = np.argsort(np.concatenate(list(places.values()))).tolist()
    columns = (list(chain.from_iterable(parts)) for parts in zip(*prints, strict=True))
    strings, same, exact, signatures, phrases = ([column[place] for place in order] for column in columns)
    weights = [min(len(string), MOST_WEIGHT) for string in strings]
    return VariantRows(languages, said, texts, same, exact, weights, strings, signatures, phrases)
