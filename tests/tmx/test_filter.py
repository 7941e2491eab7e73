"""Conditions on units: what they say, what is wrong with them, and what is counted."""

import pytest

from corpus import FormatError, LimitError
from tests.tmx.memories import HEAD, pair, said, spoken
from tmx.content import Code
from tmx.operations.condition import condition
from tmx.operations.fields import TermFound
from tmx.operations.filter import meeting
from tmx.tally import Tally
from tmx.unit import Note, TranslationUnit

PROPS = {
    "x-duizhao-confidence": "0.93",
    "x-duizhao-status": "accepted",
    "x-duizhao-source": "上海.txt#sha256:00",
    "x-a": "1",
}
PLAIN = pair(
    "1958年，上海技协有三十多万人。",
    "In 1958 the Shanghai association had more than 300,000 members.",
    PROPS,
    tuid="s7",
    creationdate="20260512T093011Z",
    usagecount="3",
)
UNIT = PLAIN._replace(annotations=(*PLAIN.annotations, Note("看")), number=12)


def holds(text: str, unit: TranslationUnit = UNIT) -> bool:
    return bool(list(meeting([unit], HEAD, condition(text), Tally())))


@pytest.mark.parametrize(
    "text",
    [
        'confidence >= 0.8 and ratio < 6 and source ~ "技协"',
        'source ~ "^\\d{4}年" and not target ~ "factory"',
        "source_length = 17 and target_length > 60 and languages = 2 and codes = 0 and number = 12",
        'source_lang = "zh-CN" and source_lang = "zh-Hans" and target_lang = "en-US"',
        'source_script = "Hans" and target_script = "Latn"',
        'status = "accepted" and document = "上海.txt" and note = "看" and tuid = "s7"',
        'prop:x-a = "1" and attr:tuid = "s7" and usagecount >= 3',
        'date >= "2026-05" and date <= "2026-05" and created < "2027" and created > "20260101"',
        "date > 2025",
        'not (changed > "2000" or changed < "3000")',
        "same_numbers and not garbled",
        'source != target and text ~ "Shanghai" and text ~ "上海"',
        'not not (status = "x" or status == "accepted")',
        "target ~ 'more than \\d' AND NOT source ~ '\"'",
        "confidence > 0.5 or ratio < 0",
        "target_length > source_length",
    ],
)
def test_what_holds(text: str) -> None:
    assert holds(text)
    assert not holds(f"not ({text})")


@pytest.mark.parametrize(
    "text",
    ["confidence >= 0", "not confidence < 0", "confidence != 1", 'date != "2020"', "usagecount != 0", "ratio > 0"],
)
def test_what_is_not_there_is_neither_more_nor_less(text: str) -> None:
    bare = pair("")._replace(variants=(said("zh-CN"),))
    assert holds(text, bare) == text.startswith("not")


def test_texts_of_several_targets_are_asked_one_by_one() -> None:
    both = pair("好", "Good.")
    both = both._replace(variants=(*both.variants, said("en-GB", "Fine.")))
    assert holds('target = "Fine." and target = "Good." and languages = 3', both)
    assert not holds('target != "Fine."', both)


def test_codes_and_scripts() -> None:
    coded = pair("x")._replace(variants=(said("zh-TW", "技術", Code("ph"), "革新"), said("en", "x")))
    assert holds('codes = 1 and source = "技術革新" and source_script = "Hant"', coded)


@pytest.mark.parametrize(
    ("chinese", "english", "same"),
    [
        ("三十万人", "300,000 people", True),
        ("五万", "60,000", False),
        ("没有", "None.", True),
        ("3人", "People", False),
    ],
)
def test_numbers_on_both_sides(chinese: str, english: str, same: bool) -> None:
    assert holds("same_numbers", pair(chinese, english)) is same


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "column 1: found the end, expected a number, a text in quotes or a name"),
        ("confidence >=", "column 14: found the end, expected a number, a text in quotes or a name"),
        ("cofidence > 1", "column 1: there is no field 'cofidence': did you mean confidence?"),
        ("zzz = 1", "column 1: there is no field 'zzz': see `tmx filter --help`"),
        ("confidence", "column 1: confidence: nothing is asked of it; a number is asked as in `confidence >= 0.8`"),
        ('ratio ~ "6"', "column 9: 6: cannot be asked with `~` here; a number is asked as in `confidence >= 0.8`"),
        ("source = 1", 'column 10: 1: cannot be asked with `=` here; a text is asked as in `source ~ "技协"`'),
        ("source ~ target", "column 10: target: a pattern stands in quotes"),
        ('date > "May"', 'column 8: May: cannot be asked with `>` here; a date is asked as in `date >= "2026-05"`'),
        ("1 < confidence", "column 1: a comparison begins with a name, not with '1': turn it round"),
        ("same_numbers = 1", "column 1: same_numbers holds or not: write it alone, or `not same_numbers`"),
        ('source ~ "(a"', "column 10: the pattern '(a' is not well-formed: missing ) at position 2"),
        ("(ratio < 6", "column 11: found the end, expected `)`"),
        ("ratio < 6 )", "column 11: found `)`, expected `and`, `or` or the end"),
        ('source = "a', 'column 10: found `"`, expected a number, a text in quotes or a name'),
        ("(" * 60, "column 51: deeper than 50 brackets: write a simpler condition"),
        ("__import__('os')", "column 11: found `(`, expected `and`, `or` or the end"),
    ],
)
def test_what_is_not_understood_is_told_with_its_column(text: str, message: str) -> None:
    with pytest.raises(FormatError) as found:
        condition(text)
    assert str(found.value) == message


def test_drops_are_counted_by_the_first_clause_that_fails() -> None:
    units = [UNIT, pair("好", "Good."), pair("技协", "x" * 40, {"x-duizhao-confidence": "0.9"})]
    tally = Tally()
    clauses = condition("confidence >= 0.8 and (ratio < 6 or codes > 0)") + condition('source ~ "人"')
    found = list(tally.writing(meeting(tally.reading(units), HEAD, clauses, tally)))
    assert spoken(found) == spoken([UNIT])
    assert dict(tally.counts().drops) == {"confidence >= 0.8": 1, "(ratio < 6 or codes > 0)": 1}


def test_a_pattern_that_runs_away_is_stopped_after_a_second() -> None:
    slow = pair("a" * 5000 + "b")._replace(number=7)
    with pytest.raises(LimitError, match=r"^unit 7: the pattern .* takes more than 1 s for one text: write it without"):
        holds("source ~ '(a|a?)+(a|a?)+(a|aa)+$'", slow)


TERMS = {"技协": "c1", "technical cooperation": "c1", "车间": "c2", "workshop": "c2"}


def find(text: str) -> list[TermFound]:
    """The terms of a text, as a term base finds them."""
    return [TermFound(term, concept) for term, concept in TERMS.items() if term in text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("terms = 2", [0, 1]),
        ("terms = 0", [2]),
        ("terms_met", [0, 2]),
        ("terms > 0 and not terms_met", [1]),
        ('source_term = "技协"', [0, 1]),
        ('target_term ~ "^work"', [0, 1]),
    ],
)
def test_conditions_on_terms(text: str, expected: list[int]) -> None:
    units = [
        pair("车间里的技协", "the technical cooperation group of a workshop"),
        pair("车间里的技协", "the group of a workshop"),
        pair("老王来了。", "Old Wang came."),
    ]
    kept = list(meeting(units, HEAD, condition(text), Tally(), find))
    assert kept == [units[index] for index in expected]


def test_conditions_on_terms_want_a_term_base() -> None:
    with pytest.raises(FormatError, match="the condition asks for terms: give a term base"):
        list(meeting([pair("技协", "it")], HEAD, condition("terms > 0"), Tally()))
