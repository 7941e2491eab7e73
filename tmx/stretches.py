"""Units of a memory that are written alike, kept as columns: for who works on many at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmx.content import Attributes
from tmx.unit import TranslationUnit


@dataclass(frozen=True)
class UnitsAlike:
    """Units that differ from a model in values and texts only: columns of one entry a unit, in the order of the file.

    `values` are those of the unit's attributes, the texts of its properties and notes, the values of its variants'
    attributes; `texts` what the variants say, all of them something, and without codes.
    """

    model: TranslationUnit
    values: Sequence[Sequence[str]]
    texts: Sequence[Sequence[str]]

    @property
    def n_units(self) -> int:
        """How many units they are."""
        return len(self.texts[0])

    def units(self) -> Iterator[TranslationUnit]:
        """The units one by one; where they were read is not kept."""
        rows = zip(*self.values, strict=True) if self.values else iter(lambda: (), None)
        for texts, values in zip(zip(*self.texts, strict=True), rows, strict=False):
            yield with_values(self.model, values, texts)


def with_values(model: TranslationUnit, values: Sequence[str], texts: Sequence[str]) -> TranslationUnit:
    """The model with these values and texts in the place of its own, in the order of `UnitsAlike`."""
    rest = iter(values)
    attributes = _refilled(model.attributes, rest)
    annotations = tuple([one._replace(text=next(rest)) for one in model.annotations])
    variants = tuple(
        variant._replace(content=(text,), attributes=_refilled(variant.attributes, rest))
        for variant, text in zip(model.variants, texts, strict=True)
    )
    return TranslationUnit(variants, attributes, annotations)


def _refilled(attributes: Attributes, values: Iterator[str]) -> Attributes:
    return tuple([(name, next(values)) for name, _ in attributes])
