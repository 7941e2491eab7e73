"""What a term base holds: concepts, each with its terms in several languages (ISO 30042:2019)."""

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """Whether a term is to be used; `superseded` was right in its time, `proposed` awaits a decision."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    PROPOSED = "proposed"


class Term(NamedTuple):
    """A word or phrase for a concept in one language (BCP 47)."""

    text: str
    language: str
    status: Status = Status.ADMITTED


class Concept(NamedTuple):
    """One meaning, and the terms for it in the order in which they were written."""

    id: str
    terms: tuple[Term, ...]

    def texts(self, language: str) -> tuple[str, ...]:
        """The terms in a language, whatever its region or script, that may be used."""
        return tuple(
            term.text
            for term in self.terms
            if term.language.partition("-")[0] == language and term.status is not Status.DEPRECATED
        )
