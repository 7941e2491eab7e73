"""An analysis as lines, JSON, sheets and a page."""

import re
from types import MappingProxyType

import pytest
from lxml import etree

from memory import (
    COUNTED,
    USUAL_WEIGHTS,
    Amount,
    FileAnalysis,
    Row,
    analysis_json,
    analysis_lines,
    analysis_page,
    analysis_sheets,
    together,
)

CHAPTER = FileAnalysis("第一章.txt", {Row.EXACT: Amount(3, 60, 2, 8), Row.NONE: Amount(1, 27, 0, 3, 2)})
LETTER = FileAnalysis("<letter> & co.txt", {Row.REPEATED: Amount(2, 10)})
EMPTY = FileAnalysis("empty.txt", {})
TABLE = """\
第一章.txt
                            segments characters      words    numbers       tags      share     weight   weighted
  100                              3         60          2          8          0        70%        0.1        7.0
  no match                         1         27          0          3          2        30%          1       30.0
  total                            4         87          2         11          2       100%                  37.0"""


def test_lines_add_up_to_the_total() -> None:
    assert "\n".join(analysis_lines(CHAPTER, USUAL_WEIGHTS)) == TABLE


def test_json_has_a_row_for_each_row() -> None:
    found = analysis_json(CHAPTER, MappingProxyType({**USUAL_WEIGHTS, Row.EXACT: 0.0}))
    assert found["rows"]["100"] == {
        "segments": 3,
        "characters": 60,
        "words": 2,
        "numbers": 8,
        "tags": 0,
        "share": 0.7,
        "weight": 0.0,
    }
    assert found["total"] == {"segments": 4, "characters": 87, "words": 2, "numbers": 11, "tags": 2, "volume": 100}
    assert found["weighted"] == 30.0


def test_a_file_without_words_has_no_share() -> None:
    assert analysis_json(EMPTY, USUAL_WEIGHTS)["weighted"] == 0
    assert list(analysis_lines(EMPTY, USUAL_WEIGHTS))[-1].split() == ["total", *["0"] * 5, "0%", "0.0"]


def test_sheets_of_all_files_and_of_what_is_counted() -> None:
    analysis, about = analysis_sheets([CHAPTER, LETTER], USUAL_WEIGHTS)
    assert [name for name, _ in analysis.columns][-3:] == ["share", "weight", "weighted"]
    assert [row[:4] for row in analysis.rows] == [
        ["第一章.txt", "100", 3, 60],
        ["第一章.txt", "no match", 1, 27],
        ["第一章.txt", "total", 4, 87],
        ["<letter> & co.txt", "repetition", 2, 10],
        ["<letter> & co.txt", "total", 2, 10],
    ]
    assert list(about.rows) == [[COUNTED]]


@pytest.fixture(scope="module")
def page() -> str:
    return analysis_page([CHAPTER, LETTER, EMPTY, together([CHAPTER, LETTER], "all")], USUAL_WEIGHTS, "Analysis: all")


def test_the_bars_of_the_chart_are_as_long_as_their_shares(page: str) -> None:
    drawing = etree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    widths = [(rect.get("class"), float(rect.get("width", "0"))) for rect in drawing.iter("rect")]
    assert widths == [("r4", 476.0), ("r13", 204.0), ("r0", 680.0), ("r0", 61.8), ("r4", 432.7), ("r13", 185.5)]
    assert [title.text for title in drawing.iter("title")][:2] == ["100: 70 words, 70.0%", "no match: 30 words, 30.0%"]


def test_every_text_of_the_page_is_escaped_and_nothing_is_loaded(page: str) -> None:
    assert '<h2 id="f2">&lt;letter&gt; &amp; co.txt</h2>' in page
    assert "<letter>" not in page
    assert not re.search(r"<script|<link|\bon\w+=|style=|https?:", page)
    assert "default-src 'none'; style-src 'sha256-" in page


def test_the_page_is_the_same_each_time(page: str) -> None:
    again = analysis_page([CHAPTER, LETTER, EMPTY, together([CHAPTER, LETTER], "all")], USUAL_WEIGHTS, "Analysis: all")
    assert again == page
