"""What a memory holds, counted in one pass: header, languages, units, dates, codes, properties, duplicates, tools."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tmx.content import Attributes, Content, plain
from tmx.dates import basic
from tmx.language import sides
from tmx.place import Progress, Remark
from tmx.read import TmxReader, read_tmx
from tmx.repeats import FirstUnits, mark
from tmx.unit import Annotations, Header, Prop, TranslationUnit, Variant

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
    """What the memory holds, in one pass; memory grows by some fifty bytes a unit. Raises as `read_tmx`."""
    with read_tmx(source, name, progress) as reader:
        counts = _Counts(reader.header)
        for unit in reader:
            counts.add(unit)
        return counts.info(reader)


class _Counts:
    """The running counts of one pass."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.units = self.segments = self.repeated = self.rivals = 0
        self.languages: dict[tuple[str, str], list[int]] = {}
        self.codes: Counter[str] = Counter()
        self.props: Counter[str] = Counter()
        self.tools: Counter[str] = Counter([header.creationtool] if header.creationtool else [])
        self.dates: tuple[str, str] = ("", "")
        self.sources, self.pairs = FirstUnits(), FirstUnits()

    def add(self, unit: TranslationUnit) -> None:
        """Count one unit."""
        self.units += 1
        self.segments += len(unit.variants)
        self._add_noted(unit.attributes, unit.annotations)
        said = set()
        for written, language, content, attributes, annotations in unit.variants:
            key = written, language
            counts = self.languages.setdefault(key, [0, 0])
            counts[0] += key not in said
            counts[1] += len(plain(content))
            said.add(key)
            self._add_codes(content)
            if attributes or annotations:
                self._add_noted(attributes, annotations)
        self._add_duplicate(unit)

    def _add_codes(self, content: Content) -> None:
        for piece in content:
            if not isinstance(piece, str):
                self.codes[piece.kind] += 1
                self._add_codes(piece.content)

    def _add_noted(self, attributes: Attributes, annotations: Annotations) -> None:
        for annotation in annotations:
            if isinstance(annotation, Prop):
                self.props[annotation.type] += 1
        for name, value in attributes:
            if name == "creationtool" and value:
                self.tools[value] += 1
            elif name in _DATES and value:
                self._add_date(value)

    def _add_date(self, date: str) -> None:
        first, last = self.dates
        self.dates = min(first or date, date, key=basic), max(last or date, date, key=basic)

    def _add_duplicate(self, unit: TranslationUnit) -> None:
        sources, targets = sides(unit, self.header)
        source = _key(sources)
        is_known = self.sources.first(mark(source), self.units) is not None
        if self.pairs.first(mark(source + "\x00" + _key(targets)), self.units) is not None:
            self.repeated += 1
        elif is_known:
            self.rivals += 1

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


def _key(variants: Iterable[Variant]) -> str:
    """Texts and their languages as one text."""
    return "\x00".join([part for variant in variants for part in (variant.language, variant.text)])
