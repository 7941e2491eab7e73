"""Chinese words that the dictionary does not list, found by the English stem that keeps their company."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import product

from aligner.stopwords import STOPWORDS

LONGEST = 4
LEAST_MEETINGS = 3
LEAST_DICE = 0.6
_RUN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]+")


def unlisted_words(keys: Sequence[str], stems: Sequence[Sequence[str]], listed: Container[str]) -> frozenset[str]:
    """Strings of two to four characters in the folded Chinese `keys` that are likely words and not `listed`.

    `stems[i]` are the English stems that `keys[i]` is translated by. Each stem names the one string, listed or not,
    that it meets most faithfully, by Dice's coefficient 2·n(string, stem) / (n(string) + n(stem)) over pairs (Smadja
    et al. 1996), of equals the longest: trinket names 韦小宝, not 小宝道.
    """
    held = [_strings(key) for key in keys]
    said = [sorted(set(found) - STOPWORDS) for found in stems]
    strings, words = _common(held), _common(said)
    meetings = Counter(
        pair
        for ours, theirs in zip(held, said, strict=True)
        for pair in product(
            (word for word in theirs if word in words), (string for string in ours if string in strings)
        )
    )
    best: dict[str, tuple[float, int, str]] = {}
    for (word, string), count in meetings.items():
        dice = 2 * count / (words[word] + strings[string])
        if count >= LEAST_MEETINGS and dice >= LEAST_DICE:
            best[word] = max(best.get(word, (0.0, 0, "")), (dice, len(string), string))
    return frozenset(string for _, length, string in best.values() if length > 1 and string not in listed)


def _strings(key: str) -> list[str]:
    return sorted(
        {
            run[start : start + length]
            for run in _RUN.findall(key)
            for length in range(1, LONGEST + 1)
            for start in range(len(run) - length + 1)
        }
    )


def _common(held: Sequence[Sequence[str]]) -> dict[str, int]:
    """In how many pairs each stands, where they are enough."""
    counts = Counter(name for names in held for name in names)
    return {name: count for name, count in counts.items() if count >= LEAST_MEETINGS}
