"""The heart: two documents in, one alignment out."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.anchors import HALF_WIDTH, anchors, band_along, touches, widened
from aligner.bead import Alignment, Rung, Status, corners_of
from aligner.dictionary import Dictionary
from aligner.features import length_ratio
from aligner.lattice import FULL_SHAPES, Band, Floats, Scores, best_path, canonical, posterior
from aligner.learning import learned_evidence
from aligner.lexicon import Evidence, evidence
from aligner.progress import Progress, silent
from aligner.settings import Mode, Settings, signature
from aligner.sides import Sides, sides
from aligner.weights import Weights, weighted
from corpus import Document, LanguageError, Span

SUMMARY_SHARE = 0.03
SECOND_HALF_WIDTH = 20


class Found(NamedTuple):
    """The rungs of an alignment, and how sure each segment is of its bead, shapes (n_source,) and (n_target,)."""

    rungs: list[Rung]
    source_confidence: Floats
    target_confidence: Floats
    mode: Mode


def align(
    source: Document,
    target: Document,
    dictionary: Dictionary,
    settings: Settings,
    fixed: Iterable[Rung] = (),
    progress: Progress = silent,
) -> Alignment:
    """The most probable alignment of a Chinese and an English document, in either order, that keeps the `fixed` rungs.

    Raises LanguageError when they are not one of each, FormatError when fixed rungs cross or lie outside.
    """
    fixed = frozenset(fixed)
    corners = corners_of(fixed, len(source.segments), len(target.segments))
    match _is_chinese(source), _is_chinese(target):
        case True, False:
            found = search(sides(source.segments, target.segments, dictionary), settings, corners, progress)
        case False, True:
            swapped = [Rung(j, i) for i, j in corners]
            found = search(sides(target.segments, source.segments, dictionary), settings, swapped, progress)
            found = _exchanged(found, corners)
        case _:
            raise LanguageError(
                f"{source.name} and {target.name} are in {_named(source)} and {_named(target)}: "
                "expected one Chinese and one English text; if that is wrong, give --source-lang and --target-lang"
            )
    made_by = signature(dictionary.name, settings.weights(found.mode), found.mode)
    return _alignment(source, target, found, fixed, made_by)


def search(both: Sides, settings: Settings, corners: Sequence[Rung], progress: Progress = silent) -> Found:
    """Anchors, a first search with the dictionary, learning from its beads, a second search, and how sure it is."""
    source, target, lexicon = both
    known = evidence(lexicon, source.bag, target.bag)
    progress("first search", 0.0)
    band = band_along(anchors(known, source.bag, target.bag, corners), HALF_WIDTH)
    mode, first = _first_search(both, known, band, settings, corners)
    progress("learning", 0.3)
    learned = taught(both, full_beads(first))
    progress("second search", 0.5)
    scores, rungs = best_rungs(both, learned, band_along(first, SECOND_HALF_WIDTH), settings.weights(mode), corners)
    progress("confidence", 0.8)
    found = _with_confidence(rungs, scores, corners, mode)
    progress("confidence", 1.0)
    return found


def _first_search(
    both: Sides, known: Evidence, band: Band, settings: Settings, corners: Sequence[Rung]
) -> tuple[Mode, list[Rung]]:
    """The path with the dictionary alone, and the mode: the one asked for, or what the share of null beads says."""
    modes = [Mode.TRANSLATION, Mode.SUMMARY] if settings.mode is Mode.AUTO else [settings.mode]
    scored = weighted(both.source, both.target, known, band, [settings.weights(mode) for mode in modes])
    rungs = _inside(both, known, scored[0], settings.weights(modes[0]), corners)[1]
    if settings.mode is Mode.AUTO and null_share(rungs) > SUMMARY_SHARE:
        return Mode.SUMMARY, _inside(both, known, scored[1], settings.summary, corners)[1]
    return modes[0], rungs


def taught(both: Sides, beads: Sequence[tuple[Span, Span]]) -> Evidence:
    """What full beads teach: the lexicon of these texts, and how their lengths compare."""
    source, target, lexicon = both
    learned = learned_evidence(lexicon, source.bag, target.bag, beads)
    return learned._replace(length_ratio=length_ratio(source.signs, target.signs, beads))


def best_rungs(
    both: Sides, known: Evidence, band: Band, weights: Weights, corners: Sequence[Rung]
) -> tuple[Scores, list[Rung]]:
    """The best path and the scores that it was found with, in a band that holds it well."""
    [scores] = weighted(both.source, both.target, known, band, [weights])
    return _inside(both, known, scores, weights, corners)


def _inside(
    both: Sides, known: Evidence, scores: Scores, weights: Weights, corners: Sequence[Rung]
) -> tuple[Scores, list[Rung]]:
    """The best path; as long as it runs along the edge of its band, the band is widened and searched again."""
    rungs = best_path(scores, corners)
    while touches(rungs, scores.band):
        [scores] = weighted(both.source, both.target, known, widened(scores.band), [weights])
        rungs = best_path(scores, corners)
    return scores, rungs


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


def _with_confidence(rungs: Sequence[Rung], scores: Scores, corners: Sequence[Rung], mode: Mode) -> Found:
    """The confidence of a bead is its posterior probability."""
    probability = posterior(scores, corners)
    source, target = probability.source_null.copy(), probability.target_null.copy()
    for before, after in pairwise(rungs):
        shape = (after.source - before.source, after.target - before.target)
        if shape in FULL_SHAPES:
            cell = after.target - scores.band.low[after.source]
            sure = probability.full[after.source, FULL_SHAPES.index(shape), cell]
            source[before.source : after.source] = target[before.target : after.target] = sure
    return Found(list(rungs), np.clip(source, 0, 1), np.clip(target, 0, 1), mode)


def _exchanged(found: Found, corners: Sequence[Rung]) -> Found:
    """The same with the sides exchanged, null beads again source side first between the corners."""
    rungs = [Rung(i, j) for j, i in found.rungs]
    ordered = [corners[0]]
    for start, end in pairwise(corners):
        between = rungs[rungs.index(start) + 1 : rungs.index(end) + 1]
        ordered += canonical(start, between)
    return Found(ordered, found.target_confidence, found.source_confidence, found.mode)


def _alignment(source: Document, target: Document, found: Found, fixed: frozenset[Rung], made_by: str) -> Alignment:
    confidences = tuple(
        float(found.source_confidence[a.source] if b.source > a.source else found.target_confidence[a.target])
        for a, b in pairwise(found.rungs)
    )
    statuses = (Status.AUTO,) * len(confidences)
    return Alignment(source, target, tuple(found.rungs), confidences, statuses, fixed, made_by)


def _is_chinese(document: Document) -> bool:
    return document.lang.split("-")[0] == "zh"


def _named(document: Document) -> str:
    return document.lang or "an unknown language"
