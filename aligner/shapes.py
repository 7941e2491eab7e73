"""Bead shapes of the text at hand: a verse-aligned Bible has others than the fiction that the weights were fitted to.

The shape weights are moved by EM: by the posterior counts of the shapes, held near the usual shares by a Dirichlet
prior. Only where that is worth something: chapters of fiction differ by less than `_WORTHWHILE` among themselves.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from aligner.bead import Rung
from aligner.lattice import Scores
from aligner.posterior import Posterior, posterior

USUAL_SHARES = np.array(
    [0.6203, 0.2105, 0.0503, 0.0555, 0.0004, 0.0190, 0.0227, 0.0004, 0.0093, 0.0034, 0.0034, 0.0019, 0.0019, 0.0011]
)
"""Of each of `FULL_SHAPES` in MAC-Dev."""
_STRENGTH = 100.0
_WORTHWHILE = 0.15
_STEPS = 3


def adapted(scores: Scores, corners: Sequence[Rung], probability: Posterior) -> tuple[Scores, Posterior] | None:
    """Scores and their posterior with shape weights for this text; None where the usual ones are as good.

    `probability` is the posterior of `scores`; what it is worth is counted in nats of a bead.
    """
    usual = USUAL_SHARES / USUAL_SHARES.sum()
    fitted = scores
    for step in range(_STEPS):
        counts = probability.full.sum(axis=(0, 2))
        moved = np.log((counts + _STRENGTH * usual) / (counts.sum() + _STRENGTH) / usual)
        if step == 0 and counts @ moved < _WORTHWHILE * counts.sum():
            return None
        fitted = replace(scores, full=scores.full + moved[None, :, None].astype(np.float32))
        probability = posterior(fitted, corners)
    return fitted, probability
