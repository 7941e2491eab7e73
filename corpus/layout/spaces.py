"""Lone spaces between Han in titles, headings and contents entries: which are left over from a wrapped line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.document import RegionKind, Repair, RepairKind, Span
from corpus.folding import HAN, fold_script
from corpus.layout.frontmatter import FACT
from corpus.layout.listmarks import without_mark
from corpus.layout.marks import without_marks
from corpus.layout.paragraph import Paragraph
from corpus.layout.words import is_word

_LONE = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_RUN_BEFORE = re.compile(rf"[{HAN}]+$")
_RUN_AFTER = re.compile(rf"[{HAN}]+")
_KINDS = (RegionKind.TITLE, RegionKind.HEADING, RegionKind.CONTENTS)
_COLUMN_TOLERANCE = 2
_LONGEST_WORD = 4


class _Space(NamedTuple):
    """A lone space: where it is, the Han characters around it, and how far from the line's start or last wrap."""

    at: int
    before: str
    after: str
    column: int
    in_contents: bool


def find_wrap_spaces(text: str, paragraphs: list[Paragraph]) -> tuple[list[Repair], list[str]]:
    """Repairs that take out spaces left over from wrapped lines, and remarks that suggest the doubtful ones.

    A space goes when the text without it occurs elsewhere, when it cuts a word of the dictionary, or when it stands
    in a contents entry at the column where other entries wrap. Spread-out words (目 錄) keep theirs.
    """
    spaces = [space for p in paragraphs if p.kind in _KINDS and p.reason != FACT for space in _spaces(text, p)]
    if not spaces:
        return [], []
    key = fold_script(text)
    rules = {space: rule for space in spaces if (rule := _rule(space, key))}
    columns = [space.column for space in rules if space.in_contents]
    for space in spaces:
        near = any(abs(space.column - column) <= _COLUMN_TOLERANCE for column in columns)
        if space not in rules and space.in_contents and near:
            rules[space] = "it stands where other entries of the contents wrap"
    repairs = [
        Repair(RepairKind.WRAP_SPACE, Span(space.at, space.at + 1), " ", "", rules[space])
        for space in spaces
        if space in rules
    ]
    kept = [f"a space in a heading may be a wrapped line: {s.before} {s.after}" for s in spaces if s not in rules]
    return repairs, kept


def _spaces(text: str, paragraph: Paragraph) -> Iterator[_Space]:
    for line in paragraph.lines:
        wrapped = line.start
        for match in _LONE.finditer(text, line.start, line.end):
            before = _RUN_BEFORE.search(text[line.start : match.start()])
            after = _RUN_AFTER.match(text, match.end(), line.end)
            if before is None or after is None or len(before[0]) == len(after[0]) == 1:
                continue
            if not without_mark(without_marks(text[line.start : match.start()])):
                continue
            wrapped = max(wrapped, text.rfind(" ", wrapped, match.start()) + 1)
            column = match.start() - wrapped
            yield _Space(match.start(), before[0], after[0], column, paragraph.kind is RegionKind.CONTENTS)


def _rule(space: _Space, key: str) -> str:
    window = fold_script(space.before[-2:] + space.after[:2])
    if len(window) == 4 and window in key:
        return "the text without the space occurs elsewhere"
    return "the space cuts a word of the dictionary" if _cuts_word(space) else ""


def _cuts_word(space: _Space) -> bool:
    """Whether a dictionary word lies across the space, while none ends and none begins there."""
    lefts = [space.before[-length:] for length in range(1, min(_LONGEST_WORD, len(space.before) + 1))]
    rights = [space.after[:length] for length in range(1, min(_LONGEST_WORD, len(space.after) + 1))]
    if any(map(is_word, lefts)) or any(map(is_word, rights)):
        return False
    return any(is_word(left + right) for left in lefts for right in rights)
