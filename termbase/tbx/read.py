"""Concepts out of TBX: version 2 (martif), and version 3 in both styles, DCA and DCT; Core, Min, Basic and others."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus import FormatError, line_of, read_xml
from termbase.concept import Concept, Form, FormKind, Relation, RelationKind, Status, Term, TermType
from termbase.table import LANGUAGE
from termbase.tbx.facts import ENTRIES, SECTIONS, TERMS, Facts, facts_of, local
from termbase.tbx.names import own_notes, status_of, type_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SUBJECTS = ("subjectfield", "subject")
_STATUS_NOTES = ("administrativestatus", "normativeauthorization", "usagestatus", "termstatus", "status")
_KNOWN = ("source", "note")
_KNOWN_OF_CONCEPT = (*_SUBJECTS, "definition", *_KNOWN)
_KNOWN_OF_TERM = ("term", "partofspeech", "context", "definition", *_KNOWN)


def read_tbx(data: bytes, name: str) -> list[Concept]:
    """The concepts of a TBX file, in its order; terms without text are passed over, and concepts without terms.

    Raises FormatError where it is not well-formed XML, not TBX, or a section names no language.
    """
    root = read_xml(data, name)
    if local(root).lower() not in ("martif", "tbx"):
        raise FormatError(f"{name}: begins with <{local(root)}>: expected TBX, <martif> or <tbx>")
    entries = (element for element in root.iter() if local(element) in ENTRIES)
    return [concept for entry in entries if (concept := _concept(entry, name)).terms]


def _concept(entry: "_Element", name: str) -> Concept:
    facts = facts_of(entry)
    own, notes = own_notes(facts.all("note"))
    notes += facts.others(*_KNOWN_OF_CONCEPT)
    definitions = facts.all("definition")
    terms: list[Term] = []
    for section in (child for child in entry if local(child) in SECTIONS):
        its = facts_of(section)
        notes += [*its.all("note"), *its.others("term", "definition", *_KNOWN)]
        for level in (its, *(facts_of(group) for group in section if local(group) in TERMS)):
            definitions += level.all("definition")
        terms += _terms(section, _language(section, name))
    first, *others = definitions or [""]
    relations = [
        Relation(RelationKind(kind), id) for kind, ids in own.items() if kind in list(RelationKind) for id in ids
    ]
    return Concept(
        entry.get("id", ""),
        tuple(_with_forms(terms)),
        facts.first(*_SUBJECTS),
        first,
        "\n".join([*others, *notes]),
        tuple(relations),
        facts.first("source"),
    )


def _language(section: "_Element", name: str) -> str:
    """The language of a section as it is written, with hyphens; what a name means where it is one: `English` is en."""
    written = (section.get(_LANGUAGE) or section.get("lang") or "").replace("_", "-").strip()
    written = "en" if written == "C" else written  # KDE's name for texts as they are programmed
    where = f"{name}:{line_of(section)}: a <{local(section)}>"
    if not written:
        raise FormatError(f"{where} without xml:lang: name its language")
    if LANGUAGE.fullmatch(written):
        return written
    from tmx import normalise

    if not LANGUAGE.fullmatch(meant := normalise(written)):
        raise FormatError(f"{where} in {written!r}: name its language by a code, as in zh-CN")
    return meant


def _terms(section: "_Element", language: str) -> Iterator[Term]:
    bare = [Facts([("term", text)]) for text in facts_of(section).all("term")]  # against the standard, but common
    for facts in [*(facts_of(child) for child in section if local(child) in TERMS), *bare]:
        text = facts.first("term")
        if not text:
            continue
        own, notes = own_notes(facts.all("note"))
        said = {field: values[0] for field, values in own.items()}
        found = next((found for note in _STATUS_NOTES if (found := status_of(facts.first(note)))), None)
        status, type = found or Status.ADMITTED, type_of(facts.first("termtype"))
        notes += facts.others(*_KNOWN_OF_TERM, *(_STATUS_NOTES if found else ()), *(["termtype"] if type else []))
        kind = type or TermType.FULL
        with suppress(ValueError):
            status = Status(said.get("status", status))
        with suppress(ValueError):
            kind = TermType(said.get("type", kind))
        yield Term(
            text,
            language,
            status,
            kind,
            said.get("part-of-speech") or facts.first("partofspeech") or "noun",
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
