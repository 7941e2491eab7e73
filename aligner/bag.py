"""A side of the alignment as numbers: which token stands where."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from aligner.matrices import different, narrow, sparse


@dataclass(frozen=True)
class Bag:
    """The tokens of n segments: `types` are the different ones, `ids` (n_tokens,) those of each segment.

    Segment i has the tokens `ids[starts[i]:starts[i + 1]]`, in order of the text and each once: a word that is said
    twice is not twice the evidence. `starts` has shape (n + 1,). `frequencies` (n_types,) are the background
    probabilities of the types in the whole text, repetitions counted, half a count added.
    """

    types: tuple[str, ...]
    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    frequencies: NDArray[np.float64]

    @property
    def n_segments(self) -> int:
        """How many segments there are."""
        return len(self.starts) - 1

    @cached_property
    def index(self) -> dict[str, int]:
        """The id of each type."""
        return {name: number for number, name in enumerate(self.types)}

    @cached_property
    def counts(self) -> sparse.csr_array:
        """1 where a type stands in a segment, shape (n_segments, n_types)."""
        held = np.ones(len(self.ids), np.float32), self.ids.copy(), self.starts.copy()  # sorted in place below
        counted = sparse.csr_array(held, shape=(self.n_segments, len(self.types)))
        counted.sort_indices()
        return narrow(counted)

    def part(self, segments: slice) -> "Bag":
        """The bag of some segments, with those types that they hold and their frequencies in the whole."""
        starts = self.starts[segments.start : segments.stop + 1]
        held, ids = self.held(segments)
        types = tuple(map(self.types.__getitem__, held.tolist()))
        return Bag(types, ids, starts - starts[0], self.frequencies[held])

    def held(self, segments: slice) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The types that some segments hold, in order, and the place of each of their tokens among these."""
        tokens = slice(int(self.starts[segments.start]), int(self.starts[segments.stop]))
        return different(self.ids[tokens], len(self.types))


def bag_of(segments: Sequence[Sequence[str]]) -> Bag:
    """The Bag of segments given as lists of tokens; types are numbered in the order in which they appear."""
    index = defaultdict[str, int](count().__next__)
    said = np.fromiter(map(index.__getitem__, chain.from_iterable(segments)), np.int64)
    types = tuple(index)
    counted = np.bincount(said, minlength=len(types)) + 0.5
    segment = np.repeat(np.arange(len(segments)), [*map(len, segments)])
    first = np.sort(np.unique(segment * len(types) + said, return_index=True)[1])
    starts = np.searchsorted(segment[first], np.arange(len(segments) + 1))
    return Bag(types, said[first], starts.astype(np.int64), counted / max(counted.sum(), 0.5))
