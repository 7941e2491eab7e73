"""chrF and chrF++ (Popović 2015, 2017) of summed statistics, as sacreBLEU has them without epsilon smoothing."""

import numpy as np

from scoring.measure import Floats

_FACTOR = 2**2
"""Recall counts twice as much as precision: the 2 of chrF2."""


def chrf_values(sums: Floats) -> Floats:
    """chrF2, 0 to 100, of sums of [n-grams, reference's n-grams, matches] for each order; shape (…, 3 × orders) to (…).

    Precision and recall are means over the orders for which both sides are long enough.
    """
    ours, theirs, matches = (sums[..., start::3] for start in range(3))
    both = (ours > 0) & (theirs > 0)
    n_orders = both.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(both, matches / ours, 0.0).sum(axis=-1) / n_orders
        recall = np.where(both, matches / theirs, 0.0).sum(axis=-1) / n_orders
        value = 100 * (1 + _FACTOR) * precision * recall / (_FACTOR * precision + recall)
    return np.where((n_orders > 0) & (precision + recall > 0), np.minimum(value, 100.0), 0.0)
