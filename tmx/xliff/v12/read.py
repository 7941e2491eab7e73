"""A trans-unit of XLIFF 1.2, strict or transitional, as units of a memory: one for each segment."""

from lxml import etree

from tmx.content import Content
from tmx.exchange.detail_names import detail_of
from tmx.exchange.details import Detail, Scope, props_in
from tmx.exchange.findings import Findings
from tmx.exchange.pairing import UNKNOWN
from tmx.exchange.parts import Parts, unit_of
from tmx.unit import Note, Prop, TranslationUnit
from tmx.xliff.around import Around
from tmx.xliff.elements import Family, content_of, name_of, own_attributes, text_of
from tmx.xliff.identity import name_given
from tmx.xliff.match import ORIGIN
from tmx.xliff.states import STATES_12
from tmx.xliff.v12.codes_read import numbers_of, to_tmx
from tmx.xliff.v12.segments import Segment, segments_of

_SAID = frozenset({"id", "resname", "approved", "translate", "xml:space"})
_TARGET_SAID = frozenset({"xml:lang", "state", "state-qualifier"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def units_12(element: etree._Element, around: Around, findings: Findings) -> list[TranslationUnit]:
    """The units of a `trans-unit`; what a memory cannot hold is counted as lost."""
    family = Family(element)
    source, target = family.first("source"), family.first("target")
    if source is None:
        findings.remark("a trans-unit without a source is passed over")
        return []
    if "id" not in element.attrib:
        findings.remark("a trans-unit without an id")
    segments = segments_in(family, findings)
    notes, details = _noted(element, family, findings)
    language = around.target if target is None else target.get(_LANGUAGE, around.target)
    around = around._replace(translate=element.get("translate", around.translate))
    name = name_given(element.get("id", ""), element.get("resname", ""))
    units = []
    for segment in segments:
        contents = _contents(segment, findings)
        states = _states(element, target, details) if len(contents) > 1 else _kept_states(target, details)
        tuid = f"{name}.{segment.mid}" if len(segments) > 1 else name
        languages = source.get(_LANGUAGE, around.source) or UNKNOWN, language or UNKNOWN
        units.append(unit_of(around.on(Parts(tuid, contents, languages, notes, details, states))))
    _lose_rest(family, target, findings)
    return units


def segments_in(family: Family, findings: Findings) -> list[Segment]:
    """The segments of a `trans-unit`, with the elements of XLIFF."""
    parts = [family.first(name) for name in ("source", "seg-source", "target")]
    sides = [() if part is None else content_of(part, findings) for part in parts]
    return segments_of(sides[0], sides[1], sides[2], findings)


def header_12(element: etree._Element, findings: Findings) -> list[Note | Prop]:
    """The properties and notes in the `header` of a file; `tool_12` reads the tool."""
    found: list[Note | Prop] = []
    for part in element:
        detail = detail_of(part.get("from", ""), text_of(part)) if name_of(part) == "note" else None
        if detail:
            found.append(Prop(detail.name, detail.text))
        elif name_of(part) == "note":
            found.append(_note(part, findings)[1])
        elif name_of(part) != "tool":
            findings.lose(f"{name_of(part) or 'foreign element'} in the header")
    return found


def tool_12(element: etree._Element) -> tuple[str, str]:
    """Name and version of the first tool in the `header` of a file."""
    tool = Family(element).first("tool")
    return ("", "") if tool is None else (tool.get("tool-name", ""), tool.get("tool-version", ""))


def _contents(segment: Segment, findings: Findings) -> list[Content]:
    """The sides in codes of TMX; an empty target is no translation."""
    numbers = numbers_of(segment.source, segment.target)
    sides = [segment.source, segment.target] if segment.target else [segment.source]
    return [to_tmx(side, numbers, findings) for side in sides]


def _states(element: etree._Element, target: etree._Element | None, details: list[Detail]) -> list[Prop]:
    status = "accepted" if element.get("approved") == "yes" else ""
    state, qualifier = _state(target)
    return STATES_12.read(state, qualifier, props_in(details, Scope.UNIT), status)


def _kept_states(target: etree._Element | None, details: list[Detail]) -> list[Prop]:
    return STATES_12.kept(*_state(target), props_in(details, Scope.UNIT))


def _state(target: etree._Element | None) -> tuple[str, str]:
    return ("", "") if target is None else (target.get("state", ""), target.get("state-qualifier", ""))


def _noted(
    element: etree._Element, family: Family, findings: Findings
) -> tuple[list[tuple[Scope, Note]], list[Detail]]:
    """The notes on a unit, and its properties: of contexts and props, then of its own attributes."""
    notes = [_note(note, findings) for note in family.all("note")]
    groups = [*family.all("context-group"), *family.all("prop-group")]
    details = [detail for group in groups for detail in _group(group, findings)]
    for name, value in own_attributes(element, findings):
        if name not in _SAID:
            details.append(Detail(Scope.UNIT, True, f"x-xliff-{name}", value))
    resname = element.get("resname", "")
    if resname and name_given(element.get("id", ""), resname) != resname:
        details.append(Detail(Scope.UNIT, True, "x-xliff-resname", resname))
    return notes, details


def _note(element: etree._Element, findings: Findings) -> tuple[Scope, Note]:
    attributes = own_attributes(element, findings)
    for name, _ in attributes:
        if name not in ("xml:lang", "annotates"):
            findings.lose(f"attribute {name} of a note")
    scope = {"source": Scope.SOURCE, "target": Scope.TARGET}.get(element.get("annotates", ""), Scope.UNIT)
    return scope, Note(text_of(element), tuple(pair for pair in attributes if pair[0] == "xml:lang"))


def _group(element: etree._Element, findings: Findings) -> list[Detail]:
    """The details in a `context-group`, or in a `prop-group` of the transitional standard."""
    kind = name_of(element)
    for name, value in own_attributes(element, findings):
        if (name, value) != ("purpose", "information"):
            findings.lose(f"attribute {name} of a {kind}")
    found = []
    for part in element:
        type = part.get("context-type" if kind == "context-group" else "prop-type", "")
        detail = detail_of(type, text_of(part))
        found.append(detail or Detail(Scope.UNIT, True, f"x-xliff-{type}", text_of(part)))
    return found


def _lose_rest(family: Family, target: etree._Element | None, findings: Findings) -> None:
    """Count what a memory has no place for."""
    for name, _ in own_attributes(target, findings) if target is not None else ():
        if name not in _TARGET_SAID:
            findings.lose(f"attribute {name} of a target")
    for candidate in family.all("alt-trans"):
        _lose_candidate(candidate, target, findings)
    for _ in family.all("count-group"):
        findings.lose("count-group")
    for _ in family.all(""):
        findings.lose("element of a foreign namespace in a unit")


def _lose_candidate(element: etree._Element, target: etree._Element | None, findings: Findings) -> None:
    """Count a candidate, but not the unit's own translation with its confidence, which a property says too."""
    own = Family(element).first("target")
    said = own is not None and target is not None and text_of(own) == text_of(target)
    if element.get("origin") != ORIGIN or not said:
        findings.lose("candidate (alt-trans)")
