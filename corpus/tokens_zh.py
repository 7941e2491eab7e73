"""Chinese tokens without a segmenter: all dictionary words that occur, and the characters that none covers."""

import re
from collections.abc import Container

_RUN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]+")


def chinese_tokens(key: str, words: Container[str], longest: int) -> list[str]:
    """Every word of two to `longest` characters that stands in `key` (overlaps allowed), then each uncovered character.

    `key` is folded text (see `fold_script`); other scripts in it are passed over. `words` must hold folded words.
    """
    found: list[str] = []
    for run in _RUN.finditer(key):
        text = run.group()
        length = len(text)
        covered = 0
        uncovered: list[str] = []
        for start in range(length):
            last = start
            for end in range(start + 2, min(start + longest, length) + 1):
                if (word := text[start:end]) in words:
                    found.append(word)
                    last = end
            if last > start:
                covered = max(covered, last)
            elif start >= covered:
                uncovered.append(text[start])
        found.extend(uncovered)
    return found
