"""Units of texts in any language, by SentencePiece."""

import pytest

from corpus import text_units, unit_tokeniser
from tests.command import printed_by_processes

GERMAN = [
    f"Die {noun} {verb} im Haus der {noun}." for noun in ("Arbeit", "Mutter", "Kirche") for verb in ("war", "lag")
]


def test_words_are_units_and_endings_are_left_out() -> None:
    units = text_units([*GERMAN, "Häuser, Haus!"])
    assert units[0].count("▁haus") == 1
    assert "▁haus" in units[-1]
    assert not any(unit.startswith("▁") and unit[1:] in (".", "!", ",") for text in units for unit in text)


def test_chinese_characters_are_one_unit_each() -> None:
    assert text_units(["我们来了。", "来！"]) == [["我", "们", "来", "了"], ["来"]]


@pytest.mark.parametrize("texts", [[], [""], ["…", "?!"], ["", " \u2028"]], ids=repr)
def test_texts_without_words_have_no_units(texts: list[str]) -> None:
    assert text_units(texts) == [[] for _ in texts]


@pytest.mark.parametrize(
    "text", ["a", "<unk> <s>", "\x00▁ x\ny", "İstanbul e\u0301 हिन्दी ภาษาไทย 日本語", "x" * 20_000]
)
def test_odd_texts_are_taken(text: str) -> None:
    assert len(text_units([text, "The house."])) == 2


def test_same_units_in_every_process() -> None:
    code = "from tests.corpus.test_units import *; print(text_units(GERMAN))"
    assert len(printed_by_processes(code)) == 1


def test_the_tokeniser_names_its_library() -> None:
    assert unit_tokeniser().startswith("duizhao-units-1/sentencepiece-")
