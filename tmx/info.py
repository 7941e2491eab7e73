"""What a memory holds, counted in one pass: header, languages, units, dates, codes, properties, duplicates, tools."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tmx.content import Content
from tmx.dates import basic
from tmx.digest import digest
from tmx.language import sides
from tmx.place import Progress, Remark
from tmx.read import TmxReader, read_tmx
from tmx.unit import Header, TranslationUnit, Variant

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
    """What the memory holds, in one pass; memory grows by a 16-byte digest or two a unit. Raises as `read_tmx`."""
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
        self.languages: Counter[tuple[str, str]] = Counter()
        self.characters: Counter[tuple[str, str]] = Counter()
        self.codes: Counter[str] = Counter()
        self.props: Counter[str] = Counter()
        self.tools: Counter[str] = Counter([header.creationtool] if header.creationtool else [])
        self.dates: tuple[str, str] = ("", "")
        self.sources: set[bytes] = set()
        self.pairs: set[bytes] = set()

    def add(self, unit: TranslationUnit) -> None:
        """Count one unit."""
        self.units += 1
        self.segments += len(unit.variants)
        for variant in unit.variants:
            key = variant.written, variant.language
            self.characters[key] += len(variant.text)
            self._add_codes(variant.content)
            self._add_attributes(dict(variant.attributes))
            self.props.update(prop.type for prop in variant.props)
        self.languages.update({(variant.written, variant.language) for variant in unit.variants})
        self._add_attributes(dict(unit.attributes))
        self.props.update(prop.type for prop in unit.props)
        self._add_duplicate(unit)

    def _add_codes(self, content: Content) -> None:
        for piece in content:
            if not isinstance(piece, str):
                self.codes[piece.kind] += 1
                self._add_codes(piece.content)

    def _add_attributes(self, attributes: dict[str, str]) -> None:
        if tool := attributes.get("creationtool"):
            self.tools[tool] += 1
        for date in filter(None, map(attributes.get, _DATES)):
            first, last = self.dates
            self.dates = min(first or date, date, key=basic), max(last or date, date, key=basic)

    def _add_duplicate(self, unit: TranslationUnit) -> None:
        sources, targets = sides(unit, self.header)
        source = _digest(sources)
        pair = source + _digest(targets)
        if pair in self.pairs:
            self.repeated += 1
        elif source in self.sources:
            self.rivals += 1
        self.sources.add(source)
        self.pairs.add(pair)

    def info(self, reader: TmxReader) -> Info:
        """The counts as a value, with what the reader knows of the file."""
        return Info(
            name=reader.name,
            unpacked_bytes=reader.bytes_read,
            encoding=reader.encoding.name,
            header=reader.header,
            units=self.units,
            segments=self.segments,
            languages=tuple(
                LanguageCount(*key, count, self.characters[key]) for key, count in sorted(self.languages.items())
            ),
            first_date=self.dates[0],
            last_date=self.dates[1],
            codes=tuple(sorted(self.codes.items())),
            props=tuple(sorted(self.props.items())),
            tools=tuple(sorted(self.tools.items())),
            repeated=self.repeated,
            rivals=self.rivals,
            remarks=reader.remarks,
        )


def _digest(variants: Iterable[Variant]) -> bytes:
    """Sixteen bytes that tell texts and their languages apart."""
    return digest("".join(f"{variant.language}\x00{variant.text}\x00" for variant in variants))
