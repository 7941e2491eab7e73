"""Whether a translation keeps to the terms."""

import pytest

from corpus import Span
from termbase import Concept, ConceptList, Lookup, Place, Status, Term, TermFinding, TermRule, check_terms

BASE = [
    Concept(
        "c1",
        (
            Term("技术革新", "zh", Status.PREFERRED),
            Term("technical innovation", "en", Status.PREFERRED),
            Term("technical renovation", "en"),
            Term("technological reform", "en", Status.DEPRECATED),
        ),
    ),
    Concept("c2", (Term("工会", "zh"), Term("union", "en"))),
    Concept("c3", (Term("技术革新运动", "zh"), Term("movement for technical innovation", "en"))),
    Concept("c4", (Term("旅大", "zh"), Term("Lüda", "en", valid_to="1981"), Term("Dalian", "en", valid_from="1981"))),
    Concept("c5", (Term("劳模", "zh"), Term("labour model", "en", Status.PROPOSED))),
    Concept("c6", (Term("口号", "zh"),)),
]
LOOKUP = Lookup([ConceptList("mine", BASE)])


def rules(*pairs: tuple[str, str], date: str = "") -> list[tuple[int, str, bool]]:
    return [(found.pair, found.rule.value, found.is_error) for found in check_terms(pairs, LOOKUP, date)]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("技术革新好。", "Technical innovation is good.", []),
        ("技术革新好。", "Technical innovations are good.", []),
        ("技术革新好。", "Technical renovation is good.", []),
        ("技术革新好。", "It is good.", [(0, "missing", True)]),
        ("技术革新好。", "Technological reform is good.", [(0, "forbidden", True)]),
        ("技术革新好。", "技术革新 is good.", [(0, "untranslated", True)]),
        ("技术革新好。", "Technical innovation (技术革新) is good.", []),
        ("技术革新和技术革新。", "Technical innovation and innovation.", [(0, "fewer", False)]),
        ("技术革新和技术革新。", "They are good.", [(0, "missing", True)] * 2),
        ("工会好。", "The reunion is good.", [(0, "missing", True)]),
        ("工会好。", "The union's hall.", []),
        ("技术革新运动", "the movement for technical innovation", []),
        ("劳模来了。", "He came.", [(0, "missing", False)]),
        ("口号好。", "Good.", []),
        ("天气好。", "Technological reform.", []),
        ("Technical innovation", "技術革新", []),
        ("Technical innovation", "革新", [(0, "missing", True)]),
    ],
)
def test_one_pair(source: str, target: str, expected: list[tuple[int, str, bool]]) -> None:
    assert rules((source, target)) == expected


def test_a_finding_says_where() -> None:
    [found] = check_terms([("我们搞技术革新。", "Our technological reform.")], LOOKUP)
    assert found == TermFinding(
        TermRule.FORBIDDEN,
        0,
        "技术革新",
        "c1",
        Place(Span(3, 7), "技术革新"),
        Place(Span(4, 24), "technological reform"),
        ("technical innovation", "technical renovation"),
        True,
        "mine",
    )


def test_a_name_out_of_its_time() -> None:
    assert rules(("旅大的工人", "the workers of Dalian"), date="1960") == [(0, "superseded", False)]
    assert rules(("旅大的工人", "the workers of Lüda"), date="1960") == []
    assert rules(("旅大的工人", "the workers of Dalian")) == []


def test_two_renderings_in_one_document() -> None:
    pair = ("技术革新", "technical innovation")
    other = ("技术革新", "technical renovation")
    assert rules(pair, other, pair) == [(1, "inconsistent", False)]
    assert rules(pair, pair) == []
