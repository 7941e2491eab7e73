"""256-bit signatures of the content tokens of a text, and the filter that loses no match.

Each content token (Han character, stem, number) sets one bit by a stable hash. A token of one text that the other lacks
costs at least two edits, so with D the largest distance allowed, a unit whose signature U has more than D / 2 bits that
the query's Q lacks, or lacks more than D / 2 of Q's, cannot reach the threshold. Collisions only make texts look more
alike. (Guarantee of design page memory, section 3.)
"""

from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from memory.units import CONTENT, Unit

WORDS = 4
"""A signature is four words of 64 bits."""

Bits = NDArray[np.uint64]


def signature(units: Iterable[Unit]) -> bytes:
    """The signature of a text's content, 32 bytes, four little-endian words."""
    bits = 0
    for unit in units:
        if unit.kind in CONTENT:
            bits |= 1 << (crc32(unit.token.encode()) & 0xFF)
    return bits.to_bytes(8 * WORDS, "little")


def words_of(packed: bytes) -> Bits:
    """The signatures in a string of bytes, shape (n, WORDS)."""
    return np.frombuffer(packed, "<u8").reshape(-1, WORDS)


def within(
    query: Bits, columns: NDArray[np.uint64], weights: NDArray[np.uint16], query_weight: int, threshold: int
) -> NDArray[np.int64]:
    """The rows that may reach the threshold.

    `columns` has shape (WORDS, n); `weights` (n,) are total weights; the result is sorted.
    """
    total = weights.astype(np.int64)
    allowed = (100 - threshold) * np.maximum(total, query_weight) // 100
    rows = np.flatnonzero(np.abs(total - query_weight) <= allowed)
    missing = np.zeros(len(rows), np.int64)
    extra = np.zeros(len(rows), np.int64)
    for word in range(WORDS):
        unit_bits = columns[word, rows]
        missing += np.bitwise_count(query[word] & ~unit_bits)
        extra += np.bitwise_count(unit_bits & ~query[word])
    return rows[2 * np.maximum(missing, extra) <= allowed[rows]]
