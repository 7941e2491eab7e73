"""Vectors as a good or a bad encoder would give them, made from a gold alignment: what a bead says, and noise.

A bead says a row of random things, all near those that its neighbours say; each of its segments says those that lie in
its share of the bead. `quality` is 1 for an encoder that always knows, 0 for one that only guesses. All vectors have
something in common besides, as those of real encoders have.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.encoders.encoder import Encoded
from aligner.gold import Gold
from corpus import Segment

_NUMBERS = 64
_CHARACTERS = 12
_NEAR, _COMMON = 0.8, 0.3

Rows = NDArray[np.float64]


def made_vectors(gold: Gold, quality: float, seed: int) -> Encoded:
    """Unit vectors of both sides; the same seed gives the same."""
    rng = np.random.default_rng(seed)
    matter, common = rng.standard_normal((2, _NUMBERS))
    sides: tuple[list[Rows], list[Rows]] = ([], [])
    for before, after in pairwise(gold.rungs):
        bead = gold.chinese[before.source : after.source], gold.english[before.target : after.target]
        n_things = max(sum(len(segment.text) for segment in bead[0]) // _CHARACTERS, *map(len, bead))
        matter = _NEAR * matter + np.sqrt(1 - _NEAR**2) * rng.standard_normal(_NUMBERS)
        things = matter + rng.standard_normal((n_things, _NUMBERS))
        for side, segments in zip(sides, bead, strict=True):
            side.extend(_shares(segments, n_things) @ things)
    ours, theirs = (_encoded(np.array(side), common, quality, rng) for side in sides)
    return Encoded(f"made-{quality}", ours, theirs)


def _shares(segments: Sequence[Segment], n_things: int) -> Rows:
    """How much of each thing lies in each segment, shape (n_segments, n_things)."""
    ends = np.cumsum([0, *(len(segment.text) for segment in segments)]) / max(1, sum(len(s.text) for s in segments))
    things = np.arange(n_things)
    inside = np.minimum(things + 1, n_things * ends[1:, None]) - np.maximum(things, n_things * ends[:-1, None])
    return np.asarray(np.maximum(inside, 0))


def _encoded(said: Rows, common: Rows, quality: float, rng: np.random.Generator) -> NDArray[np.float32]:
    noise = rng.standard_normal(said.shape)
    own = np.sqrt(quality) * _directions(said) + np.sqrt(1 - quality) * _directions(noise)
    return _directions(np.sqrt(1 - _COMMON) * own + np.sqrt(_COMMON) * _directions(common[None])).astype(np.float32)


def _directions(rows: Rows) -> Rows:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))
