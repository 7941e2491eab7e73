"""The checks of single segments: what they find in faulty translations, and that they let good ones be."""

import pytest

from scoring.checks.brackets import wrong_kind
from scoring.checks.characters import mixed_script
from scoring.checks.numbers import dates_differ, numbers_differ
from scoring.checks.pair import Fault
from scoring.checks.punctuation import marks_and_spaces
from scoring.checks.repeated import repeated_word
from scoring.checks.run import OF_PAIRS
from scoring.checks.untranslated import untranslated
from scoring.mqm import MqmType, Severity
from tests.scoring.checks.faulty import FAULTY
from tests.scoring.checks.good import GOOD, good_pairs, into_chinese, into_english


def test_each_check_has_twenty_faulty_examples_and_there_are_as_many_good_ones() -> None:
    assert set(FAULTY) == set(OF_PAIRS)
    assert all(len(set(examples)) >= 20 for examples in FAULTY.values())
    assert len(GOOD) >= 20


@pytest.mark.parametrize("check", FAULTY)
def test_what_is_faulty_is_found(check: str) -> None:
    missed = [
        (source, target)
        for source, target in FAULTY[check]
        if not [fault for ask in OF_PAIRS[check] for fault in ask(into_english(source, target))]
    ]
    assert missed == []


@pytest.mark.parametrize("check", sorted(set(OF_PAIRS) - {"negation"}))
def test_what_is_good_is_let_be(check: str) -> None:
    alarms = [(pair.source, fault) for pair in good_pairs() for ask in OF_PAIRS[check] for fault in ask(pair)]
    assert alarms == []


def test_spans_point_at_what_is_said() -> None:
    for check, examples in FAULTY.items():
        for pair in (into_english(*example) for example in examples):
            for fault in (fault for ask in OF_PAIRS[check] for fault in ask(pair)):
                assert all(0 <= start <= end <= len(pair.source) for start, end in fault.source)
                assert all(0 <= start <= end <= len(pair.target) for start, end in fault.target)
                assert fault.source or fault.target


def test_a_wrong_number_is_major_and_shows_both_places() -> None:
    pair = into_english("工人们提出了三条合理化建议。", "The workers made four rationalisation proposals.")
    [fault] = numbers_differ(pair)
    assert fault.type is MqmType.MISTRANSLATION and fault.severity is Severity.MAJOR
    assert (fault.expected, fault.found) == ("三条", "four")
    assert [pair.target[slice(*span)] for span in fault.target] == ["four"]


def test_a_lost_more_is_minor() -> None:
    [fault] = numbers_differ(into_english("为国家节约三十多万元。", "It saved the state 300,000 yuan."))
    assert (fault.severity, fault.expected) == (Severity.MINOR, "三十多万元")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("三十多万", "over 300,000"),
        ("一千三百多億元", "over 130 billion yuan"),
        ("节约三十多万元", "The funds saved exceed 300,000 yuan."),
        ("五四年", "in 1954"),
        ("9、10月份", "in September and October"),
        ("廿五台", "twenty-five machines"),
        ("两成", "20 %"),
    ],
)
def test_chinese_numbers_that_agree(source: str, target: str) -> None:
    pair = into_english(source, target)
    assert [*numbers_differ(pair), *dates_differ(pair)] == []


def test_into_chinese_the_same_numbers_are_compared() -> None:
    [fault] = numbers_differ(into_chinese("There were 137 units.", "有一百七十三个单位。"))
    assert (fault.expected, fault.found) == ("137", "一百七十三个")


def test_chinese_texts_have_wide_marks_and_no_spaces_between_han() -> None:
    assert [fault.expected for fault in wrong_kind(into_chinese("He came, he saw.", "他来了,他看了。"))] == ["，"]
    assert _found(marks_and_spaces(into_chinese("He thought.", "他 想..."))) == [" ", "..."]
    assert _found(marks_and_spaces(into_chinese("He came.", "他来了。。"))) == ["。。"]


def test_latin_left_in_chinese() -> None:
    [fault] = untranslated(
        into_chinese("The workers took part of their own will.", "工人们 took part of their own will。")
    )
    assert fault.found == "took part of their own will"
    assert list(untranslated(into_chinese("See The New York Times.", "见 The New York Times。"))) == []


def test_a_function_character_twice() -> None:
    assert _found(repeated_word(into_chinese("the workers' hall", "工人的的会堂"))) == ["的的"]


def test_two_scripts_in_one_text() -> None:
    [fault] = mixed_script(
        into_chinese("The works has done much for technical innovation.", "这个工厂為技術革新做了許多工作")
    )
    assert fault.severity is Severity.MINOR
    assert list(mixed_script(into_chinese("technical innovation", "群眾性的技術革新運動開展起來了"))) == []


def _found(faults: object) -> list[str]:
    return [fault.found for fault in faults if isinstance(fault, Fault)]  # type: ignore[attr-defined]
