"""The judgement of one run: scores of every candidate under every metric, comparisons, findings, remarks."""

from dataclasses import dataclass

from scoring.finding import Finding
from scoring.material import Material
from scoring.resample import better
from scoring.score import Comparison, Score
from scoring.terms.table import TermRow

SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Report:
    """All that was found about a material.

    `scores` has for each metric a score of each candidate, in the order of the material. `comparisons` are of all
    pairs; `test` names the test behind their p. `groups` has for each metric a letter of each candidate, or none: the
    best and all that do not differ significantly from it are A, the best of the others begins B, and so on. `others`
    are scores on scales of their own (neural metrics), never to be shown beside the first. `terms` has a row for each
    term that occurs, and candidate.
    """

    material: Material
    scores: tuple[tuple[Score, ...], ...]
    comparisons: tuple[Comparison, ...] = ()
    test: str = ""
    groups: tuple[tuple[str, ...], ...] = ()
    findings: tuple[Finding, ...] = ()
    others: tuple[tuple[Score, ...], ...] = ()
    terms: tuple[TermRow, ...] = ()
    remarks: tuple[str, ...] = ()

    def score(self, metric: str, candidate: str) -> Score:
        """The score of a candidate under a metric. Raises KeyError for what is not there."""
        for score in (score for row in (*self.scores, *self.others) for score in row):
            if (score.metric, score.candidate) == (metric, candidate):
                return score
        raise KeyError(f"{metric} of {candidate}")


def rank_groups(scores: tuple[Score, ...], comparisons: tuple[Comparison, ...]) -> tuple[str, ...]:
    """A letter for each score: that of the best of the group from which its candidate does not differ significantly.

    Empty where a candidate has no value, and everywhere where no p is known.
    """
    ps = {frozenset((one.first, one.second)): one.corrected for one in comparisons if one.metric == scores[0].metric}
    if not ps or None in ps.values():
        return ("",) * len(scores)
    letters: dict[str, str] = {}
    leader = ""
    for score in _best_first(scores):
        if not leader or (ps[frozenset((leader, score.candidate))] or 0.0) < SIGNIFICANT:
            leader = score.candidate
            letters[leader] = _letter(len(set(letters.values())))
        letters[score.candidate] = letters[leader]
    return tuple(letters.get(score.candidate, "") for score in scores)


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else f"Z{number - 25}"


def _best_first(scores: tuple[Score, ...]) -> list[Score]:
    """The scores that have a value, the best first, equals in their order."""
    ordered: list[Score] = []
    for score in scores:
        if score.value is None:
            continue
        place = next(
            (at for at, other in enumerate(ordered) if better(score.direction, score.value, other.value or 0)), None
        )
        ordered.insert(len(ordered) if place is None else place, score)
    return ordered
