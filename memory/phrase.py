"""Texts and searches as tokens of a full-text index in which any stretch of Chinese characters is a phrase.

The index holds, in order, each two neighbouring Han characters, the last of a run alone, and other words in small
letters; after them the other Han characters one by one, so that one character is a token too and found as fast as two.
(FTS5's own tokenisers make one token of a Han run, or find nothing under three characters.)
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus import HAN
from memory.units import matching_key

_PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>[^\W_{HAN}]+)")
_PAIR, _HAN = re.compile(f"[{HAN}]{{2}}"), re.compile(f"[{HAN}]")
_BEFORE_HAN = re.compile(f"[{HAN}](?=[{HAN}])")


def phrase_text(text: str) -> str:
    """What the index holds of a text: its tokens by spaces."""
    key = matching_key(text)
    return " ".join([*_tokens(key), *_BEFORE_HAN.findall(key)])


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


def ends_whole(tokens: Sequence[str]) -> bool:
    """Whether the last of the tokens of a search is a whole one: a pair of Han characters, or all there is is one.

    Behind other tokens a character may be the first of a pair.
    """
    return bool(_PAIR.fullmatch(tokens[-1])) or (len(tokens) == 1 and bool(_HAN.fullmatch(tokens[0])))
