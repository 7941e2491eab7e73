"""The fast way passes only units in which the rules find nothing, and finds the same repeats."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tmx.check.cases import CASES, Case
from tests.tmx.check.files import breaches
from tests.tmx.memories import memory, unit
from tmx.check.breach import Breach
from tmx.check.screen import Glance, Screen

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
     ' creationdate="2026"', ' segtype="x"', ' segtype="block"', ' srclang="en-US"', " tuid='7'", ' lang="en"']
)  # fmt: skip
CODES = st.sampled_from(["zh-CN", "zh-TW", "en-US", "en-us", "EN_US", "eng", "", "zh-CN"])
NOTED = st.sampled_from(["", '<prop type="x-a">b</prop>', '<prop type="a">b</prop>', "<note>一</note><note>二</note>"])
UNITS = st.builds(
    lambda chinese, english, own, code, other, noted: (
        unit(chinese, english)
        .replace("<tu>", f"<tu{own}>{noted}")
        .replace('"zh-CN"', f'"{code}"')
        .replace('"en-US"', f'"{other}"')
    ),
    TEXTS,
    TEXTS,
    ATTRIBUTES,
    st.one_of(st.just("zh-CN"), CODES),
    st.one_of(st.just("en-US"), CODES),
    NOTED,
)
HEADERS = st.sampled_from(["zh-CN", "en-US", "*all*", "zh-TW", "zh-cn"])


def slowly(text: str | bytes) -> list[Breach]:
    """The breaches that the rules find in every unit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "look", lambda screen, text: False)
        return breaches(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_both_ways_find_the_same_in_the_cases(case: Case) -> None:
    assert breaches(case.broken) == slowly(case.broken)


@given(st.lists(UNITS, max_size=6), HEADERS)
def test_both_ways_find_the_same_in_any_units(units: list[str], srclang: str) -> None:
    text = memory(*units).replace('srclang="zh-CN"', f'srclang="{srclang}"')
    assert breaches(text) == slowly(text)


def test_ordinary_units_go_the_fast_way() -> None:
    screened: list[object] = []
    glance = Screen.glance

    def noted(screen: Screen, found: re.Match[str]) -> Glance | None:
        screened.append(seen := glance(screen, found))
        return seen

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "glance", noted)
        assert breaches(memory(*[unit(f"第{number}组——老王·李", f"Team {number}") for number in range(9)])) == []
    assert sum(one is not None for one in screened) == 8, "the first unit makes the languages known"
