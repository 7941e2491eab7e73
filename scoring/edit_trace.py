"""The cheapest edits from one text to another, those among equals that Tercom takes, by bits: a row is one number.

Myers 1999 and Hyyrö 2003 give the differences between neighbouring cells of the matrix of edit distances. Which cell
a cell comes from needs no more: whether it equals its neighbour at the upper left, and whether it is one more than the
cell above it.
"""

from typing import NamedTuple


class _Row(NamedTuple):
    """For each character of the reference a bit."""

    same: int
    level: int
    """Equal to the cell at the upper left."""
    lower: int
    """One more than the cell above."""


def edit_trace(text: str, reference: str, places: dict[str, int]) -> str:
    """How the text becomes the reference: a character a step, ' ' same, 's' substitution, 'd' deletion, 'i' insertion.

    Among equal ways a match or substitution is taken before a deletion, and a deletion before an insertion, seen from
    the end. `places` are those of `bits_of` the reference.
    """
    steps: list[str] = []
    rows = _rows(text, len(reference), places)
    i, j = len(text), len(reference)
    while i and j:
        row, bit = rows[i - 1], 1 << (j - 1)
        if row.same & bit or not row.level & bit:
            steps.append(" " if row.same & bit else "s")
            i, j = i - 1, j - 1
        elif row.lower & bit:
            steps.append("d")
            i -= 1
        else:
            steps.append("i")
            j -= 1
    return "i" * j + "d" * i + "".join(reversed(steps))


def bits_of(text: str) -> dict[str, int]:
    """For each character of a text the bits of its places."""
    places: dict[str, int] = {}
    for place, character in enumerate(text):
        places[character] = places.get(character, 0) | 1 << place
    return places


def _rows(text: str, width: int, places: dict[str, int]) -> list[_Row]:
    rows = []
    ones = (1 << width) - 1
    rising, falling = ones, 0
    for character in text:
        same = places.get(character, 0)
        level = (((same & rising) + rising) ^ rising) | same | falling
        lower = falling | ~(level | rising)
        rows.append(_Row(same, level, lower))
        shifted = lower << 1 | 1
        rising, falling = ((level & rising) << 1 | ~(level | shifted)) & ones, shifted & level & ones
    return rows
