"""Headings by form and place, and their levels by wording rather than by the depth of `#`."""

import re
from collections.abc import Container
from dataclasses import replace
from typing import NamedTuple

from corpus.document import RegionKind
from corpus.layout.contents import has_number, is_contents_heading
from corpus.layout.contentskeys import ContentsKeys
from corpus.layout.listmarks import Rank, list_mark, without_mark
from corpus.layout.marks import heading_depth
from corpus.layout.paragraph import Paragraph, joined_by, wrap
from corpus.punctuation import closes

_LONGEST = 60
_LONGEST_ENGLISH = 100
_ENGLISH_NUMBERED = re.compile(
    r"(?P<number>[IVX]{1,5}\.|(?:Chapter|Part|Section) (?:\d+|[IVX]+)\b[.:]?)(?: .*[^.!?:;,])?"
)
_BLOCKS = 4
"""A heading runs over at most so many blocks."""

_FRONT_WORDS = re.compile(
    r"代?序言?|[自前]序|前言|引言|[导導]言|[绪緒]论|緒論|凡[ \u3000]?例|[编編][ \u3000]?[后後]|[编編]者的?[话話按]"
    r"|[后後][记記]|跋|附[录錄]|[结結][语語]|致[谢謝]|Preface|Foreword|Introduction|Afterword|Appendix|Acknowledge?ments",
    re.IGNORECASE,
)


_EXAMPLE = 8
_KNOWN = "a known heading"
_NUMBERED = "numbered"


class _Open(NamedTuple):
    """A heading that later ones may stand under: its rank by wording, or None, and its depth in `#`, or 0."""

    rank: Rank | None
    depth: int


def find_headings(text: str, paragraphs: list[Paragraph], words: Container[str]) -> list[Paragraph]:
    """`paragraphs` with the headings among the undecided ones known as such, with their levels from 1 down."""
    entries = [p.text(text) for p in paragraphs if p.kind is RegionKind.CONTENTS]
    contents = ContentsKeys([entry for entry in entries if has_number(entry)])
    joined = _join_blocks(text, paragraphs, contents, words)
    known = [p if p.decided else _decide(text, p, contents) for p in joined]
    return _with_levels(text, known)


def is_marked(text: str, paragraph: Paragraph) -> bool:
    """Whether the line begins as headings and items of lists do, with `#` or a number."""
    return heading_depth(paragraph.opening(text)) > 0 or list_mark(paragraph.text(text)) is not None


def is_article(heading: Paragraph) -> bool:
    """Whether the heading opens an article, so that a byline may follow: no section mark, no 序 or 目录."""
    return not heading.reason.startswith((_NUMBERED, _KNOWN))


def depth_remarks(text: str, paragraphs: list[Paragraph]) -> list[str]:
    """One remark for each form of numbering whose headings stand at different depths of `#`."""
    depths: dict[Rank, set[int]] = {}
    examples: dict[Rank, str] = {}
    for heading in (paragraph for paragraph in paragraphs if paragraph.kind is RegionKind.HEADING):
        rank, depth = _open(text, heading)
        if rank is not None and depth:
            depths.setdefault(rank, set()).add(depth)
            examples.setdefault(rank, heading.text(text).split()[0][:_EXAMPLE])
    return [
        f"headings like {examples[rank]} are marked {_alternatives(found)}: the wording was followed"
        for rank, found in depths.items()
        if len(found) > 1
    ]


def _alternatives(depths: set[int]) -> str:
    return " and ".join("#" * depth for depth in sorted(depths))


def _decide(text: str, paragraph: Paragraph, contents: ContentsKeys) -> Paragraph:
    words = paragraph.text(text)
    reason = _reason(text, paragraph, words, contents)
    return paragraph.as_kind(RegionKind.HEADING, reason) if reason else paragraph


def _reason(text: str, paragraph: Paragraph, words: str, contents: ContentsKeys) -> str:
    depth = heading_depth(paragraph.opening(text))
    if is_contents_heading(words) or _FRONT_WORDS.fullmatch(words):
        return _KNOWN
    mark = list_mark(words)
    if depth:
        return f"{_NUMBERED}, marked with #" if mark and mark.rank <= Rank.BRACKETED else "marked with #"
    if len(words) <= _LONGEST_ENGLISH and (english := _ENGLISH_NUMBERED.fullmatch(words)):
        return f"{_NUMBERED} {english['number']}, alone on a short line"
    if len(words) > _LONGEST or closes(words.rstrip(")）")) or "。" in words:
        return ""
    if mark and mark.rank <= Rank.BRACKETED:
        return f"{_NUMBERED} {words[: mark.length].strip()}, alone on a short line"
    return "recurs in the contents" if contents.holds(without_mark(words)) else ""


def _join_blocks(
    text: str, paragraphs: list[Paragraph], contents: ContentsKeys, words: Container[str]
) -> list[Paragraph]:
    """Paragraphs that only together are a heading of the contents, joined."""
    joined: list[Paragraph] = []
    index = 0
    while index < len(paragraphs):
        run = _heading_run(text, paragraphs[index : index + _BLOCKS], contents, words)
        joined.append(run[0])
        index += run[1]
    return joined


def _heading_run(
    text: str, window: list[Paragraph], contents: ContentsKeys, words: Container[str]
) -> tuple[Paragraph, int]:
    """The first paragraph of `window`, joined with those that complete a heading, and how many that were."""
    whole = window[0]
    if whole.decided or len(whole.text(text)) > _LONGEST or not contents.begins(without_mark(whole.text(text))):
        return whole, 1
    if contents.holds(without_mark(whole.text(text))):
        return whole, 1
    for count, paragraph in enumerate(window[1:], start=2):
        if paragraph.decided:
            break
        link = wrap(text, whole.lines[-1], paragraph.lines[0], words, "a heading of the contents runs over blocks")
        whole = joined_by([whole, paragraph], [link])
        if contents.holds(without_mark(whole.text(text))):
            return whole, count
        if not contents.begins(without_mark(whole.text(text))):
            break
    return window[0], 1


def _with_levels(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    stack: list[_Open] = []
    leveled = []
    for paragraph in paragraphs:
        if paragraph.kind is not RegionKind.HEADING:
            leveled.append(paragraph)
            continue
        heading = _open(text, paragraph)
        while stack and not _stands_under(heading, stack[-1]):
            stack.pop()
        leveled.append(replace(paragraph, level=len(stack) + 1))
        if paragraph.reason != _KNOWN:
            stack.append(heading)
    return leveled


def _open(text: str, paragraph: Paragraph) -> _Open:
    mark = list_mark(paragraph.text(text))
    depth = heading_depth(paragraph.opening(text))
    return _Open(mark.rank if mark and mark.rank <= Rank.BRACKETED else None, depth)


def _stands_under(heading: _Open, above: _Open) -> bool:
    """Wording decides where both have it; 一、 stands under any title; else the depth in `#` decides."""
    if heading.rank is not None and above.rank is not None:
        return heading.rank > above.rank
    if heading.rank is not None and heading.rank > Rank.SECTION:
        return True
    return heading.depth > above.depth > 0
