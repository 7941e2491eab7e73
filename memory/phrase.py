"""Texts and searches as tokens of a full-text index in which any stretch of Chinese characters is a phrase.

The index holds, in order, each two neighbouring Han characters, the last of a run alone, and other words in small
letters. (FTS5's own tokenisers make one token of a Han run, or find nothing under three characters.)
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus import HAN
from memory.units import matching_key

_PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>[^\W_{HAN}]+)")
_PAIR = re.compile(f"[{HAN}]{{2}}")


def phrase_text(text: str) -> str:
    """What the index holds of a text: its tokens by spaces."""
    return " ".join(_tokens(matching_key(text)))


def _tokens(key: str) -> Iterator[str]:
    for piece in _PIECE.finditer(key):
        run = piece["han"]
        if run is None:
            yield piece["word"]
        else:
            yield from map("".join, pairwise(run))
            yield run[-1]


def phrase_tokens(key: str) -> list[str]:
    """What a folded text is looked for by: tokens that follow each other, the last as a beginning; maybe none.

    The last character of the last Han run is left to the check: only at the end of a run it is a token of its own.
    """
    tokens = list(_tokens(key))
    last = [piece["han"] for piece in _PIECE.finditer(key)][-1:]
    if last and last[0] and len(last[0]) > 1:
        tokens.pop()
    return tokens


def is_whole(token: str) -> bool:
    """Whether a token of `phrase_tokens` is a whole one wherever it stands, as pairs of Han characters are."""
    return bool(_PAIR.fullmatch(token))
