"""TER (Snover et al. 2006): edits and shifts, as sacreBLEU counts them, for a fraction of the time.

The search for shifts is Tercom's as sacreBLEU 2.6.0 has it (metrics/lib_ter.py, Apache-2.0, Memsource). What differs is
that RapidFuzz tells which shifts cannot win, and that sacreBLEU's beam is asked only where it may find other edits than
the cheapest: in long lines that have little in common.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from sacrebleu.metrics.lib_ter import BeamEditDistance, trace_to_alignment

from scoring.edit_trace import bits_of, edit_trace
from scoring.measure import Floats

BUDGET_SECONDS = 0.2
"""What the search for shifts in one line may cost, on an ordinary processor; counted in steps, not by the clock."""

_STEP_SECONDS = 4e-7
_STEPS_A_ROW = 4
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
        self._bits = bits_of(reference)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(reference):
            self._places[word].append(place)
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
        before, trace = self._cheapest(text)
        places, reference_errors, errors = trace_to_alignment(trace.translate(_FLIPPED))
        best: _Shift | None = None
        wrong, missed = _next(errors), _next(reference_errors)
        for start, at, length in _matches(text, self._reference, self._places, wrong, missed):
            self._steps_left -= 1
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

    def _cheapest(self, text: str) -> tuple[int, str]:
        """The distance and the trace of operations that sacreBLEU's beam finds."""
        distance = Levenshtein.distance(text, self._reference)
        if not self._is_within_beam(text, distance):
            return self._traced(text)
        self._steps_left -= _STEPS_A_ROW * len(text)
        return distance, edit_trace(text, self._reference, self._bits)

    def _traced(self, text: str) -> tuple[int, str]:
        """The distance by sacreBLEU's beam, and its trace of operations."""
        self._steps_left -= len(text) * min(2 * _BEAM, len(self._reference))
        distance, trace = self._beam(list(text))
        return int(distance), str(trace)

    def _is_sure(self, text: str, distance: int) -> bool:
        """Whether the beam is bound to find this distance.

        Where a cheapest path may leave it, one is looked at: if that stays within the beam, the beam finds it.
        """
        if self._is_within_beam(text, distance):
            return True
        self._steps_left -= distance
        slope = len(self._reference) / len(text)
        path = Levenshtein.editops(text, self._reference)
        return all(abs(step.dest_pos - step.src_pos * slope) < _BEAM - 1 - slope for step in path)

    def _is_within_beam(self, text: str, distance: int) -> bool:
        """Whether no cheapest path leaves the beam, which has 24 cells on either side of the line between the corners.

        With L the difference of the lengths, a path that leaves it costs at least 2 × 24 − L edits.
        """
        n_reference = len(self._reference)
        return n_reference < _BEAM or distance < 2 * _BEAM - abs(len(text) - n_reference)


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


def _next(errors: Sequence[int]) -> list[int]:
    """For each place how many words up to and with the next error; more than any shift has where none follows."""
    counts, count = [], _LONGEST_SHIFT
    for error in reversed(errors):
        count = 1 if error else count + 1
        counts.append(count)
    return counts[::-1]


def _matches(
    text: str, reference: str, places: Mapping[str, Sequence[int]], wrong: Sequence[int], missed: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Every stretch of up to ten words that both have, not too far apart: its two places and its length.

    `places` are those of each word in the reference. Stretches without an error are left out: `wrong` and `missed` say
    for each place of text and reference how long a stretch must be to have one.
    """
    for start, word in enumerate(text):
        if wrong[start] > _LONGEST_SHIFT:
            continue
        for at in places.get(word, ()):
            shortest = max(wrong[start], missed[at])
            longest = min(_LONGEST_SHIFT, len(text) - start, len(reference) - at)
            if shortest > longest or abs(at - start) > _FARTHEST_SHIFT:
                continue
            if text[start : start + shortest] != reference[at : at + shortest]:
                continue
            for length in range(shortest, longest + 1):
                yield start, at, length
                if text[start + length : start + length + 1] != reference[at + length : at + length + 1]:
                    break
