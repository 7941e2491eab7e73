"""How much evidence the beads of a text have: less in a free translation than in a literal one.

What a null bead scores against full ones must follow that level, else half of a free translation passes for left out:
its beads explain little, though more than chance.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.bag import Bag
from aligner.bead import Rung
from aligner.lattice import Band, Floats, Ratios

_USUAL_TOKENS = 200


class Level(NamedTuple):
    """The mean log-likelihood ratio of a token in full beads, in nats: of target tokens, and of source tokens."""

    forward: float
    backward: float


DICTIONARY_LEVEL, TAUGHT_LEVEL = Level(0.3, 0.3), Level(0.6, 0.6)
"""With the dictionary alone, and with what a text teaches of its words: means over six chapters of fiction, rounded."""


class NullValues(NamedTuple):
    """What the model looks at in null beads, for each segment: its tokens, and what they would explain in a full bead.

    Shapes (n_source, 2) and (n_target, 2).
    """

    source: Floats
    target: Floats


def level(rungs: Sequence[Rung], band: Band, forward: Ratios, backward: Ratios, bags: tuple[Bag, Bag]) -> Level:
    """The level of a path's full beads by their ratios (shaped as `Scores.full`), near the usual where they are few."""
    steps = ((band.place(before, after), before, after) for before, after in pairwise(rungs))
    beads = [(place, before, after) for place, before, after in steps if place]
    source, target = bags
    ours = sum(int(source.starts[after.source] - source.starts[before.source]) for _, before, after in beads)
    theirs = sum(int(target.starts[after.target] - target.starts[before.target]) for _, before, after in beads)
    return Level(
        _mean(sum(float(forward[place]) for place, _, _ in beads), theirs, TAUGHT_LEVEL.forward),
        _mean(sum(float(backward[place]) for place, _, _ in beads), ours, TAUGHT_LEVEL.backward),
    )


def _mean(explained: float, n_tokens: int, usual: float) -> float:
    return (explained + usual * _USUAL_TOKENS) / (n_tokens + _USUAL_TOKENS)


def null_values(source: Bag, target: Bag, level: Level) -> NullValues:
    """The values of every segment of both sides."""
    ours, theirs = np.diff(source.starts).astype(float), np.diff(target.starts).astype(float)
    return NullValues(
        np.stack([ours, ours * level.backward], axis=1), np.stack([theirs, theirs * level.forward], axis=1)
    )
