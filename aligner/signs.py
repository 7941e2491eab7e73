"""Surface signs of one side that need no dictionary: length, final punctuation, quotation, headings, paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.lattice import Floats, Ints
from corpus import RegionKind, Segment

_CLOSERS = "”’」』\"')）》〉】] 　"
_FINAL = {"?": 1, "？": 1, "!": 2, "！": 2, "…": 3, ":": 4, "：": 4, ",": 5, "，": 5, ";": 5, "；": 5, "—": 5, "-": 5}
QUESTION = 1
_HEADINGS = frozenset({RegionKind.TITLE, RegionKind.HEADING})
_QUOTE = re.compile('[“”「」『』"]')
_TURN = {"“": 1, "「": 1, "『": 1, "”": -1, "」": -1, "』": -1}


class Signs(NamedTuple):
    """Arrays over rungs 0 to n, so that a span's value is a difference of two entries or the entry at its end.

    `length` is the sum of characters without spaces before the rung, `quotes` that of opening quotation marks; `final`
    is the class of the punctuation just before it (see `final_class`), `inside` whether a quotation is open there.
    `headings` counts titles and headings before the rung, `breaks` the paragraphs that end at or before it.
    """

    length: Floats
    final: Ints
    quotes: Ints
    inside: Ints
    headings: Ints
    breaks: Ints


def signs(segments: Sequence[Segment]) -> Signs:
    """The Signs of segments in order; straight quotation marks open and close in turn.

    Where every segment is a paragraph of its own, as in a file of one segment a line, paragraphs say nothing.
    """
    texts = [segment.text for segment in segments]
    paragraphs = [segment.paragraph for segment in segments]
    breaks = [a != b for a, b in pairwise(paragraphs)]
    told = [] if all(breaks) else [*breaks, True]
    lengths = [len("".join(text.split())) for text in texts]
    opened, inside, depth = [], [], 0
    for text in texts:
        openings = 0
        for mark in _QUOTE.findall(text):
            turn = _TURN.get(mark) or (-1 if depth else 1)
            openings += turn > 0
            depth = max(depth + turn, 0)
        opened.append(openings)
        inside.append(int(depth > 0))
    return Signs(
        np.concatenate([[0.0], np.cumsum(lengths, dtype=float)]),
        np.array([0, *map(final_class, texts)]),
        _running(opened),
        np.array([0, *inside]),
        _running([segment.kind in _HEADINGS for segment in segments]),
        _running(told or [False] * len(segments)),
    )


def _running(values: Sequence[int]) -> Ints:
    """Sums before each rung."""
    return np.concatenate([[0], np.cumsum(values)]).astype(np.int64)


def final_class(text: str) -> int:
    """0 full stop or none, 1 question, 2 exclamation, 3 ellipsis, 4 colon, 5 pause: what a segment ends with."""
    bare = text.rstrip(_CLOSERS)
    return 3 if bare.endswith("...") else _FINAL.get(bare[-1:], 0)
