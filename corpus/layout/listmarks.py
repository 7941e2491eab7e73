"""Marks that number a heading or a list item: 第一章, 一、, 壹、, (一), 1., ①, and which of them stands higher."""

import re
from enum import IntEnum
from typing import NamedTuple

NUMERAL = "〇零一二三四五六七八九十百廿卅"
FORMAL = "壹貳贰叁參叄参肆伍陸陆柒捌玖拾"


class Rank(IntEnum):
    """Kinds of marks, the highest in a book first."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    FORMAL = 4
    CHINESE = 5
    BRACKETED = 6
    ORDINAL = 7
    ARABIC = 8
    ARABIC_BRACKETED = 9
    CIRCLED = 10


class Mark(NamedTuple):
    """A mark at the start of a text: its rank and its length in characters, with the space after it."""

    rank: Rank
    length: int


_NO_UNIT = f"(?![{NUMERAL}](?:、|[季月年日次届屆号號期级級]))"
_MARKS = (
    (
        Rank.PART,
        rf"第[{NUMERAL}\d]{{1,4}}[编編篇卷]|(?:Part|Book|Volume|PART|BOOK|VOLUME) (?:[IVXLC]+|\d+|[A-Z][A-Za-z]+)\b",
    ),
    (Rank.CHAPTER, rf"第[{NUMERAL}\d]{{1,4}}[章回]|(?:Chapter|CHAPTER) (?:[IVXLC]+|\d+|[A-Z][A-Za-z]+)\b"),
    (Rank.SECTION, rf"第[{NUMERAL}\d]{{1,4}}[节節]|(?:Section|SECTION) (?:[IVXLC]+|\d+|[A-Z][A-Za-z]+)\b"),
    (Rank.FORMAL, rf"[{FORMAL}]{{1,3}}、"),
    (Rank.CHINESE, rf"[{NUMERAL}]{{1,4}}、{_NO_UNIT}"),
    (Rank.BRACKETED, rf"（[{NUMERAL}]{{1,4}}）|\([{NUMERAL}]{{1,4}}\)"),
    (Rank.ORDINAL, rf"第[{NUMERAL}]{{1,4}}[、，,：:.]"),
    (Rank.ARABIC, r"\d{1,3}(?:[.．](?![\d０-９])|[、)）])"),
    (Rank.ARABIC_BRACKETED, r"（\d{1,3}）|\(\d{1,3}\)"),
    (Rank.CIRCLED, r"[①-⑳㈠-㈩]"),
)
_MARK = re.compile("|".join(rf"(?P<{rank.name}>{pattern})" for rank, pattern in _MARKS))
_SPACE = re.compile(r"[ \t\u3000]*[:：]?[ \t\u3000]*")
BULLET = re.compile(r"[-*+•●■◆○▪·][ \t]+(?=\S)")


def list_mark(text: str) -> Mark | None:
    """The mark at the start of `text`, or None."""
    match = _MARK.match(text)
    if match is None or match.lastgroup is None:
        return None
    space = _SPACE.match(text, match.end())
    return Mark(Rank[match.lastgroup], space.end() if space else match.end())


def opens_item(text: str) -> bool:
    """Whether `text` begins with a list mark or a bullet, so that it starts a paragraph."""
    return list_mark(text) is not None or BULLET.match(text) is not None


def without_mark(text: str) -> str:
    """`text` without its bullet and its list mark."""
    bullet = BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    mark = list_mark(text)
    return text[mark.length :] if mark else text
