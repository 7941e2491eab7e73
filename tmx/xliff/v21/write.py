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
from tmx.xliff.markup import element, filled, inline, open_tag, usual_tag
from tmx.xliff.match import Match, Matches, own_match, percent
from tmx.xliff.origin import ORIGINAL, TRANSLATE, translate_of
from tmx.xliff.states import STATES_21
from tmx.xliff.v21.codes_write import Written, from_tmx
from tmx.xliff.v21.metadata import TOOL, TOOL_VERSION, metadata
from tmx.xliff.v21.metadata import notes as note_lines

SEGMENT = "s1"
_SIDES = ("source", "target")


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
        id, unit, sides, pair, matches, values = entry
        name = unit.tuid
        own = filled(("id", id), ("name", name if name != id else ""), ("translate", translate_of(values)))
        said, state = [ORIGINAL, TRANSLATE], [("id", SEGMENT)]
        if len(sides) > 1:
            said += STATES_21.said(values)
            state += filled(("state", STATES_21.state(values)), ("subState", STATES_21.detail_of(values)))
        details = [*languages_of(sides, pair), *details_of(unit, sides, said, findings)]
        written = from_tmx([side.content for side in sides], findings, (SEGMENT,))
        lines = [open_tag("unit", own)]
        lines += _matches(matches, findings)
        lines += metadata(details)
        lines += note_lines(notes_of(unit, sides), findings)
        lines += _data(written)
        lines.append(usual_tag("segment", tuple(state)))
        lines += [element(tag, (), inline(side)) for tag, side in zip(_SIDES, written.sides, strict=False)]
        lines.append("</segment>\n</unit>\n")
        return "\n".join(lines)


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
    if not written.data:
        return []
    lines = [element("data", (("id", id),), inline(text)) for id, text in written.data.items()]
    return ["<originalData>", *lines, "</originalData>"]


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
    sides = zip(_SIDES, written.sides, strict=True)
    lines = [element(tag, (), inline(side)) for tag, side in sides]
    return [open_tag("mtc:match", own), *_data(written), *lines, "</mtc:match>"]
