"""Texts cut into words for counting: Chinese by the longest words of a dictionary, others at spaces and marks."""

import re
from collections.abc import Collection
from functools import lru_cache

from corpus import HAN, fold_script
from scoring.page.buckets import Tokens

_RUN = re.compile(rf"[{HAN}]+|[^\W{HAN}]+(?:['’-][^\W{HAN}]+)*")
_IS_HAN = re.compile(f"[{HAN}]")
_LONGEST = 8


def word_tokens(words: Collection[str] = frozenset()) -> Tokens:
    """What cuts a text into words in small letters, without marks; Chinese into the longest of the folded `words`.

    Where no word begins, a character is a word.
    """

    @lru_cache(maxsize=1 << 14)
    def cut(text: str) -> tuple[str, ...]:
        found: list[str] = []
        for run in _RUN.findall(text.lower()):
            found += _longest(run, words) if _IS_HAN.match(run) else [run]
        return tuple(found)

    return lambda text: list(cut(text))


def _longest(run: str, words: Collection[str]) -> list[str]:
    key, found, at = fold_script(run), [], 0
    while at < len(run):
        end = next((end for end in range(min(at + _LONGEST, len(key)), at + 1, -1) if key[at:end] in words), at + 1)
        found.append(run[at:end])
        at = end
    return found
