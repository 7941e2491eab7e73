"""BLEU (Papineni et al. 2002) of summed statistics, as sacreBLEU has it with its smoothing `exp`."""

import numpy as np

from scoring.measure import Floats

_ORDERS = 4


def bleu_values(sums: Floats) -> Floats:
    """BLEU, 0 to 100, of sums of [length, reference length, 4 × matches, 4 × n-grams]; shape (…, 10) to (…).

    NaN where no stretch of four tokens is there to be judged: a corpus too small for BLEU, not a bad translation.
    """
    lengths, matches, totals = sums[..., 0], sums[..., 2 : 2 + _ORDERS], sums[..., 2 + _ORDERS :]
    value = _value(sums, np.broadcast_to(np.float64(_ORDERS), lengths.shape), matches, totals)
    return np.where((lengths > 0) & (totals[..., -1] == 0), np.nan, value)


def sentence_bleu_values(sums: Floats) -> Floats:
    """The same for single sentences: only orders that the sentence is long enough for (effective order)."""
    matches, totals = sums[..., 2 : 2 + _ORDERS], sums[..., 2 + _ORDERS :]
    return _value(sums, (totals > 0).sum(axis=-1).astype(np.float64), matches, totals)


def _value(sums: Floats, n_orders: Floats, matches: Floats, totals: Floats) -> Floats:
    """A zero match at an order counts as 1/2 of a match, the next zero as 1/4 …: NIST's smoothing."""
    lengths, reference_lengths = sums[..., 0], sums[..., 1]
    present = totals > 0
    halvings = np.cumsum((matches == 0) & present, axis=-1)
    counted = np.where(matches > 0, matches, 0.5**halvings)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(present, np.log(100 * counted / totals), 0.0)
        penalty = np.where(lengths < reference_lengths, np.exp(1 - reference_lengths / lengths), 1.0)
        value = penalty * np.exp(logs.sum(axis=-1) / n_orders)
    usable = matches.any(axis=-1) & (present.sum(axis=-1) >= n_orders) & (n_orders > 0)
    return np.where(usable, np.minimum(value, 100.0), 0.0)
