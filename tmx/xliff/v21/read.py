"""A unit of XLIFF 2 as units of a memory: one for each of its segments."""

from lxml import etree

from tmx.content import Code, Content, plain
from tmx.exchange.details import Detail, Scope, props_in
from tmx.exchange.findings import Findings
from tmx.exchange.pairing import UNKNOWN
from tmx.exchange.parts import Parts, unit_of
from tmx.language import normalise
from tmx.unit import Note, TranslationUnit
from tmx.xliff.around import Around
from tmx.xliff.elements import MATCHES, METADATA, Family, content_of, name_in, own_attributes, text_of
from tmx.xliff.identity import name_given
from tmx.xliff.match import ORIGIN
from tmx.xliff.states import STATES_21
from tmx.xliff.v21.codes_read import character_of, numbers_of, to_tmx
from tmx.xliff.v21.metadata import details_in, notes_in

_SAID = frozenset({"id", "name", "translate", "xml:space"})
_SEGMENT_SAID = frozenset({"id", "state", "subState"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def units_21(element: etree._Element, around: Around, findings: Findings) -> list[TranslationUnit]:
    """The units of a `unit`; what a memory cannot hold is counted as lost."""
    name = name_given(element.get("id", ""), element.get("name", ""))
    if not element.get("id"):
        findings.remark("a unit without an id")
    family = Family(element)
    notes, details = _noted(element, family, findings)
    around = around._replace(translate=element.get("translate", around.translate))
    data = _data(family, findings)
    segments = family.all("segment")
    units = []
    for at, segment in enumerate(segments, start=1):
        contents = _contents(segment, data, around, findings)
        own = [*details, *_own(segment, _SEGMENT_SAID, findings)]
        known, said = props_in(own, Scope.UNIT), (segment.get("state", ""), segment.get("subState", ""))
        states = STATES_21.read(*said, known) if len(contents) > 1 else STATES_21.kept(*said, known)
        tuid = f"{name}.{segment.get('id') or at}" if len(segments) > 1 else name
        if contents:
            languages = around.source or UNKNOWN, around.target or UNKNOWN
            units.append(unit_of(around.on(Parts(tuid, contents, languages, notes, own, states))))
    if not units:
        findings.remark("a unit without a segment is passed over")
    _lose_rest(family, findings)
    return units


def _noted(
    element: etree._Element, family: Family, findings: Findings
) -> tuple[list[tuple[Scope, Note]], list[Detail]]:
    notes = [note for part in family.all("notes") for note in notes_in(part, findings)]
    metadata = [part for part in family.all("") if name_in(part, METADATA) == "metadata"]
    details = [detail for part in metadata for detail in details_in(part)]
    return notes, [*details, *_own(element, _SAID, findings), *_foreign_name(element)]


def _foreign_name(element: etree._Element) -> list[Detail]:
    name = element.get("name", "")
    known = not name or name_given(element.get("id", ""), name) == name
    return [] if known else [Detail(Scope.UNIT, True, "x-xliff-name", name)]


def _own(element: etree._Element, said: frozenset[str], findings: Findings) -> list[Detail]:
    """The attributes that a memory has no word for, as properties."""
    found = own_attributes(element, findings)
    return [Detail(Scope.UNIT, True, f"x-xliff-{name}", value) for name, value in found if name not in said]


def _data(family: Family, findings: Findings) -> dict[str, str]:
    """The native code of the unit by its id."""
    found = [data for original in family.all("originalData") for data in Family(original).all("data")]
    return {data.get("id", ""): _characters(content_of(data, findings)) for data in found}


def _characters(content: Content) -> str:
    return "".join(piece if isinstance(piece, str) else _character(piece) for piece in content)


def _character(code: Code) -> str:
    return character_of(dict(code.attributes).get("hex", "")) if code.kind == "cp" else _characters(code.content)


def _contents(segment: etree._Element, data: dict[str, str], around: Around, findings: Findings) -> list[Content]:
    """The sides in codes of TMX; an empty target is no translation."""
    family = Family(segment)
    source, target = family.first("source"), family.first("target")
    if source is None:
        findings.remark("a segment without a source is passed over")
        return []
    if len(family.all("source")) > 1 or len(family.all("target")) > 1:
        findings.remark("a segment with two sources or targets: the first is read")
    for side, language in ((source, around.source), (target, around.target)):
        if side is not None and normalise(side.get(_LANGUAGE, language)) != normalise(language):
            findings.remark("a language that is not the file's")
    for name, _ in own_attributes(target, findings) if target is not None else ():
        if name not in ("xml:lang", "xml:space"):
            findings.lose(f"attribute {name} of a target")
    sides = [content_of(side, findings) for side in (source, target) if side is not None]
    sides = sides[:1] if sides[1:] == [()] else sides
    numbers = numbers_of(*sides)
    return [to_tmx(side, data, numbers, findings) for side in sides]


def _lose_rest(family: Family, findings: Findings) -> None:
    """Count what a memory has no place for."""
    for part in family.all("ignorable"):
        if any(plain(content_of(side, findings)).strip() for side in part):
            findings.lose("words between segments")
    for part in family.all(""):
        if name_in(part, MATCHES):
            _lose_candidates(family, part, findings)
        elif not name_in(part, METADATA):
            findings.lose(f"element of {_module(part)} in a unit")


def _lose_candidates(unit: Family, matches: etree._Element, findings: Findings) -> None:
    """Count the candidates, but not the unit's own translation with its confidence, which a property says too."""
    own = {text_of(target) for segment in unit.all("segment") for target in Family(segment).all("target")}
    for match in matches:
        target = Family(match).first("target")
        if match.get("origin") != ORIGIN or target is None or text_of(target) not in own:
            findings.lose("candidate (mtc:match)")


def _module(element: etree._Element) -> str:
    """The module of XLIFF 2 that an element belongs to, if it is one of its modules."""
    space = str(element.tag).rpartition("}")[0]
    module = space.removeprefix("{urn:oasis:names:tc:xliff:")
    return f"the module {module.partition(':')[0]}" if module != space else "a foreign namespace"
