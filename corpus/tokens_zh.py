"""Chinese tokens without a segmenter: all dictionary words that occur, and the characters that none covers."""

import re
from collections.abc import Collection
from operator import itemgetter

_FIRST_TWO = itemgetter(slice(2))
_RUN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]+")


class WordList:
    """Folded words to look for, and how long the longest is that begins with two characters: mostly none does."""

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        rising = sorted(words, key=len)
        self.longest = dict(zip(map(_FIRST_TWO, rising), map(len, rising), strict=True))


def chinese_tokens(key: str, known: WordList, longest: int) -> list[str]:
    """Every known word of two to `longest` characters in `key` (overlaps allowed), then each uncovered character.

    `key` is folded text (see `fold_script`); other scripts in it are passed over.
    """
    words, longest_from = known.words, known.longest
    found: list[str] = []
    for run in _RUN.findall(key):
        length = len(run)
        covered = 0
        uncovered: list[str] = []
        for start in range(length):
            last = start
            if most := longest_from.get(run[start : start + 2]):
                for end in range(start + 2, min(start + min(most, longest), length) + 1):
                    if (word := run[start:end]) in words:
                        found.append(word)
                        last = end
            if last > start:
                covered = max(covered, last)
            elif start >= covered:
                uncovered.append(run[start])
        found.extend(uncovered)
    return found
