"""Contents entries as keys, to find the headings of a text by what its contents table says."""

from collections import Counter

from corpus.folding import fold
from corpus.layout.contents import entry_title

_DASHES = ("——", "──", "--", "—")
_LEAST_FUZZY = 8
"""Shorter headings have to agree with their entry character for character."""
_LEAST_LIKENESS = 0.85


def heading_key(text: str) -> str:
    """What headings and contents entries are compared by: folded, without punctuation and spaces."""
    return "".join(char for char in fold(text).key if char.isalnum())


class ContentsKeys:
    """Keys of contents entries, whole and as far as a dash; headings may differ from them by a misread character."""

    def __init__(self, entries: list[str]) -> None:
        titles = [entry_title(entry) for entry in entries]
        titles += [title.partition(dash)[0] for title in titles for dash in _DASHES if dash in title]
        self._keys = [key for key in dict.fromkeys(map(heading_key, titles)) if len(key) > 1]
        self._exact = frozenset(self._keys)
        self._starts = frozenset(key[:length] for key in self._keys for length in range(4, len(key)))
        self._holders: dict[str, list[int]] = {}
        for index, key in enumerate(self._keys):
            for pair in sorted(_pairs(key)):
                self._holders.setdefault(pair, []).append(index)

    def holds(self, text: str) -> bool:
        """Whether `text` is an entry, up to one misread character in about eight."""
        key = heading_key(text)
        return key in self._exact or (len(key) >= _LEAST_FUZZY and self._likeness(key) >= _LEAST_LIKENESS)

    def begins(self, text: str) -> bool:
        """Whether an entry begins with `text` and goes on."""
        return heading_key(text) in self._starts

    def _likeness(self, key: str) -> float:
        """The best Dice coefficient of character pairs between `key` and an entry."""
        pairs = _pairs(key)
        shared = Counter(index for pair in sorted(pairs) for index in self._holders.get(pair, ()))
        return max((2 * n / (len(pairs) + len(_pairs(self._keys[index]))) for index, n in shared.items()), default=0.0)


def _pairs(key: str) -> set[str]:
    return {key[index : index + 2] for index in range(len(key) - 1)}
