"""What both versions of XLIFF have in common when they are written: files of units, one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from tmx.batches import batches
from tmx.escape import legal_bytes, xml_text
from tmx.exchange.findings import Findings
from tmx.exchange.outline import Outline, Template, mark, outlined, specimen, template
from tmx.exchange.pairing import Pair, pair_of, sides_of
from tmx.loss import Losses
from tmx.place import Place, Remarks
from tmx.unit import Header, TranslationUnit, Variant
from tmx.xliff.decisive import DECISIVE
from tmx.xliff.identity import UnitIds
from tmx.xliff.markup import legal
from tmx.xliff.match import Match, Matches, own_match
from tmx.xliff.origin import original_of
from tmx.xliff.states import Values, values_of


class Entry(NamedTuple):
    """A unit as it is written: its id, its source and maybe target variant, the languages of the file, candidates.

    `values` are the texts of its properties by type.
    """

    id: str
    unit: TranslationUnit
    sides: Sequence[Variant]
    pair: Pair
    matches: Sequence[Match]
    values: Values


class File(NamedTuple):
    """One of the files in a document, numbered from 1; the header of the memory is in the first."""

    number: int
    original: str
    pair: Pair
    header: Header


class Version(Protocol):
    """How a version of XLIFF is written."""

    file_end: str

    def start(self, pair: Pair) -> str:
        """What stands before the first file."""

    def file_start(self, file: File, findings: Findings) -> str:
        """What stands before the first unit of a file."""

    def unit(self, entry: Entry, findings: Findings) -> str:
        """A unit."""

    def nothing(self, file: File, findings: Findings) -> str:
        """The file of a memory without units."""


class _Plain(NamedTuple):
    """How all units of one outline are written, and the file that they come from."""

    template: Template
    original: str


def write_document(
    version: Version,
    header: Header,
    units: Iterable[TranslationUnit],
    losses: Losses,
    matches: Matches,
    target_language: str = "",
) -> Iterator[bytes]:
    """The bytes of an XLIFF file, some units at a time; a new `file` begins where the original of the units changes."""
    pair, rest = pair_of(header, units)
    pair = pair._replace(target=pair.target or target_language)
    return map(b"".join, batches(_Document(version, header, pair, losses, matches).pieces(rest)))


class _Document:
    """An XLIFF file being written."""

    def __init__(self, version: Version, header: Header, pair: Pair, losses: Losses, matches: Matches) -> None:
        self._version, self._losses, self._matches = version, losses, matches
        self._remarks = Remarks()
        self._file, self._ids = File(0, "", pair, header), UnitIds()
        self._plain = lru_cache(maxsize=1024)(self._learned)

    def pieces(self, units: Iterable[TranslationUnit]) -> Iterator[bytes]:
        """Its bytes, a unit at a time."""
        yield legal(self._version.start(self._file.pair), self._findings(0))
        for number, unit in enumerate(units, start=1):
            yield self._unit(unit, number)
        nothing = self._version.nothing(self._file, self._findings(0)) if not self._file.number else ""
        yield legal(nothing, self._findings(0)) or self._version.file_end.encode()
        yield b"</xliff>\n"

    def _findings(self, number: int) -> Findings:
        return Findings(Place("", 1, number), self._remarks, self._losses)

    def _unit(self, unit: TranslationUnit, number: int) -> bytes:
        """The unit, and before it what begins a file, if it is the first of one; nothing for one that is left out."""
        found = outlined(unit, DECISIVE) if self._matches is own_match else None
        plain = self._plain(found.outline) if found else None
        sides = [] if plain else sides_of(unit, self._file.pair, self._findings(number))
        if not (plain or sides):
            return b""
        start = self._file_start(plain.original if plain else original_of(values_of(unit.annotations)))
        id = self._ids.of(unit.tuid, number)
        if found and plain and unit.tuid in ("", id):
            data = legal_bytes(plain.template.filled([id, *map(xml_text, found.texts)]))
            if data is not None:
                return start + data
        findings = self._findings(number)
        sides = sides or sides_of(unit, self._file.pair, findings)
        return start + legal(self._version.unit(self._entry(unit, sides, id), findings), findings)

    def _entry(self, unit: TranslationUnit, sides: Sequence[Variant], id: str) -> Entry:
        return Entry(id, unit, sides, self._file.pair, self._matches(unit, sides), values_of(unit.annotations))

    def _file_start(self, original: str) -> bytes:
        """What ends the file before and begins that of this name; nothing where it has begun."""
        if self._file.number and self._file.original == original:
            return b""
        end = self._version.file_end.encode() if self._file.number else b""
        self._file = self._file._replace(number=self._file.number + 1, original=original)
        self._ids = UnitIds()
        return end + legal(self._version.file_start(self._file, self._findings(0)), self._findings(0))

    def _learned(self, outline: Outline) -> _Plain | None:
        """How units of this outline are written; None where something of them is lost or left out."""
        unit, losses = specimen(outline, DECISIVE), Losses()
        findings = Findings(Place(""), self._remarks, losses)
        sides = sides_of(unit, self._file.pair, findings)
        if not sides:
            return None
        found = template(self._version.unit(self._entry(unit, sides, mark(0)), findings), outline)
        if found is None or next(iter(losses), None):
            return None
        return _Plain(found, original_of(values_of(unit.annotations)))
