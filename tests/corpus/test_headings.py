"""Headings by form and place, contents tables, title pages, bylines, signatures: what each line of a text is."""

import pytest

from corpus.document import Document, RegionKind, RepairKind
from corpus.layout.contents import entry_title, is_contents_heading
from corpus.reading import read_bytes
from corpus.settings import ReadSettings
from corpus.show import contents_entries, headings

BODY = "会议开得很好，大家交流了经验。"


def document(text: str, lang: str = "zh") -> Document:
    [document] = read_bytes(text.encode(), "a.txt", ReadSettings(lang=lang)).documents
    return document


def kinds(text: str) -> list[tuple[str, str]]:
    found = document(text)
    return [(segment.kind.value, segment.text) for segment in found.segments]


@pytest.mark.parametrize(
    "line",
    [
        "# 题目",
        "第一章 概述",
        "第二节　技术攻关",
        "一、当前的形势",
        "壹、第一季度工作",
        "參、领导方法",
        "(一) 会议收获",
        "（二）任务",
        "凡例",
        "附录",
        "II. Several Trades on One Bench",
        "Chapter 3",
        "Part IV: What Remains to Be Done",
    ],
)
def test_headings_by_form(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("heading", line.lstrip("# "))


@pytest.mark.parametrize(
    "line",
    [
        "一、搞好生产。这是一件大事情，生产搞不好什么也不会有。",
        "三、关心工友生活，解决工友困难。",
        "（二）技术装备机械化程度不高，潜力大。就目前统计的数字，全国职工总数很多。",
        "第一，要做好会前的准备工作。",
        "1. 大搞机械化。",
        "三百多人参加了会议。",
        "I. went home.",
        "1. Break the conservative thinking of cadres",
    ],
)
def test_a_paragraph_that_begins_with_a_list_mark_is_no_heading(line: str) -> None:
    assert all(kind != "heading" for kind, _ in kinds(f"{BODY}\n\n{line}\n\n{BODY}"))


def test_levels_come_from_the_wording() -> None:
    text = "# 第一章 概述\n\n## 第二章 历史\n\n### 第一节 建国初期\n\n### 一、兴起\n\n## 二、低潮\n\n# 第三章 现状"
    assert headings(document(text)) == [
        (1, "第一章 概述"),
        (1, "第二章 历史"),
        (2, "第一节 建国初期"),
        (3, "一、兴起"),
        (3, "二、低潮"),
        (1, "第三章 现状"),
    ]


def test_marks_that_contradict_the_wording_are_remarked_on() -> None:
    found = document(f"# 第一章 概述\n\n{BODY}\n\n## 第二章 历史\n\n{BODY}")
    assert found.remarks == ("headings like 第一章 are marked # and ##: the wording was followed",)


def test_levels_without_wording_come_from_the_marks() -> None:
    text = f"# Work\n\n{BODY}\n\n## Tools\n\n{BODY}\n\n### Lathes\n\n{BODY}\n\n## Results\n\n{BODY}"
    assert [level for level, _ in headings(document(text))] == [1, 2, 3, 2]


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("tab", ["技术攻关\t36", "技术交流\t44", "技术培训\t68"]),
        ("dots and numerals, out of order", ["技术攻关……(六)", "技术交流……刘某……(四)", "技术培训……（七）"]),
        (
            "dots, source, number",
            ["- 一、技术攻关 ..... 日报社论(1)", "- 二、技术交流 .....部(4)", "- 三、技术培训.....(6)"],
        ),
        ("dots and number", ["Tools ........ 3", "Work ......... 12", "Results ...... 20"]),
    ],
)
def test_contents(style: str, lines: list[str]) -> None:
    found = document("目 錄\n\n" + "\n".join(lines) + f"\n\n{BODY}")
    assert contents_entries(found) == [line.removeprefix("- ") for line in lines]
    assert found.segments[0].kind is RegionKind.HEADING


def test_an_entry_runs_to_its_number() -> None:
    text = (
        "目录\n\n经验介绍\n\n我们是怎样开展技术互助，\n\n提高质量的……(六)\n\n技术交\n流办法……(四)\n\n培训……(七)\n\n"
        + BODY
    )
    found = document(text)
    assert [segment.text for segment in found.segments if segment.kind is RegionKind.CONTENTS] == [
        "经验介绍",
        "我们是怎样开展技术互助，提高质量的……(六)",
        "技术交流办法……(四)",
        "培训……(七)",
    ]


def test_a_table_of_figures_is_no_contents() -> None:
    assert kinds(f"{BODY}\n\n一月\t36\n二月\t24\n三月\t68\n\n{BODY}")[1:3] == [("table", "一月"), ("table", "36")]


def test_two_numbered_lines_are_no_contents() -> None:
    assert contents_entries(document(f"目录\n\n技术攻关……(六)\n技术交流……(四)\n\n{BODY}")) == []


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("第一节 技术攻关\t36", "技术攻关"),
        ("一、簽訂合同 ..... 人民日報社論(1)", "簽訂合同"),
        ("我們小組……朱某……(七)", "我們小組"),
        ("附：需要闯将（日报）\t54", "附：需要闯将（日报）"),
    ],
)
def test_the_title_of_an_entry(entry: str, title: str) -> None:
    assert entry_title(entry) == title


@pytest.mark.parametrize("line", ["目录", "# 目 錄", "目　次", "Contents", "TABLE OF CONTENTS"])
def test_headings_of_contents(line: str) -> None:
    assert is_contents_heading(line)


CONTENTS = "目录\n\n一、我們怎樣開展技術革新 ——日报社论\t3\n二、工会主席李某同志在代表会议上的总结\t8\n三、培训\t9\n\n"


def test_a_short_line_that_recurs_in_the_contents() -> None:
    text = f"{CONTENTS}我们怎样开展 技术革新\n\n{BODY}\n\n工会主度李某同志在代表会议上的总结\n\n{BODY}"
    assert headings(document(text))[1:] == [(1, "我们怎样开展技术革新"), (1, "工会主度李某同志在代表会议上的总结")]


def test_a_heading_that_runs_over_blocks() -> None:
    text = f"{CONTENTS}我们怎样开展\n\n技术革新\n\n{BODY}"
    found = document(text)
    assert headings(found)[1:] == [(1, "我们怎样开展技术革新")]
    assert any("runs over blocks" in repair.rule for repair in found.repairs)


def test_bylines_and_signatures() -> None:
    text = f"{CONTENTS}我们怎样开展技术革新\n\n工会副主席　陈某\n\n{BODY}（人民日报社论）\n\n编委会\n\n1957年2月5日"
    assert kinds(text)[4:] == [
        ("heading", "我们怎样开展技术革新"),
        ("byline", "工会副主席　陈某"),
        ("body", BODY),
        ("byline", "（人民日报社论）"),
        ("signature", "编委会"),
        ("signature", "1957年2月5日"),
    ]


def test_a_bracket_that_names_no_source_stays() -> None:
    assert [kind for kind, _ in kinds(f"题目\n\n{BODY}（见图一。）")] == ["title", "body", "body"]


def test_a_title_page_and_a_colophon() -> None:
    text = (
        "1961—1986\n\n# 技协志\n\n主编 王 专\n\n某某出版社\n\n1990年·沈阳\n\n某某印刷厂印刷\n\n1990年7月第1版\n\n"
        f"ISBN 7-205-01335-6/D\n\n# 序\n\n{BODY}"
    )
    found = document(text)
    metadata = found.metadata
    assert (metadata.title, metadata.editors, metadata.issuer) == ("技协志", "王 专", "某某出版社")
    assert (metadata.date, metadata.isbn, metadata.period) == ("1990-07", "7-205-01335-6", "1961/1986")
    assert [region.kind.value for region in found.regions if region.kind is not RegionKind.TITLE] == [
        "colophon",
        "heading",
        "body",
    ]


def test_a_first_paragraph_cut_by_a_page_break_is_no_title() -> None:
    assert kinds("# 题目\n\n工人们开展革新和技术革命，各车间都要不断地\n\n取得胜利。") == [
        ("heading", "题目"),
        ("body", "工人们开展革新和技术革命，各车间都要不断地取得胜利。"),
    ]


def test_bare_digits_are_stamps() -> None:
    found = document(f"{BODY}\n\n273\n0006\n\n- 12 -\n\n{BODY}")
    assert [region.kind.value for region in found.regions] == ["body", "stamp", "stamp", "body"]
    assert "273" not in "".join(segment.text for segment in found.segments)


def test_running_heads_are_stamps_and_sentences_run_on_below_them() -> None:
    page = BODY * 12
    text = "".join(f"{page}会议决定，各车间今后都要不\n\n技术革新 {number}\n\n断地取得胜利。" for number in range(1, 4))
    found = document(text)
    assert sum(region.kind is RegionKind.STAMP for region in found.regions) == 3
    assert sum(repair.kind is RepairKind.PAGE_JOIN for repair in found.repairs) == 3


def test_the_same_line_at_uneven_distances_is_no_running_head() -> None:
    text = f"{BODY * 12}\n\n技术革新\n\n{BODY * 2}\n\n技术革新\n\n{BODY * 40}\n\n技术革新\n\n{BODY}"
    assert not any(region.kind is RegionKind.STAMP for region in document(text).regions)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("革新和技 术革命", "革新和技术革命"),
        ("我们摆脱了繁 重劳动", "我们摆脱了繁重劳动"),
        ("目 录", "目 录"),
        ("第一章 概 述", "第一章 概 述"),
        ("主席李某同志 在会议上", "主席李某同志 在会议上"),
    ],
    ids=["occurs elsewhere", "cuts a word", "spread out", "after a mark", "no evidence"],
)
def test_lone_spaces_in_headings(heading: str, text: str) -> None:
    found = document(f"# {heading}\n\n我们开展革新和技术革命的运动。")
    assert headings(found) == [(1, text)]


def test_a_space_that_stays_is_suggested() -> None:
    remarks = document(f"# 主席李某同志 在会议上\n\n{BODY}").remarks
    assert remarks == ("a space in a heading may be a wrapped line: 主席李某同志 在会议上",)
