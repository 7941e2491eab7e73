"""What a base knows already: candidates that are its terms are hidden, others are shown what comes closest."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus import english_words_with_stems, fold_key
from termbase.concept import Concept, Term
from termbase.extract.candidate import Candidate
from termbase.extract.pairs import TermPair
from termbase.references import spellings

Key = str | tuple[str, ...]
LEAST_SHARED = 2


class Known(NamedTuple):
    """The terms of a base by what they are found by: folded Chinese, English stems."""

    chinese: dict[str, Concept]
    english: dict[Key, Concept]


def known_in(concepts: Iterable[Concept]) -> Known:
    """The terms of concepts, the first concept with a term before later ones."""
    known = Known({}, {})
    for concept in concepts:
        for term in concept.terms:
            for text in spellings(term):
                if term.spoken == "zh":
                    known.chinese.setdefault(fold_key(text), concept)
                elif term.spoken == "en":
                    known.english.setdefault(_stems(text), concept)
    return known


def against(candidates: Iterable[Candidate], known: Known) -> list[Candidate]:
    """The candidates with the reason to hide those that the base has, and the concept nearest to the others."""
    return [_compared(candidate, known) for candidate in candidates]


def pairs_against(pairs: Iterable[TermPair], known: Known) -> list[TermPair]:
    """The pairs, those hidden whose two sides are one concept of the base; else shown what it has for the Chinese."""
    compared = []
    for pair in pairs:
        concept = known.chinese.get(fold_key(pair.chinese))
        if concept is None:
            compared.append(pair._replace(nearest=_nearest(pair.chinese, known)))
        elif _stems(pair.english) in {_stems(term.text) for term in concept.spoken("en")}:
            compared.append(pair._replace(hidden=f"in the base: {_told(concept)}"))
        else:
            compared.append(pair._replace(nearest=_told(concept)))
    return compared


def _compared(candidate: Candidate, known: Known) -> Candidate:
    if candidate.language == "zh":
        concept = known.chinese.get(fold_key(candidate.text))
    else:
        concept = known.english.get(_stems(candidate.text))
    if concept is not None:
        return candidate._replace(hidden=f"in the base: {_told(concept)}")
    return candidate._replace(nearest=_nearest(candidate.text, known) if candidate.language == "zh" else "")


def _nearest(chinese: str, known: Known) -> str:
    """The longest Chinese term of the base within a candidate; empty where there is none."""
    for length in range(len(chinese) - 1, LEAST_SHARED - 1, -1):
        for start in range(len(chinese) - length + 1):
            if (concept := known.chinese.get(chinese[start : start + length])) is not None:
                return _told(concept)
    return ""


def _told(concept: Concept) -> str:
    terms: Sequence[Term] = [next(concept.spoken("zh"), concept.terms[0]), *list(concept.spoken("en"))[:1]]
    return " ".join([concept.id, *dict.fromkeys(term.text for term in terms)])


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in english_words_with_stems(text))
