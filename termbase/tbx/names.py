"""What TBX calls things, and how we tell our own reader what it has no name for."""

import re

from termbase.concept import Status, TermType

STATUSES = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
    Status.SUPERSEDED: "supersededTerm-admn-sts",
}
"""A proposed term has no status there."""

TYPES = {
    TermType.FULL: "fullForm",
    TermType.ABBREVIATION: "abbreviation",
    TermType.SHORT: "shortForm",
    TermType.PHRASE: "phrase",
}
"""Others go out as full forms."""

PARTS_OF_SPEECH = frozenset(["noun", "verb", "adjective", "adverb"])

_READ_STATUSES = {
    Status.PREFERRED: ("preferred", "preferredterm", "standardized", "standardizedterm", "legalterm", "regulatedterm"),
    Status.ADMITTED: ("admitted", "admittedterm", "approved", "allowed"),
    Status.DEPRECATED: ("deprecated", "deprecatedterm", "notrecommended", "forbidden", "prohibited", "rejected"),
    Status.SUPERSEDED: ("superseded", "supersededterm", "obsolete", "archaic"),
    Status.PROPOSED: ("proposed", "proposedterm", "provisional", "suggested", "newterm"),
}
_STATUS_OF = {name: status for status, names in _READ_STATUSES.items() for name in names}
_TYPE_OF = {
    "fullform": TermType.FULL,
    "entryterm": TermType.FULL,
    "abbreviation": TermType.ABBREVIATION,
    "acronym": TermType.ABBREVIATION,
    "initialism": TermType.ABBREVIATION,
    "abbreviatedform": TermType.ABBREVIATION,
    "shortform": TermType.SHORT,
    "phrase": TermType.PHRASE,
    "phraseologicalunit": TermType.PHRASE,
    "collocation": TermType.PHRASE,
    "transliteratedform": TermType.TRANSLITERATION,
    "transcribedform": TermType.TRANSLITERATION,
}
_NOTE = re.compile(r"duizhao:([a-z-]+)=(.*)", re.DOTALL)


def status_of(name: str) -> Status | None:
    """The status that a value of administrativeStatus, normativeAuthorization or usageStatus means."""
    return _STATUS_OF.get(_plain(name.strip().removesuffix("-admn-sts")))


def type_of(name: str) -> TermType | None:
    """The type of term that a value of termType means; None for what we do not tell apart."""
    return _TYPE_OF.get(_plain(name))


def own_note(name: str, value: str) -> str:
    """A note that carries a field of ours through TBX."""
    return f"duizhao:{name}={value}"


def own_notes(notes: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The fields that notes of ours carry, and the notes of people."""
    fields: dict[str, list[str]] = {}
    others = []
    for note in notes:
        if found := _NOTE.fullmatch(note):
            fields.setdefault(found[1], []).append(found[2])
        else:
            others.append(note)
    return fields, others


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()
