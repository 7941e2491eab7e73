"""Concepts that come into a base: which are new, which are there, and which would change one."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from termbase.concept import Concept, Term


class Conflicts(StrEnum):
    """What becomes of a concept that differs from one in the base: refuse all, keep ours, take theirs, or both."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"
    MERGE = "merge"


class Conflict(NamedTuple):
    """A concept of the base, the one that comes for it, and what differs, a line each."""

    ours: Concept
    theirs: Concept
    differences: tuple[str, ...]


class Plan(NamedTuple):
    """What an import would do: concepts to add, the number of those there already, and conflicts."""

    new: list[Concept]
    same: int
    conflicts: list[Conflict]

    def concepts(self, conflicts: Conflicts) -> list[Concept]:
        """The concepts to put into the base."""
        match conflicts:
            case Conflicts.REPLACE:
                return [*self.new, *(one.theirs for one in self.conflicts)]
            case Conflicts.MERGE:
                return [*self.new, *(merged(one.ours, one.theirs) for one in self.conflicts)]
        return self.new


def plan(ours: Sequence[Concept], theirs: Iterable[Concept]) -> Plan:
    """Meets each concept that comes with the one it is: that with its id, or of its subject, and one of its terms.

    One whose id means something else here gets a new id.
    """
    by_id = {concept.id: concept for concept in ours}
    by_term: dict[tuple[str, str], list[Concept]] = {}
    for concept in ours:
        for key in _keys(concept):
            by_term.setdefault(key, []).append(concept)
    found = Plan([], 0, [])
    taken = set(by_id)
    for concept in theirs:
        known = _counterpart(concept, by_id, by_term)
        if known is None:
            id = concept.id if concept.id and concept.id not in taken else new_id(taken)
            taken.add(id)
            found.new.append(concept._replace(id=id))
        elif lines := tuple(differences(known, concept)):
            found.conflicts.append(Conflict(known, concept._replace(id=known.id), lines))
        else:
            found = found._replace(same=found.same + 1)
    return found


def new_id(taken: set[str]) -> str:
    """The first of u0001, u0002 … that is free."""
    number = 1
    while (id := f"u{number:04}") in taken:
        number += 1
    return id


def merged(ours: Concept, theirs: Concept) -> Concept:
    """Our concept with what only theirs has: further terms, and fields that are empty in ours."""
    terms = {(term.language, term.text): term for term in theirs.terms}
    own = tuple(_filled(term, terms.pop((term.language, term.text), term)) for term in ours.terms)
    fields = {name: getattr(ours, name) or getattr(theirs, name) for name in ours._fields}
    return Concept(**fields | {"terms": own + tuple(terms.values())})


def _filled(ours: Term, theirs: Term) -> Term:
    return Term(**{name: getattr(ours, name) or getattr(theirs, name) for name in ours._fields})


def _keys(concept: Concept) -> list[tuple[str, str]]:
    return [(term.spoken, term.text) for term in concept.terms]


def _counterpart(
    concept: Concept, by_id: dict[str, Concept], by_term: dict[tuple[str, str], list[Concept]]
) -> Concept | None:
    known = by_id.get(concept.id)
    if known and set(_keys(known)) & set(_keys(concept)):
        return known
    chinese = [key for key in _keys(concept) if key[0] == "zh"]
    for key in chinese:
        for other in by_term.get(key, []):
            if other.subject == concept.subject or not (other.subject and concept.subject):
                return other
    return None


def differences(ours: Concept, theirs: Concept) -> Iterator[str]:
    """What differs between two states of a concept, a line each."""
    for name in ("subject", "definition", "note", "relations", "source"):
        if getattr(ours, name) != getattr(theirs, name):
            yield f"{name}: {_shown(getattr(ours, name))} → {_shown(getattr(theirs, name))}"
    mine, its = ({(term.language, term.text): term for term in concept.terms} for concept in (ours, theirs))
    for language, text in {**mine, **its}:
        one, other = mine.get((language, text)), its.get((language, text))
        if one is None or other is None:
            yield f"{language} {text}: {'only there' if one is None else 'only here'}"
            continue
        for name in Term._fields:
            if getattr(one, name) != getattr(other, name):
                yield f"{language} {text}: {name}: {_shown(getattr(one, name))} → {_shown(getattr(other, name))}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(" ".join(map(str, one)) for one in value) or "nothing"
    return str(value) or "nothing"
