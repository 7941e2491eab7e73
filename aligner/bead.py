"""Rungs, beads and the alignment: coverage, order and no overlap hold by construction."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from corpus import Document, FormatError, Span


class Rung(NamedTuple):
    """A cut before source segment `source` and target segment `target` (hunalign's ladder, Varga et al. 2005)."""

    source: int
    target: int


class Status(StrEnum):
    """What a person has said of a bead; `auto` when nobody has looked at it."""

    AUTO = "auto"
    ACCEPTED = "accepted"
    DOUBTFUL = "doubtful"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Bead:
    """Source segments and the target segments that translate them: half-open spans of segment indices.

    `confidence` is the probability, 0 to 1, that the bead is right.
    """

    source: Span
    target: Span
    confidence: float = 1.0
    status: Status = Status.AUTO

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of source and target segments; (1, 0) and (0, 1) are null beads."""
        return self.source.end - self.source.start, self.target.end - self.target.start

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return 0 in self.shape


@dataclass(frozen=True)
class Alignment:
    """Two documents and the rungs between them, from (0, 0) to (n_source, n_target).

    `confidences` and `statuses` have one entry a bead, that is one fewer than `rungs`. `fixed` are the rungs that were
    given. `signature` says in one line what made it. `remarks` are one-line findings for people.
    """

    source: Document
    target: Document
    rungs: tuple[Rung, ...]
    confidences: tuple[float, ...]
    statuses: tuple[Status, ...]
    fixed: frozenset[Rung] = frozenset()
    signature: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def beads(self) -> list[Bead]:
        """The beads in document order, covering every segment of both sides exactly once."""
        return [
            Bead(source, target, confidence, status)
            for (source, target), confidence, status in zip(
                spans_of(self.rungs), self.confidences, self.statuses, strict=True
            )
        ]


def rungs_of(spans: list[tuple[Span, Span]], n_source: int, n_target: int) -> tuple[Rung, ...]:
    """The rungs of beads given as (source, target) spans in document order.

    Raises FormatError naming the first bead that crosses another, leaves a gap, or runs past the end.
    """
    rungs = [Rung(0, 0)]
    for number, (source, target) in enumerate(spans, start=1):
        follows = (
            (source.start, target.start) == rungs[-1] and source.end >= source.start and target.end >= target.start
        )
        if not follows or (source.end, target.end) == rungs[-1]:
            raise FormatError(
                f"bead {number}: {list(range(*source))}:{list(range(*target))} "
                f"does not continue at {tuple(rungs[-1])}: beads must follow one another without gaps or crossings"
            )
        rungs.append(Rung(source.end, target.end))
    if rungs[-1] != (n_source, n_target):
        raise FormatError(f"the beads end at {tuple(rungs[-1])}, but the texts have {n_source} and {n_target} segments")
    return tuple(rungs)


def corners_of(fixed: frozenset[Rung], n_source: int, n_target: int) -> list[Rung]:
    """The first rung, the fixed ones in order, the last: what every path must pass.

    Raises FormatError naming a fixed rung that lies outside or crosses another.
    """
    for rung in sorted(fixed):
        if not (0 <= rung.source <= n_source and 0 <= rung.target <= n_target):
            raise FormatError(
                f"fixed rung {tuple(rung)} lies outside: the texts have {n_source} and {n_target} segments"
            )
    corners = sorted({Rung(0, 0), *fixed, Rung(n_source, n_target)})
    for before, after in pairwise(corners):
        if after.target < before.target:
            raise FormatError(f"fixed rungs {tuple(before)} and {tuple(after)} cross: leave one of them out")
    return corners


def spans_of(rungs: Sequence[tuple[int, int]]) -> list[tuple[Span, Span]]:
    """The beads between rungs as source and target spans."""
    return [(Span(a, c), Span(b, d)) for (a, b), (c, d) in pairwise(rungs)]


def full_beads(rungs: Sequence[Rung]) -> list[tuple[Span, Span]]:
    """Source and target spans of the beads that have both."""
    return [(ours, theirs) for ours, theirs in spans_of(rungs) if ours.start < ours.end and theirs.start < theirs.end]


def null_share(rungs: Sequence[Rung]) -> float:
    """The share of segments, of both sides, that have no counterpart."""
    paired = sum((i - start) + (j - begin) for (start, i), (begin, j) in full_beads(rungs))
    return 1 - paired / max(sum(rungs[-1]), 1)
