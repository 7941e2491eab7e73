"""One memory cut into several: by number of units, by size, by document, by language, by a property."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from corpus import LimitError
from tmx.digest import digest
from tmx.facts import prop_texts
from tmx.language import sides
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit
from tmx.write import CLOSING, VERSION, encoded, opening

MAX_PARTS = 500
"""Files that are open at a time."""
_BUFFERED_UNITS = 32
_UNFIT = re.compile(r"[^\w.-]+")
_NAME_CHARS = 60


class Placed(NamedTuple):
    """A unit, and the name of the part that it belongs to."""

    part: str
    unit: TranslationUnit


def parts_by_count(units: Iterable[TranslationUnit], n_units: int) -> Iterator[Placed]:
    """Parts `0001`, `0002` … of so many units."""
    for index, unit in enumerate(units):
        yield Placed(f"{index // n_units + 1:04}", unit)


def parts_by_size(units: Iterable[TranslationUnit], n_bytes: int, header: Header) -> Iterator[Placed]:
    """Parts `0001`, `0002` … of so many bytes at most, or with one unit that takes more."""
    empty = len(opening(header)) + len(CLOSING)
    part, filled = 1, empty
    for unit in units:
        size = len(encoded([unit]))
        if filled > empty and filled + size > n_bytes:
            part, filled = part + 1, empty
        filled += size
        yield Placed(f"{part:04}", unit)


def parts_by_document(units: Iterable[TranslationUnit]) -> Iterator[Placed]:
    """A part for each pair of texts that units were made from, named by both."""
    for unit in units:
        names = [*prop_texts(unit, "x-duizhao-source"), *prop_texts(unit, "x-duizhao-target")]
        yield Placed(_name(*(name.partition("#sha256:")[0] for name in names)), unit)


def parts_by_prop(units: Iterable[TranslationUnit], kind: str) -> Iterator[Placed]:
    """A part for each text that a property of this type has."""
    for unit in units:
        yield Placed(_name(*prop_texts(unit, kind)[:1]), unit)


def parts_by_language(units: Iterable[TranslationUnit], header: Header, tally: Tally) -> Iterator[Placed]:
    """A part for each pair of languages; a unit of three gives two, its source with either of the others."""
    for unit in units:
        sources, targets = sides(unit, header)
        if not sources or not targets:
            tally.drop("no pair of languages")
            continue
        for count, target in enumerate(targets):
            if count:
                tally.add("one for each further language")
            pair = _name(sources[0].written, target.written)
            yield Placed(pair, unit._replace(variants=(*sources, target)))


class Parts:
    """The parts of a memory while they are written; `begin` starts the file of a part and says how it is added to."""

    def __init__(
        self, header: Header, begin: Callable[[str], Callable[[bytes], object]], version: str = VERSION
    ) -> None:
        self._header, self._begin, self._version = header, begin, version
        self._writes: dict[str, Callable[[bytes], object]] = {}
        self._waiting: dict[str, list[TranslationUnit]] = {}
        self.sizes: dict[str, int] = {}

    def write(self, placed: Iterable[Placed]) -> None:
        """Write each unit to its part, and close all parts at the end; `sizes` tell how many units each has.

        Raises LimitError for more than `MAX_PARTS` parts.
        """
        for part, unit in placed:
            if part not in self._writes:
                self._open(part)
            waiting = self._waiting[part]
            waiting.append(unit)
            if len(waiting) == _BUFFERED_UNITS:
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
        waiting = self._waiting[part]
        self._writes[part](encoded(waiting, self.sizes[part], self._version))
        self.sizes[part] += len(waiting)
        waiting.clear()


def _name(*values: str) -> str:
    """A name fit for a file; where that is not the value itself, four digits tell it from others like it."""
    value = "_".join(dict.fromkeys(values))
    fit = _UNFIT.sub("_", value).strip("._")[:_NAME_CHARS]
    if fit == value:
        return fit or "none"
    return f"{fit or 'part'}-{digest(value, size=2).hex()}"
