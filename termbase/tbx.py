"""Concepts out of TBX: version 2 (martif), and version 3 in both styles, DCA and DCT (ISO 30042:2019)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus import FormatError, line_of, read_xml
from termbase.concept import Concept, Status, Term

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = ("termEntry", "conceptEntry")
_SECTIONS = ("langSet", "langSec")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = {
    "preferredTerm": Status.PREFERRED,
    "standardizedTerm": Status.PREFERRED,
    "preferred": Status.PREFERRED,
    "deprecatedTerm": Status.DEPRECATED,
    "deprecated": Status.DEPRECATED,
    "notRecommended": Status.DEPRECATED,
    "supersededTerm": Status.SUPERSEDED,
}
_STATUS_NOTES = frozenset({"administrativeStatus", "normativeAuthorization", "usageStatus"})


def read_tbx(data: bytes, name: str) -> list[Concept]:
    """The concepts of a TBX file, in its order; terms without text are passed over.

    Raises FormatError where it is not well-formed XML, not TBX, or a section names no language.
    """
    root = read_xml(data, name)
    if _local(root) not in ("martif", "tbx", "TBX"):
        raise FormatError(f"{name}: begins with <{_local(root)}>: expected TBX, <martif> or <tbx>")
    entries = (element for element in root.iter() if _local(element) in _ENTRIES)
    return [Concept(entry.get("id", ""), tuple(_terms(entry, name))) for entry in entries]


def _terms(entry: "_Element", name: str) -> Iterator[Term]:
    for section in entry:
        if _local(section) not in _SECTIONS:
            continue
        language = (section.get(_LANGUAGE) or section.get("lang") or "").replace("_", "-")
        if not language:
            raise FormatError(f"{name}:{line_of(section)}: a <{_local(section)}> without xml:lang: name its language")
        for group in section:
            texts = [
                " ".join("".join(map(str, term.itertext())).split()) for term in group.iter() if _local(term) == "term"
            ]
            if texts and texts[0]:
                yield Term(texts[0], language, _status(group))


def _status(group: "_Element") -> Status:
    """The status that a term's notes give it: `<termNote type="administrativeStatus">`, or an element of that name."""
    for note in group.iter():
        if note.get("type") in _STATUS_NOTES or _local(note) in _STATUS_NOTES:
            return _STATUSES.get((note.text or "").strip().removesuffix("-admn-sts"), Status.ADMITTED)
    return Status.ADMITTED


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
