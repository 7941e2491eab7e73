"""The words of the dictionary that a term must not cut; kept in the user's cache, opened in milliseconds."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from operator import add
from pathlib import Path

from corpus import HAN, Existing, Span, fold_script, parse_cedict, shipped_cedict, shipped_name, write_atomically

_VERSION = 3
LONGEST = 8
_COUNTED = "年月日号时分"
_KINDS_OF_PLACES = "省市县区乡镇村"
_WORD = re.compile(f"[{HAN}]{{2,{LONGEST}}}")


class Words:
    """Folded words of two to eight characters, given with the shorter ones first."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = frozenset(words)
        self.longest = {word[:2]: len(word) for word in words}

    def within(self, key: str, stretch: Span) -> Iterator[Span]:
        """Where words stand in a stretch of folded text."""
        words, part = self.words, key[stretch.start : stretch.end]
        for start, longest in enumerate(map(self.longest.get, map(add, part, part[1:])), stretch.start):
            if longest and not _counts(key, start):
                for end in range(start + 2, min(start + longest, stretch.end) + 1):
                    if key[start:end] in words:
                        yield Span(start, end)

    def around(self, key: str, place: Span) -> Span:
        """A place of folded text with the words that go over its edges, with those that go over theirs, and so on."""
        first, after = place
        edges = [first, after]
        while edges:
            edge = edges.pop()
            for start in range(max(edge - LONGEST + 1, 0), edge):
                for end in range(min(start + self.longest.get(key[start : start + 2], 0), len(key)), edge, -1):
                    if key[start:end] in self.words and not _counts(key, start):
                        if start < first:
                            edges.append(first := start)
                        if end > after:
                            edges.append(after := end)
                        break
        return Span(first, after)


NO_WORDS = Words(())


def _counts(key: str, place: int) -> bool:
    """Whether a character belongs to a number before it: in 1959年轻工业 stands no 年轻."""
    return key[place] in _COUNTED and place > 0 and key[place - 1].isnumeric()


def open_words(cache: Path) -> Words:
    """The words of the shipped dictionary, from a file below the folder `cache` that is made at first use."""
    name = sha256(f"{_VERSION}|{shipped_name()}".encode()).hexdigest()[:16]
    path = cache / f"words-{name}.txt"
    with suppress(OSError, ValueError):
        return Words(path.read_text(encoding="utf-8").split("\n"))
    entries = parse_cedict(shipped_cedict().decode("utf-8"), shipped_name())
    words = simple_words({fold_script(entry.simplified) for entry in entries})
    with suppress(OSError):  # a cache that cannot be kept costs a second, not the work
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(path, ["\n".join(words).encode()], Existing.REPLACE)
    return Words(words)


def simple_words(words: set[str]) -> list[str]:
    """The words, shorter ones first, that are not made of two others, nor of a place and its kind.

    工人阶级 and 沈阳市 are, so 工人 and 沈阳 stand in them; 人民币 is not.
    """
    known = {word for word in words if _WORD.fullmatch(word)}
    return sorted((word for word in known if not _is_compound(word, known)), key=lambda word: (len(word), word))


def _is_compound(word: str, known: set[str]) -> bool:
    if word[-1] in _KINDS_OF_PLACES and word[:-1] in known:
        return True
    return any(word[:cut] in known and word[cut:] in known for cut in range(2, len(word) - 1))
