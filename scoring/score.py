"""The values that scoring gives: Score, its interval and counts, and what a comparison of two candidates says."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Direction(StrEnum):
    """Which values of a metric are better."""

    HIGHER = "higher"
    LOWER = "lower"


class Interval(NamedTuple):
    """The ends of a percentile interval of 95 %."""

    low: float
    high: float


class Counts(NamedTuple):
    """Segments by what became of them.

    `scored` of them went into the value; without a reference, or with only an empty one, they were left out. An empty
    text beside a filled reference is scored: to leave a sentence out must not pay.
    """

    segments: int
    scored: int
    empty_text: int = 0
    empty_reference: int = 0
    no_reference: int = 0


class DocumentScore(NamedTuple):
    """The value of one document."""

    document: str
    value: float | None


@dataclass(frozen=True)
class Score:
    """What one candidate reaches under one metric: the value, how it is read, how it was obtained.

    `signature` tells everything that may change the value; two scores can be compared only when theirs are equal.
    `segments` has a value for each segment of the material. An undefined value is None, never 0 or 100.
    """

    metric: str
    candidate: str
    value: float | None
    direction: Direction
    signature: str
    counts: Counts
    interval: Interval | None = None
    segments: tuple[float | None, ...] = ()
    documents: tuple[DocumentScore, ...] = ()


class Comparison(NamedTuple):
    """Two candidates under one metric: first minus second, and how probable so large a difference is by chance.

    `p` is None where nothing can be said, `corrected` is p after Holm's correction for all pairs of the metric.
    """

    metric: str
    first: str
    second: str
    difference: float | None
    p: float | None = None
    corrected: float | None = None
