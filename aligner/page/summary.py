"""What an alignment comes to: beads by shape, sentences without a partner, confidence, doubtful stretches."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from aligner.bead import Alignment, Bead
from corpus import Span

# Lower ends of the five steps in which confidence is shown, best first; below DOUBTFUL a bead wants a look.
STEPS = (0.95, 0.85, 0.70, 0.50, 0.0)
DOUBTFUL = 0.70


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all beads; `shapes` most frequent first, `steps` parallel to STEPS, `doubtful` spans of beads."""

    beads: int
    shapes: tuple[tuple[tuple[int, int], int], ...]
    source_only: int
    target_only: int
    mean_confidence: float
    steps: tuple[int, ...]
    doubtful: tuple[Span, ...]


def step_of(confidence: float) -> int:
    """Which of STEPS a confidence falls in: 0 the surest, 4 the least; rounded as it is shown."""
    return next(step for step, lowest in enumerate(STEPS) if round(confidence, 2) >= lowest)


def summary_of(alignment: Alignment) -> Summary:
    """The summary; the mean confidence is that of the beads with both sides, 0 where there are none."""
    beads = alignment.beads
    shapes = Counter(bead.shape for bead in beads)
    steps = Counter(step_of(bead.confidence) for bead in beads)
    return Summary(
        beads=len(beads),
        shapes=tuple(sorted(shapes.items(), key=lambda item: (-item[1], item[0]))),
        source_only=sum(count for (_, target), count in shapes.items() if not target),
        target_only=sum(count for (source, _), count in shapes.items() if not source),
        mean_confidence=_mean([bead.confidence for bead in beads if not bead.is_null]),
        steps=tuple(steps[step] for step in range(len(STEPS))),
        doubtful=_doubtful(beads),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def numbers_of(beads: Span) -> str:
    """The numbers of some beads as people count them, from 1: `3`, or `3–5`."""
    return str(beads.end) if beads.end == beads.start + 1 else f"{beads.start + 1}–{beads.end}"


def _doubtful(beads: Sequence[Bead]) -> tuple[Span, ...]:
    runs = groupby(range(len(beads)), key=lambda number: round(beads[number].confidence, 2) < DOUBTFUL)
    stretches = [list(run) for is_doubtful, run in runs if is_doubtful]
    return tuple(Span(stretch[0], stretch[-1] + 1) for stretch in stretches)
