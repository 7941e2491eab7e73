"""The fast way passes only units in which the rules find nothing, and finds the same repeats."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tmx.check.cases import CASES, Case
from tests.tmx.check.files import breaches
from tests.tmx.memories import memory, unit
from tmx.check.breach import Breach
from tmx.check.screen import Screen, Sound

TEXTS = st.one_of(
    st.sampled_from(
        ["老王来了。", "老王来了。", "機器壞了", "工厂里机器很吵——", "&lt;b&gt;老王&amp;老李", "&#32;老王", "&amp;",
         "锟斤拷", "效\uf9db", "好 ", "", "……", "镕", "&lt;\u0338", "é是", "Ã©", "一\n二", "\u2028二", "<ph x='1'/>三",
         '<ph x="1"/>三', "<hi>四</hi>"]
    ),
    st.text("机器機器 .。a\u0301\ue000é锟&", max_size=8).map(lambda text: text.replace("&", "&amp;")),
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    ["", ' tuid="1"', ' tuid="2"', ' tuid="a b"', ' usagecount="3"', ' usagecount="x"', ' creationid="老王"', ' i="1"',
     ' tuid="9" creationdate="20260101T000000Z"', ' creationdate="20260101T000000Z" changedate="20250101T000000Z"',
     ' creationdate="2026"', ' creationdate="２０２６1120T174800Z"',
     ' segtype="x"', ' segtype="block"', ' srclang="en-US"', " tuid='7'", ' lang="en"']
)  # fmt: skip
CODES = st.sampled_from(["zh-CN", "zh-TW", "en-US", "en-us", "EN_US", "eng", "", "zh-CN"])
NOTED = st.sampled_from(["", '<prop type="x-a">b</prop>', '<prop type="a">b</prop>', "<note>一</note><note>二</note>"])
HEADERS = st.sampled_from(["zh-CN", "en-US", "*all*", "zh-TW", "zh-cn"])


def written(texts: tuple[str, str], own: str, codes: tuple[str, str], noted: str) -> str:
    """A unit with these texts, attributes, languages and annotations."""
    attributed = unit(*texts).replace("<tu>", f"<tu{own}>{noted}")
    return attributed.replace('"zh-CN"', f'"{codes[0]}"').replace('"en-US"', f'"{codes[1]}"')


BOTH = st.tuples(TEXTS, TEXTS)
CODED = st.tuples(st.just("zh-CN") | CODES, st.just("en-US") | CODES)
ALIKE = st.builds(
    lambda rows, codes, noted: [written(texts, own, codes, noted) for texts, own in rows],
    st.lists(st.tuples(BOTH, st.integers(1, 12).map(' tuid="{}"'.format) | ATTRIBUTES), max_size=12),
    CODED,
    NOTED,
)


def slowly(text: str | bytes) -> list[Breach]:
    """The breaches that the rules find in every unit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "parts", lambda *_: iter(()))
        return breaches(text)


def headed(units: list[str], srclang: str) -> str:
    """A memory of this source language."""
    return memory(*units).replace('srclang="zh-CN"', f'srclang="{srclang}"')


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_both_ways_find_the_same_in_the_cases(case: Case) -> None:
    assert breaches(case.broken) == slowly(case.broken)


@given(st.lists(st.builds(written, BOTH, ATTRIBUTES, CODED, NOTED), max_size=6), HEADERS)
def test_both_ways_find_the_same_in_any_units(units: list[str], srclang: str) -> None:
    assert breaches(headed(units, srclang)) == slowly(headed(units, srclang))


@given(ALIKE, ALIKE, HEADERS)
def test_both_ways_find_the_same_in_units_that_are_written_alike(
    some: list[str], more: list[str], srclang: str
) -> None:
    assert breaches(headed(some + more, srclang)) == slowly(headed(some + more, srclang))


DAY, LATER = "20260101T000000Z", "20270101T000000Z"


@pytest.mark.parametrize(
    ("sound", "wrong"),
    [
        (' tuid="{n}"', ' tuid="a b"'),
        (' tuid="{n}"', ' tuid=""'),
        (' tuid="{n}"', ' tuid="1"'),
        (' usagecount="{n}"', ' usagecount="x"'),
        (f' creationdate="{DAY}"', ' creationdate="2026"'),
        (f' lastusagedate="{DAY}"', ' lastusagedate="20260230T000000Z"'),
        (f' creationdate="{DAY}"', ' creationdate="２０２６0101T000000Z"'),
        (f' creationdate="{DAY}" changedate="{LATER}"', f' creationdate="{LATER}" changedate="{DAY}"'),
        (f' changedate="{LATER}" creationdate="{DAY}"', f' changedate="{DAY}" creationdate="{LATER}"'),
        (' segtype="block"', ' segtype="x"'),
    ],
)
def test_a_wrong_value_among_sound_ones_is_seen(sound: str, wrong: str) -> None:
    own = [sound, sound, sound, wrong, sound]
    many = [unit(f"第{n}组", f"Team {n}").replace("<tu>", f"<tu{one.format(n=n)}>") for n, one in enumerate(own, 1)]
    found = breaches(memory(*many))
    assert [one.unit for one in found] == [4]
    assert found == slowly(memory(*many))


def test_a_variant_that_was_changed_before_it_was_made_is_seen() -> None:
    dates = [(DAY, LATER)] * 3 + [(LATER, DAY), (DAY, DAY)]
    for language in ("zh-CN", "en-US"):
        many = [
            unit(f"第{n}组", f"Team {n}").replace(
                f'"{language}"', f'"{language}" creationdate="{made}" changedate="{changed}"'
            )
            for n, (made, changed) in enumerate(dates)
        ]
        assert [(one.unit, one.rule) for one in breaches(memory(*many))] == [(4, "TMX-31")]


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ("機器壞了", "TMX-22"), ("好 ", "TMX-29"), (" 好", "TMX-29"), ("一\n二", "TMX-29"), ("一&#13;二", "TMX-29"),
        ("一\u2028二", "TMX-29"), ("……", "TMX-30"), ("", "TMX-30"), ("效\uf9db", "TMX-37"), ("锟斤拷", "TMX-39"),
        ("Ã©", "TMX-39"), ("好" * 8001, "TMX-40"), ("<hi>四</hi>", "TMX-28"), ("<ph>四", "TMX-01"),
    ],
)  # fmt: skip
def test_a_wrong_text_among_sound_ones_is_seen(wrong: str, rule: str) -> None:
    many = [
        unit(text, f"Team {n}") for n, text in enumerate(["第一组", "第二组", "第三组", wrong, "第四组——李&amp;王"])
    ]
    found = breaches(memory(*many))
    assert [(one.unit, one.rule) for one in found] == [(4, rule)]
    assert found == slowly(memory(*many))


def test_the_source_may_come_second() -> None:
    many = [unit(chinese, "The same") for chinese in ("一", "二", "三", "三")]
    text = memory(*many).replace('srclang="zh-CN"', 'srclang="en-US"')
    assert [one.message for one in breaches(text)] == ["another translation of the source of unit 1"] * 3
    assert breaches(text) == slowly(text)


def test_a_unit_may_have_a_source_of_its_own() -> None:
    many = [unit("一", f"Team {n}").replace("<tu>", '<tu srclang="fr">') for n in range(4)]
    assert [one.rule for one in breaches(memory(*many))] == ["TMX-17"] * 4


def test_a_language_is_wrong_in_every_unit() -> None:
    many = [unit("一", f"Team {n}").replace("en-US", "eng") for n in range(4)]
    assert [one.unit for one in breaches(memory(*many)) if one.rule == "TMX-21"] == [1, 2, 3, 4]


def test_ordinary_units_go_the_fast_way_together(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[int] = []
    parts = Screen.parts

    def noted(screen: Screen, text: str, position: int) -> Iterator[Sound | None]:
        for sound in parts(screen, text, position):
            passed.append(len(sound.ends) if sound else 0)
            yield sound

    monkeypatch.setattr(Screen, "parts", noted)
    many = [unit(f"第{number}组——老王·李", f"Team {number}") for number in range(16)]
    assert breaches(memory(*many)) == []
    assert passed == [0, 15], "the first unit makes the languages known"
    passed.clear()
    assert [one.unit for one in breaches(memory(*many, unit("老王 ", "Old Wang"), *many[:2]))] == [17, 18, 19]
    assert passed == [0, 15, 0, 2]
