"""What a term base holds: concepts, each with its terms in several languages (ISO 30042:2019)."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """Whether a term is to be used; `superseded` was right in its time, `proposed` awaits a decision."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    PROPOSED = "proposed"


class TermType(StrEnum):
    """What kind of expression a term is."""

    FULL = "full"
    ABBREVIATION = "abbreviation"
    SHORT = "short"
    PHRASE = "phrase"
    NAME = "name"
    TRANSLITERATION = "transliteration"


class FormKind(StrEnum):
    """Why a look-up form is written otherwise than its term."""

    TRADITIONAL = "traditional"
    VARIANT = "variant"
    OCR = "ocr"
    PLURAL = "plural"
    SPELLING = "spelling"


class RelationKind(StrEnum):
    """How one concept stands to another."""

    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"
    SUPERSEDED_BY = "superseded-by"
    ANTONYM = "antonym"


class Form(NamedTuple):
    """Another way in which a term is written: it serves to find the term, and is never offered as a translation.

    `at` says where a text has it (see `termbase.references`); a form that was derived has none.
    """

    text: str
    kind: FormKind
    at: str = ""


class Relation(NamedTuple):
    """A concept named by its id."""

    kind: RelationKind
    id: str


class Term(NamedTuple):
    """A word or phrase for a concept in one language (BCP 47).

    `at` says where a text has it (see `termbase.references`), `source` who says so; `valid_from` and `valid_to` are
    dates as far as they are known (1949, 1957-05), both included; what is not known is empty.
    """

    text: str
    language: str
    status: Status = Status.ADMITTED
    type: TermType = TermType.FULL
    part_of_speech: str = "noun"
    pinyin: str = ""
    abbreviation_of: str = ""
    forms: tuple[Form, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    at: str = ""
    usage: str = ""
    source: str = ""
    note: str = ""

    @property
    def spoken(self) -> str:
        """The language without region and script."""
        return self.language.partition("-")[0].lower()

    @property
    def years(self) -> str:
        """When the term was in use: `1949–1957-05`, `until 1981`, or nothing."""
        if not self.valid_from:
            return f"until {self.valid_to}" if self.valid_to else ""
        return f"{self.valid_from}–{self.valid_to}" if self.valid_to else f"from {self.valid_from}"

    def valid_at(self, date: str) -> bool:
        """Whether the term was in use at some time of a date (1952, 1952-05, 1952-05-01); always where it is empty."""
        return not _before(date, self.valid_from) and not _before(self.valid_to, date)


class Concept(NamedTuple):
    """One meaning, and the terms for it in the order in which they were written."""

    id: str
    terms: tuple[Term, ...]
    subject: str = ""
    definition: str = ""
    note: str = ""
    relations: tuple[Relation, ...] = ()
    source: str = ""

    def texts(self, language: str) -> tuple[str, ...]:
        """The terms in a language, whatever its region or script, that may be used."""
        return tuple(term.text for term in self.spoken(language) if term.status is not Status.DEPRECATED)

    def spoken(self, language: str) -> Iterator[Term]:
        """The terms in a language, whatever its region or script."""
        return (term for term in self.terms if term.spoken == language)


def _before(one: str, other: str) -> bool:
    """Whether a date ends before another begins, as far as both are given."""
    if not (one and other):
        return False
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]
