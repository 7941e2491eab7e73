"""What a base should be: findings about concepts, one line each; reading refuses only what cannot be understood."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from corpus import DuizhaoError, fold_key, script_of
from termbase.concept import Concept, FormKind, Status, Term
from termbase.references import reference, spellings


def concept_findings(concept: Concept) -> Iterator[str]:
    """What is wrong with one concept."""
    for language in dict.fromkeys(term.spoken for term in concept.terms):
        yield from _language_findings(concept, language)
    for term in concept.terms:
        yield from (f"{concept.id}: {term.text}: {finding}" for finding in _term_findings(term, concept))


def base_findings(concepts: Sequence[Concept]) -> Iterator[str]:
    """What is wrong between the concepts of a base: ids, relations, and one term for two of them."""
    ids = Counter(concept.id for concept in concepts)
    yield from (f"{id}: {count} concepts have this id" for id, count in ids.items() if count > 1)
    for concept in concepts:
        for relation in concept.relations:
            if relation.id not in ids or relation.id == concept.id:
                yield f"{concept.id}: {relation.kind} {relation.id}: no other concept has this id"
    owners: defaultdict[tuple[str, str], list[tuple[Concept, Term]]] = defaultdict(list)
    for concept in concepts:
        for term in concept.spoken("zh"):
            owners[fold_key(term.text), concept.subject].append((concept, term))
    for (_, subject), same in owners.items():
        for (one, term), (other, its) in combinations(same, 2):
            if one.id != other.id and _overlap(term, its):
                yield f"{term.text}: {one.id} and {other.id} have it, with one subject ({subject}) and at one time"


def _language_findings(concept: Concept, language: str) -> Iterator[str]:
    terms = list(concept.spoken(language))
    counted = Counter(term.text for term in terms)
    yield from (f"{concept.id}: {text}: stands {n} times" for text, n in counted.items() if n > 1)
    preferred = [term for term in terms if term.status is Status.PREFERRED]
    for one, other in combinations(preferred, 2):
        if one.language == other.language and _overlap(one, other):
            yield f"{concept.id}: {one.text} and {other.text}: both preferred in {one.language} at one time"


def _term_findings(term: Term, concept: Concept) -> Iterator[str]:
    others = {other.text for other in concept.spoken(term.spoken)}
    if term.abbreviation_of and term.abbreviation_of not in others - {term.text}:
        yield f"abbreviation of {term.abbreviation_of}, which is no other term of the concept"
    if term.valid_from and term.valid_to and not term.valid_at(term.valid_from):
        yield f"valid from {term.valid_from} to {term.valid_to}: ends before it begins"
    for text in spellings(term):
        if term.spoken == "en" and script_of(text).han:
            yield f"{text}: English with Chinese characters"
        if text != " ".join(text.split()):
            yield f"{text!r}: spaces at an end, or two in a row"
    for form in term.forms:
        if form.kind is FormKind.TRADITIONAL and fold_key(form.text) != fold_key(term.text):
            yield f"{form.text}: said to be traditional, but it is {fold_key(form.text)} in simplified characters"
        if form.text == term.text:
            yield f"{form.text}: a form that is the term"
    if term.at:
        try:
            reference(term.at)
        except DuizhaoError as error:
            yield str(error)


def _overlap(one: Term, other: Term) -> bool:
    """Whether two terms were in use at one time."""
    ends_before = one.valid_to and other.valid_from and one.valid_to < other.valid_from
    begins_after = one.valid_from and other.valid_to and other.valid_to < one.valid_from
    return not (ends_before or begins_after)
