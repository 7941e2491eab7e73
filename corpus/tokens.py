"""English words of a text, and the stems under which their forms and spellings meet."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple, Protocol, overload

import Stemmer

from corpus.document import Span
from corpus.folding import HAN

ENGLISH_TOKENISER = "duizhao-english-1/snowball-english"
"""The rules below with their version, and the stemmer: part of the signature of whatever rests on stems."""

_LETTER = rf"[^\W_{HAN}]"
_WORD = re.compile(
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+)(?!{_LETTER})"
    rf"|(?:[A-Za-z]\.){{2,}}|{_LETTER}+(?:['’‐‑-]{_LETTER}+)*"
)
_HAN_RUN = re.compile(f"[{HAN}]+")
_WORDLESS = re.compile(rf"[\W_{HAN}]*")
_HYPHEN = re.compile("[-‐‑]")
_PIECE = re.compile(rf"[^\s{HAN}]+")
_JOINED_PREFIXES = re.compile("co|re|pre|non|un|anti|inter|intra|multi|semi|sub|over|under|mis|dis|counter")
_PLURAL_MEN = re.compile("(?<!^o)(?<!^a)(?<!speci)(?<!regi)(?<!abdo)(?<!acu)(?<!bitu)(?<!sta)(?<!se)(?<!exa)men$")
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
    if text.isascii() and text.isalpha():
        return list(_stems(text))
    if _WORDLESS.fullmatch(text):
        return []
    pieces = text.split() if text.isascii() else _HAN_RUN.sub(" ", text).split()
    return list(chain.from_iterable(map(_piece_stems, pieces)))


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
    return word if "." in word else _stemmer().stemWord(_one_spelling(word))  # u.s


def _one_spelling(word: str) -> str:
    """A word in small letters without possessive 's, -ize spelt -ise and -our spelt -or."""
    word = word.removesuffix("'s")
    if "z" in word:
        word = _YZE.sub("ys", _IZE.sub("is", word))
    if "our" in word:
        word = _OUR.sub(r"\1or", word, count=1)
    return word


class EnglishWord(NamedTuple):
    """A word where it stands in a text: `form` in one spelling, as inflected, and the stem that its forms share."""

    chars: Span
    form: str
    stem: str


class EnglishWords(Sequence[EnglishWord]):
    """The words of a text in order, each put together when it is asked for; `stems` are at hand at once."""

    def __init__(self, text: str) -> None:
        pieces = list(map(_piece_words, _PIECE.findall(text)))
        starts = (piece.start() for piece in _PIECE.finditer(text))
        self._words = list(chain.from_iterable(pieces))
        self._offsets = [start for start, words in zip(starts, pieces, strict=True) for _ in words]
        self.stems = [stem for _, _, _, stem in self._words]

    def __len__(self) -> int:
        return len(self.stems)

    def chars(self, first: int, after: int) -> Span:
        """Where some words stand that follow each other."""
        last = after - 1
        return Span(self._offsets[first] + self._words[first][0], self._offsets[last] + self._words[last][1])

    def forms(self, first: int, after: int) -> str:
        """Their forms, with spaces between."""
        return " ".join([form for _, _, form, _ in self._words[first:after]])

    @overload
    def __getitem__(self, at: int) -> EnglishWord: ...
    @overload
    def __getitem__(self, at: slice) -> list[EnglishWord]: ...
    def __getitem__(self, at: int | slice) -> EnglishWord | list[EnglishWord]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        (start, end, form, stem), offset = self._words[at], self._offsets[at]
        return EnglishWord(Span(offset + start, offset + end), form, stem)


def english_words_with_stems(text: str) -> EnglishWords:
    """The words of `text` in order; what hyphens join is several words, but for co-, re-, non- and the like, one.

    Plurals in -men are spelt -man. So co-operation is cooperation, and skill-sharing is skill sharing.
    """
    return EnglishWords(text)


@lru_cache(maxsize=1 << 16)
def _piece_words(piece: str) -> tuple[tuple[int, int, str, str], ...]:
    found = []
    for match in _WORD.finditer(piece):
        starts = [match.start(), *(match.start() + hyphen.end() for hyphen in _HYPHEN.finditer(match[0]))]
        ends = [*(start - 1 for start in starts[1:]), match.end()]
        if len(starts) > 1 and _JOINED_PREFIXES.fullmatch(piece[starts[0] : ends[0]].lower()):
            del starts[1], ends[0]
        found += [(start, end, *_form_and_stem(piece[start:end])) for start, end in zip(starts, ends, strict=True)]
    return tuple(found)


def _form_and_stem(word: str) -> tuple[str, str]:
    if word[0].isdecimal():
        number = word.replace(",", "")
        return number, number
    form = _PLURAL_MEN.sub("man", _one_spelling(_HYPHEN.sub("", word).lower().replace("’", "'").rstrip(".")))
    return form, form if "." in form else _stemmer().stemWord(form)


@cache
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = Stemmer.Stemmer("english", 0)  # its own cache costs three times what it saves
    return stemmer
