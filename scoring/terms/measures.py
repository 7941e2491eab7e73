"""Term metrics as sufficient statistics, so that they have intervals and tests like all others.

- terms (adherence): Σ min(n, m) / Σ n, n occurrences of a term in the source, m renderings in the candidate
- terms-success: the share of (segment, term) pairs with m ≥ 1, as WMT 2025 counts, but by tokens and not by substrings
- terms-preferred: renderings by the preferred term among the satisfied occurrences
- terms-forbidden: deprecated renderings for one occurrence; lower is better
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from scoring.material import Material
from scoring.measure import Floats, Measure
from scoring.score import Direction
from scoring.terms.use import Use


class _Rate(NamedTuple):
    """A rate: its name, and what a use adds above and below the line."""

    name: str
    direction: Direction
    above: Callable[[Use], float]
    below: Callable[[Use], float]


_RATES = (
    _Rate("terms", Direction.HIGHER, lambda use: use.satisfied, lambda use: use.n),
    _Rate("terms-success", Direction.HIGHER, lambda use: bool(use.renderings), lambda use: 1),
    _Rate(
        "terms-preferred", Direction.HIGHER, lambda use: min(use.preferred, use.satisfied), lambda use: use.satisfied
    ),
    _Rate("terms-forbidden", Direction.LOWER, lambda use: use.forbidden, lambda use: use.n),
)


def term_measures(material: Material, uses: Sequence[Sequence[Use]], signature: str) -> tuple[Measure, ...]:
    """The metrics of all candidates, whose uses come in the order of the material; undefined where no term occurs."""
    held = np.zeros(len(material.segments), np.bool_)
    for use in (use for of_candidate in uses for use in of_candidate):
        held[use.segment] = True
    return tuple(
        Measure(
            rate.name,
            rate.direction,
            signature,
            tuple(_statistics(of_candidate, rate, len(held)) for of_candidate in uses),
            held,
            _value,
            _value,
        )
        for rate in _RATES
    )


def _statistics(uses: Sequence[Use], rate: _Rate, n_segments: int) -> Floats:
    statistics = np.zeros((n_segments, 2))
    for use in uses:
        statistics[use.segment] += rate.above(use), rate.below(use)
    return statistics


def _value(sums: Floats) -> Floats:
    above, below = sums[..., 0], sums[..., 1]
    return np.asarray(np.divide(100 * above, below, out=np.full(np.shape(below), np.nan), where=below > 0), np.float64)
