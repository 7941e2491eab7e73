"""An unchanging block of signatures, sorted by weight, scanned for the rows that may reach a threshold."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from memory.signature import WORDS, Bits

_CHUNK = 32_768
_MOST = 65_535


class Segment(NamedTuple):
    """`ids` (n,), `weights` (n,) rising, `columns` (WORDS, n): the id, the weight and the signature of n variants."""

    ids: NDArray[np.uint32]
    weights: NDArray[np.uint16]
    columns: Bits

    def candidates(self, query: Bits, query_weight: int, threshold: int) -> NDArray[np.uint32]:
        """The ids of all variants that may score `threshold` per cent or more, and of some that do not.

        `query` (WORDS,) is the signature of the text that is looked up. See `memory.signature` for why none is lost.
        """
        least, most = _window(query_weight, threshold)
        first = int(np.searchsorted(self.weights, np.uint16(least), "left"))
        last = int(np.searchsorted(self.weights, np.uint16(most), "right"))
        allowed = _allowed(least, most, query_weight, threshold)
        fullest = sorted(range(WORDS), key=lambda word: -int(np.bitwise_count(query[word])))
        found = []
        for start in range(first, last, _CHUNK):
            rows = slice(start, min(start + _CHUNK, last))
            most_bits = allowed[self.weights[rows] - np.uint16(least)]
            found.append(self.ids[rows][_kept(self.columns[:, rows], query, fullest, most_bits)])
        return np.concatenate(found) if found else self.ids[:0]


def segment_of(ids: NDArray[np.uint32], weights: NDArray[np.uint16], signatures: Bits) -> Segment:
    """The segment of variants in any order; `signatures` has shape (n, WORDS)."""
    order = np.lexsort((ids, weights))
    return Segment(ids[order], weights[order], np.ascontiguousarray(signatures[order].T))


def merged(segments: Sequence[Segment]) -> Segment:
    """One segment of several."""
    ids, weights, columns = zip(*segments, strict=True)
    return segment_of(np.concatenate(ids), np.concatenate(weights), np.concatenate(columns, axis=1).T)


def _window(query_weight: int, threshold: int) -> tuple[int, int]:
    """The least and the greatest weight that does not rule a variant out by itself."""
    least = query_weight - (100 - threshold) * query_weight // 100
    return min(least, _MOST), min(100 * query_weight // max(threshold, 1), _MOST)


def _allowed(least: int, most: int, query_weight: int, threshold: int) -> NDArray[np.uint8]:
    """How many bits may differ one way for each weight in the window."""
    weights = np.arange(least, most + 1, dtype=np.int64)
    allowed: NDArray[np.int64] = (100 - threshold) * np.maximum(weights, query_weight) // 100 // 2
    return np.minimum(allowed, 255).astype(np.uint8)


def _kept(columns: Bits, query: Bits, fullest: list[int], allowed: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The rows of a chunk, counted from its start, that the signatures do not rule out.

    The first word is looked at in all rows, in bytes as far as can be; few are left for the others.
    """
    bits = columns[fullest[0]]
    missing, extra = np.bitwise_count(query[fullest[0]] & ~bits), np.bitwise_count(bits & ~query[fullest[0]])
    left = np.flatnonzero(np.maximum(missing, extra) <= allowed)
    missing, extra, allowed = missing[left], extra[left], allowed[left]
    for word in fullest[1:]:
        bits = columns[word][left]
        missing = missing + np.bitwise_count(query[word] & ~bits)
        extra = extra + np.bitwise_count(bits & ~query[word])
        fits = np.flatnonzero(np.maximum(missing, extra) <= allowed)
        left, missing, extra, allowed = left[fits], missing[fits], extra[fits], allowed[fits]
    return left
