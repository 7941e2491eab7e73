"""English words of a text, and the stems under which their forms and spellings meet."""

import re
from functools import cache, lru_cache
from typing import Protocol

import Stemmer

from corpus.document import Span
from corpus.fold import HAN

ENGLISH_TOKENISER = "duizhao-english-1/snowball-english"
"""The rules below with their version, and the stemmer: part of the signature of whatever rests on stems."""

_LETTER = rf"[^\W_{HAN}]"
_SINGLE = rf"{_LETTER}+(?:['’]{_LETTER}+)*"
_WORD = re.compile(
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!{_LETTER})|\d+\.\d+(?!{_LETTER})"
    rf"|(?:[A-Za-z]\.){{2,}}|{_SINGLE}(?:[-‐‑]{_SINGLE})*"
)
_HAN_RUN = re.compile(f"[{HAN}]+")
_WORDLESS = re.compile(rf"[\W_{HAN}]*")
_HYPHEN = re.compile("[-‐‑]")
_IZE = re.compile("(?<=[a-z]{2}[^aeiou])iz(?=(?:e[drs]?|ers|ing|ations?|ational)$)")
_YZE = re.compile("(?<=al)yz(?=(?:e[drs]?|ers|ing)$)")
_OUR = re.compile(
    "^((?:dis|mis|un|re|en)?(?:ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od"
    "|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig))our"
)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


def english_words(text: str) -> list[Span]:
    """The words and numbers of `text`; a hyphenated word, 300,000 and U.S. are one each."""
    return [Span(*word.span()) for word in _WORD.finditer(text)]


def english_stems(text: str) -> list[str]:
    """The stems of the words of `text` in order, a hyphenated word followed by its parts, numbers without commas.

    Lower case, possessive 's off, -ize spelt -ise and -our spelt -or before Snowball's English stemmer.
    """
    if _WORDLESS.fullmatch(text):
        return []
    pieces = text.split() if text.isascii() else _HAN_RUN.sub(" ", text).split()
    return [stem for piece in pieces for stem in _piece_stems(piece)]


@lru_cache(maxsize=1 << 16)
def _piece_stems(piece: str) -> tuple[str, ...]:
    """The stems of what stands between two spaces: no word goes over a space, and most pieces come again."""
    return tuple(stem for word in _WORD.findall(piece) for stem in _stems(word))


@cache
def _stems(word: str) -> tuple[str, ...]:
    if word.isalpha():  # most words
        return (_stem(word.lower()),)
    if word[0].isdecimal() and word[-1].isdecimal():
        return (word.replace(",", ""),)
    parts = _HYPHEN.split(word.lower().replace("’", "'").rstrip("."))
    stems = tuple(_stem(part) for part in parts)
    return stems if len(stems) == 1 else ("-".join(stems), *stems)


def _stem(word: str) -> str:
    """Folding to -ise also keeps rationalization from meeting ration: Snowball cuts -ization, but not -isation."""
    if "." in word:  # u.s
        return word
    word = word.removesuffix("'s")
    if "z" in word:
        word = _YZE.sub("ys", _IZE.sub("is", word))
    if "our" in word:
        word = _OUR.sub(r"\1or", word, count=1)
    return _stemmer().stemWord(word)


@cache
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = Stemmer.Stemmer("english", 0)  # its own cache costs three times what it saves
    return stemmer
