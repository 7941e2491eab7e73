"""Chinese names that the English text spells in pinyin: 清扬 ~ Qingyang, 宝玉 ~ Bao-yu."""

import re
from collections.abc import Iterable, Mapping

from corpus import english_stems

_CAPITALISED = re.compile(r"\b[A-ZÜ][A-Za-zü]*(?:[-'’][A-Za-zü]+)*")
_JOINT = re.compile("[-'’]")


def spelt_names(
    keys: Iterable[str], english: Iterable[str], pinyin: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Pairs and triples of characters of the folded Chinese `keys` whose joined pinyin is a capitalised English word.

    Gives the stems of those words for each; `pinyin` holds the toneless syllables of each character.
    """
    wanted: dict[str, dict[str, None]] = {}
    for word in sorted({word for text in english for word in _CAPITALISED.findall(text)}):
        wanted.setdefault(_JOINT.sub("", word.removesuffix("'s").removesuffix("’s")).lower(), {}).update(
            dict.fromkeys(english_stems(word)[:1])
        )
    beginnings = {word[:end] for word in wanted for end in range(1, len(word) + 1)}
    begins = {character for character, syllables in pinyin.items() if beginnings.intersection(syllables)}
    candidates = {
        key[start : start + length]
        for key in keys
        for start, character in enumerate(key[:-1])
        if character in begins
        for length in (2, 3)
    }
    spelt = {name: _spellings(name, pinyin, beginnings) & wanted.keys() for name in candidates}
    return {
        name: tuple(sorted({stem for spelling in spellings for stem in wanted[spelling]}))
        for name, spellings in sorted(spelt.items())
        if spellings and len(name) > 1
    }


def _spellings(name: str, pinyin: Mapping[str, tuple[str, ...]], beginnings: set[str]) -> set[str]:
    spelt = {""}
    for character in name:
        spelt = {begun + syllable for begun in spelt for syllable in pinyin.get(character, ())} & beginnings
    return spelt
