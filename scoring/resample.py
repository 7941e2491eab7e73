"""Resampled scores: how far a value may be off (bootstrap), and how probable a difference is by chance.

Koehn 2004 (paired bootstrap), Noreen 1989 and Riezler & Maxwell 2005 (approximate randomisation). Draws and formulas
are sacreBLEU's (significance.py), but that a difference as large as the observed one counts too: two equal candidates
have p = 1, not 1/1001.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from scoring.measure import Floats, Measure
from scoring.score import Comparison, Direction, Interval
from scoring.settings import Settings, Test

FEWEST, FEW = 20, 100
"""Under so many segments no p is given, or a warning."""

_DRAWS_AT_ONCE = 50_000_000
_ROWS_AT_ONCE = 1000
_TOLERANCE = 1e-9


def bootstrap_values(measure: Measure, groups: npt.NDArray[np.intp], n_resamples: int, seed: int) -> list[Floats]:
    """For each candidate the values (n_resamples,) of resampled corpora, the same draws for all.

    `groups` (n_segments,) says to which unit that is drawn a segment belongs, -1 for none.
    """
    sums = [grouped(statistics, groups) for statistics in measure.statistics]
    parts = [[counts @ each for each in sums] for counts in _counts(len(sums[0]), n_resamples, seed)]
    return [measure.values(np.concatenate([part[place] for part in parts])) for place in range(len(sums))]


def grouped(statistics: Floats, groups: npt.NDArray[np.intp]) -> Floats:
    """The sums of the statistics of each group; shape (n_groups, n_statistics)."""
    sums = np.zeros((groups.max(initial=-1) + 1, statistics.shape[1]))
    np.add.at(sums, groups[groups >= 0], statistics[groups >= 0])
    return sums


def _counts(n_units: int, n_resamples: int, seed: int) -> Iterator[Floats]:
    """How often each unit is drawn in each resample, (rows, n_units), as many rows at a time as fit into memory."""
    rng = np.random.default_rng(seed)
    rows = max(1, _DRAWS_AT_ONCE // (8 * max(n_units, 1)))
    for start in range(0, n_resamples, rows):
        n_rows = min(rows, n_resamples - start)
        drawn = rng.choice(n_units, size=(n_rows, n_units), replace=True)
        flat = drawn + np.arange(n_rows)[:, None] * n_units
        yield np.bincount(flat.ravel(), minlength=n_rows * n_units).reshape(n_rows, n_units).astype(np.float64)


def interval(values: Floats) -> Interval | None:
    """The 95 % percentile interval of resampled values; None where some resample has no value."""
    if not len(values) or np.isnan(values).any():
        return None
    ordered = np.sort(values)
    cut = len(ordered) // 40
    return Interval(float(ordered[cut]), float(ordered[-cut - 1]))


def comparisons(
    measure: Measure,
    names: Sequence[str],
    groups: npt.NDArray[np.intp],
    settings: Settings,
    resampled: Sequence[Floats] | None,
) -> tuple[Comparison, ...]:
    """Every two candidates, first minus second, in their order, with p where there are units enough to tell.

    `resampled` are the `bootstrap_values` of this measure; without them the paired bootstrap draws its own.
    """
    pairs = list(combinations(range(len(names)), 2))
    totals = [measure.values(statistics.sum(axis=0)) for statistics in measure.statistics]
    differences = [float(totals[first] - totals[second]) for first, second in pairs]
    ps: list[float | None] = [None] * len(pairs)
    if settings.test is not Test.NONE and groups.max(initial=-1) + 1 >= FEWEST:
        if settings.test is Test.PERMUTATION:
            ps = [_permuted_p(measure, pair, groups, settings) for pair in pairs]
        else:
            drawn = resampled or bootstrap_values(measure, groups, settings.resamples or 1000, settings.seed)
            ps = [_bootstrap_p(drawn[a], drawn[b], d) for (a, b), d in zip(pairs, differences, strict=True)]
    return tuple(
        Comparison(
            measure.name, names[first], names[second], None if np.isnan(difference) else difference, p, corrected
        )
        for (first, second), difference, p, corrected in zip(pairs, differences, ps, holm(ps), strict=True)
    )


def _bootstrap_p(first: Floats, second: Floats, difference: float) -> float | None:
    """The share of resamples whose difference, less the mean difference, is as large as the observed one."""
    differences = np.abs(first - second)
    return _p(differences - differences.mean(), abs(difference))


def _permuted_p(
    measure: Measure, pair: tuple[int, int], groups: npt.NDArray[np.intp], settings: Settings
) -> float | None:
    """The share of random exchanges between two candidates that differ by as much as the candidates do."""
    ours, theirs = (grouped(measure.statistics[place], groups) for place in pair)
    rng = np.random.default_rng(settings.seed)
    rows = max(1, _DRAWS_AT_ONCE // max(len(ours), 1))
    found = []
    for start in range(0, settings.permutations, rows):
        chosen = rng.integers(2, size=(min(rows, settings.permutations - start), len(ours)), dtype=np.bool_)
        slices = (chosen[at : at + _ROWS_AT_ONCE].astype(np.float64) for at in range(0, len(chosen), _ROWS_AT_ONCE))
        mixed = np.concatenate([one @ (ours - theirs) for one in slices]) + theirs.sum(axis=0)
        other = ours.sum(axis=0) + theirs.sum(axis=0) - mixed
        found.append(np.abs(measure.values(mixed) - measure.values(other)))
    observed = measure.values(ours.sum(axis=0)) - measure.values(theirs.sum(axis=0))
    return _p(np.concatenate(found), abs(float(observed)))


def _p(found: Floats, observed: float) -> float | None:
    if np.isnan(found).any() or np.isnan(observed):
        return None
    return (int((found >= observed - _TOLERANCE).sum()) + 1) / (len(found) + 1)


def holm(ps: Sequence[float | None]) -> list[float | None]:
    """Each p corrected for their number (Holm 1979); what is None stays."""
    known = sorted((p, place) for place, p in enumerate(ps) if p is not None)
    corrected: list[float | None] = [None] * len(ps)
    highest = 0.0
    for rank, (p, place) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - rank)))
        corrected[place] = highest
    return corrected


def better(direction: Direction, first: float, second: float) -> bool:
    """Whether the first value is better than the second."""
    return first > second if direction is Direction.HIGHER else first < second
