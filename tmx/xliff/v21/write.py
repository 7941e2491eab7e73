"""Units written as XLIFF 2.1 with its modules of metadata and candidates, the same bytes for the same units."""

from collections.abc import Iterable, Iterator, Sequence

from corpus import FormatError
from tmx.exchange.details import Detail, Scope, details_of, notes_of
from tmx.exchange.findings import Findings
from tmx.exchange.pairing import Pair, languages_of
from tmx.loss import Losses
from tmx.unit import Header, TranslationUnit, Ude
from tmx.xliff.document import Entry, File, write_document
from tmx.xliff.elements import MATCHES, METADATA, NAMESPACE_20
from tmx.xliff.markup import element, filled, inline, open_tag
from tmx.xliff.match import Match, Matches, own_match, percent
from tmx.xliff.origin import ORIGINAL, TRANSLATE, translate_of
from tmx.xliff.states import STATES_21
from tmx.xliff.v21.codes_write import Written, from_tmx
from tmx.xliff.v21.metadata import TOOL, TOOL_VERSION, metadata
from tmx.xliff.v21.metadata import notes as note_lines

SEGMENT = "s1"


def write_xliff21(
    header: Header,
    units: Iterable[TranslationUnit],
    losses: Losses,
    matches: Matches = own_match,
    target_language: str = "",
) -> Iterator[bytes]:
    """The bytes of an XLIFF 2.1 file, a unit at a time, in the languages of the first unit that has two.

    What XLIFF 2.1 cannot carry is counted in `losses`. `matches` gives the candidates for a unit: its own translation
    with the confidence of its bead where nothing else is asked for. `target_language` is written where no
    unit has one. Raises FormatError where there is no unit, for a file of XLIFF 2 has at least one.
    """
    return write_document(_Version21(), header, units, losses, matches, target_language)


class _Version21:
    file_end = "</file>\n"

    def start(self, pair: Pair) -> str:
        """The root."""
        own = filled(("srcLang", pair.source), ("trgLang", pair.target))
        names = (("xmlns", NAMESPACE_20), ("xmlns:mda", METADATA), ("xmlns:mtc", MATCHES), ("version", "2.1"))
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{open_tag("xliff", (*names, *own))}\n'

    def file_start(self, file: File, findings: Findings) -> str:
        """A `file` with the header of the memory, if it is the first."""
        own = (("id", f"f{file.number}"), *filled(("original", file.original)), ("xml:space", "preserve"))
        inner = _header(file.header, findings) if file.number == 1 else ""
        return f"{open_tag('file', own)}\n{inner}"

    def nothing(self, file: File, findings: Findings) -> str:
        """Refused: an XLIFF 2 file without a unit is not valid."""
        raise FormatError("no unit with a text in the source language: XLIFF 2 needs one, XLIFF 1.2 can be empty")

    def unit(self, entry: Entry, findings: Findings) -> str:
        """A `unit` with one segment."""
        annotations = entry.unit.annotations
        name = entry.unit.tuid if entry.unit.tuid != entry.id else ""
        own = (("id", entry.id), *filled(("name", name), ("translate", translate_of(entry.unit))))
        has_target = len(entry.sides) > 1
        said = {ORIGINAL, TRANSLATE} | (STATES_21.said(annotations) if has_target else set())
        details = [
            *languages_of(entry.sides, entry.pair),
            *details_of(entry.unit, entry.sides, frozenset(said), findings),
        ]
        state = (("state", STATES_21.state(annotations)), ("subState", STATES_21.detail_of(annotations)))
        written = from_tmx([side.content for side in entry.sides], findings, (SEGMENT,))
        lines = [
            *_matches(entry.matches, findings),
            *metadata(details),
            *note_lines(notes_of(entry.unit, entry.sides), findings),
            *_data(written),
            open_tag("segment", (("id", SEGMENT), *(filled(*state) if has_target else ()))),
            *(element(tag, (), inline(side)) for tag, side in zip(("source", "target"), written.sides, strict=False)),
            "</segment>",
        ]
        return "\n".join([open_tag("unit", own), *lines, "</unit>\n"])


def _header(header: Header, findings: Findings) -> str:
    """The tool, properties and notes; what else a TMX header says is about TMX."""
    tool = filled((TOOL, header.creationtool), (TOOL_VERSION, header.creationtoolversion))
    props = [*tool, *((prop.type, prop.text) for prop in header.props)]
    details = [Detail(Scope.UNIT, True, name, text) for name, text in props]
    if any(isinstance(one, Ude) for one in header.annotations):
        findings.lose("user-defined encoding of the header")
    for name, _ in header.others:
        findings.lose(f"attribute {name} of the header")
    notes = [(Scope.UNIT, note) for note in header.notes]
    return "".join(line + "\n" for line in (*metadata(details), *note_lines(notes, findings)))


def _data(written: Written) -> list[str]:
    lines = [element("data", (("id", id),), inline(text)) for id, text in written.data.items()]
    return ["<originalData>", *lines, "</originalData>"] if lines else []


def _matches(matches: Sequence[Match], findings: Findings) -> list[str]:
    lines = [line for match in matches for line in candidate(match, SEGMENT, findings)]
    return ["<mtc:matches>", *lines, "</mtc:matches>"] if lines else []


def candidate(match: Match, segment: str, findings: Findings) -> list[str]:
    """The lines of an `mtc:match` for the segment with this id."""
    written = from_tmx([match.source, match.target], findings)
    own = filled(
        ("ref", f"#{segment}"),
        ("type", match.kind.value),
        ("similarity", percent(min(match.similarity, 100)) if match.similarity >= 0 else ""),
        ("matchQuality", percent(min(match.quality, 100)) if match.quality >= 0 else ""),
        ("origin", match.origin),
    )
    sides = zip(("source", "target"), written.sides, strict=True)
    lines = [element(tag, (), inline(side)) for tag, side in sides]
    return [open_tag("mtc:match", own), *_data(written), *lines, "</mtc:match>"]
