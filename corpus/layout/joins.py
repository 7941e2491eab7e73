"""Sentences that a page break cut in two, joined again."""

import re
from itertools import pairwise

from corpus.document import RegionKind, Repair, RepairKind, Span
from corpus.layout.listmarks import opens_item
from corpus.layout.paragraph import Paragraph, joined_by
from corpus.punctuation import closes, ends_sentence, is_wide

_BODY = (RegionKind.BODY, RegionKind.LIST)
_SHORTEST = 12
_SHORTEST_UNPAUSED = 30
"""A shorter stretch without any punctuation is rather a line of its own: a name, a place, a heading."""

_PAUSE = re.compile(r"[，、。；：！？,;:!?“「『（(《]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_OPEN_END = re.compile(r"[，、,]$")
_FUNCTION_END = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|as|that|which|is|are|was|were|be|not)$", re.IGNORECASE
)


def join_pages(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """`paragraphs` with body and list paragraphs joined where a sentence runs on from one to the next.

    Page numbers and running heads between the two halves go into the repair; they stay paragraphs of their own, after
    the joined one.
    """
    groups: list[list[Paragraph]] = []
    stamps: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.kind is RegionKind.STAMP and groups:
            stamps.append(paragraph)
        elif groups and _runs_on(text, groups[-1], paragraph):
            groups[-1] += [*stamps, paragraph]
            stamps = []
        else:
            groups += [[stamp] for stamp in stamps]
            groups.append([paragraph])
            stamps = []
    groups += [[stamp] for stamp in stamps]
    return [paragraph for group in groups for paragraph in _joined(text, group)]


def _runs_on(text: str, group: list[Paragraph], right: Paragraph) -> bool:
    left = group[-1]
    if left.kind not in _BODY or right.kind not in _BODY or right.indented or not _is_break(text, left, right):
        return False
    before, after = left.text(text), right.text(text)
    if closes(before) or not before or not after or opens_item(after):
        return False
    return (len(group) > 1 or _can_go_on(before)) and _can_continue(before, after)


def _is_break(text: str, left: Paragraph, right: Paragraph) -> bool:
    """Whether a blank line, a page mark or a stamp lies between, not just a line end that somebody wanted."""
    between = text[left.chars.end : right.chars.start]
    return right.page or len(_LINE_END.findall(between)) > 1


def _joined(text: str, group: list[Paragraph]) -> list[Paragraph]:
    """The halves of `group` as one paragraph, and after it the stamps that stood between them."""
    halves = [paragraph for paragraph in group if paragraph.kind is not RegionKind.STAMP]
    if len(halves) < 2:
        return group
    links = [_join(text, left, right) for left, right in pairwise(halves)]
    return [joined_by(halves, links), *(paragraph for paragraph in group if paragraph.kind is RegionKind.STAMP)]


def _can_go_on(before: str) -> bool:
    """Whether `before` reads like the start of a sentence rather than like a line that stands alone."""
    if _OPEN_END.search(before):
        return True
    return len(before) >= _SHORTEST_UNPAUSED or (len(before) >= _SHORTEST and bool(_PAUSE.search(before)))


def _can_continue(before: str, after: str) -> bool:
    """Whether `after` reads like the end of a sentence: it reaches a stop, or fills a page up to the next break.

    Latin text continues in lower case, or after a word that no sentence ends with.
    """
    if not (ends_sentence(after) or _PAUSE.search(after) or len(after) >= _SHORTEST_UNPAUSED):
        return False
    if is_wide(before[-1]) or is_wide(after[0]):
        return True
    return after[0].islower() or bool(_OPEN_END.search(before) or _FUNCTION_END.search(before))


def _join(text: str, left: Paragraph, right: Paragraph) -> Repair:
    chars = Span(left.chars.end, right.chars.start)
    glue = "" if is_wide(left.text(text)[-1]) or is_wide(right.text(text)[0]) else " "
    rule = "no closing punctuation before the break, and the sentence runs on after it"
    if text[chars.start : chars.end].strip():
        rule += "; a page number or running head stands between"
    return Repair(RepairKind.PAGE_JOIN, chars, text[chars.start : chars.end], glue, rule)
