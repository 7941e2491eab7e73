"""An unchanging block of signatures, sorted by weight, scanned for the rows that may reach a threshold."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from memory.signature import WORDS, Bits

_CHUNK = 32_768


class Segment(NamedTuple):
    """`ids` (n,), `weights` (n,) rising, `columns` (WORDS, n): the id, the weight and the signature of n variants."""

    ids: NDArray[np.uint32]
    weights: NDArray[np.uint16]
    columns: Bits

    def candidates(self, query: Bits, query_weight: int, threshold: int) -> NDArray[np.uint32]:
        """The ids of all variants that may score `threshold` per cent or more, and of some that do not.

        `query` (WORDS,) is the signature of the text that is looked up. See `memory.signature` for why none is lost.
        """
        first, last = _window(self.weights, query_weight, threshold)
        fullest = sorted(range(WORDS), key=lambda word: -int(np.bitwise_count(query[word])))
        found = [
            self.ids[
                start + _kept(self, slice(start, min(start + _CHUNK, last)), query, fullest, query_weight, threshold)
            ]
            for start in range(first, last, _CHUNK)
        ]
        return np.concatenate(found) if found else self.ids[:0]


def segment_of(ids: NDArray[np.uint32], weights: NDArray[np.uint16], signatures: Bits) -> Segment:
    """The segment of variants in any order; `signatures` has shape (n, WORDS)."""
    order = np.lexsort((ids, weights))
    return Segment(ids[order], weights[order], np.ascontiguousarray(signatures[order].T))


def merged(segments: Sequence[Segment]) -> Segment:
    """One segment of several."""
    ids, weights, columns = zip(*segments, strict=True)
    return segment_of(np.concatenate(ids), np.concatenate(weights), np.concatenate(columns, axis=1).T)


def _window(weights: NDArray[np.uint16], query_weight: int, threshold: int) -> tuple[int, int]:
    """The rows whose weight alone does not rule them out."""
    least = query_weight - (100 - threshold) * query_weight // 100
    most = 100 * query_weight // max(threshold, 1)
    return int(np.searchsorted(weights, least, "left")), int(np.searchsorted(weights, min(most, 65_535), "right"))


def _kept(
    segment: Segment, rows: slice, query: Bits, fullest: list[int], query_weight: int, threshold: int
) -> NDArray[np.int64]:
    """The rows of a chunk, counted from its start, that the signatures do not rule out."""
    weights = segment.weights[rows].astype(np.int32)
    allowed = (100 - threshold) * np.maximum(weights, query_weight) // 100 // 2
    left = np.arange(len(weights))
    missing = extra = np.zeros(len(weights), np.int32)
    for word in fullest:
        bits = segment.columns[word, rows][left]
        missing = missing + np.bitwise_count(query[word] & ~bits)
        extra = extra + np.bitwise_count(bits & ~query[word])
        fits = np.maximum(missing, extra) <= allowed[left]
        left, missing, extra = left[fits], missing[fits], extra[fits]
    return left
