"""What a look-up asks of a base: its keys at once, its concepts one by one."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from termbase.concept import Concept
from termbase.index import Entry, KeyKind, entries_of


class Base(Protocol):
    """A term base in which terms can be looked up."""

    name: str

    def entries(self, kind: KeyKind) -> Iterable[Entry]:
        """All keys of a kind."""

    def concept(self, number: int) -> Concept:
        """The concept that an entry means."""

    def concepts(self) -> Iterable[Concept]:
        """All concepts, in its order."""

    def texts(self, language: str) -> Iterable[tuple[str, ...]]:
        """Of each concept the terms in a language that may be used (see `Concept.texts`): quicker than concepts."""


class ConceptList:
    """Concepts as a base."""

    def __init__(self, name: str, concepts: Sequence[Concept]) -> None:
        self.name = name
        self._concepts = concepts

        self._entries: list[tuple[KeyKind, Entry]] = []

    def entries(self, kind: KeyKind) -> Iterable[Entry]:
        """All keys of a kind."""
        if not self._entries:
            numbered = enumerate(self._concepts)
            self._entries = [entry for number, concept in numbered for entry in entries_of(concept, number)]
        return (entry for its, entry in self._entries if its is kind)

    def concept(self, number: int) -> Concept:
        """The concept that an entry means."""
        return self._concepts[number]

    def concepts(self) -> Iterable[Concept]:
        """All concepts, in its order."""
        return self._concepts

    def texts(self, language: str) -> Iterable[tuple[str, ...]]:
        """Of each concept the terms in a language that may be used."""
        return (concept.texts(language) for concept in self._concepts)


def covers(nearer: Concept, farther: Concept) -> bool:
    """Whether a concept of a nearer base stands in the place of one of a farther base.

    They share a term, and the id or the subject: an id alone may be the same by chance.
    """
    if nearer.id != farther.id and nearer.subject != farther.subject:
        return False
    return any((term.spoken, term.text) == (its.spoken, its.text) for term in nearer.terms for its in farther.terms)
