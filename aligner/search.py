"""Two sides in, the rungs between them out: anchors, a first search, learning from it, a second search."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.anchors import HALF_WIDTH, NOBODY, anchors, band_along, touches, widened
from aligner.bead import Rung
from aligner.features import length_ratio
from aligner.lattice import FULL_SHAPES, Floats, Scores
from aligner.learning import learned_evidence
from aligner.level import TAUGHT_LEVEL, level, null_values
from aligner.lexicon import USUAL_RATIO, Evidence, evidence
from aligner.margin import Worth, worth
from aligner.neighbours import neighbours
from aligner.parts import FIRST_PART, SECOND_PART, Part, cuts, parts
from aligner.path import best_path
from aligner.posterior import posterior
from aligner.progress import Progress, silent
from aligner.settings import Mode, Settings
from aligner.sides import Sides
from aligner.weights import Weights, null_scored, one_way, weighted
from corpus import Span

SUMMARY_SHARE = 0.03
SECOND_HALF_WIDTH = 10
_MOST_LEVELS = {Mode.TRANSLATION: 0, Mode.SUMMARY: 5}


class Found(NamedTuple):
    """The rungs of an alignment, and how sure each segment is of its bead, shapes (n_source,) and (n_target,).

    `cuts` are the rungs at which a long text was cut: no better path was looked for across them.
    """

    rungs: list[Rung]
    source_confidence: Floats
    target_confidence: Floats
    mode: Mode
    cuts: list[Rung]


def search(both: Sides, settings: Settings, corners: Sequence[Rung], progress: Progress = silent) -> Found:
    """Anchors, a first search with the dictionary, learning from its beads, a second search, and how sure it is."""
    progress("first search", 0.0)
    chain = chain_of(both, corners)
    mode, first = _first_search(both, chain, settings, corners)
    progress("second search", 0.3)
    rungs, confidence = _second_search(both, first, settings.weights(mode), corners, mode, progress)
    progress("second search", 1.0)
    return Found(rungs, *confidence, mode, cuts(first, SECOND_PART)[1:-1])


def _first_search(
    both: Sides, chain: Sequence[Rung], settings: Settings, corners: Sequence[Rung]
) -> tuple[Mode, list[Rung]]:
    """The path with the dictionary alone, and the mode: the one asked for, or what the share of null beads says."""
    mode = Mode.TRANSLATION if settings.mode is Mode.AUTO else settings.mode
    rungs = first_rungs(both, chain, settings.weights(mode), corners)
    if settings.mode is Mode.AUTO and null_share(rungs) > SUMMARY_SHARE:
        return Mode.SUMMARY, first_rungs(both, chain, settings.summary, corners)
    return mode, rungs


def first_rungs(both: Sides, chain: Sequence[Rung], weights: Weights, corners: Sequence[Rung]) -> list[Rung]:
    """The best path along a chain of anchors, by forward evidence: the second search looks both ways."""
    rungs = [corners[0]]
    ahead = one_way(weights)
    for part in parts(both, chain, corners, FIRST_PART):
        source, target, lexicon = part.sides
        known = evidence(lexicon, source.bag, target.bag)
        known = known._replace(backward=None, worth=worth_of(part.sides, anchored(part.along)))
        rungs += part.in_whole(best_rungs(part, known, HALF_WIDTH, ahead)[1])[1:]
    return rungs


def chain_of(both: Sides, corners: Sequence[Rung]) -> list[Rung]:
    """Anchors from what the dictionary and, where there is one, the encoder know."""
    source, target, lexicon = both
    alike = neighbours(source.vectors, target.vectors) if source.vectors and target.vectors else NOBODY
    return anchors(lexicon, source.bag, target.bag, corners, alike)


def anchored(chain: Sequence[Rung]) -> list[tuple[Span, Span]]:
    """The segment pairs that the anchors of a chain stand before, as beads."""
    n_source, n_target = chain[-1]
    return [(Span(i, i + 1), Span(j, j + 1)) for i, j in chain[1:-1] if i < n_source and j < n_target]


def taught(both: Sides, beads: Sequence[tuple[Span, Span]], usual_ratio: float = USUAL_RATIO) -> Evidence:
    """What full beads teach: the lexicon of these texts, and how their lengths compare."""
    source, target, lexicon = both
    learned = learned_evidence(lexicon, source.bag, target.bag, beads)
    ratio = length_ratio(source.signs, target.signs, beads, usual_ratio)
    return learned._replace(length_ratio=ratio, level=TAUGHT_LEVEL, worth=worth_of(both, beads))


def worth_of(both: Sides, beads: Sequence[tuple[Span, Span]]) -> Worth:
    """What beads teach of the encoder, where there is one."""
    source, target = both.source.vectors, both.target.vectors
    return Worth() if source is None or target is None else worth(source, target, beads)


def _second_search(
    both: Sides,
    first: Sequence[Rung],
    weights: Weights,
    corners: Sequence[Rung],
    mode: Mode,
    progress: Progress,
) -> tuple[list[Rung], tuple[Floats, Floats]]:
    """The best path along the first one, with what that teaches, and how sure each segment of both sides is."""
    rungs, confidences = [corners[0]], []
    for part in parts(both, first, corners, SECOND_PART):
        learned = taught(part.sides, full_beads(part.along))
        scores, path = best_rungs(part, learned, SECOND_HALF_WIDTH, weights, _MOST_LEVELS[mode])
        rungs += part.in_whole(path)[1:]
        confidences.append(confidence_of(path, scores, part.corners))
        progress("second search", 0.3 + 0.7 * sum(part.end) / sum(corners[-1]))
    source, target = (np.concatenate(side) for side in zip(*confidences, strict=True))
    return rungs, (source, target)


def best_rungs(
    part: Part, known: Evidence, half_width: int, weights: Weights, most_levels: int = 0
) -> tuple[Scores, list[Rung]]:
    """The best path of a part; as long as it runs along the edge of its band, a wider one is searched.

    Null beads are priced by the usual level of evidence, then by that of the path found: until it settles, or so often.
    """
    source, target, _ = part.sides
    bags = source.bag, target.bag
    band = band_along(part.along, half_width)
    while True:
        beads = weighted(source, target, known, band, weights)
        scores = null_scored(band, beads.score, null_values(*bags, known.level), weights)
        rungs = best_path(scores, part.corners)
        for _ in range(most_levels):
            found = level(rungs, band, beads.forward, beads.backward, bags)
            scores = null_scored(band, beads.score, null_values(*bags, found), weights)
            before, rungs = rungs, best_path(scores, part.corners)
            if rungs == before:
                break
        if not touches(rungs, band):
            return scores, rungs
        band = widened(band)


def full_beads(rungs: Sequence[Rung]) -> list[tuple[Span, Span]]:
    """Source and target spans of the beads that have both."""
    return [
        (Span(a.source, b.source), Span(a.target, b.target))
        for a, b in pairwise(rungs)
        if a.source < b.source and a.target < b.target
    ]


def null_share(rungs: Sequence[Rung]) -> float:
    """The share of segments, of both sides, that have no counterpart."""
    paired = sum((i - start) + (j - begin) for (start, i), (begin, j) in full_beads(rungs))
    return 1 - paired / max(sum(rungs[-1]), 1)


def confidence_of(rungs: Sequence[Rung], scores: Scores, corners: Sequence[Rung]) -> tuple[Floats, Floats]:
    """How sure each segment is of its bead, shapes (n_source,) and (n_target,): the bead's posterior probability."""
    probability = posterior(scores, corners)
    source, target = probability.source_null.copy(), probability.target_null.copy()
    for before, after in pairwise(rungs):
        shape = (after.source - before.source, after.target - before.target)
        if shape in FULL_SHAPES:
            cell = after.target - scores.band.low[after.source]
            sure = probability.full[after.source, FULL_SHAPES.index(shape), cell]
            source[before.source : after.source] = target[before.target : after.target] = sure
    return np.clip(source, 0, 1), np.clip(target, 0, 1)
