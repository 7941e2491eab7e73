"""Brackets and quotation marks that belong together, and the stretches that no sentence end may cut."""

import re
from collections.abc import Iterator

from corpus.document import Span

BRACKETS = "（）()［］[]【】〔〕《》〈〉"
QUOTES = "“”‘’「」『』"
_ONE_FORM = {"(": "（", ")": "）", "[": "［", "]": "］"}
_LONGEST_BRACKET = 200
"""In characters; beyond it a mark was lost in scanning, and the closing one belongs to something else."""
_SHORT_QUOTE = 10
"""In characters; up to it the stops inside do not cut: “来了！来了！”."""


def pairs(text: str, marks: str) -> Iterator[Span]:
    """Every opening mark with its own closing mark, by depth, both included; marks without partner are passed over.

    `marks` lists opening and closing marks in turn. The two widths of a bracket may be mixed.
    """
    forms = {mark: _ONE_FORM.get(mark, mark) for mark in marks}
    opener_of = {forms[close]: forms[open_] for open_, close in zip(marks[::2], marks[1::2], strict=True)}
    waiting: dict[str, list[int]] = {opener: [] for opener in opener_of.values()}
    for mark in re.finditer(f"[{re.escape(marks)}]", text):
        form = forms[mark[0]]
        if form in waiting:
            waiting[form].append(mark.start())
        elif waiting[opener_of[form]]:
            yield Span(waiting[opener_of[form]].pop(), mark.end())


def brackets(text: str) -> dict[int, int]:
    """Where each bracket of `text` ends (half-open), by where it begins."""
    return {start: end for start, end in pairs(text, BRACKETS) if end - start <= _LONGEST_BRACKET}


def quotes(text: str) -> dict[int, int]:
    """Where each quotation of `text` begins, by where it ends (half-open)."""
    return {end: start for start, end in pairs(text, QUOTES)}


def kept_whole(text: str, bracket_ends: dict[int, int], quote_starts: dict[int, int]) -> bytearray:
    """One byte per character, 1 where a stop is no sentence end: in brackets, in quotations of a word or two.

    A bracket's closing mark is 1, a quotation's is 0: a stop before it ends the quotation's own sentence.
    """
    whole = bytearray(len(text))
    for start, end in bracket_ends.items():
        whole[start:end] = b"\1" * (end - start)
    for end, start in quote_starts.items():
        if end - start - 2 <= _SHORT_QUOTE:
            whole[start : end - 1] = b"\1" * (end - 1 - start)
    return whole
