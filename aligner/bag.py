"""A side of the alignment as numbers: which token stands where."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from aligner.matrices import narrow, sparse


@dataclass(frozen=True)
class Bag:
    """The tokens of n segments: `types` are the different ones, `ids` (n_tokens,) all of them in order of the text.

    Segment i has the tokens `ids[starts[i]:starts[i + 1]]`; `starts` has shape (n + 1,). `frequencies` (n_types,) are
    the background probabilities of the types in the whole text, half a count added.
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
        """How often each type stands in each segment, shape (n_segments, n_types)."""
        ones = np.ones(len(self.ids), np.float32)
        counted = sparse.csr_array((ones, self.ids, self.starts), shape=(self.n_segments, len(self.types)))
        counted.sum_duplicates()
        return narrow(counted)

    def part(self, segments: slice) -> "Bag":
        """The bag of some segments, with those types that they hold and their frequencies in the whole."""
        starts = self.starts[segments.start : segments.stop + 1]
        held, ids = np.unique(self.ids[starts[0] : starts[-1]], return_inverse=True)
        types = tuple(self.types[number] for number in held.tolist())
        return Bag(types, ids.astype(np.int64), starts - starts[0], self.frequencies[held])


def bag_of(segments: Sequence[Sequence[str]]) -> Bag:
    """The Bag of segments given as lists of tokens; types are numbered in the order in which they appear."""
    types = tuple(dict.fromkeys(chain.from_iterable(segments)))
    index = dict(zip(types, range(len(types)), strict=True))
    ids = np.array([index[token] for tokens in segments for token in tokens], np.int64)
    starts = np.concatenate([[0], np.cumsum([len(tokens) for tokens in segments])]).astype(np.int64)
    counted = np.bincount(ids, minlength=len(types)) + 0.5
    return Bag(types, ids, starts, counted / max(counted.sum(), 0.5))
