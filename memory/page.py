"""Many texts as one array of folded characters, parted by line ends: what bulk fingerprints are worked out on."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from memory import characters as ch
from memory.characters import Bytes, Characters, Codes

SPACE, LINE_END = 32, 10
Places = NDArray[np.int64]


class Page(NamedTuple):
    """Texts as folded characters, each text followed by a line end; `ends` (n_texts,) says where those are."""

    codes: Codes
    kinds: Bytes
    flags: Bytes
    bits: Bytes
    text_of: Places
    ends: Places


def folded_page(texts: Sequence[str]) -> tuple[Page, list[int]]:
    """The page, and the texts that it has wrong because their folding is more than one character for one."""
    broken = [index for index, text in enumerate(texts) if "\n" in text]
    lines = [text.replace("\n", " ") for text in texts] if broken else texts
    raw = np.frombuffer("\n".join([*lines, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    codes, kinds, flags, bits = _characters().told(raw)
    ends = np.flatnonzero(codes == LINE_END)
    flags = flags.copy()
    flags[ends] = 0
    unusual = flags & ch.ODD != 0
    if (kinds == ch.HAN_CHAR).any():
        unusual[:-1] |= _characters().respelt(raw)
    wide = flags & ch.WIDE != 0
    after_wide = (flags & ch.SPACE != 0) & shifted(wide, 1)
    gap = after_wide & shifted(wide, -1)
    unusual |= after_wide & shifted(flags & ch.SPACE != 0, -1)
    odd = np.unique(np.searchsorted(ends, np.flatnonzero(unusual)))
    if gap.any():
        codes, kinds, flags, bits = (array[~gap] for array in (codes, kinds, flags, bits))
        ends = np.flatnonzero(codes == LINE_END)
    text_of = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=-1))
    return Page(codes, kinds, flags, bits, text_of, ends), sorted({*broken, *odd.tolist()})


def shifted(flags: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """The flag of the character before (1) or after (-1) each; no one is before the first."""
    moved = np.zeros_like(flags)
    if by > 0:
        moved[by:] = flags[:-by]
    else:
        moved[:by] = flags[-by:]
    return moved


def as_text(codes: Codes) -> str:
    """These characters as a text."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def cut(codes: Codes, ends: Places) -> list[str]:
    """The texts that end at these places."""
    whole = as_text(codes)
    return [whole[start:end] for start, end in pairwise([0, *ends.tolist()])]


@cache
def _characters() -> Characters:
    return Characters()
