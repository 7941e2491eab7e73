"""Terms as evidence."""

from aligner.learned import NOTHING
from aligner.terms import TRUST, lexicon_of_terms
from tests.aligner.test_learned import entries


def test_the_stems_of_a_term_share_its_count() -> None:
    found = lexicon_of_terms([("技术革新", "technical innovations")])
    assert entries(found) == [("技术革新", "innov", TRUST / 2), ("技术革新", "technic", TRUST / 2)]
    assert found.words == {"技术革新"}


def test_equivalents_of_one_term_share_it_too() -> None:
    found = lexicon_of_terms([("车间", "workshop"), ("车间", "shop")])
    assert entries(found) == [("车间", "shop", TRUST / 2), ("车间", "workshop", TRUST / 2)]


def test_traditional_characters_and_spaces_are_the_same_term() -> None:
    assert entries(lexicon_of_terms([("技術 協作", "cooperation")])) == [("技术协作", "cooper", TRUST)]


def test_small_words_say_nothing_unless_they_are_all() -> None:
    assert entries(lexicon_of_terms([("劳模", "model of labour"), ("不再", "no more")])) == [
        ("不再", "more", TRUST / 2),
        ("不再", "no", TRUST / 2),
        ("劳模", "labor", TRUST / 2),
        ("劳模", "model", TRUST / 2),
    ]


def test_what_cannot_be_a_token_is_passed_over() -> None:
    assert entries(lexicon_of_terms([("厂", "factory"), ("技术革新和技术革命运动", "movement")])) == entries(NOTHING)
