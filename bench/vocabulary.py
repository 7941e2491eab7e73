"""Chinese words with English translations, the frequent ones first, from the dictionary that the program comes with."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from aligner.stopwords import STOPWORDS
from corpus import Entry, parse_cedict, plain_sense, shipped_cedict, shipped_name

SIZE = 20_000
_LONGEST = 4
_SENSES = 3
_HAN = re.compile(r"[一-鿿]+")
_WORD = re.compile(r"[a-z]{3,}")


class Word(NamedTuple):
    """A Chinese word and the English words that may stand for it, most usual first."""

    chinese: str
    english: tuple[str, ...]


def vocabulary() -> list[Word]:
    """The `SIZE` words of the shipped CC-CEDICT that look most frequent."""
    return ranked(parse_cedict(shipped_cedict().decode("utf-8-sig"), shipped_name()))[:SIZE]


def ranked(entries: Iterable[Entry]) -> list[Word]:
    """Words short enough to be common, most frequent first as far as a dictionary can tell.

    It holds no counts, but frequent words have many senses, and their characters stand in many other words.
    """
    kept = [entry for entry in entries if _is_plain(entry)]
    spread = Counter(character for entry in kept for character in set(entry.simplified))

    def weight(entry: Entry) -> float:
        rarest = min(spread[character] for character in entry.simplified)
        return log(rarest) + log(1 + len(entry.senses)) - 0.5 * len(entry.simplified)

    words = (Word(entry.simplified, _translations(entry.senses)) for entry in sorted(kept, key=weight, reverse=True))
    return [word for word in words if word.english]


def _is_plain(entry: Entry) -> bool:
    """Whether it is no proper name, whose pinyin is capitalised."""
    word = entry.simplified
    return len(word) <= _LONGEST and bool(_HAN.fullmatch(word)) and entry.pinyin.islower()


def _translations(senses: Sequence[str]) -> tuple[str, ...]:
    """The first content word of each of the first senses."""
    found = (_WORD.findall(plain_sense(sense)) for sense in senses[:_SENSES])
    content = ([word for word in words if word not in STOPWORDS] for words in found)
    return tuple(dict.fromkeys(words[0] for words in content if words))
