"""Details of TMX in the metadata module of XLIFF 2, and notes: written and read."""

from collections.abc import Iterator, Sequence

from lxml import etree

from tmx.escape import xml_text
from tmx.exchange.details import Detail, Scope
from tmx.exchange.findings import Findings
from tmx.unit import Note
from tmx.xliff.elements import METADATA, Family, name_in, own_attributes, text_of
from tmx.xliff.markup import element, usual_tag

TOOL = "x-tmx-tool"
TOOL_VERSION = "x-tmx-tool-version"
"""The properties of a file that name what made the memory."""
_PROP, _ATTRIBUTE = "tmx:prop", "tmx:attribute"
_SIDES = {"source": Scope.SOURCE, "target": Scope.TARGET}


def metadata(details: Sequence[Detail]) -> list[str]:
    """The lines of `metadata` that hold these details; none for none."""
    if not details:
        return []
    groups: dict[tuple[Scope, bool], list[Detail]] = {}
    for detail in details:
        groups.setdefault((detail.scope, detail.is_prop), []).append(detail)
    lines = []
    for (scope, is_prop), members in groups.items():
        category = (("category", _PROP if is_prop else _ATTRIBUTE),)
        lines.append(usual_tag("mda:metaGroup", category + _applies_to(scope)))
        lines += [element("mda:meta", (("type", one.name),), xml_text(one.text)) for one in members]
        lines.append("</mda:metaGroup>")
    return ["<mda:metadata>", *lines, "</mda:metadata>"]


def notes(found: Sequence[tuple[Scope, Note]], findings: Findings) -> list[str]:
    """The lines of `notes`; none for none."""
    if not found:
        return []
    if any(note.attributes for _, note in found):
        findings.lose("attribute of a note")
    lines = [element("note", _applies_to(scope), xml_text(note.text)) for scope, note in found]
    return ["<notes>", *lines, "</notes>"]


def details_in(metadata: etree._Element) -> list[Detail]:
    """The details that metadata hold; those of others are properties named by their categories and types."""
    return [detail for group in metadata for detail in _group(group, "x-xliff-meta", Scope.UNIT)]


def notes_in(notes: etree._Element, findings: Findings) -> list[tuple[Scope, Note]]:
    """The notes, and what each is on."""
    return [_note(note, findings) for note in Family(notes).all("note")]


def _applies_to(scope: Scope) -> tuple[tuple[str, str], ...]:
    return () if scope is Scope.UNIT else (("appliesTo", scope.value),)


def _group(group: etree._Element, path: str, outer: Scope) -> Iterator[Detail]:
    category, scope = group.get("category", ""), _SIDES.get(group.get("appliesTo", ""), outer)
    path = f"{path}-{category}" if category else path
    for part in group:
        name = part.get("type", "")
        if name_in(part, METADATA) == "metaGroup":
            yield from _group(part, path, scope)
        elif category in (_PROP, _ATTRIBUTE):
            yield Detail(scope, category == _PROP, name, text_of(part))
        else:
            yield Detail(scope, True, f"{path}-{name}", text_of(part))


def _note(element: etree._Element, findings: Findings) -> tuple[Scope, Note]:
    for name, _ in own_attributes(element, findings):
        if name not in ("id", "appliesTo"):
            findings.lose(f"attribute {name} of a note")
    return _SIDES.get(element.get("appliesTo", ""), Scope.UNIT), Note(text_of(element))
