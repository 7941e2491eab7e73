"""256-bit signatures (see `memory.fingerprint`), and the filter that loses no match.

A code point of one text's content that the other lacks stands there twice at least, and each costs an edit. So with D
the largest distance allowed, a unit whose signature U has more than D / 2 bits that the query's Q lacks, or lacks more
than D / 2 of Q's, cannot reach the threshold. Collisions only make texts look more alike. (Guarantee of design page
memory, section 3, for code points in the place of tokens: so a word of another stem costs four.)
"""

import numpy as np
from numpy.typing import NDArray

WORDS = 4
"""A signature is four words of 64 bits."""

Bits = NDArray[np.uint64]


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
