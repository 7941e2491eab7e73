"""TER (Snover et al. 2006): edits and shifts, as sacreBLEU counts them, for a fraction of the time.

The search for shifts is Tercom's as sacreBLEU 2.6.0 has it (metrics/lib_ter.py, Apache-2.0, Memsource). What differs is
that RapidFuzz tells which shifts cannot win, so that sacreBLEU's beam is asked about the few that may.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from sacrebleu.metrics.lib_ter import BeamEditDistance, trace_to_alignment

from scoring.measure import Floats

BUDGET_SECONDS = 0.2
"""What the search for shifts in one line may cost, on an ordinary processor; counted in steps, not by the clock."""

_STEP_SECONDS = 4e-7
_LONGEST_SHIFT, _FARTHEST_SHIFT, _MOST_TRIALS = 10, 50, 1000
_BEAM = 24
_FLIPPED = str.maketrans("id", "di")


class Edits(NamedTuple):
    """Edits from a text to a reference, shifts included.

    Where `exact` is False, the search for shifts went over its budget: the number is an upper bound.
    """

    number: int
    exact: bool = True


class _Shift(NamedTuple):
    """A shift by what makes one better than another: gain, length, and places from the left; then the text after it."""

    gain: int
    length: int
    start: int
    to: int
    text: str


def ter_values(sums: Floats) -> Floats:
    """TER in per cent, which can be over 100, of sums of [edits, mean reference length]; NaN without a reference."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(sums[..., 1] > 0, 100 * sums[..., 0] / sums[..., 1], np.nan)


def edits(text: list[str], reference: list[str], budget_seconds: float = BUDGET_SECONDS) -> Edits:
    """The fewest edits found between two lists of words: sacreBLEU's number, unless the budget is used up.

    The cost is counted in steps, never measured: the same line has the same result on every machine.
    """
    if text == reference:
        return Edits(0)
    if not text or not reference:
        return Edits(max(len(text), len(reference)))
    letters: dict[str, str] = {}
    ours, theirs = (_spelt(words, letters) for words in (text, reference))
    search = _Search(theirs, budget_seconds)
    n_shifts = 0
    while (shift := search.best_shift(ours)) and shift.gain > 0:
        n_shifts, ours = n_shifts + 1, shift.text
    return Edits(n_shifts + search.distance(ours), exact=not search.over_budget)


def _spelt(words: list[str], letters: dict[str, str]) -> str:
    """The words as characters, one a word, which compare much faster than words do."""
    return "".join(letters.setdefault(word, chr(0x10000 + len(letters))) for word in words)


class _Search:
    """The search for shifts towards one reference, and what it has cost so far."""

    def __init__(self, reference: str, budget_seconds: float) -> None:
        self._reference = reference
        self._beam = BeamEditDistance(list(reference))
        self._steps_left = budget_seconds / _STEP_SECONDS
        self._trials = 0

    @property
    def over_budget(self) -> bool:
        """Whether the search had to be cut off."""
        return self._steps_left < 0

    def distance(self, text: str) -> int:
        """The edit distance as sacreBLEU's beam finds it."""
        distance = Levenshtein.distance(text, self._reference)
        return distance if self._is_sure(text, distance) else self._traced(text)[0]

    def best_shift(self, text: str) -> _Shift | None:
        """The shift that gains most; None where none gains, where too many were tried, or the budget is used up."""
        before, trace = self._traced(text)
        places, reference_errors, errors = trace_to_alignment(trace.translate(_FLIPPED))
        best: _Shift | None = None
        for start, at, length in _matches(text, self._reference):
            self._steps_left -= 1
            if not any(errors[start : start + length]) or not any(reference_errors[at : at + length]):
                continue
            if start <= places[at] < start + length:
                continue
            for to in _targets(places, at, length):
                best = self._better(best, _Shift(before, length, -start, -to, _shifted(text, start, length, to)))
            if self._trials >= _MOST_TRIALS or self.over_budget:
                return None
        return best

    def _better(self, best: _Shift | None, other: _Shift) -> _Shift | None:
        """The better of two, where the `gain` of the other is still the distance before it.

        The true distance is never above the beam's, so that a shift which cannot win by it cannot win at all.
        """
        self._trials += 1
        self._steps_left -= 8
        distance = Levenshtein.distance(other.text, self._reference)
        hoped = other._replace(gain=other.gain - distance)
        if hoped.gain <= 0 or (best is not None and hoped <= best):
            return best
        if self._is_sure(other.text, distance):
            return hoped
        known = other._replace(gain=other.gain - self._traced(other.text)[0])
        return known if best is None or known > best else best

    def _traced(self, text: str) -> tuple[int, str]:
        """The distance by sacreBLEU's beam, and its trace of operations."""
        self._steps_left -= len(text) * min(2 * _BEAM, len(self._reference))
        distance, trace = self._beam(list(text))
        return int(distance), str(trace)

    def _is_sure(self, text: str, distance: int) -> bool:
        """Whether the beam, within 24 cells of the line from corner to corner, is bound to find this distance.

        With L the difference of the lengths, a path that leaves it costs at least 2 × 24 − L edits. Where the distance
        is greater, one cheapest path is looked at: if that stays within the beam, the beam finds it.
        """
        n_reference = len(self._reference)
        if n_reference <= _BEAM or distance < 2 * _BEAM - abs(len(text) - n_reference):
            return True
        self._steps_left -= distance
        slope = n_reference / len(text)
        path = Levenshtein.editops(text, self._reference)
        return all(abs(step.dest_pos - step.src_pos * slope) < _BEAM - 1 - slope for step in path)


def _targets(places: dict[int, int], at: int, length: int) -> Iterator[int]:
    """Where a match may be put: before the reference's beginning, or behind what stands for each of its words."""
    last = -1
    for place in range(at - 1, at + length):
        if place >= 0 and place not in places:
            return
        to = 0 if place < 0 else places[place] + 1
        if to != last:
            yield to
        last = to


def _shifted(text: str, start: int, length: int, to: int) -> str:
    rest = text[:start] + text[start + length :]
    to -= length * (to > start + length)
    return rest[:to] + text[start : start + length] + rest[to:]


def _matches(text: str, reference: str) -> Iterator[tuple[int, int, int]]:
    """Every stretch of up to ten words that both have, not too far apart: its two places and its length."""
    for start in range(len(text)):
        for at in range(max(0, start - _FARTHEST_SHIFT), min(len(reference), start + _FARTHEST_SHIFT + 1)):
            length = 0
            while length < _LONGEST_SHIFT and text[start + length] == reference[at + length]:
                length += 1
                yield start, at, length
                if start + length == len(text) or at + length == len(reference):
                    break
