"""Pairs of terms from aligned texts: which evidence proposes one, and which does not."""

import pytest

from termbase import TermPair, Unit, known_in, pairs_against, proposal_rows, proposal_value, proposals, term_pairs
from termbase.extract.pairs import log_likelihood
from termbase.table import concept_of

GLOSSES = {
    "劳动": ["labour", "labor", "work"],
    "模范": ["model"],
    "劳动模范": ["model", "worker"],
    "工人": ["worker"],
    "车间": ["workshop"],
    "技术": ["technic", "techniqu"],
    "革新": ["innov"],
    "竞赛": ["competit", "emul"],
    "废品": ["scrap", "wast"],
    "率": ["rate"],
    "互助": ["mutual", "aid"],
    "合同": ["contract"],
    "表扬": ["prais"],
}


def pairs(*texts: tuple[str, str]) -> list[TermPair]:
    units = [Unit(chinese, english, "a.tmx", number) for number, (chinese, english) in enumerate(texts, start=1)]
    return term_pairs(units, list(GLOSSES), lambda word: GLOSSES.get(word, ()))


INNOVATION = [
    ("搞技术革新。", "They strove for technical innovation."),
    ("技术革新好。", "Technical innovation is good."),
]
FILLER = [("天气很冷。", "The weather is cold."), ("河水结冰。", "The river froze."), ("他们睡了。", "They slept.")] * 3


def linked(*texts: tuple[str, str]) -> dict[str, str]:
    return {pair.chinese: pair.english for pair in pairs(*texts, *FILLER)}


def test_terms_that_keep_company_and_that_the_dictionary_explains() -> None:
    found = linked(
        ("劳动模范来到车间。", "A model worker came to the workshop."),
        ("车间表扬劳动模范。", "The workshop praised its model workers."),
    )
    assert found["劳动模范"] == "model worker"
    assert found["车间"] == "workshop"


def test_the_evidence_is_told() -> None:
    [pair, *_] = pairs(*INNOVATION, *FILLER)
    assert (pair.chinese, pair.english, pair.units, pair.counts) == ("技术革新", "technical innovation", 2, (2, 2))
    assert pair.evidence == pytest.approx(
        {"ratio": 10.431, "dice": 1, "overlap": 1, "pinyin": 0, "brackets": 0, "agreement": 1}, abs=0.01
    )
    assert [(chinese.line, english.line) for chinese, english in pair.examples] == [(1, 1), (2, 2)]


def test_a_name_is_known_by_its_pinyin() -> None:
    assert linked(("吴家柱来了。", "Wu Jiazhu came."), ("大家看吴家柱。", "Everybody looked at Wu Jiazhu."))[
        "吴家柱"
    ] == ("Wu Jiazhu")


def test_what_stands_in_brackets_needs_no_second_time() -> None:
    assert linked(("搞技协（technical cooperation）。", "It began."))["技协"] == "technical cooperation"
    assert linked(("他们干。", "The pass-storming (攻关) began."))


def test_one_unit_is_enough_only_where_the_dictionary_explains_every_word() -> None:
    [pair] = [pair for pair in pairs(("废品率低了。", "The scrap rate fell."), *FILLER) if pair.chinese == "废品率"]
    assert (pair.english, pair.single) == ("scrap rate", True)
    assert "互助合同" not in linked(("互助合同多了。", "Pledges multiplied."))


def test_company_alone_must_be_frequent() -> None:
    twice = [("挡车忙。", "The spinner is busy."), ("挡车累。", "The spinner is tired.")]
    assert "挡车" not in linked(*twice)


def test_nothing_stands_in_two_pairs() -> None:
    found = pairs(
        ("劳动竞赛和竞赛。", "Labour emulation and competition."),
        ("竞赛开始。", "The competition began."),
        ("劳动竞赛好。", "Labour emulation is good."),
        *FILLER,
    )
    assert len({pair.chinese for pair in found}) == len({pair.english for pair in found}) == len(found)


@pytest.mark.parametrize(
    ("counts", "ratio"),
    [
        ((2, 2, 2, 11), 10.431),
        ((1, 2, 4, 8), 0.0),
        ((0, 3, 3, 10), 0.0),
        ((5, 5, 5, 5), 0.0),
        ((10, 10, 10, 20), 27.726),
    ],
)
def test_log_likelihood(counts: tuple[int, int, int, int], ratio: float) -> None:
    assert log_likelihood(*counts) == pytest.approx(ratio, abs=0.001)


def test_a_base_hides_the_pairs_that_it_has() -> None:
    base = [
        concept_of({"id": "c1", "zh": [{"text": "车间"}], "en": [{"text": "workshop"}]}, "test"),
        concept_of({"id": "c2", "zh": [{"text": "劳动模范"}], "en": [{"text": "labour hero"}]}, "test"),
    ]
    found = pairs(
        ("劳动模范来到车间。", "A model worker came to the workshop."),
        ("车间表扬劳动模范。", "The workshop praised its model workers."),
        *FILLER,
    )
    hidden = {pair.chinese: (pair.hidden, pair.nearest) for pair in pairs_against(found, known_in(base))}
    assert hidden["车间"] == ("in the base: c1 车间 workshop", "")
    assert hidden["劳动模范"] == ("", "c2 劳动模范 labour hero")


def test_a_pair_is_proposed_as_a_concept_with_two_terms() -> None:
    [pair, *_] = pairs(*INNOVATION, *FILLER)
    [proposal] = proposals([], [pair])
    assert [(term.language, term.text, term.status) for term in proposal.concept.terms] == [
        ("zh", "技术革新", "proposed"),
        ("en", "technical innovation", "proposed"),
    ]
    assert [row[0] for row in proposal_rows([proposal])] == ["p0001", "p0001"]
    value = proposal_value(proposal)
    assert value["evidence"]["units"] == 2
    assert [example["text"] for example in value["examples"][0]] == [
        "搞技术革新。",
        "They strove for technical innovation.",
    ]
