"""The clauses at the edges of a segment: what stands at a cut, where a clause may belong to the other side of it."""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bag import Bag
from aligner.lattice import Floats
from corpus import HAN

_PAUSE = r"(?:[，；：、。！？…—]|[,;:.!?–](?=\W))[”’」』\"'）)]*"
_FIRST = re.compile(_PAUSE)
_LAST = re.compile(f".*{_PAUSE}", re.DOTALL)
_HAN = re.compile(f"[{HAN}]")
_LEAST, _LEAST_HAN = 12, 3
"""Characters: less is no clause (“However, …”); Chinese says as much in a quarter of them."""


class Edges(NamedTuple):
    """Which tokens of a bag stand in the first and in the last clause of their segments, shapes (n_tokens,)."""

    first: NDArray[np.bool_]
    last: NDArray[np.bool_]


def clause_shares(text: str) -> tuple[float, float]:
    """The shares of the text, by characters, that its first and its last clause have; 1 where it is one clause."""
    length = len(text)
    least = _LEAST_HAN if _HAN.search(text) else _LEAST
    first, last = _FIRST.search(text, least), _LAST.match(text, 0, max(length - least, 0))
    if first is None or last is None or first.end() >= length:
        return 1.0, 1.0
    return first.end() / length, 1 - last.end() / length


def edges(bag: Bag, first: Floats, last: Floats) -> Edges:
    """The tokens at the edges: of each segment as many as the shares (n_segments,) of its clauses come to, or one.

    Tokens stand in the order of the text, near enough.
    """
    sizes = np.diff(bag.starts)
    place = np.arange(bag.starts[-1]) - np.repeat(bag.starts[:-1], sizes)
    n_first, n_last = (np.maximum(np.rint(sizes * share), 1) for share in (first, last))
    return Edges(place < np.repeat(n_first, sizes), place >= np.repeat(sizes - n_last, sizes))
