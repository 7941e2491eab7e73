"""Pinyin, however it is typed."""

import pytest

from termbase import pinyin_of, plain_pinyin
from termbase.pinyin import is_pinyin, tones


@pytest.mark.parametrize("typed", ["jixie", "ji xie", "jì xié", "ji4xie2", "Jìxié", "ji'xie", "JI-XIE"])
def test_one_key_however_it_is_typed(typed: str) -> None:
    assert is_pinyin(typed)
    assert plain_pinyin(typed) == "jixie"
    assert tones(typed) in ("", "42")


@pytest.mark.parametrize("typed", ["Lǚdà", "lüda", "lvda", "lu:da", "luda", "lv3da4"])
def test_umlaut(typed: str) -> None:
    assert is_pinyin(typed)
    assert plain_pinyin(typed) == "luda"


@pytest.mark.parametrize("text", ["技协", "", "1952", "a.b", "é/"])
def test_what_is_no_pinyin(text: str) -> None:
    assert not is_pinyin(text)


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [("技术协作", "jìshùxiézuò"), ("旅大", "lǚdà"), ("重庆", "chóngqìng"), ("T68型镗床", "xíngtāngchuáng")],
)
def test_pinyin_of_words(text: str, pinyin: str) -> None:
    assert pinyin_of(text) == pinyin
