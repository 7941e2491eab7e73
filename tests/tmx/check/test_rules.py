"""Each rule: the smallest file that breaks it, with its message; a file that does not."""

import pytest

from tests.tmx.check.cases import CASES, Case
from tests.tmx.check.files import breaches, lines
from tmx.check.rule import RULES


def named(case: Case) -> str:
    return f"{case.rule}-{CASES.index(case)}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_smallest_file_that_breaks_a_rule_and_one_that_does_not(case: Case) -> None:
    assert lines(case.broken, *case.clients) == [case.line]
    assert lines(case.sound, *case.clients) == []


def test_every_rule_has_a_case_and_severities_are_those_of_the_table() -> None:
    assert {case.rule for case in CASES} == set(RULES) == {f"TMX-{number:02}" for number in range(1, 43)}
    for case in CASES:
        [breach] = breaches(case.broken, *case.clients)
        assert breach.severity in RULES[case.rule].severities
