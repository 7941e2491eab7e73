"""The header block of a newspaper text, and the dates in it."""

import pytest

from corpus.document import RegionKind
from corpus.layout.dates import date_in, is_date, period_of
from corpus.reading import read_bytes
from corpus.settings import ReadSettings


def test_an_english_header() -> None:
    text = "Title: Workers Sign a Contract\nAuthor:\nDate: 1952-08-03\nPage: 2\n\nThe workers signed it.\n"
    [document] = read_bytes(text.encode(), "a.txt").documents
    metadata = document.metadata
    assert (metadata.title, metadata.author) == ("Workers Sign a Contract", "")
    assert (metadata.date, metadata.page) == ("1952-08-03", "2")
    assert [(segment.kind, segment.text) for segment in document.segments] == [
        (RegionKind.TITLE, "Workers Sign a Contract"),
        (RegionKind.BODY, "The workers signed it."),
    ]
    assert text[slice(*document.segments[0].chars)] == "Workers Sign a Contract"


@pytest.mark.parametrize(
    "header",
    ["标题：工人订合同\n日期：1952年8月3日\n版次：第2版\n专栏：", "標題:工人訂合同\n作者：王某\n1952.8.3\n第二版()"],
)
def test_a_chinese_header(header: str) -> None:
    [document] = read_bytes(f"{header}\n\n工人们订立了合同。".encode(), "a.txt").documents
    assert (document.metadata.date, document.metadata.page) == ("1952-08-03", "2")
    assert document.metadata.title in ("工人订合同", "工人訂合同")
    assert len(document.segments) == 2


def test_a_header_below_its_heading_and_the_heading_repeated() -> None:
    text = "### 工会开会  介绍经验\n\n1952-08-03\n第2版()\n专栏：\n\n    工会开会\n    介绍经验\n    工会昨天开了会。\n"
    [document] = read_bytes(text.encode(), "a.txt").documents
    assert [segment.kind.value for segment in document.segments] == ["heading", "heading", "heading", "body"]
    assert document.remarks == ("the heading is repeated over 2 lines before the text: 工会开会  介绍经验",)


@pytest.mark.parametrize(
    "text", ["时间：昨天。\n\n工人们很好。", "1952-08-03\n\n工人们很好。", "他说：好。\n\n工人们很好。"]
)
def test_what_is_no_header(text: str) -> None:
    [document] = read_bytes(text.encode(), "a.txt", ReadSettings(lang="zh")).documents
    assert RegionKind.METADATA not in {region.kind for region in document.regions}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1952-08-03", "1952-08-03"),
        ("1957.3.", "1957-03"),
        ("1960.3.3", "1960-03-03"),
        ("1954年2月", "1954-02"),
        ("1990年7月第1版", "1990-07"),
        ("1990年·沈阳", "1990"),
        ("一九五七年三月", "1957-03"),
        ("一九五一年十二月二十一日", "1951-12-21"),
        ("一九五〇年十月三十日", "1950-10-30"),
        ("July 20, 1952", "1952-07-20"),
        ("20th July 1952", "1952-07-20"),
        ("Aug. 1952", "1952-08"),
        ("沈阳市南京北街312号", ""),
        ("ISBN 7-205-01335-6", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert date_in(text) == iso


def test_a_date_alone() -> None:
    assert is_date("1957年2月5日")
    assert not is_date("1957年2月5日开会")


def test_a_span_of_years_is_no_date() -> None:
    assert period_of("1961—1986") == "1961/1986"
    assert not is_date("1961—1986")
