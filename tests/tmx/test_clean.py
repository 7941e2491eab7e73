"""Cleaning: a table of segments, what is counted, and what must hold for any text."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tmx.memories import HEAD, memory, pair, said, spoken, unit
from tmx.content import Code
from tmx.operations.clean import CONTROLS, USUAL, CleanSettings, Step, Tags, clean
from tmx.operations.mojibake import is_garbled
from tmx.read import read_tmx
from tmx.tally import Tally
from tmx.unit import TranslationUnit
from tmx.write import write_tmx

ALL = USUAL | {Step.REFERENCES, Step.HTML}
BOLD = Code("bpt", (("i", "1"),), ("<b>",)), Code("ept", (("i", "1"),), ("</b>",))


def cleaned(units: list[TranslationUnit], settings: CleanSettings | None = None) -> tuple[list[TranslationUnit], Tally]:
    tally = Tally()
    return list(tally.writing(clean(tally.reading(units), tally, settings))), tally


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        pytest.param(" 今天。\u3000", "今天。", "spaces", id="ends"),
        pytest.param("今天\n天气很好。", "今天天气很好。", "spaces", id="line break in Chinese"),
        pytest.param("It is \n a fine day.", "It is a fine day.", "spaces", id="line break in English"),
        pytest.param("用\u2028Linux", "用Linux", "spaces", id="line separator beside Chinese"),
        pytest.param("a  fine \t day", "a fine day", "spaces", id="doubled"),
        pytest.param("王  明", "王  明", "", id="doubled between Chinese: it sets out a name"),
        pytest.param("张三\u3000\u3000李四", "张三\u3000\u3000李四", "", id="full-width between Chinese"),
        pytest.param("co\u00adoperation", "cooperation", "invisible characters", id="soft hyphen"),
        pytest.param("技\u200b协\ufeff", "技协", "invisible characters", id="zero width"),
        pytest.param("caf\u0065\u0301", "caf\u00e9", "Unicode form C", id="composed"),
        pytest.param("\uf9db", "\u7387", "Unicode form C", id="compatibility ideograph"),
        pytest.param("a\x7fb", "a b", CONTROLS, id="delete"),
        pytest.param("AT&amp;amp;T", "AT&T", "references in the text", id="escaped twice and thrice"),
        pytest.param("&nbsp;好&#22909;", "好好", "references in the text", id="names and numbers"),
        pytest.param("&#11;好", "&#11;好", "", id="a reference to what XML cannot hold stays"),
        pytest.param("AT&T; R&D", "AT&T; R&D", "", id="no reference"),
        pytest.param("今天<br/>天气<B>很</B>好", "今天天气很好", "HTML in the text", id="tags"),
        pytest.param("&lt;i&gt;好&lt;/i&gt;", "好", "HTML in the text", id="escaped tags"),
        pytest.param("a < b and c > d <机器>", "a < b and c > d <机器>", "", id="no tags"),
        pytest.param("𠮷野家　", "𠮷野家", "spaces", id="beyond U+FFFF"),
    ],
)  # fmt: skip
def test_segments(before: str, after: str, reason: str) -> None:
    found, tally = cleaned([pair(before)], CleanSettings(ALL))
    assert spoken(found) == [(after, "It is a fine day.")]
    assert (reason in dict(tally.counts().changes)) == bool(reason)


def test_what_is_not_asked_for_stays() -> None:
    odd = pair(" &amp; <b>\u200b\uf9db\n")
    assert cleaned([odd], CleanSettings(frozenset()))[0] == [odd]


@pytest.mark.parametrize(
    ("tags", "words"),
    [(Tags.KEEP, "今天很好"), (Tags.REMOVE, "今天很好"), (Tags.PLACEHOLDER, "今天{1}很{/1}好")],
)
def test_inline_codes(tags: Tags, words: str) -> None:
    coded = pair("x")._replace(variants=(said("zh-CN", " 今天", BOLD[0], "很", BOLD[1], "好 "), said("en-US", "Fine.")))
    [found], tally = cleaned([coded], CleanSettings(tags=tags))
    content = found.variants[0].content
    assert found.variants[0].text == words
    assert content == (("今天", BOLD[0], "很", BOLD[1], "好") if tags is Tags.KEEP else (words,))
    assert ("tags" in dict(tally.counts().changes)) == (tags is not Tags.KEEP)


def test_native_code_is_left_alone() -> None:
    code = Code("ph", (), ("<img alt='a  b'\n>",))
    coded = pair("x")._replace(variants=(said("zh-CN", "看", code, "  it"), said("en-US", "See.")))
    assert cleaned([coded])[0][0].variants[0].content == ("看", code, " it")


def test_empty_segments_go_and_with_them_units_of_one_language() -> None:
    three = pair("好", "Fine.")._replace(variants=(said("zh-CN", "好"), said("en-US", "Fine."), said("fr", " ")))
    one = pair("好")._replace(variants=(said("zh-CN", "好"),))
    found, tally = cleaned([pair("好", " \n "), three, one, pair("好", "Fine.")])
    assert spoken(found) == [("好", "Fine."), ("好", "Fine.")]
    assert tally.counts().drops == (("empty segment", 1), ("one language only", 1))
    assert tally.counts().changes == (("empty segment left out", 1), ("spaces", 1))


@pytest.mark.parametrize(
    "text", ["锟斤拷", "\ufffd", "\ue000", "CafÃ© au lait", "ä¸\xadæ–‡å\xad—", "it\x92s", "donâ€™t"]
)
def test_text_that_was_decoded_wrongly_is_noticed_and_left_alone(text: str) -> None:
    found, tally = cleaned([pair(text)])
    assert spoken(found)[0][0] == text
    assert tally.counts().notes == (("text decoded wrongly, or private characters", 1),)


@pytest.mark.parametrize("text", ["今天天气很好。", "naïve café, Ärger, El Niño", "铁锟寺", "“技协”——五·一"])
def test_good_text_is_not_taken_for_garbled(text: str) -> None:
    assert not is_garbled(text)


def test_control_characters_become_spaces_where_the_reader_is_lenient(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(memory(unit("甲\x0b乙&#11;&#xFFFE;"), unit("丙")), encoding="utf-8")
    tally = Tally()
    with read_tmx(path, on_control=lambda place: tally.change(CONTROLS)) as reader:
        found = list(tally.writing(clean(tally.reading(reader), tally)))
    assert spoken(found) == [("甲 乙", "It is a fine day."), ("丙", "It is a fine day.")]
    assert tally.counts().changes == ((CONTROLS, 1), ("spaces", 1))


SPACES = [" ", "  ", "\n", "\t", "\u200b", "\u3000", "\x7f"]
ODD = st.sampled_from([*SPACES, "&amp;", "&lt;", "<br>", "<b>", "e\u0301", "好", "a", "Ã©"])
TEXTS = st.lists(st.one_of(ODD, st.text(max_size=3).filter(str.isprintable)), max_size=8).map("".join)


@given(TEXTS, TEXTS, st.sampled_from([USUAL, ALL, frozenset()]))
def test_cleaning_twice_is_as_once(chinese: str, english: str, steps: frozenset[Step]) -> None:
    once, _ = cleaned([pair(chinese, english)], CleanSettings(steps))
    assert cleaned(once, CleanSettings(steps))[0] == once


WHATEVER = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", min_codepoint=32))


@given(WHATEVER, WHATEVER)
def test_any_text_comes_out_well_formed_and_is_read_again(chinese: str, english: str) -> None:
    found, tally = cleaned([pair(chinese, english)])
    data = b"".join(write_tmx(HEAD, found))
    assert spoken(read_tmx(io.BytesIO(data))) == spoken(found)
    assert tally.counts().read == len(found) + tally.counts().dropped
