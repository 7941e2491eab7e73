"""The shipped base: every concept is what termbase.md asks, and every reference points at its term in the seeds."""

import re
from functools import cache

from corpus import fold_key, script_of
from termbase import (
    SUBJECTS,
    FormKind,
    RelationKind,
    Status,
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
PINYIN_EXCEPTIONS: dict[str, str] = {
    "师傅": "neutral second syllable",
    "老师傅": "neutral last syllable",
    "运转操作工人": "运转, to run (of machines), is yùnzhuǎn",
    "包教包学": "教, to teach, is jiāo",
    "包教包学合同": "教, to teach, is jiāo",
    "互教互学": "教, to teach, is jiāo",
    "光轧反围盘": "轧, to roll steel, is zhá",
    "多快好省地建设社会主义": "地 after an adverb is de",
    "第一个五年计划": "一 in an ordinal keeps its tone",
    "老少边穷地区": "少 stands for 少数民族",
    "刘长福小组": "长 in the name, long",
    "长芦塘沽盐场": "长芦 is Chánglú",
    "孙长清小组": "长 in the name, long",
    "一哄而起": "哄, uproar, is hòng; 一 is written with its own tone",
    "重洋轻土": "重, to set store by, is zhòng",
}
"""Terms whose pinyin is not the one pypinyin gives, each with the reason."""

CHINESE = [term for concept in CONCEPTS for term in concept.spoken("zh")]
ENGLISH = [term for concept in CONCEPTS for term in concept.spoken("en")]


@cache
def seed(number: str) -> str:
    [path] = (SHARED / "seeds").glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def test_the_base_is_large_enough_to_be_of_use() -> None:
    assert len(CONCEPTS) >= 250


def test_every_concept_keeps_the_rules_and_they_fit_together() -> None:
    assert [finding for concept in CONCEPTS for finding in concept_findings(concept)] == []
    assert list(base_findings(CONCEPTS)) == []


def test_relations_are_told_from_both_sides() -> None:
    """A broader concept lists the narrower one, and so on; a person can follow them either way."""
    told = {(concept.id, relation.kind, relation.id) for concept in CONCEPTS for relation in concept.relations}
    back = {
        RelationKind.BROADER: RelationKind.NARROWER,
        RelationKind.NARROWER: RelationKind.BROADER,
        RelationKind.RELATED: RelationKind.RELATED,
        RelationKind.ANTONYM: RelationKind.ANTONYM,
    }
    assert {(other, back[kind], one) for one, kind, other in told} == told


def test_what_every_concept_has() -> None:
    for concept in CONCEPTS:
        assert re.fullmatch(r"c\d{4}", concept.id)
        assert concept.subject in SUBJECTS, concept.id
        assert len(concept.definition) > 20, concept.id
        assert any(term.at for term in concept.spoken("zh")), f"{concept.id}: no reference to where it occurs"
        assert any(concept.spoken("en")), f"{concept.id}: no English"


def test_every_english_equivalent_has_a_source_or_is_proposed() -> None:
    assert [term.text for term in ENGLISH if not term.source and term.status is not Status.PROPOSED] == []


def test_chinese_terms_are_simplified_with_usage_and_pinyin() -> None:
    for term in CHINESE:
        assert not script_of(term.text).traditional, term.text
        assert term.pinyin, term.text
        assert fold_key(term.text) in fold_key(term.usage), term.text


def test_pinyin_agrees_with_pypinyin_but_for_the_exceptions() -> None:
    """Spaces, capitals and apostrophes are the terminologist's; syllables and tones are not."""
    assert {term.text for term in CHINESE if read(term.pinyin) != read(pinyin_of(term.text))} == set(PINYIN_EXCEPTIONS)


def read(pinyin: str) -> tuple[str, str]:
    return plain_pinyin(pinyin), tones(pinyin)


def test_a_traditional_form_is_traditional() -> None:
    for term in CHINESE:
        for form in term.forms:
            assert form.kind is not FormKind.TRADITIONAL or script_of(form.text).traditional, form.text


@needs_shared
def test_every_reference_points_at_the_term_or_a_form_of_it() -> None:
    for term in CHINESE:
        place = reference(term.at)
        assert is_named(term, named_at(seed(place.document), place)), f"{term.at}: {term.text}"


@needs_shared
def test_a_form_with_a_reference_stands_there_letter_for_letter() -> None:
    for form in (form for term in CHINESE for form in term.forms if form.at):
        place = reference(form.at)
        assert named_at(seed(place.document), place) == form.text, form.at


@needs_shared
def test_no_usage_example_is_a_sentence_of_the_seeds() -> None:
    seeds = "".join(fold_key(seed(f"{number:03}")) for number in range(5))
    assert [term.usage for term in CHINESE if fold_key(term.usage).rstrip("。") in seeds] == []


def test_as_toml_and_back() -> None:
    assert toml_concepts("\n".join(map(toml_of, CONCEPTS)), "again") == CONCEPTS
