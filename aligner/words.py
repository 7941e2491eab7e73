"""Chinese tokens without a segmenter: all known words that occur, and the characters that none covers.

All texts at once, as a walk down the trie of their own beginnings, in which the words are looked up level by level.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.lattice import Ints

LONGEST_WORD = 8
_RANGES = ((0x3400, 0xFAFF), (0x20000, 0x3FFFF))
_CODE_BITS = 21


def codes_of(text: str) -> Ints:
    """The code points of a text, shape (n_characters,)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)


def chinese_tokens(keys: Sequence[str], words: Iterable[str]) -> list[list[str]]:
    """Of each text every known word of two to `LONGEST_WORD` characters, overlaps allowed, and each uncovered one.

    These stand at the end of each run of Chinese characters. `keys` is folded text, as `words` are (see `fold_script`);
    other scripts in it are passed over.
    """
    text = "".join(f"{key}\n" for key in keys)
    codes = codes_of(text)
    run_end = _run_ends(codes)
    hits = _hits(codes, run_end, words)
    places, lengths = np.nonzero(hits)
    ends = np.zeros(len(codes), np.int64)
    ends[places] = places + lengths
    uncovered = np.flatnonzero((run_end > 0) & (np.maximum.accumulate(ends) <= np.arange(len(codes))))
    starts, stops = np.concatenate([places, uncovered]), np.concatenate([places + lengths, uncovered + 1])
    is_rest = np.repeat([0, 1], [len(places), len(uncovered)])
    order = np.argsort(2 * run_end[starts] + is_rest, kind="stable")
    tokens = [text[start:stop] for start, stop in zip(starts[order].tolist(), stops[order].tolist(), strict=True)]
    bounds = np.searchsorted(run_end[starts[order]], np.cumsum([0, *(len(key) + 1 for key in keys)]))
    return [tokens[start:stop] for start, stop in pairwise(bounds.tolist())]


def _run_ends(codes: Ints) -> Ints:
    """Where the run of Chinese characters ends in which each character stands; 0 for others."""
    inside = np.zeros(len(codes), np.bool_)
    for first, last in _RANGES:
        inside |= (first <= codes) & (codes <= last)
    outside = np.append(np.flatnonzero(~inside), len(codes))
    return np.where(inside, outside[np.cumsum(~inside)], 0)


def _hits(codes: Ints, run_end: Ints, words: Iterable[str]) -> NDArray[np.bool_]:
    """Whether a word of some length stands at a place inside a run, shape (n_characters, LONGEST_WORD + 1)."""
    hits = np.zeros((len(codes), LONGEST_WORD + 1), np.bool_)
    places = np.flatnonzero(run_end)
    above = codes[places]
    listed = codes_of("\n".join([*words, ""]))
    ends = np.flatnonzero(listed == ord("\n"))
    begins = np.concatenate([[0], ends + 1])[:-1]
    sizes = ends - begins
    of_word = listed[begins]
    for length in range(2, LONGEST_WORD + 1):
        fits, longer = places + length <= run_end[places], sizes >= length
        places, begins, sizes = places[fits], begins[longer], sizes[longer]
        keys = above[fits] << _CODE_BITS | codes[places + length - 1]
        of_word = of_word[longer] << _CODE_BITS | listed[begins + length - 1]
        beginnings, above = np.unique(keys, return_inverse=True)
        number = np.searchsorted(beginnings, of_word)
        begun = np.append(beginnings, -1)[number] == of_word
        begins, sizes, of_word = begins[begun], sizes[begun], number[begun]
        whole, goes_on = (
            np.isin(np.arange(len(beginnings)), of_word[chosen]) for chosen in (sizes == length, sizes > length)
        )
        hits[places, length] = whole[above]
        places, above = places[goes_on[above]], above[goes_on[above]]
    return hits
