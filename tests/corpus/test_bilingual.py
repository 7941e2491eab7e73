"""One file with both languages: the first rule that parts it, by name."""

import pytest

from corpus.reading import read_bytes
from corpus.settings import ReadSettings

ZH = ["工会昨天召开了会议。", "会上介绍了推广先进经验的办法，大家都认为很好。", "工人们也愿意学习。"]
EN = [
    "The trade union held a meeting in the factory.",
    "The way to promote advanced experience was introduced to all, and they thought it was good.",
    "The workers were also willing to learn from it.",
]


def blocks(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    ("text", "rule", "languages"),
    [
        (blocks(*EN, "Original:", *ZH), "marker line “Original:”", ["en", "zh-Hans"]),
        (blocks("原文", *ZH, "译文", *EN), "marker line “译文”", ["zh-Hans", "en"]),
        (blocks(*ZH, "Translation:", *EN), "marker line “Translation:”", ["zh-Hans", "en"]),
        (blocks(*ZH, "<hr />", *EN), "rule across the page “<hr />”", ["zh-Hans", "en"]),
        (blocks(*EN, "---", *ZH), "rule across the page “---”", ["en", "zh-Hans"]),
        (blocks(*EN, *ZH), "one change of script between blocks", ["en", "zh-Hans"]),
        (
            blocks(*(part for pair in zip(ZH, EN, strict=True) for part in pair)),
            "blocks alternate between the languages",
            ["zh-Hans", "en"],
        ),
        (
            "\n".join(part for pair in zip(ZH, EN, strict=True) for part in pair),
            "blocks alternate between the languages",
            ["zh-Hans", "en"],
        ),
    ],
    ids=["Original:", "原文 译文", "Translation:", "hr", "---", "one change", "blocks alternate", "lines alternate"],
)
def test_rules(text: str, rule: str, languages: list[str]) -> None:
    reading = read_bytes(text.encode(), "a.txt")
    assert reading.split == rule
    assert [document.lang for document in reading.documents] == languages
    for document in reading.documents:
        side = EN if document.lang == "en" else ZH
        assert [segment.text for segment in document.segments] == side
        assert document.text == text


@pytest.mark.parametrize(
    "text",
    [
        blocks(*ZH),
        blocks(*EN),
        blocks("LIAONINGSHENG ZHIGONG JISHUXIEZUO HUODONGZHI", "Liaoningsheng Zhigong Jishu Xiezuo Huodongzhi", *ZH),
        blocks(*ZH, "ISBN 7-205-01335-6/D · 242", "Shenyang, Heping Qu, Nanjing Beijie 312"),
        blocks(*ZH, "原文", *ZH),
        blocks(*ZH, "---", *ZH),
        blocks("The factory was built in July of that year.", "译文"),
    ],
    ids=["Chinese", "English", "pinyin", "address", "marker, one language", "rule, one language", "nothing after"],
)
def test_one_language(text: str) -> None:
    reading = read_bytes(text.encode(), "a.txt")
    assert (len(reading.documents), reading.split) == (1, "")


def test_no_rule_fits() -> None:
    reading = read_bytes(blocks(ZH[0], *EN[:2], *ZH[1:], EN[2]).encode(), "a.txt")
    if len(reading.documents) == 1:
        assert any(
            "no rule parts them: name the language with --source-lang" in r for r in reading.documents[0].remarks
        )


def test_lines_that_alternate_are_paragraphs_of_their_own() -> None:
    text = "工会开会\nThe union meets\n代表们到了\nThe delegates are in\n会议开始了\nThe meeting was opened\n"
    chinese, english = read_bytes(text.encode(), "a.txt").documents
    assert [segment.text for segment in chinese.segments] == ["工会开会", "代表们到了", "会议开始了"]
    assert [segment.text for segment in english.segments][1:] == ["The delegates are in", "The meeting was opened"]


def test_a_given_language_stops_the_split() -> None:
    reading = read_bytes(blocks(*EN, "Original:", *ZH).encode(), "a.txt", ReadSettings(lang="en"))
    assert (len(reading.documents), reading.split) == (1, "")


def test_a_chinese_text_with_english_words_in_it_is_one_text() -> None:
    mixed = "我们用Windows XP和CAT tool做translation memory。\nOK，没问题！Let us go. 再见。\n"
    [document] = read_bytes(mixed.encode(), "mixed.txt", ReadSettings()).documents
    assert document.lang == "zh-Hans"
