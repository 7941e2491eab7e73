"""Concepts out of TBX: version 2 (martif), and version 3 in both styles, DCA and DCT; Core, Min, Basic and others."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from corpus import FormatError, line_of, read_xml
from termbase.concept import Concept, Form, FormKind, Relation, RelationKind, Status, Term, TermType
from termbase.tbx.names import own_notes, status_of, type_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = ("termEntry", "conceptEntry")
_SECTIONS = ("langSet", "langSec")
_GROUPS = ("descripGrp", "adminGrp", "termNoteGrp", "termGrp")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS_NOTES = ("administrativeStatus", "normativeAuthorization", "usageStatus")


def read_tbx(data: bytes, name: str) -> list[Concept]:
    """The concepts of a TBX file, in its order; terms without text are passed over, and concepts without terms.

    Raises FormatError where it is not well-formed XML, not TBX, or a section names no language.
    """
    root = read_xml(data, name)
    if _local(root).lower() not in ("martif", "tbx"):
        raise FormatError(f"{name}: begins with <{_local(root)}>: expected TBX, <martif> or <tbx>")
    entries = (element for element in root.iter() if _local(element) in _ENTRIES)
    return [concept for entry in entries if (concept := _concept(entry, name)).terms]


class _Facts(NamedTuple):
    """What stands at one level of an entry: values by category, in order."""

    values: dict[str, list[str]]

    def first(self, *names: str) -> str:
        return next((self.values[name][0] for name in names if name in self.values), "")


def _concept(entry: "_Element", name: str) -> Concept:
    facts = _facts(entry)
    own, notes = own_notes(facts.values.get("note", []))
    definitions = facts.values.get("definition", [])
    terms: list[Term] = []
    for section in (child for child in entry if _local(child) in _SECTIONS):
        language = (section.get(_LANGUAGE) or section.get("lang") or "").replace("_", "-")
        if not language:
            raise FormatError(f"{name}:{line_of(section)}: a <{_local(section)}> without xml:lang: name its language")
        its = _facts(section)
        definitions += its.values.get("definition", [])
        notes += its.values.get("note", [])
        terms += _terms(section, language)
    first, *others = definitions or [""]
    relations = [
        Relation(RelationKind(kind), id) for kind, ids in own.items() if kind in list(RelationKind) for id in ids
    ]
    return Concept(
        entry.get("id", ""),
        tuple(_with_forms(terms)),
        facts.first("subjectField"),
        first,
        "\n".join([*others, *notes]),
        tuple(relations),
        facts.first("source"),
    )


def _terms(section: "_Element", language: str) -> Iterator[Term]:
    for group in section:
        facts = _facts(group)
        text = facts.first("term")
        if not text:
            continue
        own, notes = own_notes(facts.values.get("note", []))
        said = {field: values[0] for field, values in own.items()}
        status = next((found for note in _STATUS_NOTES if (found := status_of(facts.first(note)))), Status.ADMITTED)
        with suppress(ValueError):
            status = Status(said.get("status", status))
        kind = type_of(facts.first("termType"))
        with suppress(ValueError):
            kind = TermType(said.get("type", kind))
        yield Term(
            text,
            language,
            status,
            kind,
            said.get("part-of-speech") or facts.first("partOfSpeech") or "noun",
            said.get("pinyin", ""),
            said.get("abbreviation-of", ""),
            (Form(said["form"], FormKind.VARIANT),) if "form" in said else (),
            said.get("valid-from", ""),
            said.get("valid-to", ""),
            said.get("at", ""),
            facts.first("context"),
            facts.first("source"),
            "\n".join(notes),
        )


def _with_forms(terms: list[Term]) -> Iterator[Term]:
    """The terms, with those that notes of ours call look-up forms put where they belong (`traditional 技术革新`)."""
    forms: dict[tuple[str, str], list[Form]] = {}
    for term in terms:
        for mark in term.forms:
            kind, _, of = mark.text.partition(" ")
            if kind in list(FormKind):
                forms.setdefault((term.language, of), []).append(Form(term.text, FormKind(kind), term.at))
    for term in terms:
        if not term.forms:
            yield term._replace(forms=tuple(forms.get((term.language, term.text), ())))


def _facts(level: "_Element") -> _Facts:
    """The texts that stand at a level, groups of it included: by `type` (DCA, version 2), or by element (DCT)."""
    values: dict[str, list[str]] = {}
    for element in _own(level):
        name = element.get("type") or _local(element)
        if text := _text(element):
            values.setdefault(name, []).append(text)
    return _Facts(values)


def _own(level: "_Element") -> Iterator["_Element"]:
    for child in level:
        if _local(child) in _GROUPS:
            yield from _own(child)
        elif _local(child) not in (*_SECTIONS, "transacGrp", "tig", "ntig", "termSec"):
            yield child


def _text(element: "_Element") -> str:
    """The words of an element; line ends count in notes only, where they part sentences."""
    words = "".join(map(str, element.itertext()))
    if _local(element) == "note":
        return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))
    return " ".join(words.split())


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
