"""English words and their stems."""

import time

import pytest

from corpus import Span
from corpus.tokens import ENGLISH_TOKENISER, english_stems, english_words, english_words_with_stems

STEMS = {
    "case and plural": ("Workers learned", ["worker", "learn"]),
    "possessive": ("Qi's workers' tools, the People’s Daily", ["qi", "worker", "tool", "the", "peopl", "daili"]),
    "contraction": ("don't don’t", ["don't", "don't"]),
    "hyphen: whole, then parts": ("multi-tool cutting", ["multi-tool", "multi", "tool", "cut"]),
    "stems within the whole": ("high-speeds", ["high-speed", "high", "speed"]),
    "numbers": ("300,000 and 54.23% of 20 in the 1950s, 20th", [
        "300000", "and", "54.23", "of", "20", "in", "the", "1950s", "20th",
    ]),
    "abbreviation": ("the U.S. Army", ["the", "u.s", "armi"]),
    "accents": ("café naïve", ["café", "naïv"]),
    "Chinese is left out": ("the 技协 union技", ["the", "union"]),
    "punctuation": ("“Yes,” he_said—now!", ["yes", "he", "said", "now"]),
    "nothing": ("。 --- …", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "stems"), STEMS.values(), ids=STEMS)
def test_stems(text: str, stems: list[str]) -> None:
    assert english_stems(text) == stems


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("mechanised", "mechanized"),
        ("mechanise", "mechanizing"),
        ("rationalisation", "rationalization"),
        ("organisations", "organization"),
        ("analysed", "analyzing"),
        ("labour", "labor"),
        ("labourers", "laborer"),
        ("favourable", "favorable"),
        ("dishonoured", "dishonored"),
        ("behaviour", "behavior"),
        ("neighbouring", "neighboring"),
    ],
)
def test_spellings_meet(left: str, right: str) -> None:
    assert english_stems(left) == english_stems(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("rationalization", "ration"),
        ("size", "sise"),
        ("prize", "prise"),
        ("four", "for"),
        ("hour", "hor"),
        ("tour", "tor"),
    ],
)
def test_other_words_stay_apart(left: str, right: str) -> None:
    assert english_stems(left) != english_stems(right)


def test_words_are_spans_of_the_text() -> None:
    text = "Mr. Qi's multi-tool, 2,000 U.S. men"
    assert [text[start:end] for start, end in english_words(text)] == [
        "Mr", "Qi's", "multi-tool", "2,000", "U.S.", "men",
    ]  # fmt: skip


def test_the_tokeniser_has_a_name_and_a_version() -> None:
    assert ENGLISH_TOKENISER == "duizhao-english-1/snowball-english"


def test_a_megabyte_in_a_second() -> None:
    text = "The workers of the mill learned the high-speed cutting method; production rose by 20 per cent. " * 11_000
    english_stems(text[:1000])
    start = time.process_time()
    english_stems(text)
    assert time.process_time() - start < 1


def test_time_is_linear() -> None:
    start = time.process_time()
    for text in ("a" * 200_000, "a-" * 100_000, "a." * 100_000, "1," * 100_000, "a'" * 100_000, "1,000" * 40_000):
        english_stems(text)
    assert time.process_time() - start < 2


def test_words_with_stems_tell_where_some_of_them_stand() -> None:
    words = english_words_with_stems("Two skill-sharing workers’ clubs.")
    assert words.stems == [word.stem for word in words]
    assert (words.chars(1, 3), words.forms(1, 4)) == (Span(4, 17), "skill sharing workers")
