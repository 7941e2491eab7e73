"""An unchanging block of signatures, sorted by weight and number of bits, scanned for what may reach a threshold."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from memory.signature import WORDS, Bits, Counts, Measures, best_score, bit_count, most_differing, paired

_CHUNK, _GAP = 131_072, 4_096
_MOST_BITS = 64 * WORDS
_KEY_BITS = 16


class Candidates(NamedTuple):
    """`ids` (n,) of variants and `bounds` (n,), the score in per cent that each cannot exceed."""

    ids: NDArray[np.uint32]
    bounds: Counts


class Segment(NamedTuple):
    """`ids` (n,) and `columns` (WORDS, n) are the id and the signature of n variants, its words paired.

    They lie in runs of one weight and one number of bits, both rising; `runs` (3, n_runs) has these two of each run,
    and where it begins.
    """

    ids: NDArray[np.uint32]
    runs: Counts
    columns: Bits

    def candidates(self, query: Bits, query_weight: int, threshold: int) -> Candidates:
        """All variants that may score `threshold` per cent or more, and some that do not, in any order.

        `query` (WORDS,) is the signature of the text that is looked up. See `memory.signature` for why none is lost.
        """
        weights, bits, starts = self.runs
        of = Measures(query_weight, int(bit_count(query).sum()), weights, bits)
        most = np.minimum(most_differing(of, threshold), _MOST_BITS).astype(np.int16)
        edges = np.append(starts, len(self.ids))
        wanted = paired(query)
        found = [self._near(wanted, most[runs], edges[runs.start : runs.stop + 1]) for runs in _parts(most, edges)]
        rows, differing = np.concatenate(found, axis=1) if found else np.zeros((2, 0), np.int64)
        run = np.searchsorted(edges, rows, "right") - 1
        return Candidates(self.ids[rows], best_score(of._replace(weights=weights[run], bits=bits[run]), differing))

    def _near(self, wanted: Bits, most: NDArray[np.int16], edges: Counts) -> Counts:
        """The rows of neighbouring runs that differ from the query in no more than `most` bits, and in how many.

        Of a pair of words its first column tells the least number of bits, both columns tell the number.
        """
        first, last = edges[[0, -1]].tolist()
        columns = self.columns[:, first:last]
        limits = most.repeat(edges[1:] - edges[:-1])
        differing = bit_count(columns[0] ^ wanted[0])
        differing += bit_count(columns[1] ^ wanted[1])
        [rows] = (differing <= limits).nonzero()
        left, limits = differing[rows].astype(np.int16), limits[rows]
        for pair in (0, 1):
            both, word = columns[pair][rows] ^ wanted[pair], columns[2 + pair][rows] ^ wanted[2 + pair]
            left += bit_count(word) + bit_count(word ^ both) - bit_count(both)
            [near] = (left <= limits).nonzero()
            rows, left, limits = rows[near], left[near], limits[near]
        return np.array([rows + first, left])


def segment_of(ids: NDArray[np.uint32], weights: NDArray[np.uint16], signatures: Bits) -> Segment:
    """The segment of variants in any order; `signatures` has shape (n, WORDS)."""
    bits = bit_count(signatures).sum(axis=1, dtype=np.int64)
    return _sorted(ids, weights.astype(np.int64) << _KEY_BITS | bits, paired(signatures.T))


def _sorted(ids: NDArray[np.uint32], keys: Counts, columns: Bits) -> Segment:
    """The segment of variants in any order; a key is the weight and the number of bits."""
    order = np.lexsort((ids, keys))
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    runs = np.stack([keys[starts] >> _KEY_BITS, keys[starts] & (1 << _KEY_BITS) - 1, starts])
    return Segment(ids[order], runs, np.ascontiguousarray(columns[:, order]))


def merged(segments: Sequence[Segment]) -> Segment:
    """One segment of several."""
    keys = [np.repeat(_keys(one), np.diff(one.runs[2], append=len(one.ids))) for one in segments]
    ids, columns = [one.ids for one in segments], [one.columns for one in segments]
    return _sorted(np.concatenate(ids), np.concatenate(keys), np.concatenate(columns, axis=1))


def merging(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segment that several make up, in pieces of a chunk or so, one after the other.

    The segments may be mapped files: of each, only what goes into a piece is read for it.
    """
    keys = list(map(_keys, segments))
    counts = [np.diff(one.runs[2], append=len(one.ids)) for one in segments]
    known, places = np.unique(np.concatenate(keys), return_inverse=True)
    chunks = np.cumsum(np.bincount(places, np.concatenate(counts), len(known))) // _CHUNK
    firsts = known[np.flatnonzero(np.diff(chunks, prepend=-1))]
    cuts = [[*np.searchsorted(own, firsts).tolist(), len(own)] for own in keys]
    for number in range(len(firsts)):
        yield merged([_cut(one, cut[number], cut[number + 1]) for one, cut in zip(segments, cuts, strict=True)])


def _keys(segment: Segment) -> Counts:
    """The key of each run."""
    keys: Counts = segment.runs[0] << _KEY_BITS | segment.runs[1]
    return keys


def _cut(segment: Segment, first: int, last: int) -> Segment:
    """The segment of some neighbouring runs."""
    runs = segment.runs[:, first:last]
    [start, end] = np.append(segment.runs[2], len(segment.ids))[[first, last]].tolist()
    return Segment(segment.ids[start:end], runs - [[0], [0], [start]], segment.columns[:, start:end])


def appended(segments: Sequence[Segment], new: Segment) -> list[Segment]:
    """The segments and a new one; each is at least twice as long as the next, so there are few of them."""
    found = [*segments, new] if len(new.ids) else list(segments)
    while len(found) > 1 and len(found[-2].ids) < 2 * len(found[-1].ids):
        found[-2:] = [merged(found[-2:])]
    return found


def _parts(most: NDArray[np.int16], edges: Counts) -> list[slice]:
    """The runs that are looked at, neighbours together, about a chunk of rows in each part.

    A few rows between them that need not be looked at cost less than a part of their own.
    """
    kept = np.flatnonzero(most >= 0)
    starts, ends = edges[kept], edges[kept + 1]
    chunks = np.cumsum(ends - starts) // _CHUNK
    breaks = np.flatnonzero((starts[1:] - ends[:-1] > _GAP) | (np.diff(chunks) > 0)) + 1
    return [slice(runs[0], runs[-1] + 1) for runs in np.split(kept, breaks) if len(runs)]
