"""Units written as XLIFF 1.2, valid by the strict schema, byte for byte the same for the same units."""

from collections.abc import Iterable, Iterator

from tmx.content import Attributes, Content
from tmx.escape import xml_text
from tmx.exchange.detail_names import name_of_detail
from tmx.exchange.details import Detail, Scope, details_of, notes_of
from tmx.exchange.findings import Findings
from tmx.exchange.pairing import Pair, code_of, is_code
from tmx.loss import Losses
from tmx.unit import Header, Note, TranslationUnit, Ude
from tmx.xliff.document import Entry, File, write_document
from tmx.xliff.elements import NAMESPACE_12
from tmx.xliff.markup import element, filled, inline, open_tag
from tmx.xliff.match import Match, Matches, own_match, percent
from tmx.xliff.origin import ORIGINAL, TRANSLATE, translate_of
from tmx.xliff.states import STATES_12, STATUS
from tmx.xliff.types import datatype
from tmx.xliff.v12.codes_write import from_tmx

_TOOL = "creator"
_PLAIN = "plaintext"


def write_xliff12(
    header: Header,
    units: Iterable[TranslationUnit],
    losses: Losses,
    matches: Matches = own_match,
    target_language: str = "",
) -> Iterator[bytes]:
    """The bytes of an XLIFF 1.2 file, a unit at a time, in the languages of the first unit that has two.

    What XLIFF 1.2 cannot carry is counted in `losses`. `matches` gives the candidates for a unit: its own translation
    with the confidence of its bead where nothing else is asked for. `target_language` is written where no unit has one.
    """
    return write_document(_Version12(), header, units, losses, matches, target_language)


class _Version12:
    file_end = "</body>\n</file>\n"

    def start(self, pair: Pair) -> str:
        """The root."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE_12}">\n'

    def file_start(self, file: File, findings: Findings) -> str:
        """A `file` with the header of the memory, if it is the first, and its body."""
        header = file.header if file.number <= 1 else Header()
        own = filled(
            ("source-language", file.pair.source),
            ("target-language", file.pair.target),
            ("datatype", datatype(file.header.datatype or _PLAIN)),
            ("tool-id", _TOOL if header.creationtool else ""),
            ("xml:space", "preserve"),
        )
        inner = _header(header, findings)
        return f"{open_tag('file', (('original', file.original), *own))}\n{inner}<body>\n"

    def nothing(self, file: File, findings: Findings) -> str:
        """A `file` without units."""
        return self.file_start(file, findings) + self.file_end

    def unit(self, entry: Entry, findings: Findings) -> str:
        """A `trans-unit`."""
        id, unit, sides, _, matches, values = entry
        name = unit.tuid
        approved = "yes" if values.get(STATUS) == "accepted" else ""
        own = filled(
            ("id", id),
            ("resname", name if name != id else ""),
            ("approved", approved),
            ("translate", translate_of(values)),
        )
        has_target = len(sides) > 1
        said = (ORIGINAL, TRANSLATE, *STATES_12.said(values)) if has_target else (ORIGINAL, TRANSLATE)
        contents = from_tmx([side.content for side in sides], findings)
        lines = [open_tag("trans-unit", own), element("source", _language(entry, 0), inline(contents[0]))]
        if has_target:
            state = (("state", STATES_12.state(values)), ("state-qualifier", STATES_12.detail_of(values)))
            lines.append(element("target", (*_language(entry, 1), *filled(*state)), inline(contents[1])))
        lines += _contexts(details_of(unit, sides, said, findings))
        lines += [_note(scope, note, findings) for scope, note in notes_of(unit, sides)]
        lines += [candidate(match, sides[0].content, (), findings) for match in matches]
        lines.append("</trans-unit>\n")
        return "\n".join(lines)


def _header(header: Header, findings: Findings) -> str:
    """The tool, properties and notes; what else a TMX header says is about TMX."""
    own = filled(("tool-id", _TOOL), ("tool-name", header.creationtool), ("tool-version", header.creationtoolversion))
    lines = [element("tool", own, "")] if header.creationtool else []
    for one in header.annotations:
        if isinstance(one, Ude):
            findings.lose("user-defined encoding of the header")
        elif isinstance(one, Note):
            lines.append(_note(Scope.UNIT, one, findings))
        else:
            kind = name_of_detail(Detail(Scope.UNIT, True, one.type, one.text))
            lines.append(element("note", (("from", kind),), xml_text(one.text)))
    for name, _ in header.others:
        findings.lose(f"attribute {name} of the header")
    return f"<header>\n{''.join(line + chr(10) for line in lines)}</header>\n" if lines else ""


def _language(entry: Entry, side: int) -> Attributes:
    """The language of a side where it is not the file's."""
    code = code_of(entry.sides[side])
    return (("xml:lang", code),) if code != entry.pair[side] else ()


def _contexts(details: list[Detail]) -> list[str]:
    if not details:
        return []
    lines = [element("context", (("context-type", name_of_detail(one)),), xml_text(one.text)) for one in details]
    return ['<context-group purpose="information">', *lines, "</context-group>"]


def _note(scope: Scope, note: Note, findings: Findings) -> str:
    language = tuple((name, value) for name, value in note.attributes if name == "xml:lang" and is_code(value))
    if len(language) < len(note.attributes):
        findings.lose("attribute of a note")
    annotates = (("annotates", scope.value),) if scope is not Scope.UNIT else ()
    return element("note", (*language, *annotates), xml_text(note.text))


def candidate(match: Match, source: Content, names: Attributes, findings: Findings) -> str:
    """An `alt-trans` for a segment with this source, which is left out where it is the candidate's own.

    `names` are attributes of it: a namespace, a segment.
    """
    quality = match.quality if match.quality >= 0 else match.similarity
    own = filled(("match-quality", f"{percent(quality)}%" if quality >= 0 else ""), ("origin", match.origin))
    sides = from_tmx([match.source, match.target], findings)
    inner = "" if match.source == source else element("source", (), inline(sides[0]))
    return element("alt-trans", (*names, *own), inner + element("target", (), inline(sides[1])))
