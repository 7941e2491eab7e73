"""Chinese names that the English text spells in pinyin: 清扬 ~ Qingyang."""

import re
from collections.abc import Iterable, Mapping

_CAPITALISED = re.compile(r"\b[A-ZÜ][A-Za-zü'’]+")


def spelt_names(
    keys: Iterable[str], english: Iterable[str], pinyin: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Pairs and triples of characters of the folded Chinese `keys` whose joined pinyin is a capitalised English word.

    Gives the words in small letters for each; `pinyin` holds the toneless syllables of each character.
    """
    wanted = {word.lower().replace("'", "").replace("’", "") for text in english for word in _CAPITALISED.findall(text)}
    beginnings = {word[:end] for word in wanted for end in range(1, len(word) + 1)}
    found: dict[str, tuple[str, ...]] = {}
    candidates = {
        key[start : start + length] for key in keys for length in (2, 3) for start in range(len(key) - length + 1)
    }
    for name in sorted(candidates):
        if spellings := _spellings(name, pinyin, beginnings) & wanted:
            found[name] = tuple(sorted(spellings))
    return found


def _spellings(name: str, pinyin: Mapping[str, tuple[str, ...]], beginnings: set[str]) -> set[str]:
    spelt = {""}
    for character in name:
        spelt = {begun + syllable for begun in spelt for syllable in pinyin.get(character, ())} & beginnings
    return spelt
