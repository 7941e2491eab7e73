"""Candidates that seem to be the wrong text: numbers come out all the same, so a remark says what looks odd."""

from collections.abc import Sequence
from unicodedata import normalize

import pytest

from scoring import Settings, judge
from tests.scoring.material import material

ENGLISH = [
    "The workers made three rational proposals in spring.",
    "The factory had 300,000 workers in 1956.",
    "They learned from the model workers of the city.",
    "Nobody slept that night, and the furnace was lit at dawn.",
    "In the end the new tools were used in every workshop.",
]
CHINESE = ["工人们在春天提出了三条建议。", "1956年这个工厂有三十万工人。", "他们向劳动模范学习。"]
GOOD = [line.replace("workers", "labourers") for line in ENGLISH]


def remarks(candidates: dict[str, Sequence[str]], references: Sequence[str], language: str = "en") -> str:
    return "\n".join(judge(material(candidates, references, language), Settings(("chrf",), resamples=0)).remarks)


def test_a_candidate_in_other_characters_than_the_references() -> None:
    told = remarks({"source": CHINESE, "mt": GOOD[:3]}, ENGLISH[:3])
    assert "source: it is in Chinese characters, the references in other letters: is it the right file?" in told
    assert "mt:" not in told
    assert "mt: it is in other letters, the references in Chinese characters" in remarks(
        {"mt": GOOD[:3]}, CHINESE, "zh"
    )


@pytest.mark.parametrize(("language", "lines"), [("zh", ENGLISH), ("en", CHINESE)])
def test_a_language_that_is_not_that_of_the_references(language: str, lines: list[str]) -> None:
    assert f"the references are not written in {language}: is --lang right?" in remarks({"mt": lines}, lines, language)


def test_lines_that_are_shifted_after_one_was_lost() -> None:
    shifted = [GOOD[0], *GOOD[2:], "And so they went home."]
    assert "mt: 3 segments have more in common with the reference before or after theirs (first: 2)" in remarks(
        {"mt": shifted}, ENGLISH
    )


def test_a_candidate_that_is_the_reference_and_two_that_are_one() -> None:
    told = remarks({"a": GOOD, "b": GOOD, "c": ENGLISH}, ENGLISH)
    assert "c: it is the reference itself" in told
    assert "a and b are the same text" in told


def test_accents_that_are_composed_on_one_side_only() -> None:
    lines = ["Les ouvriers ont présenté trois propositions."]
    assert "composed (NFC) in one text only" in remarks({"mt": [normalize("NFD", line) for line in lines]}, lines, "fr")


def test_a_good_candidate_and_one_in_traditional_characters_are_not_doubted() -> None:
    assert remarks({"mt": GOOD}, ENGLISH) == ""
    assert "right file" not in remarks({"mt": ["工人們在春天提出了三條建議。"]}, CHINESE[:1], "zh")
