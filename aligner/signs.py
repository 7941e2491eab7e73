"""Surface signs of one side that need no dictionary: length, final punctuation, quotation, headings, paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.clauses import clause_shares
from aligner.lattice import Floats, Ints
from corpus import RegionKind, Segment

_CLOSERS = "”’」』\"')）》〉】] 　"
_ENDS = _CLOSERS + "?？!！…."
_FINAL = {"?": 1, "？": 1, "!": 2, "！": 2, "…": 3, ":": 4, "：": 4, ",": 5, "，": 5, ";": 5, "；": 5, "—": 5, "-": 5}
QUESTION = 1
_HEADINGS = frozenset({RegionKind.TITLE, RegionKind.HEADING})


class _Mark(NamedTuple):
    """A pattern of quotation marks, and one of their characters: looked for first, it saves most of the time."""

    anywhere: re.Pattern[str]
    place: re.Pattern[str]

    def openings(self, text: str) -> list[bool]:
        """Whether each mark in the text opens a quotation."""
        return [found["open"] is not None for found in self.place.finditer(text)] if self.anywhere.search(text) else []


_DOUBLE = _Mark(re.compile('["“”「」]'), re.compile(r"(?P<open>[“「]|(?<![\w.,!?…])\"(?=\S))|[”」\"]"))
_SINGLE = _Mark(
    re.compile("['‘’]"), re.compile(r"(?P<open>(?<![\w.,!?…])['‘](?=[\w.“\"—]))|(?<=[\w.,!?…—\"])['’](?!\w)")
)


class Signs(NamedTuple):
    """Arrays over rungs 0 to n, so that a span's value is a difference of two entries or the entry at its end.

    `length` is the sum of characters without spaces before the rung, `quotes` that of opening quotation marks; `final`
    is the class of the punctuation just before it (see `final_class`), `inside` whether a quotation is open there.
    `questions` counts segments before the rung that end in a question mark, `asked` the question marks that stand
    inside them, `headings` titles and headings before it, `breaks` the paragraphs that end at or before it.
    `first_clause` and `last_clause` are the shares of these (see `clause_shares`) in the segment before the rung.
    """

    length: Floats
    first_clause: Floats
    last_clause: Floats
    final: Ints
    quotes: Ints
    inside: Ints
    questions: Ints
    asked: Ints
    headings: Ints
    breaks: Ints

    def part(self, segments: slice) -> "Signs":
        """The Signs of some segments; sums go on from those before."""
        rungs = slice(segments.start, segments.stop + 1)
        ints = [values[rungs] for values in self[3:]]
        return Signs(self.length[rungs], self.first_clause[rungs], self.last_clause[rungs], *ints)


def signs(segments: Sequence[Segment]) -> Signs:
    """The Signs of segments in order.

    Where every segment is a paragraph of its own, as in a file of one segment a line, paragraphs say nothing.
    """
    texts = [segment.text for segment in segments]
    paragraphs = [segment.paragraph for segment in segments]
    breaks = [a != b for a, b in pairwise(paragraphs)]
    told = [] if all(breaks) else [*breaks, True]
    lengths = [len("".join(text.split())) for text in texts]
    opened, inside = _quotations(texts)
    finals = [final_class(text) for text in texts]
    first_clause, last_clause = np.array([(1.0, 1.0), *map(clause_shares, texts)]).T
    return Signs(
        np.concatenate([[0.0], np.cumsum(lengths, dtype=float)]),
        first_clause,
        last_clause,
        np.array([0, *finals]),
        _running(opened),
        np.array([0, *inside]),
        _running([final == QUESTION for final in finals]),
        _running([_asked(text) for text in texts]),
        _running([segment.kind in _HEADINGS for segment in segments]),
        _running(told or [False] * len(segments)),
    )


def _asked(text: str) -> int:
    """How many question marks stand before the marks that end a segment: none in 红岸？！ and What?!"""
    before = text.rstrip(_ENDS)
    return before.count("?") + before.count("？")


def _running(values: Sequence[int]) -> Ints:
    """Sums before each rung."""
    return np.concatenate([[0], np.cumsum(values)]).astype(np.int64)


def _quotations(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """How many quotations each text opens, and whether one is open at its end.

    Only the outer marks count: double ones, or single ones where the texts open more of these. What the last mark says
    holds until the next, so a mark that is missing does harm no further.
    """
    double, single = ([mark.openings(text) for text in texts] for mark in (_DOUBLE, _SINGLE))
    opened, inside, state = [], [], 0
    for marks in single if sum(map(sum, single)) > sum(map(sum, double)) else double:
        state = int(marks[-1]) if marks else state
        opened.append(sum(marks))
        inside.append(state)
    return opened, inside


def final_class(text: str) -> int:
    """0 full stop or none, 1 question, 2 exclamation, 3 ellipsis, 4 colon, 5 pause: what a segment ends with."""
    bare = text.rstrip(_CLOSERS)
    return 3 if bare.endswith("...") else _FINAL.get(bare[-1:], 0)
