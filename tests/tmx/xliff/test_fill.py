"""Filling in: targets, states and candidates appear, and nothing else changes by a letter."""

import io

import pytest
from lxml import etree

from tests.shared import SHARED, needs_shared
from tests.tmx.xliff.files import code, schema12, schema21, trans_unit, unit21, units, xliff12, xliff21
from tmx.content import Content
from tmx.loss import Losses
from tmx.unit import Prop, TranslationUnit
from tmx.xliff.fill import fill_xliff
from tmx.xliff.filling import Fill, Filling
from tmx.xliff.match import Match, MatchKind
from tmx.xliff.read import read_xliff

FUZZY = (Prop("x-duizhao-status", "doubtful"), Prop("x-xliff-state-qualifier", "fuzzy-match"))
EXACT = (Prop("x-xliff-state-qualifier", "exact-match"),)
NOTHING = Filling()


def filled(text: str, fill: Fill | Filling, losses: Losses | None = None) -> str:
    """The file with every unit filled in so, or by this function."""
    each = fill if callable(fill) else lambda unit: fill
    data = io.BytesIO(text.encode("utf-8"))
    return b"".join(fill_xliff(data, each, "en-US", losses or Losses())).decode("utf-8")


def in_turn(*fillings: Filling) -> Fill:
    """Gives each unit the next of these."""
    rest = iter(fillings)
    return lambda unit: next(rest)


ODD = (
    "<?xml version='1.0' encoding=\"UTF-8\" standalone = 'yes' ?>\n<!-- 注 --><?pi a='<'?>\n"
    "<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2' version='1.2' xmlns:q='urn:q'><q:a b = 'c'/>\n"
    "<x:file original='a' source-language='zh-CN' target-language='en' datatype='plaintext'><x:header/><x:body >\n"
    "  <x:group q:z=\"1\">\n    <x:trans-unit  id='1' >\n"
    "      <!-- < --><x:source>甲&#x20;<![CDATA[<b>]]>&amp;</x:source>\n"
    "      <x:note>n</x:note>\n    </x:trans-unit >\n  </x:group>\n</x:body></x:file></x:xliff>\n<!-- end -->\n"
)


@pytest.mark.parametrize(
    "text", [ODD, xliff12(trans_unit("甲", "a")), xliff21(unit21("甲"))], ids=["odd", "1.2", "2.1"]
)
def test_a_file_in_which_nothing_is_filled_is_the_same_to_the_letter(text: str) -> None:
    assert filled(text, NOTHING) == text


def test_a_byte_order_mark_and_the_spelling_of_the_encoding_stay() -> None:
    text = "\ufeff" + xliff12(trans_unit("甲", "a")).replace("UTF-8", "utf-8")
    assert filled(text, NOTHING) == text


def test_what_is_not_filled_in_stays_to_the_letter() -> None:
    target = '<x:target state="needs-review-translation" state-qualifier="fuzzy-match">a &lt; b</x:target>'
    expected = ODD.replace("</x:source>\n", f"</x:source>\n      {target}\n")
    assert filled(ODD, Filling(("a < b",), FUZZY)) == expected


def test_an_empty_target_is_filled_and_its_attributes_stay() -> None:
    text = xliff12(trans_unit("甲").replace("</trans", "<target xml:lang='en' state='new' q='1'/></trans"))
    assert "<target xml:lang='en' state=\"translated\" q='1' state-qualifier=\"exact-match\">a</target>" in filled(
        text, Filling(("a",), EXACT)
    )


@pytest.mark.parametrize("text", [xliff12(trans_unit("甲", "a")), xliff21(unit21("甲", "a"))], ids=["1.2", "2.1"])
def test_a_translation_that_is_there_is_never_replaced(text: str) -> None:
    losses = Losses()
    assert filled(text, Filling(("b",)), losses) == text
    assert losses.lines() == ["not carried: 1 × translation for a segment that has one (first in unit 1)"]


@pytest.mark.parametrize("file", [xliff12, xliff21], ids=["1.2", "2.1"])
def test_what_is_not_to_be_translated_is_not_filled_in(file: object) -> None:
    own = 'id="1" translate="no"'
    text = xliff12(trans_unit("甲", own=own)) if file is xliff12 else xliff21(unit21("甲", own=own))
    losses = Losses()
    assert filled(text, Filling(("b",)), losses) == text
    assert [loss.reason for loss in losses] == ["translation for a segment that is not to be translated"]


def test_codes_of_the_source_stand_in_the_target_as_they_stand_there() -> None:
    source = '甲<g id="pt5" q:r="1">乙</g><x  id = "ph7"/><bpt id="a">&lt;i></bpt>丙<ept id="a"></ept>'
    text = xliff12(trans_unit(source), root=' xmlns:q="urn:q"')

    def fill(unit: TranslationUnit) -> Filling:
        _, opening, _, closing, point, start, _, end = unit.variants[0].content
        return Filling((start, "c", end, opening, "b", point, closing, "a"))

    result = filled(text, fill)
    assert (
        '<target state="translated"><bpt id="a">&lt;i></bpt>c<ept id="a"></ept>'
        '<g id="pt5" q:r="1">b<x  id = "ph7"/></g>a</target>' in result
    )
    assert units(result)[0].variants[1].text == "cba"


def test_codes_of_xliff_21_too() -> None:
    data = '<originalData><data id="d1">[b]</data><data id="d2">[/b]</data></originalData>'
    source = '<pc id="1" dataRefStart="d1" dataRefEnd="d2">甲</pc><mrk id="m" type="term">乙</mrk><ph id="2"/>'
    text = xliff21(unit21(source, before=data))

    def fill(unit: TranslationUnit) -> Filling:
        start, _, end, _, point = unit.variants[0].content
        return Filling((point, start, "a", end))

    expected = '<target><ph id="2"/><pc id="1" dataRefStart="d1" dataRefEnd="d2">a</pc></target></segment>'
    assert filled(text, fill) == text.replace("<segment>", '<segment state="translated">').replace(
        "</segment>", expected
    )


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(("a",), id="none"),
        pytest.param((code("ph", "x", x="9"),), id="another"),
        pytest.param((code("bpt", '<g id="1">', i="1", x="1"), "a"), id="half"),
    ],
)
def test_a_translation_whose_codes_do_not_fit_is_left_out_and_counted(target: Content) -> None:
    losses = Losses()
    text = xliff12(trans_unit('<g id="1">甲</g>'))
    assert filled(text, Filling(target), losses) == text
    assert [loss.reason for loss in losses] == ["translation whose inline codes do not fit the segment"]


def test_spans_that_would_cross_do_not_fit() -> None:
    text = xliff12(trans_unit('<g id="1">甲</g><g id="2">乙</g>'))

    def fill(unit: TranslationUnit) -> Filling:
        first, _, first_end, second, _, second_end = unit.variants[0].content
        return Filling((first, "a", second, "b", first_end, second_end))

    losses = Losses()
    assert filled(text, fill, losses) == text
    assert len(list(losses)) == 1


SEGMENTED = (
    '<trans-unit id="7"><source>今天。 明天。</source><seg-source><g id="1"><mrk mid="1" mtype="seg">今天。</mrk></g>'
    ' <mrk mid="2" mtype="seg">明天。</mrk></seg-source></trans-unit>'
)


def test_segments_of_xliff_12_are_filled_one_by_one() -> None:
    result = filled(xliff12(SEGMENTED), in_turn(Filling(("Today.",), EXACT), Filling(("Tomorrow.",), FUZZY)))
    target = (
        '<target state="needs-review-translation" state-qualifier="fuzzy-match"><g id="1"><mrk mid="1" mtype="seg">'
        'Today.</mrk></g> <mrk mid="2" mtype="seg">Tomorrow.</mrk></target>'
    )
    assert result == xliff12(SEGMENTED.replace("</seg-source>", f"</seg-source>{target}"))


def test_a_unit_of_which_a_segment_stays_empty_still_needs_translation() -> None:
    once = filled(xliff12(SEGMENTED), in_turn(NOTHING, Filling(("Tomorrow.",), EXACT)))
    assert '<target state="needs-translation"><g id="1"><mrk mid="1" mtype="seg"></mrk></g> <mrk mid="2"' in once
    twice = filled(once, in_turn(Filling(("Today.",), EXACT), NOTHING))
    assert '<target state="translated" state-qualifier="exact-match">' in twice
    assert [unit.variants[1].text for unit in units(twice)] == ["Today.", "Tomorrow."]


def test_segments_that_a_target_lacks_come_into_their_places() -> None:
    """Trados leaves the mark of an untranslated segment out; what is there and its doubts stay."""
    marks = [f'<mrk mtype="seg" mid="{mid}">{text}</mrk>' for mid, text in enumerate(("今天。", "明天。", "后天。"))]
    source = f"<source>今天。明天。 后天。</source><seg-source>{marks[0]}{marks[1]} {marks[2]}</seg-source>"
    old = '<mrk mtype="seg" mid="1">Tomorrow.</mrk>'
    text = xliff12(f'<trans-unit id="7">{source}<target state="needs-review-translation">{old}</target></trans-unit>')
    result = filled(text, in_turn(Filling(("Today.",), EXACT), NOTHING, Filling(("Later.",), EXACT)))
    first, last = marks[0].replace("今天。", "Today."), marks[2].replace("后天。", "Later.")
    assert result == text.replace(old, f"{first}{old} {last}")
    nested = text.replace(marks[2], f'<g id="1">{marks[2]}</g>')
    losses = Losses()
    assert filled(nested, in_turn(NOTHING, NOTHING, Filling(("Later.",), EXACT)), losses) == nested
    assert len(list(losses)) == 1


def test_segments_of_xliff_21_have_their_own_states() -> None:
    segments = '<segment state="initial" subState="my:x"><source>今天。</source></segment>'
    text = xliff21(f'<unit id="7">{segments}<segment id="b"><source>明天。</source><target/></segment></unit>')
    assert filled(text, in_turn(Filling(("Today.",), EXACT), Filling(("Tomorrow.",), FUZZY))) == xliff21(
        '<unit id="7"><segment state="translated"><source>今天。</source><target>Today.</target></segment>'
        '<segment id="b" state="initial"><source>明天。</source><target>Tomorrow.</target></segment></unit>'
    )


MATCHES = (
    Match(("甲", code("ph", "<br/>", x="1")), ("a", code("ph", "<br/>", x="1")), similarity=87.5, origin="memory.tmx"),
    Match(("甲",), ("b",), similarity=101, kind=MatchKind.CONTEXT),
)


def test_candidates_of_xliff_12() -> None:
    assert filled(xliff12(trans_unit("甲")), Filling(matches=MATCHES)) == xliff12(
        trans_unit(
            "甲",
            more='<alt-trans match-quality="87.5%" origin="memory.tmx"><source>甲<ph id="1">&lt;br/></ph></source>'
            '<target>a<ph id="1">&lt;br/></ph></target></alt-trans>'
            '<alt-trans match-quality="101%"><target>b</target></alt-trans>',
        )
    )


def test_candidates_of_xliff_21() -> None:
    result = filled(xliff21(unit21("甲")), Filling(matches=MATCHES))
    assert result == xliff21(
        '<unit id="1">\n<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">\n'
        '<mtc:match ref="#s1" type="tm" similarity="87.5" origin="memory.tmx">\n'
        '<originalData>\n<data id="d1">&lt;br/></data>\n</originalData>\n'
        '<source>甲<ph id="1" dataRef="d1"/></source>\n<target>a<ph id="1" dataRef="d1"/></target>\n</mtc:match>\n'
        '<mtc:match ref="#s1" type="icm" similarity="100">\n<source>甲</source>\n<target>b</target>\n</mtc:match>\n'
        '</mtc:matches><segment id="s1"><source>甲</source></segment></unit>'
    )
    again = filled(result, Filling(matches=MATCHES[1:]))
    assert again.count("<mtc:matches") == 1
    assert again.count("</mtc:match>") == 3


def test_a_missing_target_language_is_written() -> None:
    text = xliff12(trans_unit("甲"), languages='source-language="zh-CN"')
    assert '<file original="a.txt" datatype="plaintext" source-language="zh-CN" target-language="en-US">' in filled(
        text, NOTHING
    )
    text = xliff21(unit21("甲"), languages='srcLang="zh-CN"')
    assert 'srcLang="zh-CN" trgLang="en-US">' in filled(text, NOTHING)


def test_another_encoding_becomes_utf_8() -> None:
    text = xliff12(trans_unit("镕", "Rong"))
    data = io.BytesIO(text.replace("UTF-8", "GB18030").encode("gb18030"))
    assert b"".join(fill_xliff(data, lambda unit: NOTHING, "en-US", Losses())).decode("utf-8") == text


@needs_shared
def test_files_of_others_stay_the_same_and_valid_when_filled() -> None:
    strict, core = schema12(), schema21()
    seen = 0
    for path in sorted(SHARED.glob("samples/xliff/**/*.xlf")):
        if "invalid" in str(path):
            continue
        before = list(read_xliff(path))
        after, losses = _pseudo(path.read_bytes())
        again = list(read_xliff(io.BytesIO(after)))
        assert len(before) == len(again), path.name
        schema = core if b"document:2.0" in after else strict
        if schema.validate(_tree(path.read_bytes())):
            assert schema.validate(_tree(after)), f"{path.name}: {schema.error_log}"
        unfilled = sum(_is_open(unit) for unit in again)
        assert unfilled == sum(loss.times for loss in losses), path.name
        for old, new in zip(before, again, strict=True):
            both = list(zip(old.variants, new.variants, strict=False))
            assert [mine.content for mine, _ in both] == [theirs.content for _, theirs in both], path.name
        seen += 1
    assert seen >= 45


def _pseudo(data: bytes) -> tuple[bytes, Losses]:
    """The file with each source as its translation, and a candidate."""
    losses = Losses()

    def fill(unit: TranslationUnit) -> Filling:
        source = unit.variants[0].content
        return Filling(source if len(unit.variants) < 2 else (), FUZZY, (Match(source, source, similarity=75),))

    return b"".join(fill_xliff(io.BytesIO(data), fill, "zz", losses)), losses


def _is_open(unit: TranslationUnit) -> bool:
    return len(unit.variants) < 2 and bool(unit.variants[0].content)


def _tree(data: bytes) -> etree._Element:
    return etree.fromstring(data)
