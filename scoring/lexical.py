"""The lexical metrics over all candidates: sacreBLEU's statistics of every pair, and its signature with ours."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from corpus import LanguageError, SubwordModel
from scoring.bleu import bleu_values, sentence_bleu_values
from scoring.chrf import chrf_values
from scoring.material import Material
from scoring.measure import Floats, Measure, Values
from scoring.policy import Policy
from scoring.prepared import Pair, Prepared
from scoring.score import Direction
from scoring.settings import Settings
from scoring.spread import silent, spread
from scoring.ter import BUDGET_SECONDS, edits, ter_values

if TYPE_CHECKING:  # the aligner brings scipy, which scores alone do without
    from aligner import Progress


class _Kind(NamedTuple):
    """What is shown and how the statistics become values."""

    name: str
    direction: Direction
    values: Values
    single: Values


_KINDS = {
    "bleu": _Kind("BLEU", Direction.HIGHER, bleu_values, sentence_bleu_values),
    "chrf": _Kind("chrF2", Direction.HIGHER, chrf_values, chrf_values),
    "chrf++": _Kind("chrF2++", Direction.HIGHER, chrf_values, chrf_values),
    "ter": _Kind("TER", Direction.LOWER, ter_values, ter_values),
}


def lexical_measures(
    material: Material, ready: Prepared, policy: Policy, settings: Settings, progress: "Progress" = silent
) -> tuple[Measure, ...]:
    """The metrics that the settings name, in that order; each distinct pair of texts is worked on once.

    Raises LanguageError for a metric that does not suit the language, unless it is forced.
    """
    return tuple(lexical_measure(name, material, ready, policy, settings, progress) for name in settings.metrics)


def lexical_measure(
    name: str, material: Material, ready: Prepared, policy: Policy, settings: Settings, progress: "Progress" = silent
) -> Measure:
    """One metric by the name under which it is asked for."""
    _refuse_unsuited(name, policy, settings.forced)
    kind, metric = _KINDS[name], _metric(name, policy)
    if name == "bleu" and settings.subwords is not None:
        ready = _in_pieces(ready, settings.subwords)
    distinct = list(dict.fromkeys(pair for pairs in zip(*ready.pairs, strict=True) for pair in pairs))
    budget = float("inf") if settings.exact_ter else BUDGET_SECONDS
    work = partial(_ter_rows, metric, budget) if isinstance(metric, TER) else partial(_rows, metric)
    rows = dict(zip(distinct, spread(work, distinct, settings.jobs, progress, kind.name), strict=True))
    width = max(map(len, rows.values()), default=2)
    statistics = tuple(_matrix(material, [rows[pair] for pair in pairs], width) for pairs in ready.pairs)
    n_bounded = 0
    if isinstance(metric, TER):
        n_bounded = int(sum(row[2] for row in rows.values()))
        statistics = tuple(array[:, :2] for array in statistics)
    scored = np.zeros(len(material.segments), np.bool_)
    scored[list(material.scorable)] = True
    signature = _signature(metric, material, ready, settings, n_bounded)
    notes = (f"TER: {n_bounded} lines too costly: shifts were not searched to the end (--exact-ter does)",)
    return Measure(
        kind.name, kind.direction, signature, statistics, scored, kind.values, kind.single, notes * bool(n_bounded)
    )


def _refuse_unsuited(name: str, policy: Policy, forced: bool) -> None:
    if name == "ter" and policy.ter is None:
        raise LanguageError(
            f"--metrics ter: TER is not offered for {policy.language}: it has no spaces to cut words at"
        )
    if name == "chrf++" and not (policy.words or forced):
        raise LanguageError(
            f"--metrics chrf++: the words of {policy.language} are not parted by spaces, so that a word would be a "
            "clause: use chrf, or --force-tokeniser to insist"
        )


def _metric(name: str, policy: Policy) -> Metric:
    if name == "bleu":
        return BLEU(tokenize=policy.tokeniser)
    if name == "ter" and policy.ter is not None:
        return TER(normalized=policy.ter.normalized, asian_support=policy.ter.asian_support)
    return CHRF(word_order=2 if name == "chrf++" else 0)


def _in_pieces(ready: Prepared, model: SubwordModel) -> Prepared:
    """The texts cut by the user's own model, its pieces with spaces between them."""

    @lru_cache(maxsize=1 << 16)
    def cut(text: str) -> str:
        return " ".join(model.pieces(text))

    return ready._replace(
        pairs=tuple(
            tuple((cut(text), tuple(map(cut, references))) for text, references in ours) for ours in ready.pairs
        )
    )


def _rows(metric: Metric, pairs: Sequence[Pair]) -> list[list[float]]:
    """SacreBLEU's statistics of each pair; what references say is kept for the pairs that follow with the same ones."""
    rows, known, about = [], None, {}
    for text, references in pairs:
        if references != known:
            known = references
            about = metric._extract_reference_info([metric._preprocess_segment(reference) for reference in references])
        rows.append(metric._compute_segment_statistics(metric._preprocess_segment(text), about))
    return rows


def _ter_rows(metric: TER, budget_seconds: float, pairs: Sequence[Pair]) -> list[list[float]]:
    """For each pair the fewest edits to any reference, the mean length of the references, and 1 for an upper bound."""
    rows = []
    for text, references in pairs:
        words, *others = (metric._preprocess_segment(one).split() for one in (text, *references))
        found = [edits(words, other, budget_seconds) for other in others]
        length = sum(map(len, others)) / len(others)
        rows.append([min(one.number for one in found), length, float(not all(one.exact for one in found))])
    return rows


def _matrix(material: Material, rows: list[list[float]], width: int) -> Floats:
    """The rows where the scorable segments are, nothing at all others; shape (n_segments, width)."""
    matrix = np.zeros((len(material.segments), width))
    if rows:
        matrix[list(material.scorable)] = rows
    return matrix


def _signature(metric: Metric, material: Material, ready: Prepared, settings: Settings, n_bounded: int) -> str:
    """SacreBLEU's own parts in its order, then ours, then the versions."""
    numbers = {len(material.segments[index].filled) for index in material.scorable}
    metric.num_refs = numbers.pop() if len(numbers) == 1 else -1
    if settings.resamples:
        metric.n_bootstrap, metric.seed = settings.resamples, settings.seed
    parts, version = metric.get_signature().format().rsplit("|", 1)
    subwords, n_skipped = settings.subwords, len(material.segments) - len(material.scorable)
    ours = [
        f"fold:{ready.fold}",
        f"norm:{ready.norm}" if not isinstance(metric, TER) else f"evened:{ready.norm}",
        f"align:{material.alignment_digest}",
        *([f"spm:{subwords.digest}({subwords.n_pieces})"] if subwords and isinstance(metric, BLEU) else []),
        *([f"unit:{settings.unit}"] if settings.resamples else []),
        *([f"skipped:{n_skipped}"] if n_skipped else []),
        *([f"shift:off({n_bounded})"] if n_bounded else []),
    ]
    return "|".join([parts, *ours, version, f"duizhao:{settings.version}"])
