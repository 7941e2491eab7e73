"""Neural metrics: found as plug-ins, run only when they are asked for by name, shown on scales of their own.

A plug-in is an entry point of the group `duizhao.metrics`: a function without arguments that gives a `NeuralMetric`.
COMET is known without one, as `comet:MODEL`.
"""

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from corpus import FormatError
from scoring.comet import Comet
from scoring.material import Candidate, Material
from scoring.report import Report
from scoring.score import Counts, Direction, Score
from scoring.spread import silent

if TYPE_CHECKING:  # the aligner brings scipy, which scores alone do without
    from aligner import Progress

GROUP = "duizhao.metrics"
_SEGMENTS_A_CALL = 200


class NeuralMetric(Protocol):
    """What a plug-in gives. `lowest` and `highest` are the ends of its declared range, None where it has none.

    `model` and `digest` say which model it is, `device` where it ran: values differ between processors.
    """

    name: str
    direction: Direction
    lowest: float | None
    highest: float | None
    model: str
    digest: str
    device: str

    def score(self, source: Sequence[str], hypothesis: Sequence[str], reference: Sequence[str]) -> Sequence[float]:
        """A value for each segment; the three have the same length."""


def neural_metric(name: str) -> NeuralMetric:
    """The plug-in of a name, or COMET with the model behind the colon.

    Raises FormatError for one that is not installed, with those that are; UnreadableError where COMET cannot be had.
    """
    kind, _, model = name.partition(":")
    if kind == "comet":
        if not model:
            raise FormatError("--neural comet: which model? Give its folder, or its name as comet:OWNER/MODEL")
        return Comet(model)
    known = {one.name: one for one in entry_points(group=GROUP)}
    if name not in known:
        found = ", ".join(["comet:MODEL", *sorted(known)])
        raise FormatError(
            f"--neural {name}: no such plug-in is installed (there are: {found}): install the package of it"
        )
    metric: NeuralMetric = known[name].load()()
    return metric


def neural_scores(material: Material, metric: NeuralMetric, progress: "Progress" = silent) -> tuple[Score, ...]:
    """The mean of a neural metric over the segments that have a source and a reference, for each candidate.

    Raises FormatError where there are none, or where the plug-in gives values outside its range or too few.
    """
    used = [index for index in material.scorable if material.segments[index].source]
    if not used:
        raise FormatError(f"--neural {metric.name}: no segment has both a source and a reference: give --source")
    scores = []
    for place, candidate in enumerate(material.candidates):
        values: list[float] = []
        while len(values) < len(used):
            values += _part(material, candidate, used[len(values) :][:_SEGMENTS_A_CALL], metric)
            progress(metric.name, (place + len(values) / len(used)) / len(material.candidates))
        by_segment = dict(zip(used, values, strict=True))
        n_segments = len(material.segments)
        scores.append(
            Score(
                metric.name,
                candidate.name,
                sum(values) / len(values),
                Direction(metric.direction),
                _signature(metric),
                Counts(n_segments, len(used), no_reference=n_segments - len(used)),
                segments=tuple(by_segment.get(index) for index in range(n_segments)),
            )
        )
    return tuple(scores)


def _part(material: Material, candidate: Candidate, used: Sequence[int], metric: NeuralMetric) -> list[float]:
    """The values of some segments, by number."""
    segments = [material.segments[index] for index in used]
    source, reference = [one.source or "" for one in segments], [one.filled[0] for one in segments]
    values = list(map(float, metric.score(source, [candidate.texts[index] for index in used], reference)))
    _refuse_odd(values, len(used), metric)
    return values


def with_neural(report: Report, metrics: Sequence[NeuralMetric], progress: "Progress" = silent) -> Report:
    """The report with the scores of plug-ins beside it, and what in the candidates would mislead them."""
    if not metrics:
        return report
    others = tuple(neural_scores(report.material, metric, progress) for metric in metrics)
    return replace(report, others=others, remarks=(*report.remarks, *copies(report.material)))


def copies(material: Material) -> list[str]:
    """A remark on candidates that repeat the source: a neural metric can take that for a good translation."""
    remarks = []
    for candidate in material.candidates:
        pairs = zip(candidate.texts, material.segments, strict=True)
        if n_copied := sum(bool(text.strip()) and text == segment.source for text, segment in pairs):
            remarks.append(
                f"{candidate.name}: {n_copied} segments repeat the source: neural values of these mean nothing"
            )
    return remarks


def _refuse_odd(values: Sequence[float], expected: int, metric: NeuralMetric) -> None:
    if len(values) != expected:
        raise FormatError(f"{metric.name}: {len(values)} values for {expected} segments: a fault of the plug-in")
    low, high = (-float("inf") if metric.lowest is None else metric.lowest), metric.highest
    if odd := [value for value in values if not low <= value <= (float("inf") if high is None else high)]:
        raise FormatError(f"{metric.name}: {odd[0]:g} is outside {metric.lowest} to {high}: a fault of the plug-in")


def _signature(metric: NeuralMetric) -> str:
    ends = ["" if end is None else f"{end:g}" for end in (metric.lowest, metric.highest)]
    return f"model:{metric.model}|digest:{metric.digest}|range:{'..'.join(ends)}|device:{metric.device}"
