"""The shipped base: every concept is what termbase.md asks, and every reference points at its term in the seeds."""

import re
from functools import cache

import pytest

from corpus import fold_key, script_of
from termbase import (
    SUBJECTS,
    Concept,
    FormKind,
    Status,
    Term,
    base_findings,
    concept_findings,
    is_named,
    named_at,
    pinyin_of,
    plain_pinyin,
    reference,
    shipped_concepts,
    toml_concepts,
    toml_of,
)
from termbase.pinyin import tones
from tests.shared import SHARED, needs_shared

CONCEPTS = shipped_concepts()
PINYIN_EXCEPTIONS: dict[str, str] = {}
"""Terms whose pinyin is not the one pypinyin gives, each with the reason."""

each_concept = pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)


def chinese(concept: Concept) -> list[Term]:
    return list(concept.spoken("zh"))


@cache
def seed(number: str) -> str:
    [path] = (SHARED / "seeds").glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


@each_concept
def test_a_concept_keeps_the_rules(concept: Concept) -> None:
    assert list(concept_findings(concept)) == []


def test_the_concepts_fit_together() -> None:
    assert list(base_findings(CONCEPTS)) == []


@each_concept
def test_what_every_concept_has(concept: Concept) -> None:
    assert re.fullmatch(r"c\d{4}", concept.id)
    assert concept.subject in SUBJECTS
    assert len(concept.definition) > 20 and not script_of(concept.definition).traditional
    assert chinese(concept) and list(concept.spoken("en"))
    assert any(term.at for term in chinese(concept)), "no reference to where it occurs"


@each_concept
def test_every_english_equivalent_has_a_source_or_is_proposed(concept: Concept) -> None:
    for term in concept.spoken("en"):
        assert term.source or term.status is Status.PROPOSED, term.text


@each_concept
def test_chinese_terms_are_simplified_with_usage_and_pinyin(concept: Concept) -> None:
    for term in chinese(concept):
        assert fold_key(term.text) == term.text.lower()
        assert term.pinyin, term.text
        if term.at:
            assert fold_key(term.text) in fold_key(term.usage), term.text


@each_concept
def test_pinyin_agrees_with_pypinyin(concept: Concept) -> None:
    """Spaces, capitals and apostrophes are the terminologist's; syllables and tones are not."""
    for term in chinese(concept):
        if term.text not in PINYIN_EXCEPTIONS:
            expected = pinyin_of(term.text)
            assert (plain_pinyin(term.pinyin), tones(term.pinyin)) == (plain_pinyin(expected), tones(expected))


def test_every_exception_is_one() -> None:
    given = {term.text: term.pinyin for concept in CONCEPTS for term in chinese(concept)}
    for text, reason in PINYIN_EXCEPTIONS.items():
        expected = pinyin_of(text)
        assert reason
        assert (plain_pinyin(given[text]), tones(given[text])) != (plain_pinyin(expected), tones(expected)), text


@each_concept
def test_a_traditional_form_is_traditional(concept: Concept) -> None:
    for term in chinese(concept):
        for form in term.forms:
            if form.kind is FormKind.TRADITIONAL:
                assert script_of(form.text).traditional


@needs_shared
@each_concept
def test_every_reference_points_at_the_term_or_a_form_of_it(concept: Concept) -> None:
    for term in concept.terms:
        if term.at:
            place = reference(term.at)
            assert is_named(term, named_at(seed(place.document), place)), f"{term.at}: {term.text}"


@each_concept
def test_as_toml_and_back(concept: Concept) -> None:
    assert toml_concepts(toml_of(concept), "again") == [concept]
