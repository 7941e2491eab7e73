"""256-bit signatures (see `memory.fingerprint`), and the filter that loses no match.

A code point of one text's content that the other lacks stands there twice at least, and each costs an edit. So where Q
and U are the bits of a query and of a unit, at least 2·|Q∖U| code points of the query's string are deleted or replaced;
and where the unit's is longer, as many as it is longer are inserted besides. The same holds the other way round:

    d ≥ max(2·|Q∖U| + max(0, W_u − W_q), 2·|U∖Q| + max(0, W_q − W_u))

Collisions only make texts look more alike. |Q∖U| + |U∖Q| is in how many bits the two differ, |Q∖U| − |U∖Q| how many
bits more the query has, so that one count a unit is enough. (Guarantee of design page memory, section 3, sharpened by
the lengths, for code points in the place of tokens: so a word of another stem costs four.)
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WORDS = 4
"""A signature is four words of 64 bits."""

Bits = NDArray[np.uint64]
Counts = NDArray[np.int64]
_OF_BYTE = np.array([byte.bit_count() for byte in range(256)], np.uint8)


def by_bytes(words: Bits) -> NDArray[np.uint8]:
    """How many bits of each word are set: what numpy does itself, much faster, from 2.0 on."""
    octets = np.ascontiguousarray(words).view(np.uint8).reshape(*words.shape, 8)
    counts: NDArray[np.uint8] = _OF_BYTE[octets].sum(axis=-1, dtype=np.uint8)
    return counts


bit_count: Callable[[Bits], NDArray[np.uint8]] = getattr(np, "bitwise_count", by_bytes)


def paired(words: Bits) -> Bits:
    """The words of signatures (WORDS, …) as they are scanned: what one word of each pair has alone, then one of each.

    In what one word has alone two signatures differ in no more bits than they do in both words, and texts that are
    not alike differ in far more of it than in any two words: hardly any needs a second look.
    """
    columns: Bits = np.stack([words[0] ^ words[1], words[2] ^ words[3], words[1], words[3]])
    return columns


class Measures(NamedTuple):
    """The total weight and the number of bits of a query, and those of units in arrays of one shape."""

    query_weight: int
    query_bits: int
    weights: Counts
    bits: Counts

    @property
    def longer(self) -> Counts:
        """The weight of the longer of the two."""
        return np.maximum(self.weights, self.query_weight)

    @property
    def added(self) -> Counts:
        """How much heavier the unit is, 0 where it is not."""
        return np.maximum(self.weights - self.query_weight, 0)

    @property
    def lost(self) -> Counts:
        """How much heavier the query is, 0 where it is not."""
        return np.maximum(self.query_weight - self.weights, 0)


def words_of(packed: bytes) -> Bits:
    """The signatures in a string of bytes, shape (n, WORDS)."""
    return np.frombuffer(packed, "<u8").reshape(-1, WORDS)


def most_differing(of: Measures, threshold: int) -> Counts:
    """In how many bits each unit may differ from the query and still reach the threshold; -1 where it cannot."""
    allowed = (100 - threshold) * of.longer // 100
    missing, extra = (allowed - of.added) // 2, (allowed - of.lost) // 2
    more = of.query_bits - of.bits
    most: Counts = np.minimum(2 * missing - more, 2 * extra + more)
    most[most < np.abs(more)] = -1
    return most


def best_score(of: Measures, differing: Counts) -> Counts:
    """The score in per cent that no unit can exceed which differs from the query in so many bits."""
    more = of.query_bits - of.bits
    distance = np.maximum(differing + more + of.added, differing - more + of.lost)
    best: Counts = 100 + -100 * distance // np.maximum(of.longer, 1)
    return best
