"""Terms in running text: the longest that stand, how they matched, and where."""

import pytest

from termbase import Concept, ConceptList, Form, FormKind, How, Lookup, Status, Term, TermHit, Words


def concept(id: str, chinese: str, english: str, *forms: Form, subject: str = "work") -> Concept:
    return Concept(id, (Term(chinese, "zh", forms=forms), Term(english, "en")), subject)


BASE = ConceptList(
    "mine",
    [
        Concept(
            "c1",
            (
                Term(
                    "技术协作", "zh", Status.PREFERRED, pinyin="jìshù xiézuò", forms=(Form("技木协作", FormKind.OCR),)
                ),
                Term("技协", "zh", pinyin="jìxié", abbreviation_of="技术协作"),
                Term("technical cooperation", "en", Status.PREFERRED),
                Term("technical aid", "en", Status.DEPRECATED),
            ),
            "movement",
        ),
        concept("c2", "技术协作委员会", "technical cooperation committee"),
        concept("c3", "技术革新", "technical innovation", Form("技術革新", FormKind.TRADITIONAL)),
        concept("c4", "会员", "member"),
        concept("c5", "协会", "association"),
        concept("c6", "总工会", "federation of trade unions"),
        concept("c7", "人民", "people"),
        concept("c8", "合理化建议", "rationalisation proposal"),
        concept("c9", "劳动模范", "model worker"),
        concept("c10", "模范工人", "exemplary worker"),
        concept("c11", "大学", "university"),
        concept("c12", "女工长", "woman foreman"),
        Concept("c13", (Term("旅大", "zh", pinyin="Lǚdà", valid_from="1950", valid_to="1981"), Term("Lüda", "en"))),
        concept("c14", "T68型镗床", "T68 boring machine"),
    ],
)
WORDS = Words(["会员", "协会", "员工", "人民", "技术", "工会", "人民币"])
LOOKUP = Lookup([BASE], WORDS)


def brief(hits: list[TermHit] | tuple[TermHit, ...]) -> list[tuple[str, str, str]]:
    return [(hit.text, hit.concept.id, hit.how.value) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展技协活动", [("技协", "c1", "exact")]),
        ("群衆性的技術革新", [("技術革新", "c3", "script")]),
        ("技術協作", [("技術協作", "c1", "script")]),
        ("技术\n协 作", [("技术\n协 作", "c1", "exact")]),
        ("技木协作", [("技木协作", "c1", "ocr")]),
        ("The rationalization proposals", [("rationalization proposals", "c8", "inflected")]),
        ("rationalization proposal", [("rationalization proposal", "c8", "variant")]),
        ("Technical Co-operation", [("Technical Co-operation", "c1", "variant")]),
        ("TECHNICAL COOPERATION", [("TECHNICAL COOPERATION", "c1", "exact")]),
        ("the model worker’s lathe", [("model worker’s", "c9", "variant")]),
        ("women foremen", [("women foremen", "c12", "variant")]),
        ("一台Ｔ６８型镗床", [("Ｔ６８型镗床", "c14", "exact")]),
        ("AT68型镗床", []),
        ("universal, universe", []),
        ("a reunion of model-workers", [("model-workers", "c9", "inflected")]),
        ("技术", []),
    ],
)
def test_how_it_matched(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert brief(LOOKUP.find(text).hits) == expected


def test_positions_are_those_of_the_raw_text() -> None:
    text = "五月，群衆 性的技術\n革新。"
    [hit] = LOOKUP.find(text).hits
    assert text[slice(*hit.chars)] == "技術\n革新" == hit.text


def test_the_longest_wins_and_holds_what_is_within() -> None:
    [hit] = LOOKUP.find("技术协作委员会").hits
    assert brief([hit]) == [("技术协作委员会", "c2", "exact")]
    assert brief(hit.children) == [("技术协作", "c1", "exact")]
    [english] = LOOKUP.find("technical cooperation committees").hits
    assert brief(english.children) == [("technical cooperation", "c1", "exact")]


@pytest.mark.parametrize(
    ("text", "hits", "dropped"),
    [
        ("协会员工", ["协会"], [("会员", "协会", True)]),
        ("总工会员工", ["总工会"], [("会员", "总工会", True)]),
        ("人民币和人民", ["人民"], [("人民", "人民币", False)]),
        ("技协会员", ["技协", "会员"], [("协会", "技协", True)]),
        ("劳动模范工人", ["劳动模范"], [("模范工人", "劳动模范", True)]),
    ],
)
def test_no_word_is_cut(text: str, hits: list[str], dropped: list[tuple[str, str, bool]]) -> None:
    found = LOOKUP.find(text)
    assert [hit.text for hit in found.hits] == hits
    assert [(one.text, one.rival_text, one.is_term) for one in found.dropped] == dropped


def test_where_the_longest_fails_the_next_shorter_one_is_tried() -> None:
    base = ConceptList("mine", [concept("c1", "会员工", "a"), concept("c2", "会员", "b")])
    found = Lookup([base], Words(["学生", "会员", "工作"])).find("学生会员工作")
    assert [hit.text for hit in found.hits] == ["会员"]
    assert [(one.text, one.rival_text) for one in found.dropped] == [("会员工", "工作")]


def test_a_derived_word_cuts_nothing() -> None:
    found = Lookup([BASE], Words(["建议", "建议书", "合理", "合理化"])).find("合理化建议书")
    assert [hit.text for hit in found.hits] == ["合理化建议"]


@pytest.mark.parametrize("typed", ["jixie", "ji xie", "jì xié", "ji4xie2", "JIXIE"])
def test_pinyin(typed: str) -> None:
    assert brief(LOOKUP.ask(typed).hits) == [(typed, "c1", "pinyin")]


@pytest.mark.parametrize("typed", ["lvda", "lüda", "lu:da", "luda", "Lǚdà", "lv3da4"])
def test_pinyin_with_umlaut(typed: str) -> None:
    assert "c13" in [hit.concept.id for hit in LOOKUP.ask(typed).hits]


def test_other_tones_are_other_words() -> None:
    assert LOOKUP.ask("jī xiè").hits == []


def test_fuzzy_last_and_labelled() -> None:
    [hit] = LOOKUP.ask("技术协做").hits
    assert (hit.term.text, hit.how, hit.score) == ("技术协作", How.FUZZY, 75)
    assert LOOKUP.find("技术协做").hits == []
    assert LOOKUP.ask("天气").hits == LOOKUP.ask("").hits == []


def test_equivalents_the_preferred_first() -> None:
    [hit] = LOOKUP.find("技协").hits
    assert [term.text for term in hit.equivalents()] == ["technical cooperation", "technical aid"]


def test_the_term_in_use_at_a_date() -> None:
    league = [
        Concept("a", (Term("青年团", "zh", valid_to="1957-05"), Term("New Democratic Youth League", "en")), "body"),
        Concept("b", (Term("青年团", "zh", valid_from="1957-05"), Term("Communist Youth League", "en")), "body"),
    ]
    lookup = Lookup([ConceptList("mine", league)])
    assert [hit.concept.id for hit in lookup.find("青年团", "1952").hits] == ["a"]
    assert [hit.concept.id for hit in lookup.find("青年团", "1960").hits] == ["b"]
    assert [hit.concept.id for hit in lookup.find("青年团").hits] == ["a", "b"]


def test_equivalents_in_use_at_a_date() -> None:
    city = Concept("a", (Term("大连", "zh"), Term("Lüda", "en", valid_to="1981"), Term("Dalian", "en")))
    [hit] = Lookup([ConceptList("mine", [city])]).find("大连").hits
    assert [term.text for term in hit.equivalents("1990")] == ["Dalian"]


def test_a_nearer_base_covers_a_farther_one() -> None:
    mine = ConceptList("mine", [concept("x", "技术革新", "technological renovation")])
    theirs = ConceptList("theirs", [concept("c", "技术革新", "technical innovation")])
    other = ConceptList("other", [concept("c", "技术革新", "reform", subject="campaign")])
    assert [hit.base for hit in Lookup([mine, theirs]).find("技术革新").hits] == ["mine"]
    assert [hit.base for hit in Lookup([theirs, mine]).find("技术革新").hits] == ["theirs"]
    assert [hit.base for hit in Lookup([mine, other]).find("技术革新").hits] == ["mine", "other"]


def test_a_long_text_without_marks_takes_no_time() -> None:
    text = "技术革新人民币协会员工劳动模范工人" * 3000
    assert len(LOOKUP.find(text).hits) == 9000
