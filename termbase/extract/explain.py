"""How well a Chinese and an English term explain each other, by a dictionary or by pinyin."""

from collections.abc import Callable, Collection
from functools import cache

from corpus import english_stems
from termbase.extract.cut import Cutter
from termbase.extract.english import Stems
from termbase.extract.general import FUNCTION
from termbase.extract.general_english import FUNCTION_WORDS
from termbase.pinyin import pinyin_of, plain_pinyin

FUNCTION_STEMS = frozenset(english_stems(" ".join(sorted(FUNCTION_WORDS))))

Glosses = Callable[[str], Collection[str]]
"""The English stems that a dictionary gives for a Chinese word."""


class Explainer:
    """How well the dictionary explains two candidates by each other, and whether the English spells the Chinese."""

    def __init__(self, cutter: Cutter, glosses: Glosses) -> None:
        self.cutter = cutter
        self.glosses = cache(lambda word: frozenset(glosses(word)))
        self.words = cache(lambda text: [word for word in cutter.cut(text) if word not in FUNCTION])
        self.pinyin = cache(lambda text: plain_pinyin(pinyin_of(text)))

    def overlap(self, chinese: str, english: Stems) -> float:
        """0–1: the harmonic mean of the shares of English stems and of Chinese words that the other side explains."""
        words = self.words(chinese)
        stems = [stem for stem in english if stem not in FUNCTION_STEMS]
        if not words or not stems:
            return 0.0
        known = [self.glosses(word) for word in words]
        of_english = sum(any(stem in glosses for glosses in known) for stem in stems) / len(stems)
        of_chinese = sum(not glosses.isdisjoint(stems) for glosses in known) / len(words)
        return 2 * of_english * of_chinese / (of_english + of_chinese) if of_english and of_chinese else 0.0

    def spells(self, chinese: str, english: Stems) -> bool:
        """Whether the English is the Chinese in pinyin: Ma Hengchang for 马恒昌."""
        letters = "".join(english)
        return len(chinese) <= 4 and len(chinese) * 2 <= len(letters) + 1 and self.pinyin(chinese) == letters
