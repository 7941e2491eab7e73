"""What each character is when it is folded for matching, as tables over all code points that fill as texts come."""

import unicodedata
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import WORDS, fold_key, fold_script
from memory.fingerprint import bit_of
from memory.units import IS_HAN, IS_WORD, VARIANTS, matching_key

NONE, HAN_CHAR, WORD_CHAR, MARK = 0, 1, 2, 3
"""What a folded character is: white space, a Han character, a part of a word, or a mark by itself."""
SPACE, WIDE, JOINT, NUMERIC, OPENING, ODD = (1 << n for n in range(6))
"""White space; drops it beside itself; joins words; may begin a Chinese number; a tag; is not one when folded."""

_SIZE = 0x110000
_KIND_AT, _FLAGS_AT, _BIT_AT, _KNOWN = 21, 24, 32, 1 << 40
_NUMERALS = frozenset("一二三四五六七八九十两廿卅几数百千零○壹贰叁肆伍陆柒捌玖拾佰仟貳參陸兩幾數")
_PAIRS = 1 << 20
Codes = NDArray[np.uint32]
Bytes = NDArray[np.uint8]


class Told(NamedTuple):
    """What is known of characters: what each is when folded, its kind, its flags, and the bit of a Han character."""

    codes: Codes
    kinds: Bytes
    flags: Bytes
    bits: Bytes


class Characters:
    """A table of what is known of each code point."""

    def __init__(self) -> None:
        self._script: Codes = np.zeros(_SIZE, np.uint32)
        self._told: NDArray[np.uint64] = np.zeros(_SIZE, np.uint64)
        self._pairs: NDArray[np.bool_] = np.zeros(_PAIRS, np.bool_)
        respelt = np.array([[ord(char) for char in old[:2]] for old, new in WORDS.items() if old != new], np.uint32)
        self._pairs[_pair(respelt[:, 0], respelt[:, 1])] = True

    def told(self, raw: Codes) -> Told:
        """What is known of each character."""
        told = self._told[raw]
        if not told.all():
            for code in np.unique(raw[told == 0]).tolist():
                self._told[code] = self._learnt(code, chr(code))
            told = self._told[raw]
        parts = told.view(np.uint8).reshape(-1, 8)  # little-endian on every machine that numpy runs on
        codes = told.astype(np.uint32) & np.uint32((1 << _KIND_AT) - 1)
        return Told(codes, parts[:, 2] >> np.uint8(_KIND_AT - 16), parts[:, 3], parts[:, 4])

    def respelt(self, raw: Codes) -> NDArray[np.bool_]:
        """Whether a listed spelling of former times may begin at each character but the last."""
        script = self._script[raw]
        return self._pairs[_pair(script[:-1], script[1:])]

    def _learnt(self, code: int, char: str) -> int:
        script, key = fold_script(VARIANTS.get(char, char)), matching_key(char)
        self._script[code] = ord(script)
        if len(key) != 1 or char == "Σ" or _joins(char):  # what they are depends on what stands around them
            return _KNOWN | ODD << _FLAGS_AT
        told = {
            SPACE: char.isspace(),
            WIDE: _drops_space(script),
            JOINT: key in "'.-",
            NUMERIC: key.isdecimal() or key in _NUMERALS,
            OPENING: key in "<{%$",
        }
        flags = sum(flag for flag, holds in told.items() if holds)
        return _KNOWN | ord(key) | _kind(key) << _KIND_AT | flags << _FLAGS_AT | bit_of(key) << _BIT_AT


def _pair(first: Codes, second: Codes) -> Codes:
    return (first * np.uint32(0x9E3779B1) + second) & np.uint32(_PAIRS - 1)


def _kind(key: str) -> int:
    if key.isspace():
        return NONE
    if IS_HAN.match(key):
        return HAN_CHAR
    return WORD_CHAR if IS_WORD.match(key) else MARK


def _joins(char: str) -> bool:
    """Whether it may become one with the character before it: a mark upon a letter, a later part of Hangul."""
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff"


def _drops_space(char: str) -> bool:
    """Whether white space between two of this character is dropped."""
    return not char.isspace() and fold_key(f"{char} {char}") == fold_key(char) * 2
