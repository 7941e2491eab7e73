"""Keys for matching: one script and one spelling, width, case and spaces folded, with the way back."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Flag, auto
from functools import cache
from itertools import chain, product
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


class _Simplified(dict[int, int]):
    """A table for `str.translate` that fills as characters are met: with a common one come all that are as common.

    OpenCC takes a tenth of the time for each when it is asked once for many.
    """

    def __missing__(self, code: int) -> int:
        char = chr(code)
        chars = next((level for level in _levels() if char in level), char)
        self.update(zip(map(ord, chars), map(ord, _simplified(chars)), strict=True))
        return self[code]


_SIMPLIFIED = _Simplified()


@cache
def _levels() -> tuple[str, str]:
    """The common characters by their standards: the first level of GB 2312, then that of Big5."""
    gb2312 = product(range(0xB0, 0xD8), range(0xA1, 0xFF))
    big5 = product(range(0xA4, 0xC6), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    return _decoded(gb2312, "gb2312"), _decoded(big5, "big5")


def _decoded(codes: Iterable[tuple[int, ...]], encoding: str) -> str:
    return bytes(chain.from_iterable(codes)).decode(encoding, "ignore")


def _simplified(chars: str) -> list[str]:
    """Each character by itself in its simplified form."""
    unified = list(map(_unified, chars))
    has_han = any(map(_IS_HAN.match, unified))
    told = opencc("t2s").convert("\n".join(unified)).split("\n") if has_han else unified
    alone = [new if len(new) == 1 else old for old, new in zip(unified, told, strict=True)]
    return [CHARACTERS.get(char) or CHARACTERS.get(new, new) for char, new in zip(chars, alone, strict=True)]


def _unified(char: str) -> str:
    """The Han character for a radical, which PDF files use for what it looks like, or a compatibility ideograph."""
    if "\u2e80" <= char <= "\u2fdf":
        return unicodedata.normalize("NFKC", char)
    return unicodedata.normalize("NFC", char) if "\uf900" <= char <= "\ufaff" else char


_IS_HAN = re.compile(f"[{HAN}]")


@cache
def opencc(configuration: str) -> "OpenCC":
    """The OpenCC converter of a configuration such as `t2s`, made once; importing it only here saves 60 ms."""
    from opencc import OpenCC

    return OpenCC(configuration)
