"""Whether every candidate is as good as was asked for."""

from collections.abc import Iterable, Iterator

from corpus import FormatError
from scoring.report import Report
from scoring.score import Direction, Score


def missed(report: Report, limits: Iterable[tuple[str, float]]) -> Iterator[str]:
    """A line for each candidate that is worse than a limit, or has no value; TER must be at most its limit.

    Raises FormatError for a metric that was not computed.
    """
    for name, limit in limits:
        rows = [row for row in (*report.scores, *report.others) if _named(row[0].metric, name)]
        if not rows:
            known = ", ".join(row[0].metric for row in (*report.scores, *report.others))
            raise FormatError(f"--at-least {name}: not among what was computed ({known}): ask for it with --metrics")
        for score in rows[0]:
            if score.value is None or _worse(score, score.value, limit):
                value = "undefined" if score.value is None else f"{score.value:.2f}"
                sign = "<" if score.direction is Direction.HIGHER else ">"
                yield f"{score.candidate}: {score.metric} {value} {sign} {limit:g}"


def _named(metric: str, name: str) -> bool:
    """Whether a metric is meant by a name: chrf means chrF2, chrf++ chrF2++."""
    return name.lower() in (metric.lower(), metric.lower().replace("chrf2", "chrf"))


def _worse(score: Score, value: float, limit: float) -> bool:
    return value < limit if score.direction is Direction.HIGHER else value > limit
