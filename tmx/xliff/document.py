"""What both versions of XLIFF have in common when they are written: files of units, one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from tmx.exchange.findings import Findings
from tmx.exchange.pairing import Pair, pair_of, sides_of
from tmx.loss import Losses
from tmx.place import Place, Remarks
from tmx.unit import Header, TranslationUnit, Variant
from tmx.xliff.identity import UnitIds
from tmx.xliff.markup import legal
from tmx.xliff.match import Match, Matches
from tmx.xliff.origin import original_of


class Entry(NamedTuple):
    """A unit as it is written: its id, its source and maybe target variant, the languages of the file, candidates."""

    id: str
    unit: TranslationUnit
    sides: Sequence[Variant]
    pair: Pair
    matches: Sequence[Match]


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


def write_document(
    version: Version,
    header: Header,
    units: Iterable[TranslationUnit],
    losses: Losses,
    matches: Matches,
    target_language: str = "",
) -> Iterator[bytes]:
    """The bytes of an XLIFF file, a unit at a time; a new `file` begins where the original of the units changes."""
    findings = Findings(Place(""), Remarks(), losses)
    pair, rest = pair_of(header, units)
    pair = pair._replace(target=pair.target or target_language)
    yield legal(version.start(pair), findings)
    file, ids = File(0, "", pair, header), UnitIds()
    for number, unit in enumerate(rest, start=1):
        findings = findings._replace(place=Place("", unit=number))
        sides = sides_of(unit, pair, findings)
        if not sides:
            continue
        if not file.number or file.original != original_of(unit):
            yield version.file_end.encode() if file.number else b""
            file = file._replace(number=file.number + 1, original=original_of(unit))
            yield legal(version.file_start(file, findings._replace(place=Place(""))), findings)
            ids = UnitIds()
        entry = Entry(ids.of(unit.tuid, number), unit, sides, pair, matches(unit, sides))
        yield legal(version.unit(entry, findings), findings)
    yield version.file_end.encode() if file.number else legal(version.nothing(file, findings), findings)
    yield b"</xliff>\n"
