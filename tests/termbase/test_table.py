"""Concepts as TOML: what is read, what is refused, and the rules that only find."""

import pytest

from corpus import FormatError
from termbase import (
    Concept,
    Form,
    FormKind,
    Relation,
    RelationKind,
    Status,
    Term,
    TermType,
    base_findings,
    concept_findings,
    reference,
    toml_concepts,
    toml_of,
)

BLOCK = """[[concept]]
id = "c1"
subject = "organisation"
definition = "The youth league."
related = ["c2"]
zh = [
ZH
]
en = [{ text = "New Democratic Youth League", type = "name", valid-to = "1957-05" }]
"""
BLOCK = BLOCK.replace(
    "ZH",
    '{ text = "青年团", status = "preferred", type = "short", pinyin = "qīngniántuán", valid-from = "1949",'
    ' at = "003:29:37-40", forms = [{ text = "青年團", kind = "traditional" }], usage = "她入了青年团。" },',
)
LEAGUE = Concept(
    "c1",
    (
        Term(
            "青年团",
            "zh",
            Status.PREFERRED,
            TermType.SHORT,
            pinyin="qīngniántuán",
            forms=(Form("青年團", FormKind.TRADITIONAL),),
            valid_from="1949",
            at="003:29:37-40",
            usage="她入了青年团。",
        ),
        Term("New Democratic Youth League", "en", Status.ADMITTED, TermType.NAME, valid_to="1957-05"),
    ),
    subject="organisation",
    definition="The youth league.",
    relations=(Relation(RelationKind.RELATED, "c2"),),
)


def test_a_block() -> None:
    assert toml_concepts(BLOCK, "a.toml") == [LEAGUE]
    assert LEAGUE.terms[0].years == "from 1949"
    assert LEAGUE.terms[1].years == "until 1957-05"


def test_there_and_back_with_marks_of_all_kinds() -> None:
    odd = Concept("x", (Term('“双革”\\"四化"\tA', "zh-Hant", note="first\nsecond"),))
    assert toml_concepts(toml_of(odd), "a.toml") == [odd]
    assert toml_concepts(toml_of(LEAGUE) + toml_of(odd), "a.toml") == [LEAGUE, odd]


@pytest.mark.parametrize(
    ("date", "zh", "en"), [("", True, True), ("1948", False, True), ("1952", True, True), ("1957", True, True),
                           ("1957-05-31", True, True), ("1957-06", True, False), ("1960", True, False)]
)  # fmt: skip
def test_when_a_term_was_in_use(date: str, zh: bool, en: bool) -> None:
    assert [term.valid_at(date) for term in LEAGUE.terms] == [zh, en]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "c1"', "", "a concept without id"),
        ('"preferred"', '"preffered"', "status is 'preffered': expected one of preferred, admitted"),
        ("definition", "defintion", "unknown field 'defintion'"),
        ("pinyin =", "pinjin =", "concept c1: zh: '青年团': unknown field 'pinjin'"),
        ('"1949"', '"49"', "valid-from is '49': expected a year"),
        ('"1949"', "1949", "valid-from is 1949: expected a text"),
        ('["c2"]', '"c2"', "related is not a list of texts"),
        ('text = "青年团", ', "", "a term without text"),
        ('"traditional"', '"trad"', "kind is 'trad'"),
        ("[[concept]]", "[concept]", "expected [[concept]] blocks"),
        ("zh = [", "zh = ", "not TOML"),
    ],
)
def test_what_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(FormatError) as error:
        toml_concepts(BLOCK.replace(old, new), "a.toml")
    assert str(error.value).startswith("a.toml: ") and message in str(error.value)


def concept(*terms: Term, id: str = "c1", subject: str = "", relations: tuple[Relation, ...] = ()) -> Concept:
    return Concept(id, terms, subject, relations=relations)


PREFERRED = Status.PREFERRED


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (concept(Term("技协", "zh", PREFERRED), Term("技术协作", "zh", PREFERRED)), "both preferred"),
        (concept(Term("技协", "zh"), Term("技协", "zh")), "stands 2 times"),
        (concept(Term("技协 work", "en")), "English with Chinese characters"),
        (concept(Term("技协", "zh", forms=(Form("技術", FormKind.TRADITIONAL),))), "it is 技术 in simplified"),
        (concept(Term("技协", "zh", abbreviation_of="技术协作")), "no other term"),
        (concept(Term("旅大", "zh", valid_from="1981", valid_to="1950")), "ends before it begins"),
        (concept(Term("技协", "zh", at="000:57")), "expected DOCUMENT:LINE"),
        (concept(Term("model  worker", "en")), "two in a row"),
    ],
)
def test_rules_of_one_concept(found: Concept, message: str) -> None:
    [finding] = concept_findings(found)
    assert message in finding


def test_two_names_of_two_periods_may_both_be_preferred() -> None:
    dated = (Term("Lüda", "en", PREFERRED, valid_to="1980"), Term("Dalian", "en", PREFERRED, valid_from="1981"))
    assert not list(concept_findings(concept(*dated)))


def test_rules_between_concepts() -> None:
    same = [concept(Term("大会", "zh"), id=id) for id in ("c1", "c2")]
    assert [finding.split(":")[0] for finding in base_findings(same)] == ["大会"]
    assert not list(base_findings([same[0], same[1]._replace(subject="meeting")]))
    [finding] = base_findings([same[0], same[0]._replace(terms=())])
    assert finding == "c1: 2 concepts have this id"
    lost = concept(relations=(Relation(RelationKind.BROADER, "c9"),))
    assert list(base_findings([lost])) == ["c1: broader c9: no other concept has this id"]


@pytest.mark.parametrize("at", ["000:57:12", "000:0:1-2", "000:57:5-5", ":57:1-2"])
def test_what_is_no_reference(at: str) -> None:
    with pytest.raises(FormatError, match="expected DOCUMENT:LINE:START-END"):
        reference(at)
