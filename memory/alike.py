"""The variants most like a text, as far as they can still matter: those that may be best are verified first.

At or above 60 per cent nothing is ever left out. Below, long texts have a great many candidates: there the search ends
after 2,000 of them.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Protocol

import numpy as np
from rapidfuzz.distance import Levenshtein

from memory.prepared import Prepared
from memory.score import BEST_FUZZY, largest_distance, similarity
from memory.segment import Segment
from memory.signature import words_of

SURE = 60
"""At this likeness and above nothing is ever missed."""
BUDGET = 2_000
_AT_ONCE = 200
_FIRST = (0, _AT_ONCE // 8, _AT_ONCE // 4, _AT_ONCE // 2)


class Strings(Protocol):
    """What holds the unit strings of variants: a store, for one."""

    def strings(self, variants: Sequence[int]) -> list[tuple[int, str]]:
        """Number and string of each, in any order."""


class Alike:
    """The likeness in per cent, no more than `BEST_FUZZY`, and the variants that have the threshold, best first.

    To be gone through once; `exhaustive` then says whether all others were ruled out.
    """

    def __init__(self, store: Strings, wanted: Prepared, threshold: int) -> None:
        self._store, self._wanted, self._threshold = store, wanted, threshold
        self.exhaustive = True

    def among(self, segments: Sequence[Segment], enough: Callable[[int], bool]) -> Iterator[tuple[int, list[int]]]:
        """Several variants at once where they are as like; one likeness may come again.

        Ends where `enough` says of a likeness that no variant with it is wanted any more.
        """
        candidates, bounds = self._candidates(segments)
        verified: list[tuple[int, int]] = []
        for start, end in _stretches(len(candidates)):
            best = min(BEST_FUZZY, bounds[start])
            yield from _groups(verified, best)
            if enough(best):
                return
            if best < SURE and start >= BUDGET:
                self.exhaustive = False
                break
            for likeness, variant in self._verified(candidates[start:end]):
                heappush(verified, (-likeness, variant))
        yield from _groups(verified, 0)

    def _candidates(self, segments: Sequence[Segment]) -> tuple[list[int], list[int]]:
        """Variants and the greatest likeness that each can have, greatest first."""
        [bits] = words_of(self._wanted.fingerprint.signature)
        parts = [segment.candidates(bits, self._wanted.weight, self._threshold) for segment in segments]
        ids, bounds = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        order = np.lexsort((ids, -bounds))
        return ids[order].tolist(), bounds[order].tolist()

    def _verified(self, variants: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The likeness of those that have the threshold."""
        string, weight = self._wanted.string, self._wanted.weight
        for variant, other in self._store.strings(variants):
            most = largest_distance(self._threshold, weight, len(other))
            distance = Levenshtein.distance(string, other, score_cutoff=most)
            if distance <= most:
                yield min(BEST_FUZZY, similarity(distance, weight, len(other))), variant


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """From where to where candidates are verified together: few at first, for whoever wants few may have them then."""
    starts = (start for start in (*_FIRST, *range(_AT_ONCE, count, _AT_ONCE)) if start < count)
    return pairwise((*starts, count))


def _groups(verified: list[tuple[int, int]], least: int) -> Iterator[tuple[int, list[int]]]:
    """Takes out of a heap what is at least so like."""
    while verified and -verified[0][0] >= least:
        likeness, variants = verified[0][0], []
        while verified and verified[0][0] == likeness:
            variants.append(heappop(verified)[1])
        yield -likeness, variants
