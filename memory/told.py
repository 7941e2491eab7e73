"""What is kept of translation units but for what is worked out of their texts, column by column."""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain, groupby, repeat
from typing import NamedTuple

from memory.record import record_of, records_alike
from tmx import CONTEXT, Prop, TranslationUnit, Units, UnitsAlike, tags

_DATES = ("changedate", "creationdate")


class Told(NamedTuple):
    """Columns of units: what makes each the same unit, its date of change as TMX writes it or nothing, its record.

    `counts` are the variants of each that say something, `n_spoken` in how many languages they say more than white
    space; their `languages` and `texts` follow each other.
    """

    digests: Sequence[str]
    changed: Sequence[str]
    records: Sequence[str]
    counts: Sequence[int]
    n_spoken: Sequence[int]
    languages: Sequence[str]
    texts: Sequence[str]


def told_of(units: Iterable[Units]) -> Told:
    """The columns of units, in their order."""
    parts: list[Told] = []
    for _, run in groupby(units, type):
        several = list(run)
        alike = [one for one in several if isinstance(one, UnitsAlike)]
        parts += map(_of_alike, alike)
        if not alike:
            parts.append(_of_units([one for one in several if isinstance(one, TranslationUnit)]))
    return Told._make(list(chain.from_iterable(columns)) for columns in zip(*parts, strict=True))


def _of_units(units: Sequence[TranslationUnit]) -> Told:
    said = [[variant for variant in unit.variants if variant.content] for unit in units]
    languages = [[variant.language for variant in variants] for variants in said]
    texts = [[tags(variant.content) for variant in variants] for variants in said]
    around = [["", *_contexts(unit)] if unit.annotations else [] for unit in units]
    return Told(
        list(map(_digest, languages, texts, around)),
        list(map(_changed, units)),
        list(map(record_of, units)),
        list(map(len, said)),
        list(map(_n_spoken, languages, texts)),
        list(chain.from_iterable(languages)),
        list(chain.from_iterable(texts)),
    )


def _of_alike(units: UnitsAlike) -> Told:
    model, n_units = units.model, len(units)
    languages = [variant.language for variant in model.variants]
    return Told(
        _digests_alike(languages, units),
        _all_changed(units),
        records_alike(units),
        [len(languages)] * n_units,
        _n_spoken_alike(languages, units),
        languages * n_units,
        list(chain.from_iterable(zip(*units.texts, strict=True))),
    )


def _digests_alike(languages: Sequence[str], units: UnitsAlike) -> list[str]:
    """The digest of each of units that are written alike."""
    contexts = _contexts_alike(units)
    around = [""] * bool(units.model.annotations)
    if len({*languages}) < len(languages):  # which of two texts in one language comes first is told by the texts
        noted = [[*around, *found] for found in zip(*contexts, strict=True)] if contexts else repeat(around)
        return list(map(_digest, repeat(languages), zip(*units.texts, strict=True), noted))
    order = sorted(range(len(languages)), key=lambda place: f"{languages[place]}\0")
    said = [f"{languages[place]}\0".replace("%", "%%") + "%s" for place in order]
    pattern = "\1".join([*said, *around, *["%s"] * len(contexts)])
    columns = [*(units.texts[place] for place in order), *contexts]
    return [_hashed(pattern % row) for row in zip(*columns, strict=True)]


def _contexts_alike(units: UnitsAlike) -> list[Sequence[str]]:
    """The properties that tell the neighbours of units, column by column."""
    return [texts for one, texts in units.annotation_columns if isinstance(one, Prop) and one.type in CONTEXT]


def _all_changed(units: UnitsAlike) -> Sequence[str]:
    dates = [column for name, column in units.attribute_columns if name in _DATES]
    dates += [column for name, column in units.variant_columns if name.endswith("date")]
    if len(dates) > 1:
        return list(map(max, *dates))
    return dates[0] if dates else [""] * len(units)


@cache
def spoken(language: str) -> str:
    """The language of a tag without script and region: look-ups do not tell zh-Hans from zh-Hant."""
    return language.partition("-")[0].lower()


def _n_spoken(languages: Iterable[str], texts: Iterable[str]) -> int:
    """In how many languages there is more than white space."""
    return len({spoken(language) for language, text in zip(languages, texts, strict=True) if not text.isspace()})


def _n_spoken_alike(languages: Sequence[str], units: UnitsAlike) -> list[int]:
    """The same for each of units that are written alike, hardly ever one by one."""
    if any(any(map(str.isspace, column)) for column in units.texts):
        return list(map(_n_spoken, repeat(languages), zip(*units.texts, strict=True)))
    return [len(set(map(spoken, languages)))] * len(units)


def _contexts(unit: TranslationUnit) -> list[str]:
    return [prop.text for prop in unit.props if prop.type in CONTEXT]


def _digest(languages: Sequence[str], texts: Sequence[str], around: Sequence[str]) -> str:
    """What makes a unit the same unit: its texts by language, and its context where that is told."""
    said = sorted([f"{language}\0{text}" for language, text in zip(languages, texts, strict=True)])
    return _hashed("\1".join([*said, *around]))


def _hashed(said: str) -> str:
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _changed(unit: TranslationUnit) -> str:
    """When the unit was last changed."""
    dates = [value for name, value in unit.attributes if name in _DATES]
    for variant in unit.variants:
        if variant.attributes:
            dates += [value for name, value in variant.attributes if name.endswith("date")]
    return max(dates) if dates else ""
