"""Many texts at once are worked out as one by one."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from memory.bulk import all_printed, printed
from tests.memory.test_score import TEXTS

ODD = [
    "技術革新、計畫、身分證 與 記念；帐目",
    "全 厂  三 十 五\n台机床",
    "第一车间，一九五八年五月，百分之二十五，１２３ａｂｃ",
    "½天 ﬁne ①②③ Σίσυφος ΣΑΣ İstanbul",
    "don't stop: U.S. anti-war -- 5-year plan, 20th, three hundred",
    "cafe\u0301 ji\u0300xie\u0301 \u1112\u1161\u11ab x\ufe0f \u0301",
    "<b>Save</b> {0} %s %d ${x} 25% </i",
    "好。\u3000好。\xa0 a_b __x__ 𠀀𠀁 \U0002a6d6",
    "万一停电怎么办 五一放假 三十多岁 壹拾伍元",
    "1. First, a mark; 2) another: third, in",
    "1958 三、",
    "五",
    "20th-century 3rd",
    "1.5% of 25%</b> {1} 30",
    "a\0b 五\0台 2\0000",
    "",
    " ",
]
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_odd_texts(lang: str) -> None:
    assert list(zip(*all_printed(ODD, lang), strict=True)) == [printed(text, lang) for text in ODD]


@given(st.lists(TEXTS | ANY | st.sampled_from(ODD), min_size=8, max_size=12), st.sampled_from(["zh", "en"]))
@settings(max_examples=300, deadline=None)
@example(["a", "'b", "c'd'", "1.5-", "\U0002a6d6a", "'", "-", "."], "en")
def test_a_batch_is_as_one_by_one(texts: list[str], lang: str) -> None:
    assert list(zip(*all_printed(texts, lang), strict=True)) == [printed(text, lang) for text in texts]
