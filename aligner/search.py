"""Two sides in, the rungs between them out: anchors, a first search, learning from it, a second search."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from aligner.anchors import HALF_WIDTH, NOBODY, anchors, band_along, touches, widened
from aligner.bead import Rung, full_beads, null_share
from aligner.each import Each, one_by_one
from aligner.features import length_ratio
from aligner.lattice import Floats, Scores
from aligner.learning import learned_evidence
from aligner.level import TAUGHT_LEVEL, level, null_values
from aligner.lexicon import USUAL_RATIO, Evidence, evidence
from aligner.margin import Worth, worth
from aligner.neighbours import neighbours
from aligner.parts import FIRST_PART, SECOND_PART, Part, cuts, parts
from aligner.path import best_path
from aligner.posterior import posterior, sureness
from aligner.progress import Progress, silent
from aligner.settings import Mode, Settings
from aligner.shapes import adapted
from aligner.sides import Sides
from aligner.weights import Weights, null_scored, one_way, weighted
from corpus import Span

SUMMARY_SHARE, SUSPICIOUS_SHARE, ADMITTED_SHARE = 0.03, 0.005, 0.1
"""Shares of segments without a counterpart that tell a summary.

The first is by the weights for translations. They pair nearly all of two texts of one length, so where they find more
than the second, what the weights for summaries find is asked, too: more than the third. Of complete chapters of fiction
the weights for translations find at most .003, those for summaries .06.
"""
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


def search(
    both: Sides, settings: Settings, corners: Sequence[Rung], progress: Progress = silent, each: Each = one_by_one
) -> Found:
    """Anchors, a first search with the dictionary, learning from its beads, a second search, and how sure it is.

    Long texts are searched in parts; `each` says who does them.
    """
    progress("first search", 0.0)
    chained = chain_of(both, corners, each)
    mode, first = _first_search(both, chained, settings, corners, each)
    progress("second search", 0.3)
    rungs, confidences = [corners[0]], []
    for part, confidence in second_search(both, first, settings.weights(mode), corners, mode, each):
        rungs += part
        confidences.append(confidence)
        progress("second search", 0.3 + 0.7 * sum(rungs[-1]) / max(sum(corners[-1]), 1))
    source, target = (np.concatenate(side) for side in zip(*confidences, strict=True))
    return Found(rungs, source, target, mode, cuts(first, SECOND_PART)[1:-1])


def _first_search(
    both: Sides, chained: Sequence[Rung], settings: Settings, corners: Sequence[Rung], each: Each
) -> tuple[Mode, list[Rung]]:
    """The path with the dictionary alone, and the mode: the one asked for, or what the share of null beads says."""
    mode = Mode.TRANSLATION if settings.mode is Mode.AUTO else settings.mode
    rungs = first_rungs(both, chained, settings.weights(mode), corners, each)
    share = null_share(rungs)
    if settings.mode is Mode.AUTO and share > SUSPICIOUS_SHARE:
        abridged = first_rungs(both, chained, settings.summary, corners, each)
        if share > SUMMARY_SHARE or null_share(abridged) > ADMITTED_SHARE:
            return Mode.SUMMARY, abridged
    return mode, rungs


def first_rungs(
    both: Sides, chained: Sequence[Rung], weights: Weights, corners: Sequence[Rung], each: Each = one_by_one
) -> list[Rung]:
    """The best path along a chain of anchors, by forward evidence: the second search looks both ways."""
    cut, ahead = parts(both, chained, corners, FIRST_PART), one_way(weights)

    def searched(number: int) -> list[Rung]:
        part = cut.part(number)
        source, target, lexicon = part.sides
        known = evidence(lexicon, source.bag, target.bag)
        known = known._replace(backward=None, worth=worth_of(part.sides, anchored(part.along)))
        return part.in_whole(best_rungs(part, known, HALF_WIDTH, ahead)[1])[1:]

    return [corners[0], *chain.from_iterable(each(searched, cut.n_parts))]


def chain_of(both: Sides, corners: Sequence[Rung], each: Each = one_by_one) -> list[Rung]:
    """Anchors from what the dictionary and, where there is one, the encoder know."""
    source, target, lexicon = both
    alike = neighbours(source.vectors, target.vectors) if source.vectors and target.vectors else NOBODY
    return anchors(lexicon, source.bag, target.bag, corners, alike, each)


def anchored(chained: Sequence[Rung]) -> list[tuple[Span, Span]]:
    """The segment pairs that the anchors of a chain stand before, as beads."""
    n_source, n_target = chained[-1]
    return [(Span(i, i + 1), Span(j, j + 1)) for i, j in chained[1:-1] if i < n_source and j < n_target]


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


def second_search(
    both: Sides, first: Sequence[Rung], weights: Weights, corners: Sequence[Rung], mode: Mode, each: Each
) -> Iterator[tuple[list[Rung], tuple[Floats, Floats]]]:
    """For each part of the texts the best path along the first one, with what that teaches, but for its first rung.

    And how sure each segment of both sides is.
    """
    cut = parts(both, first, corners, SECOND_PART)

    def searched(number: int) -> tuple[list[Rung], tuple[Floats, Floats]]:
        part = cut.part(number)
        learned = taught(part.sides, full_beads(part.along))
        scores, path = best_rungs(part, learned, SECOND_HALF_WIDTH, weights, _MOST_LEVELS[mode])
        probability = posterior(scores, part.corners)
        if mode is Mode.TRANSLATION and (found := adapted(scores, part.corners, probability)):
            scores, probability = found
            path = best_path(scores, part.corners)
        return part.in_whole(path)[1:], sureness(path, scores.band, probability)

    return each(searched, cut.n_parts)


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
