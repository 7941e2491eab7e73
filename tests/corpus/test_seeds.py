"""Everything that corpus.md's table "What a correct read of the seeds shows" states, seed by seed."""

from functools import cache

import pytest

from corpus.document import Document, Reading, RegionKind, RepairKind, Segment
from corpus.layout.marks import heading_depth
from corpus.lines import line_ends
from corpus.punctuation import han_count
from corpus.reading import read
from corpus.show import contents_entries, headings, page_joins, paragraph_count, script_summary
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

SEEDS = {
    "000": "000_421d34fac1e04a99.txt",
    "001": "001_4873f08a87099aee.txt",
    "002": "002_49f237e8f1a52390.txt",
    "003": "003_7ca6473d3635779a.txt",
    "004": "004_ed81c7ceb5a8c64f.txt",
}
JOINS = {
    "000": "渡过│暂时困难 大军，│起到 起积极│作用 活动，│从而 生产│者、 开展了│技协 《辽│宁日报》 群众│组织",
    "001": "革新和│技术 增产│不要 縫紉业│等 供│制造 比重│較大 产量都│比 觉悟和│思想 革│新項目 劳动的│則占 新区│和新"
    " 利│廢 不断地│取得",
    "002": "合同，│都是 繅絲第│一廠 的道│理 才能│使 羣衆自│覺 車間與│車間 了技│術 質量│94% 互助│的內容 戀愛，│兩相"
    " 上│繩子 態度和│影響",
    "003": "",
    "004": "工│農聯盟 國家│計劃 生產│會議 下次生產│會議時 與│自我批評 提高│認識 真正提│高 小組│長的",
}


@cache
def reading(seed: str) -> Reading:
    return read(SHARED / "seeds" / SEEDS[seed])


def document(seed: str) -> Document:
    return reading(seed).documents[0]


def of_kind(document: Document, kind: RegionKind) -> list[Segment]:
    return [segment for segment in document.segments if segment.kind is kind]


def texts(document: Document, kind: RegionKind) -> list[str]:
    return [segment.text for segment in of_kind(document, kind)]


def region_texts(document: Document, kind: RegionKind) -> list[str]:
    return [document.text[slice(*region.chars)] for region in document.regions if region.kind is kind]


def hash_headings(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if heading_depth(line)]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_are_utf8_with_lf_and_no_bom(seed: str) -> None:
    assert (reading(seed).encoding.name, reading(seed).encoding.how) == ("utf-8", "UTF-8")
    assert line_ends(document(seed).text) == "LF"


@pytest.mark.parametrize(
    ("seed", "characters", "han", "traditional", "simplified", "summary"),
    [
        ("000", 13_061, 10_699, 0.0, 38.9, "simplified"),
        ("001", 9_898, 8_413, 5.2, 28.2, "mixed, mostly simplified"),
        ("002", 9_948, 8_668, 35.9, 0.1, "traditional"),
        ("003", 4_372, 728, 0.0, 39.7, "simplified"),
        ("004", 10_530, 9_263, 36.9, 0.6, "traditional"),
    ],
)
def test_characters_and_script(
    seed: str, characters: int, han: int, traditional: float, simplified: float, summary: str
) -> None:
    document = reading(seed).documents[-1]
    script = document.script
    assert (len(document.text), script.han) == (characters, han)
    assert (round(script.traditional, 1), round(script.simplified, 1)) == (traditional, simplified)
    assert script_summary(script) == summary


@pytest.mark.parametrize(
    ("seed", "lang"), [("000", "zh-Hans"), ("001", "zh-Hans"), ("002", "zh-Hant"), ("004", "zh-Hant")]
)
def test_without_a_partner(seed: str, lang: str) -> None:
    assert [document.lang for document in reading(seed).documents] == [lang]
    assert reading(seed).split == ""
    assert document(seed).text.startswith("\n\n")


@pytest.mark.parametrize(("seed", "joins"), [(seed, joins.split()) for seed, joins in JOINS.items()])
def test_page_joins_one_by_one(seed: str, joins: list[str]) -> None:
    found = [join for document in reading(seed).documents for join in page_joins(document)]
    assert len(found) == len(joins)
    for join, (before, after) in zip(found, (join.split("│") for join in joins), strict=True):
        left, right = join.split("│")
        assert left.endswith(before)
        assert right.startswith(after)


def test_there_are_forty_joins() -> None:
    assert sum(len(page_joins(document)) for seed in SEEDS for document in reading(seed).documents) == 40


@pytest.mark.parametrize("seed", ["000", "004"])
def test_ends_inside_a_sentence(seed: str) -> None:
    assert any(remark.startswith("ends inside a sentence") for remark in document(seed).remarks)


@pytest.mark.parametrize("seed", ["001", "002", "003"])
def test_ends_with_a_sentence(seed: str) -> None:
    remarks = [remark for document in reading(seed).documents for remark in document.remarks]
    assert not any(remark.startswith("ends inside a sentence") for remark in remarks)


class TestSeed000:
    def test_metadata(self) -> None:
        metadata = document("000").metadata
        assert metadata.title == "辽宁省职工技术协作活动志"
        assert metadata.issuer == "辽宁人民出版社"
        assert metadata.date == "1990-07"
        assert metadata.isbn == "7-205-01335-6"
        assert metadata.period == "1961/1986"  # on the title page: the years treated, not the printing

    def test_pinyin_lines_are_title(self) -> None:
        titles = texts(document("000"), RegionKind.TITLE)
        assert "LIAONINGSHENG ZHIGONG JISHUXIEZUO HUODONGZHI" in titles
        assert "Liaoningsheng Zhigong Jishu" in titles

    def test_twelve_marked_headings(self) -> None:
        assert len(hash_headings(document("000"))) == 12
        titles = region_texts(document("000"), RegionKind.TITLE)
        assert sum(text.startswith("#") for text in titles) == 2
        assert headings(document("000")) == [
            (1, "序"),
            (1, "凡例"),
            (1, "目 录"),
            (1, "第一章 概述"),
            (1, "第二章 历史沿革"),
            (2, "第一节 建国初期辽宁的群众生产技术活动"),
            (2, "第二节 职工技术协作活动的兴起和发展"),
            (3, "一、60年代初职工技术协作活动兴起和大发展阶段"),
            (3, "二、“文化大革命”期间的低潮阶段"),
            (3, "三、粉碎“四人帮”后群众技协组织整顿和重建阶段"),
        ]

    def test_seven_items(self) -> None:
        items = of_kind(document("000"), RegionKind.LIST)
        assert len({segment.paragraph for segment in items}) == 7
        assert [text[:2] for text in texts(document("000"), RegionKind.LIST) if text[1:2] == "."] == [
            f"{number}." for number in range(1, 8)
        ]

    def test_contents(self) -> None:
        entries = contents_entries(document("000"))
        assert len(entries) == 43
        assert sum("章 " in entry[:4] for entry in entries) == 9
        assert sum("节 " in entry[:4] for entry in entries) == 33
        assert entries[-1] == "编 后\t320"
        [region] = region_texts(document("000"), RegionKind.CONTENTS)
        assert "\n\n" in region

    def test_signature(self) -> None:
        assert texts(document("000"), RegionKind.SIGNATURE) == ["编志稿", "1989年10月9日"]


class TestSeed001:
    def test_dates(self) -> None:
        assert document("001").metadata.date == "1960"
        assert "the title page also bears the date 1960-03-03; the book is dated 1960" in document("001").remarks

    def test_contents(self) -> None:
        entries = contents_entries(document("001"))
        assert len(entries) == 15
        assert sum(entry.startswith("附：") for entry in entries) == 3
        assert all("\t" in entry for entry in entries)

    def test_wrap_spaces_of_the_contents(self) -> None:
        [contents] = [region for region in document("001").regions if region.kind is RegionKind.CONTENTS]
        spaces = [r for r in document("001").repairs if r.kind is RepairKind.WRAP_SPACE]
        assert sum(contents.chars.start <= space.chars.start < contents.chars.end for space in spaces) == 4
        entries = contents_entries(document("001"))
        assert sum(" ——" in entry for entry in entries) == 2
        assert sum("评论员 签发" in entry for entry in entries) == 1

    def test_headings(self) -> None:
        assert hash_headings(document("001")) == []
        assert headings(document("001")) == [
            (1, "目 錄"),
            (1, "开展一个手工操作机械化半机械化的全民运动"),
            (1, "掀起輕工业技术革新和技术革命的羣众运动"),
            (2, "一、当前的形势"),
            (2, "二、輕工业当前基本情况"),
            (2, "三、輕工业生产和基建以机械化半机械化为技术革新和技术革命运动的方向和內容"),
        ]

    def test_byline_and_subtitle(self) -> None:
        assert texts(document("001"), RegionKind.BYLINE) == [
            "人民日报1960年2月25日社論",
            "王新元副部長2月26日在輕工业部技术革新与技术革命誓师大会上的讲话",
        ]

    def test_a_line_that_opens_a_paragraph(self) -> None:
        [segment] = [segment for segment in document("001").segments if segment.text == "六结合是："]
        assert sum(other.paragraph == segment.paragraph for other in document("001").segments) == 1


class TestSeed002:
    def test_metadata(self) -> None:
        metadata = document("002").metadata
        assert (metadata.title, metadata.issuer) == ("技術互助活動", "中國紡織工會無錫市委員會")
        assert metadata.date == "1957-03"

    def test_contents(self) -> None:
        entries = contents_entries(document("002"))
        assert len(entries) == 10
        [region] = region_texts(document("002"), RegionKind.CONTENTS)
        assert region.count("\n") == 19
        assert entries[0] == "一、簽訂技術互助合同 ..... 人民日報社論(1)"
        assert "筒子小組組織" in entries[3]

    def test_headings(self) -> None:
        assert len(hash_headings(document("002"))) == 12
        levels = [(level, text[:3]) for level, text in headings(document("002"))]
        assert levels == [
            (1, "幾句話"),
            (1, "目 錄"),
            (1, "簽訂技"),
            (1, "幫助羣"),
            (1, "批轉中"),
            (1, "中國紡"),
            (2, "(一)"),
            (2, "(二)"),
            (2, "(三)"),
            (3, "組織工"),
        ]

    def test_two_headings_lose_their_wrap_spaces(self) -> None:
        spaced = [text for line in hash_headings(document("002")) if " " in (text := line.lstrip("# "))]
        assert len(spaced) == 3  # the third is 目 錄, spread out
        assert [text for _, text in headings(document("002")) if " " in text] == ["目 錄"]

    def test_signatures_and_bylines(self) -> None:
        assert texts(document("002"), RegionKind.SIGNATURE) == [
            "中國紡織工會無錫市委員會",
            "一九五七年三月",
            "中國紡織工會江蘇省委員會",
            "1957年2月5日",
        ]
        assert texts(document("002"), RegionKind.BYLINE) == ["（人民日報社論）", "（工人日報社論）"]


class TestSeed003:
    def test_split(self) -> None:
        assert reading("003").split == "marker line “Original:”"
        english, chinese = reading("003").documents
        assert (english.lang, chinese.lang) == ("en", "zh-Hans")
        assert english.text == chinese.text
        assert sum(han_count(segment.text) for segment in english.segments) == 0

    def test_metadata(self) -> None:
        english, chinese = reading("003").documents
        assert english.metadata.title.startswith("Northeast Federation of Trade Unions Convenes Cadre Meeting:")
        assert [(d.metadata.date, d.metadata.page, d.metadata.author) for d in (english, chinese)] == [
            ("1952-08-03", "2", "")
        ] * 2
        assert english.segments[0].kind is RegionKind.TITLE
        assert english.segments[0].text == english.metadata.title

    def test_one_heading_and_its_repetition(self) -> None:
        chinese = reading("003").documents[1]
        assert len([line for line in chinese.text.split("\n") if line.startswith("### ")]) == 1
        assert [level for level, _ in headings(chinese)] == [1, 1, 1]
        repeated = [region for region in chinese.regions if region.reason == "repeats the heading above"]
        assert [chinese.text[slice(*region.chars)] for region in repeated] == [
            "东北总工会召开干部大会",
            "介绍某工厂推广先进经验的经验",
        ]
        assert any("repeated over 2 lines" in remark for remark in chinese.remarks)

    @pytest.mark.parametrize("side", [0, 1])
    def test_three_body_paragraphs(self, side: int) -> None:
        body = of_kind(reading("003").documents[side], RegionKind.BODY)
        assert len({segment.paragraph for segment in body}) == 3


class TestSeed004:
    def test_metadata(self) -> None:
        metadata = document("004").metadata
        assert metadata.title == "齊市第一次工會小組長代表會議主要文件彙編"
        assert (metadata.issuer, metadata.date) == ("齊齊哈爾市工會聯合會辦公室", "1954-02")

    def test_stamps(self) -> None:
        assert [text.split() for text in region_texts(document("004"), RegionKind.STAMP)] == [["273", "0006"]]

    def test_contents(self) -> None:
        segments = texts(document("004"), RegionKind.CONTENTS)
        entries = contents_entries(document("004"))
        assert [text for text in segments if text not in entries] == ["會議的報告和總結", "經驗介紹", "轉 載"]
        assert [entry[-3:] for entry in entries] == ["(二)", "(三)", "(六)", "(四)", "(七)", "(四)", "(八)"]
        raw = [document("004").text[slice(*s.chars)] for s in of_kind(document("004"), RegionKind.CONTENTS)]
        assert sum("\n\n" in text for text in raw) == 2

    def test_headings(self) -> None:
        assert hash_headings(document("004")) == []
        assert headings(document("004")) == [
            (1, "目 錄"),
            (1, "認真做好小組工作，開展技術革新運動，製訂好年度計劃，保証第一季度生產、財務計劃超額完成"),
            (2, "壹、工會小組長必須明確工會工作的基本任務"),
            (2, "貳、工會小組的具體任務和具體作法"),
            (2, "參、工會小組長的領導方法"),
            (2, "肆、第一季度工作"),
            (1, "齊市工會聯合會主席李琛光同志 在工會小組長代表會議上的總結"),
            (2, "(一) 會議收獲"),
            (2, "(二) 小組長的任務"),
            (2, "(三) 當前的小組工作"),
        ]

    def test_suspicious_paragraph(self) -> None:
        assert any("經驗。│的辦法；" in remark for remark in document("004").remarks)

    def test_paragraphs_are_counted(self) -> None:
        assert paragraph_count(document("004")) > 60
