"""One memory cut into several: by number of units, by size, by document, by language, by a property."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus import LimitError
from tmx.digest import digest
from tmx.facts import prop_texts
from tmx.language import sides
from tmx.stretches import Run, Units, UnitsAlike, runs
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit
from tmx.write import CLOSING, VERSION, encoded, encoded_each, opening

MAX_PARTS = 500
"""Files that are open at a time."""
_BUFFERED_UNITS = 32
_FEWEST_ALIKE = 4
_DOCUMENTS = ("x-duizhao-source", "x-duizhao-target")
_UNFIT = re.compile(r"[^\w.-]+")
_NAME_CHARS = 60


class Placed(NamedTuple):
    """A unit, or several alike, and the name of the part that they belong to."""

    part: str
    units: Units


def parts_by_count(units: Iterable[Units], n_units: int) -> Iterator[Placed]:
    """Parts `0001`, `0002` … of so many units."""
    index = 0
    for run in runs(units):
        places = range(index, index + len(run))
        yield from _placed(run, [f"{place // n_units + 1:04}" for place in places])
        index += len(run)


def parts_by_size(units: Iterable[Units], n_bytes: int, header: Header) -> Iterator[Placed]:
    """Parts `0001`, `0002` … of so many bytes at most, or with one unit that takes more."""
    empty = len(opening(header)) + len(CLOSING)
    part, filled = 1, empty
    for run in runs(units):
        parts = []
        for size in map(len, encoded_each(run)):
            if filled > empty and filled + size > n_bytes:
                part, filled = part + 1, empty
            filled += size
            parts.append(f"{part:04}")
        yield from _placed(run, parts)


def parts_by_document(units: Iterable[Units]) -> Iterator[Placed]:
    """A part for each pair of texts that units were made from, named by both."""
    return _parts_by_names(
        units, lambda unit: [name.partition("#sha256:")[0] for kind in _DOCUMENTS for name in prop_texts(unit, kind)]
    )


def parts_by_prop(units: Iterable[Units], kind: str) -> Iterator[Placed]:
    """A part for each text that a property of this type has."""
    return _parts_by_names(units, lambda unit: prop_texts(unit, kind)[:1])


def _parts_by_names(units: Iterable[Units], names: Callable[[TranslationUnit], Iterable[str]]) -> Iterator[Placed]:
    for run in runs(units):
        yield from _placed(run, [_name(*names(unit)) for unit in run])


def _placed(run: Run, parts: Sequence[str]) -> Iterator[Placed]:
    """The units, each in its part; those alike together where there are enough of them."""
    names = dict.fromkeys(parts)
    if isinstance(run, UnitsAlike) and _FEWEST_ALIKE * len(names) <= len(run):
        for name in names:
            yield Placed(name, run.chosen([part == name for part in parts]))
    else:
        yield from map(Placed, parts, run)


def parts_by_language(pairs: Iterable[Units]) -> Iterator[Placed]:
    """A part for each pair of languages; units are such as `in_pairs` gives."""
    return _parts_by_names(pairs, lambda unit: [unit.variants[0].written, unit.variants[-1].written])


def in_pairs(units: Iterable[Units], header: Header, tally: Tally) -> Iterator[TranslationUnit]:
    """The units in two languages each: of one in three there are two, its source with either of the others."""
    for unit in tally.each(units):
        sources, targets = sides(unit, header)
        if not sources or not targets:
            tally.drop("no pair of languages")
            continue
        for count, target in enumerate(targets):
            if count:
                tally.add("one for each further language")
            yield unit._replace(variants=(*sources, target))


class Parts:
    """The parts of a memory while they are written; `begin` starts the file of a part and says how it is added to."""

    def __init__(
        self, header: Header, begin: Callable[[str], Callable[[bytes], object]], version: str = VERSION
    ) -> None:
        self._header, self._begin, self._version = header, begin, version
        self._writes: dict[str, Callable[[bytes], object]] = {}
        self._waiting: dict[str, list[Units]] = {}
        self.sizes: dict[str, int] = {}

    def write(self, placed: Iterable[Placed]) -> None:
        """Write all units to their parts, and close all parts at the end; `sizes` tell how many units each has.

        Raises LimitError for more than `MAX_PARTS` parts.
        """
        for part, units in placed:
            if part not in self._writes:
                self._open(part)
            self._waiting[part].append(units)
            if isinstance(units, UnitsAlike) or len(self._waiting[part]) == _BUFFERED_UNITS:
                self._flush(part)
        for part, write in self._writes.items():
            self._flush(part)
            write(CLOSING)

    def _open(self, part: str) -> None:
        if len(self._writes) == MAX_PARTS:
            raise LimitError(f"more than {MAX_PARTS} parts: split by something that has fewer values")
        self._writes[part] = self._begin(part)
        self._writes[part](opening(self._header, self._version))
        self._waiting[part] = []
        self.sizes[part] = 0

    def _flush(self, part: str) -> None:
        for run in runs(self._waiting[part]):
            self._writes[part](encoded(run, self.sizes[part], self._version))
            self.sizes[part] += len(run)
        self._waiting[part].clear()


def _name(*values: str) -> str:
    """A name fit for a file; where that is not the value itself, four digits tell it from others like it."""
    value = "_".join(dict.fromkeys(values))
    fit = _UNFIT.sub("_", value).strip("._")[:_NAME_CHARS]
    if fit == value:
        return fit or "none"
    return f"{fit or 'part'}-{digest(value, size=2).hex()}"
