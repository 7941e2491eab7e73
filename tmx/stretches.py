"""Units of a memory that are written alike, kept as columns: for who works on many at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, groupby, repeat
from typing import Any, TypeVar, final

from tmx.batches import BATCH, made
from tmx.content import Attributes, Content
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Variant


@final
@dataclass(frozen=True)
class UnitsAlike:
    """Units that differ from a model in values and texts only: columns of one entry a unit, in the order of the file.

    `values` are those of the unit's attributes, the texts of its properties and notes, the values of its variants'
    attributes; `texts` what the variants say, all of them something, and without codes;
    `numbers` and `lines` say where they were read. There is one unit at least.
    """

    model: TranslationUnit
    values: Sequence[Sequence[str]]
    texts: Sequence[Sequence[str]]
    numbers: Sequence[int]
    lines: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[TranslationUnit]:
        """The units one by one."""
        return units_of(self.model, self.values, map(zip, self.texts), self.numbers, self.lines)

    @property
    def attribute_columns(self) -> list[tuple[str, Sequence[str]]]:
        """The attributes of the units by name."""
        names = [name for name, _ in self.model.attributes]
        return list(zip(names, self.values, strict=False))

    @property
    def annotation_columns(self) -> list[tuple[Prop | Note, Sequence[str]]]:
        """The properties and notes of the units: that of the model, and what each of them says."""
        return list(zip(self.model.annotations, self.values[len(self.model.attributes) :], strict=False))

    @property
    def variant_columns(self) -> list[tuple[str, Sequence[str]]]:
        """The attributes of the units' variants by name."""
        names = [name for variant in self.model.variants for name, _ in variant.attributes]
        return list(zip(names, self.values[len(self.values) - len(names) :], strict=True))

    def chosen(self, rows: Sequence[object]) -> "UnitsAlike":
        """The units for which something true stands in `rows`, as it does once at least."""
        return self if all(rows) else self._cut(lambda column: list(compress(column, rows)))

    def parts(self, rows: Iterable[object]) -> Iterator[tuple[bool, "UnitsAlike"]]:
        """Neighbours for which what stands in `rows` is all true, or all not, and which it is."""
        end = 0
        for is_true, neighbours in groupby(map(bool, rows)):
            start, end = end, end + len(list(neighbours))
            yield is_true, self.part(start, end)

    def part(self, start: int, end: int) -> "UnitsAlike":
        """The units from one place, counted from 0, to before another."""
        return self if end - start == len(self) else self._cut(lambda column: column[start:end])

    def like(self, model: TranslationUnit) -> "UnitsAlike":
        """The units as another model: attributes and annotations that it has behind those of this one are its own."""
        values = [
            *(column for _, column in self.attribute_columns),
            *([value] * len(self) for _, value in model.attributes[len(self.model.attributes) :]),
            *(column for _, column in self.annotation_columns),
            *([part.text] * len(self) for part in model.annotations[len(self.model.annotations) :]),
            *(column for _, column in self.variant_columns),
        ]
        return replace(self, model=model, values=values)

    def _cut(self, cut: Callable[[Sequence[Any]], Sequence[Any]]) -> "UnitsAlike":
        values, texts = (list(map(cut, columns)) for columns in (self.values, self.texts))
        return UnitsAlike(self.model, values, texts, cut(self.numbers), cut(self.lines))


Units = TranslationUnit | UnitsAlike
"""A unit, or several: what a stream of units is made of where many may be worked on at once."""
Passing = TypeVar("Passing", TranslationUnit, Units)
"""The same, for what gives single units where it is given single units."""
Run = Sequence[TranslationUnit] | UnitsAlike
"""Several units, however they are kept."""


def n_units(one: object) -> int:
    """How many units something is: one, where it is not several of them."""
    return len(one) if isinstance(one, UnitsAlike) else 1


def runs(units: Iterable[Units]) -> Iterator[Run]:
    """The units in their order, those alike as they are, the others some at a time; none of the runs is empty."""
    batch: list[TranslationUnit] = []
    for one in units:
        if isinstance(one, UnitsAlike):
            if batch:
                yield batch
                batch = []
            yield one
            continue
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def one_by_one(units: Iterable[Units]) -> Iterator[TranslationUnit]:
    """Each of the units."""
    return chain.from_iterable(one if isinstance(one, UnitsAlike) else (one,) for one in units)


def units_of(
    model: TranslationUnit,
    values: Iterable[Sequence[str]],
    contents: Iterable[Iterable[Content | None]],
    numbers: Iterable[int],
    lines: Iterable[int],
) -> Iterator[TranslationUnit]:
    """Units as the model with these columns in the place of its values, in the order of `UnitsAlike`."""
    columns = iter(values)
    attributes = _attributes(model.attributes, columns)
    annotations = _annotations(model.annotations, columns)
    variants = [
        made(Variant, repeat(written), repeat(language), said, _attributes(own, columns), repeat(noted))
        for (written, language, _, own, noted), said in zip(model.variants, contents, strict=True)
    ]
    return made(TranslationUnit, zip(*variants, strict=True), attributes, annotations, numbers, lines)


def with_values(model: TranslationUnit, values: Sequence[str], texts: Sequence[str]) -> TranslationUnit:
    """The model with these values and texts in the place of its own, in the order of `UnitsAlike`."""
    return next(units_of(model, [[value] for value in values], [[(text,)] for text in texts], [0], [0]))


def _attributes(like: Attributes, columns: Iterator[Sequence[str]]) -> Iterable[Attributes]:
    if not like:
        return repeat(())
    return zip(*[zip(repeat(name), next(columns), strict=False) for name, _ in like], strict=True)


def _annotations(like: Annotations, columns: Iterator[Sequence[str]]) -> Iterable[Annotations]:
    return zip(*[_noted(one, next(columns)) for one in like], strict=True) if like else repeat(())


def _noted(like: Prop | Note, texts: Sequence[str]) -> Iterable[Prop | Note]:
    if isinstance(like, Prop):
        return made(Prop, repeat(like.type), texts, repeat(like.attributes))
    return made(Note, texts, repeat(like.attributes))
