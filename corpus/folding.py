"""Keys for matching: one script and one spelling, width, case and spaces folded, with the way back."""

import re
import unicodedata
from collections.abc import Sequence
from enum import Flag, auto
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import Span
from corpus.variants import CHARACTERS, WORDS

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = HAN + "、-〄〈-】〔-〟！-｠—…“”‘’·"
_GAP = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")
_WORD = re.compile("|".join(sorted(WORDS, key=lambda word: (-len(word), word))))
_FULL_WIDTH = re.compile("[！-～\u3000]")
_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}


class FoldOption(Flag):
    """What `fold` evens out besides the script: spaces and line ends between Han, full-width forms, case."""

    SPACES = auto()
    WIDTH = auto()
    CASE = auto()


EVERYTHING = FoldOption.SPACES | FoldOption.WIDTH | FoldOption.CASE


class Folded(NamedTuple):
    """A key and, for each of its characters, the index of the character of the text that it stands for."""

    key: str
    offsets: Sequence[int]

    def original(self, chars: Span) -> Span:
        """The span of the text that a non-empty span of the key came from."""
        return Span(self.offsets[chars.start], self.offsets[chars.end - 1] + 1)


def fold(text: str, options: FoldOption = EVERYTHING) -> Folded:
    """The key under which different spellings of `text` meet; always `len(key) == len(offsets)`."""
    key = fold_script(text)
    kept = _kept(key) if FoldOption.SPACES in options else [Span(0, len(text))]
    key = "".join(key[start:end] for start, end in kept)
    if FoldOption.WIDTH in options:
        key = _narrow(key)
    if FoldOption.CASE in options:
        key = key.replace("İ", "i").lower()  # the one letter whose lower case is two characters
    return Folded(key, tuple(chain.from_iterable(range(*span) for span in kept)))


def fold_key(text: str) -> str:
    """The key of `fold` with everything evened out, without the way back: faster where only the key is wanted."""
    if text.isascii():
        return text.lower()
    return _narrow(_GAP.sub("", fold_script(text))).replace("İ", "i").lower()


def fold_script(text: str) -> str:
    """`text` in simplified characters and present-day spelling, character for character: the length stays.

    OpenCC's `t2s` is asked about single characters only: its phrase tables change lengths and replace words.
    """
    return _WORD.sub(lambda word: WORDS[word[0]], text.translate(_SIMPLIFIED))


def _narrow(text: str) -> str:
    """The text with narrow forms; `str.translate` would look every character up, and few of them change."""
    return _FULL_WIDTH.sub(lambda char: _NARROW[char[0]], text)


def _kept(text: str) -> list[Span]:
    """What is left of `text` without the spaces and line ends between Han characters or their punctuation."""
    gaps = [Span(*gap.span()) for gap in _GAP.finditer(text)]
    starts = [0, *(gap.end for gap in gaps)]
    ends = [*(gap.start for gap in gaps), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


class _Simplified(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = CHARACTERS.get(char) or _simplified(char)
        return self[code]


_SIMPLIFIED = _Simplified()


def _simplified(char: str) -> str:
    if "\u2e80" <= char <= "\u2fdf":  # radicals that PDF files use for the characters they look like
        char = unicodedata.normalize("NFKC", char)
    elif "\uf900" <= char <= "\ufaff":  # compatibility ideographs
        char = unicodedata.normalize("NFC", char)
    if not _IS_HAN.match(char):
        return char
    simplified = opencc("t2s").convert(char)
    simplified = CHARACTERS.get(simplified, simplified)
    return simplified if len(simplified) == 1 else char


_IS_HAN = re.compile(f"[{HAN}]")


@cache
def opencc(configuration: str) -> "OpenCC":
    """The OpenCC converter of a configuration such as `t2s`, made once; importing it only here saves 60 ms."""
    from opencc import OpenCC

    return OpenCC(configuration)
