"""Inline codes: kept as they were, shown in three ways."""

import pytest

from tests.tmx.memories import memory, unit, units
from tmx.content import Code, Content, placeholders, plain, tags

BOLD: Content = (Code("bpt", (("i", "1"),), ("<b>",)), "今天", Code("ept", (("i", "1"),), ("</b>",)), "天气很好。")
BREAK: Content = ("今天", Code("ph", (("x", "1"),), ("<br/>",)), "天气很好。")
HIGHLIGHT: Content = (Code("hi", (), ("今天", Code("ph", (), ("<br/>",)))), "天气很好。")
FOOTNOTE: Content = ("今天", Code("ph", (), ("<fn>", Code("sub", (), ("脚注",)), "</fn>")), "天气很好。")


@pytest.mark.parametrize(
    ("content", "words", "coded", "numbered"),
    [
        pytest.param(("今天。",), "今天。", "今天。", "今天。", id="plain"),
        pytest.param((), "", "", "", id="empty"),
        pytest.param(BOLD, "今天天气很好。", "<b>今天</b>天气很好。", "{1}今天{/1}天气很好。", id="bpt and ept"),
        pytest.param(BREAK, "今天天气很好。", "今天<br/>天气很好。", "今天{1}天气很好。", id="ph"),
        pytest.param(
            HIGHLIGHT, "今天天气很好。", "今天<br/>天气很好。", "{1}今天{2}{/1}天气很好。", id="hi keeps its text"
        ),
        pytest.param(
            FOOTNOTE, "今天天气很好。", "今天<fn>脚注</fn>天气很好。", "今天{1}天气很好。", id="sub is in the code"
        ),
    ],
)
def test_views(content: Content, words: str, coded: str, numbered: str) -> None:
    assert (plain(content), tags(content), placeholders(content)) == (words, coded, numbered)


@pytest.mark.parametrize(
    ("xml", "content"),
    [
        pytest.param('<bpt i="1">&lt;b></bpt>今天<ept i="1">&lt;/b></ept>天气很好。', BOLD, id="bpt and ept"),
        pytest.param('今天<ph x="1">&lt;br/></ph>天气很好。', BREAK, id="ph"),
        pytest.param("<hi>今天<ph>&lt;br/></ph></hi>天气很好。", HIGHLIGHT, id="hi"),
        pytest.param("今天<ph>&lt;fn><sub>脚注</sub>&lt;/fn></ph>天气很好。", FOOTNOTE, id="sub"),
        pytest.param("今天<!-- 明天 --><![CDATA[<好>]]>", ("今天<好>",), id="comment and CDATA"),
        pytest.param('<G id="1">今天</G>', (Code("g", (("id", "1"),), ("今天",)),), id="XLIFF"),
    ],
)
def test_codes_are_read_with_their_native_text(xml: str, content: Content) -> None:
    assert units(memory(unit(xml)))[0].variants[0].content == content
