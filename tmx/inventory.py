"""What a memory holds, counted in one pass: header, languages, units, dates, codes, properties, duplicates, tools."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tmx.columns import Column, TextColumns, text_columns
from tmx.content import Content, plain
from tmx.dates import basic
from tmx.language import sides
from tmx.place import Progress, Remark
from tmx.read import TmxReader, read_tmx
from tmx.repeats import FirstUnits, marks, notes
from tmx.stretches import Run, UnitsAlike, runs
from tmx.unit import Header, TranslationUnit, Variant, props_of

_DATES = ("creationdate", "changedate", "lastusagedate")


class LanguageCount(NamedTuple):
    """A language code as it is written, what it means, and how much of the memory is in it."""

    written: str
    language: str
    units: int
    characters: int


@dataclass(frozen=True)
class Info:
    """The counts of one memory; names with counts are sorted by name, dates are as written, empty when there are none.

    `repeated` units have a source and targets that stood before, `rivals` a source that stood before with others.
    """

    name: str
    unpacked_bytes: int
    encoding: str
    header: Header
    units: int
    segments: int
    languages: tuple[LanguageCount, ...]
    first_date: str
    last_date: str
    codes: tuple[tuple[str, int], ...]
    props: tuple[tuple[str, int], ...]
    tools: tuple[tuple[str, int], ...]
    repeated: int
    rivals: int
    remarks: tuple[Remark, ...]


def info(source: Path | str | BinaryIO, name: str = "", progress: Progress | None = None) -> Info:
    """What the memory holds, in one pass; memory grows by some twenty bytes a unit. Raises as `read_tmx`."""
    with read_tmx(source, name, progress) as reader:
        counts = _Counts(reader.header)
        for run in runs(reader.stretches()):
            counts.add(run)
        return counts.info(reader)


class _Counts:
    """The running counts of one pass."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.units = self.segments = self.n_others = self.repeated = self.rivals = 0
        self.languages: dict[tuple[str, str], list[int]] = {}
        self.codes: Counter[str] = Counter()
        self.props: Counter[str] = Counter()
        self.tools: Counter[str] = Counter([header.creationtool] if header.creationtool else [])
        self.dates: tuple[str, str] = ("", "")
        self.sources, self.others = FirstUnits(), FirstUnits()

    def add(self, run: Run) -> None:
        """Count some units."""
        if isinstance(run, UnitsAlike):
            self._add_noted_alike(run)
        else:
            self._add_noted(run)
        if columns := text_columns(run, self.header):
            self._add_columns(columns, len(run))
        else:
            self._add_units(run)

    def _add_noted_alike(self, units: UnitsAlike) -> None:
        self.segments += len(units) * len(units.model.variants)
        for part in units.model.props:
            self.props[part.type] += len(units)
        self._add_values([*units.attribute_columns, *units.variant_columns])

    def _add_noted(self, units: Sequence[TranslationUnit]) -> None:
        variants = [variant for unit in units for variant in unit.variants]
        self.segments += len(variants)
        self.props.update([part.type for unit in units for part in props_of(unit.annotations)])
        self.props.update([part.type for variant in variants for part in props_of(variant.annotations)])
        columns: dict[str, list[str]] = {}
        own = chain([unit.attributes for unit in units], [variant.attributes for variant in variants])
        for name, value in chain.from_iterable(own):
            columns.setdefault(name, []).append(value)
        self._add_values(columns.items())

    def _add_values(self, columns: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Count values of attributes, given with their names; of dates that are the same in two forms either stands."""
        for name, values in columns:
            if name == "creationtool":
                self.tools.update(filter(None, values))
            elif name in _DATES and (dates := {*values, *self.dates} - {""}):
                self.dates = min(dates, key=_moment), max(dates, key=_moment)

    def _add_columns(self, columns: TextColumns, n_units: int) -> None:
        for written, language, texts in (*columns.sources, *columns.targets):
            self._add_language(written, language, n_units, sum(map(len, texts)))
        self._add_duplicates(*(_keys(side, n_units) for side in columns))

    def _add_units(self, run: Run) -> None:
        for unit in run:
            said = set()
            for written, language, content, _, _ in unit.variants:
                self._add_language(written, language, (written, language) not in said, len(plain(content)))
                said.add((written, language))
                self._add_codes(content)
        seen = [sides(unit, self.header) for unit in run]
        self._add_duplicates([_key(sources) for sources, _ in seen], [_key(targets) for _, targets in seen])

    def _add_language(self, written: str, language: str, n_units: int, n_characters: int) -> None:
        counts = self.languages.setdefault((written, language), [0, 0])
        counts[0] += n_units
        counts[1] += n_characters

    def _add_codes(self, content: Content) -> None:
        for piece in content:
            if not isinstance(piece, str):
                self.codes[piece.kind] += 1
                self._add_codes(piece.content)

    def _add_duplicates(self, sources: Sequence[str], targets: Sequence[str]) -> None:
        """Count those whose source stood before: a target that is not the first of its source is looked up too."""
        first, own = self.units + 1, notes(targets)
        self.units += len(sources)
        again = self.sources.repeats(marks(sources), first, own)
        others = [one.unit - first for one in again if one.note != own[one.unit - first]]
        pairs = marks(f"{sources[place]}\x00{targets[place]}" for place in others)
        rivals = len(others) - len(self.others.repeats(pairs, self.n_others + 1))
        self.n_others += len(others)
        self.rivals += rivals
        self.repeated += len(again) - rivals

    def info(self, reader: TmxReader) -> Info:
        """The counts as a value, with what the reader knows of the file."""
        return Info(
            name=reader.name,
            unpacked_bytes=reader.bytes_read,
            encoding=reader.encoding.name,
            header=reader.header,
            units=self.units,
            segments=self.segments,
            languages=tuple(LanguageCount(*key, *counts) for key, counts in sorted(self.languages.items())),
            first_date=self.dates[0],
            last_date=self.dates[1],
            codes=tuple(sorted(self.codes.items())),
            props=tuple(sorted(self.props.items())),
            tools=tuple(sorted(self.tools.items())),
            repeated=self.repeated,
            rivals=self.rivals,
            remarks=reader.remarks,
        )


def _keys(columns: tuple[Column, ...], n_units: int) -> list[str]:
    """The key of each unit, as `_key` gives it."""
    if not columns:
        return [""] * n_units
    parts = [part for _, language, texts in columns for part in (repeat(language), texts)]
    return list(map("\x00".join, zip(*parts, strict=False)))


def _key(variants: Iterable[Variant]) -> str:
    """Texts and their languages as one text."""
    return "\x00".join([part for variant in variants for part in (variant.language, variant.text)])


def _moment(date: str) -> tuple[str, str]:
    """What dates are compared by; those written in two forms have an order too."""
    return basic(date), date
