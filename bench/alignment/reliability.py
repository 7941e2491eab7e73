"""Does a confidence of .8 mean right in eight of ten? Bins, expected calibration error, and a chart."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aligner import counted
from aligner.bead import spans_of
from bench.alignment.judge import Trial
from bench.chart import Axis, Chart, Line
from bench.markdown import ABSENT, share, table

N_BINS = 10
_TICKS = tuple((tenth / 10, f"{tenth / 10:.1f}") for tenth in range(0, 11, 2))
_COLOURS = ("#0b6e4f", "#c8553d")
_IDEAL = Line("ideal", "#bbb", ((0.0, 0.0), (1.0, 1.0)))


class Verdict(NamedTuple):
    """How sure the program was of a bead, and whether the bead is strictly right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Beads whose confidences share their first decimal: their number, mean confidence, and share that is right."""

    beads: int
    confidence: float
    right: float


def verdicts(trials: Iterable[Trial]) -> list[Verdict]:
    """A verdict for each bead that was found, null beads too."""
    return [verdict for trial in trials for verdict in _verdicts(trial)]


def _verdicts(trial: Trial) -> Iterator[Verdict]:
    gold = spans_of(trial.gold.rungs)
    for bead in trial.found.beads:
        yield Verdict(bead.confidence, counted(gold, [(bead.source, bead.target)]).found.strict == 1)


def bins(verdicts: Iterable[Verdict]) -> list[Bin]:
    """The ten bins from 0 to 1, empty ones with zeros."""
    inside: list[list[Verdict]] = [[] for _ in range(N_BINS)]
    for verdict in verdicts:
        inside[min(int(verdict.confidence * N_BINS), N_BINS - 1)].append(verdict)
    return [_bin(found) for found in inside]


def _bin(found: Sequence[Verdict]) -> Bin:
    number = max(len(found), 1)
    return Bin(len(found), sum(one.confidence for one in found) / number, sum(one.right for one in found) / number)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean gap between confidence and what is right, each bin weighing as many beads as it has."""
    beads = sum(one.beads for one in bins)
    return sum(one.beads * abs(one.confidence - one.right) for one in bins) / max(beads, 1)


def reliability(kind: str, bins: Sequence[Bin]) -> str:
    """The table for one kind of text: beads, mean confidence and what is right by bin, and the error below."""
    rows = [[f"{number / N_BINS:.1f}–{(number + 1) / N_BINS:.1f}", *_cells(one)] for number, one in enumerate(bins)]
    total = [f"{sum(one.beads for one in bins):,}", "ECE", share(calibration_error(bins))]
    return table([f"{kind}, confidence", "beads", "mean", "right"], [*rows, ["all", *total]])


def _cells(one: Bin) -> list[str]:
    return [f"{one.beads:,}", *map(share, (one.confidence, one.right))] if one.beads else ["0", ABSENT, ABSENT]


def reliability_chart(kinds: Sequence[tuple[str, Sequence[Bin]]]) -> Chart:
    """The same as a line beside the diagonal for each of at most two kinds."""
    lines = [
        Line(name, colour, [(one.confidence, one.right) for one in found if one.beads])
        for colour, (name, found) in zip(_COLOURS, kinds, strict=False)
    ]
    return Chart("Reliability", Axis("mean confidence", _TICKS), Axis("strictly right", _TICKS), [_IDEAL, *lines])
