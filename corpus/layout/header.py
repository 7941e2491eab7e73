"""The header block at the top of a newspaper text: `Title:`, `Author:`, `Date:`, `Page:` and 标题, 日期, 第2版()."""

import re
from typing import NamedTuple

from corpus.document import Metadata, RegionKind, Span
from corpus.layout.dates import date_in, is_date
from corpus.layout.marks import heading_depth
from corpus.layout.paragraph import Paragraph
from corpus.lines import Line

_LABELS = {
    "title": "Title|Headline|标题|標題|题目|題目|题名|題名",
    "author": "Author|By|作者|著者",
    "date": "Date|日期|发表日期|發表日期",
    "page": "Page|版次|版面|页码|頁碼",
    "issuer": "Source|Newspaper|Publication|来源|來源|报纸|報紙",
    "column": "Column|Section|专栏|專欄|栏目|欄目",
}
_LABELLED = re.compile(
    "|".join(rf"(?P<{name}>{labels})" for name, labels in _LABELS.items()).join(("(?:", r")[ \u3000]*[:：][ \u3000]*")),
    re.IGNORECASE,
)
_PAGE = re.compile(r"第[ ]?(\d{1,3}|[一二三四五六七八九十]{1,3})[ ]?版[ ]?(?:[(（][^)）]{0,20}[)）])?")
_CHINESE_PAGE = {char: str(value) for value, char in enumerate("一二三四五六七八九十", start=1)}


class Header(NamedTuple):
    """The header's paragraphs by the index of their line, and what they say; both may be empty."""

    paragraphs: dict[int, list[Paragraph]]
    metadata: Metadata


class _Fact(NamedTuple):
    field: str
    value: str
    label_length: int


def find_header(text: str, lines: list[Line]) -> Header:
    """The header block among the first lines, which only a `#` heading may precede.

    A title is a paragraph of its own, without its label; the other lines become metadata and give no segment. An
    empty value counts as absent.
    """
    paragraphs: dict[int, list[Paragraph]] = {}
    facts: list[_Fact] = []
    for index in _block(text, lines):
        line = lines[index]
        if (fact := _fact(text[line.start : line.end])) is None:
            break
        facts.append(fact)
        paragraphs[index] = _paragraphs(line, fact)
    if not any(fact.label_length or fact.field == "page" for fact in facts):
        return Header({}, Metadata())
    values = {fact.field: fact.value for fact in facts if fact.value and fact.field != "column"}
    return Header(paragraphs, Metadata(**values))


def is_label(line: str) -> bool:
    """Whether `line` begins with a metadata label, so that it cannot continue the line before."""
    return _LABELLED.match(line) is not None


def _block(text: str, lines: list[Line]) -> range:
    """The indices of the first block, or of the second where the first is one `#` heading."""
    start = next((i for i, line in enumerate(lines) if not line.blank), len(lines))
    if start < len(lines) and heading_depth(text[lines[start].start : lines[start].end]):
        start = next((i for i in range(start + 1, len(lines)) if not lines[i].blank), len(lines))
    end = next((i for i in range(start, len(lines)) if lines[i].blank), len(lines))
    return range(start, end)


def _fact(line: str) -> _Fact | None:
    if match := _LABELLED.match(line):
        field, value = str(match.lastgroup), line[match.end() :].strip()
        found = {"date": date_in(value) or value, "page": _page(value)}.get(field, value)
        return _Fact(field, found, match.end())
    if is_date(line):
        return _Fact("date", date_in(line), 0)
    if match := _PAGE.fullmatch(line):
        return _Fact("page", _page(match[1]), 0)
    return None


def _page(value: str) -> str:
    match = re.search(r"\d+", value)
    return match[0] if match else _CHINESE_PAGE.get(value, value)


def _paragraphs(line: Line, fact: _Fact) -> list[Paragraph]:
    if fact.field != "title" or not fact.value:
        return [Paragraph(RegionKind.METADATA, (Span(line.start, line.end),), reason="header block")]
    start = line.start + fact.label_length
    label = Paragraph(RegionKind.METADATA, (Span(line.start, start),), reason="label of the header block")
    return [label, Paragraph(RegionKind.TITLE, (Span(start, line.end),), reason="title in the header block")]
