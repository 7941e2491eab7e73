"""What words add to a fingerprint: worked out once for each word, and looked up for many words at once."""

import numpy as np
from numpy.typing import NDArray

from corpus import may_count
from memory.characters import Codes
from memory.fingerprint import bit_of, word_characters
from memory.page import SPACE, Places, as_text
from memory.units import stem_of

CODE, FORM_AT, STEM_BIT_AT, FORM_BIT_AT, COUNTS_AT = 0x1FFFFF, 21, 42, 50, 58
"""How a share is packed: the codes of a word's stem and form, the bits of both, whether it may be of a number."""

_MOST_WORDS = 500_000
_SLOT_BITS = 17
_LONGEST = 16
_OF_FIRST, _OF_SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
"""What the first n characters of eight fill of a number."""

_Numbers = NDArray[np.uint64]


class Vocabulary:
    """The shares of the words that were met.

    Short words in ASCII are looked up without Python: the characters of each are two numbers, which tell the slot where
    it may be, that has the word that came there last. All others are looked up one by one.
    """

    def __init__(self) -> None:
        self._shares = _Shares()
        self._slots = np.zeros((1 << _SLOT_BITS, 3), np.uint64)

    def shares(self, codes: Codes, starts: Places, ends: Places) -> Places:
        """The packed shares of the words that begin and end at these places, which rise."""
        codes = np.append(codes, np.full(_LONGEST, SPACE, np.uint32))
        lengths = ends - starts
        first, second = _numbers(codes, starts, lengths)
        places = (first * _OF_FIRST + second * _OF_SECOND) >> np.uint64(64 - _SLOT_BITS)
        slots = self._slots.take(places, axis=0)
        found = slots[:, 2].astype(np.int64)
        is_short = (lengths <= _LONGEST) & ~_any_within(codes > 0x7F, starts, ends)
        unknown = np.flatnonzero((slots[:, 0] != first) | (slots[:, 1] != second) | ~is_short)
        if len(unknown):
            found[unknown] = self._one_by_one(codes, starts[unknown], ends[unknown])
            new = unknown[is_short[unknown]]
            self._slots[places[new]] = np.column_stack([first[new], second[new], found[new].astype(np.uint64)])
        return found

    def _one_by_one(self, codes: Codes, starts: Places, ends: Places) -> Places:
        """The same, whatever the words are."""
        if len(self._shares) > _MOST_WORDS:
            self._shares.clear()
        after = np.cumsum(ends - starts + 1)
        chosen = codes[np.arange(after[-1]) + np.repeat(ends + 1 - after, ends - starts + 1)]
        chosen[after - 1] = SPACE
        words = as_text(chosen).split()
        return np.fromiter(map(self._shares.__getitem__, words), np.int64, len(words))


class _Shares(dict[str, int]):
    """The share of each word."""

    def __missing__(self, word: str) -> int:
        stem, form = word_characters(word, stem_of(word))
        bits = bit_of(stem) << STEM_BIT_AT | bit_of(form) << FORM_BIT_AT
        self[word] = packed = ord(stem) | ord(form) << FORM_AT | bits | may_count(word) << COUNTS_AT
        return packed


def _numbers(codes: Codes, starts: Places, lengths: Places) -> tuple[_Numbers, _Numbers]:
    """The characters of words in ASCII as numbers: the first eight of each, and the next eight."""
    characters = codes.astype(np.uint8)
    eights: _Numbers = np.ndarray(len(characters) - 7, "<u8", characters, strides=(1,))
    first = eights[starts] & _MASKS[np.minimum(lengths, 8)]
    second = eights[starts + 8] & _MASKS[np.clip(lengths - 8, 0, 8)]
    return first, second


def _any_within(flags: NDArray[np.bool_], starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Whether any character from a start to its end is flagged."""
    flagged = np.flatnonzero(flags)
    before: Places = np.searchsorted(flagged, starts)
    return before < np.searchsorted(flagged, ends)
