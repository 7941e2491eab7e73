"""Pinyin as people type it: with tone marks, with tone numbers or without tones, with or without spaces."""

import re
import unicodedata

from corpus import HAN

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_DECOMPOSED = re.compile(
    r"[a-z1-5\u0300\u0301\u0304\u0308\u030c:'’·\s-]*[a-z][a-z1-5\u0300\u0301\u0304\u0308\u030c\s]*"
)
_HAN_RUN = re.compile(f"[{HAN}]+")


def pinyin_of(text: str) -> str:
    """The pinyin of Chinese words with tone marks, by pypinyin's phrases: 技协 → `jìxié`; empty without Han."""
    from pypinyin import Style, lazy_pinyin

    return " ".join("".join(lazy_pinyin(run, style=Style.TONE)) for run in _HAN_RUN.findall(text))


def is_pinyin(text: str) -> bool:
    """Whether a text may be meant as pinyin: Latin letters, tones, and what parts syllables."""
    return _DECOMPOSED.fullmatch(unicodedata.normalize("NFD", text).lower()) is not None


def plain_pinyin(text: str) -> str:
    """Letters only, ü as u: `jì xié`, `ji4xie2` and `jixie` are one key; so are `Lǚdà`, `lvda`, `lu:da` and `luda`."""
    decomposed = unicodedata.normalize("NFD", text).lower().replace("v", "u")
    return "".join(char for char in decomposed if char.isalpha())


def tones(text: str) -> str:
    """The tones in order as digits, however they are written; the neutral tone is left out: `jìshu` → `4`."""
    return "".join(_TONES.get(char, char) for char in unicodedata.normalize("NFD", text) if char in _MARKS)


_MARKS = frozenset("1234") | _TONES.keys()
