"""Long texts in parts: cut at rungs that are almost surely right, so that memory grows with the part, not the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.bead import Rung
from aligner.sides import Sides

FIRST_PART, SECOND_PART = 2000, 3300
"""Segments of the longer side after which the next safe rung is a cut; two searches do not cut at the same places."""


class Part(NamedTuple):
    """The texts between the rungs `start` and `end`; rungs to follow and corners are counted from `start`."""

    start: Rung
    end: Rung
    sides: Sides
    along: list[Rung]
    corners: list[Rung]

    def in_whole(self, rungs: Sequence[Rung]) -> list[Rung]:
        """Rungs of the part as rungs of the whole texts."""
        return [Rung(self.start.source + i, self.start.target + j) for i, j in rungs]


def cuts(along: Sequence[Rung], size: int) -> list[Rung]:
    """The first rung, the last, and rungs about `size` segments apart with a 1-1 bead of `along` on either side."""
    found = [along[0]]
    for before, rung, after in zip(along, along[1:], along[2:], strict=False):
        far = max(rung.source - found[-1].source, rung.target - found[-1].target) >= size
        if far and _is_one_to_one(before, rung) and _is_one_to_one(rung, after):
            found.append(rung)
    return [*found, along[-1]]


def _is_one_to_one(before: Rung, after: Rung) -> bool:
    return (after.source - before.source, after.target - before.target) == (1, 1)


@dataclass(frozen=True)
class Parts:
    """The texts cut at some rungs, `cuts`, which are among the rungs `along`; both go from the first to the last."""

    sides: Sides
    along: Sequence[Rung]
    corners: Sequence[Rung]
    cuts: Sequence[Rung]

    @property
    def n_parts(self) -> int:
        """A short text is one part."""
        return len(self.cuts) - 1

    def part(self, number: int) -> Part:
        """One of them, counted from 0."""
        return part_between(self.sides, self.along, self.corners, *self.cuts[number : number + 2])


def part_between(sides: Sides, along: Sequence[Rung], corners: Sequence[Rung], start: Rung, end: Rung) -> Part:
    """The texts between two rungs."""
    return Part(
        start,
        end,
        sides.part(slice(start.source, end.source), slice(start.target, end.target)),
        _between(along, start, end),
        _between(sorted({start, *corners, end}), start, end),
    )


def parts(sides: Sides, along: Sequence[Rung], corners: Sequence[Rung], size: int) -> Parts:
    """The texts cut at the `cuts` of `along`, which passes through all `corners`."""
    return Parts(sides, along, corners, cuts(along, size))


def _between(rungs: Sequence[Rung], start: Rung, end: Rung) -> list[Rung]:
    return [
        Rung(i - start.source, j - start.target)
        for i, j in rungs
        if start.source <= i <= end.source and start.target <= j <= end.target
    ]
