"""What the scanner or the page frame left in a text: bare numbers and running heads."""

import re
from itertools import pairwise

from corpus.document import RegionKind
from corpus.folding import fold
from corpus.layout.headings import is_marked
from corpus.layout.paragraph import Paragraph
from corpus.punctuation import ends_sentence

_NUMBER = re.compile(r"[-–—·•(（〔]?[ ]?(?:\d{1,6}|第[ ]?\d{1,4}[ ]?[页頁]|[Pp](?:age|\.) ?\d{1,4})[ ]?[-–—·•)）〕]?")
_LONGEST_HEAD = 30
_LEAST = 3
_LEAST_PAGE = 100
"""Characters of the shortest page."""
_EVEN = 2.0
"""The widest distance between running heads is at most this many times the narrowest."""


def find_stamps(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """`paragraphs` with bare numbers and running heads among the undecided ones known as stamps."""
    heads = _running_heads(text, paragraphs)
    return [p if p.decided else _decide(text, p, heads) for p in paragraphs]


def _decide(text: str, paragraph: Paragraph, heads: frozenset[str]) -> Paragraph:
    if all(_NUMBER.fullmatch(text[line.start : line.end]) for line in paragraph.lines):
        return paragraph.as_kind(RegionKind.STAMP, "bare digits")
    if heads and _head_key(paragraph.text(text)) in heads:
        return paragraph.as_kind(RegionKind.STAMP, "running head: the same line at even distances")
    return paragraph


def _running_heads(text: str, paragraphs: list[Paragraph]) -> frozenset[str]:
    places: dict[str, list[int]] = {}
    for paragraph in paragraphs:
        if paragraph.decided or is_marked(text, paragraph):  # the same (一) may well open a section of each chapter
            continue
        if key := _head_key(paragraph.text(text)):
            places.setdefault(key, []).append(paragraph.chars.start)
    return frozenset(key for key, starts in places.items() if _is_even(starts))


def _head_key(words: str) -> str:
    """The line without page numbers and spaces; "" for what is too long or closes a sentence."""
    if len(words) > _LONGEST_HEAD or ends_sentence(words):
        return ""
    key = re.sub(r"[\d\s·•\-—]", "", fold(words).key)
    return key if len(key) > 1 else ""


def _is_even(starts: list[int]) -> bool:
    gaps = [after - before for before, after in pairwise(starts)]
    return len(starts) >= _LEAST and min(gaps) >= _LEAST_PAGE and max(gaps) <= _EVEN * min(gaps)
