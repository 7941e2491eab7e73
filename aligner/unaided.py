"""The search for a pair of languages without a dictionary: length and marks first, then what the beads teach.

Each round learns from the beads that are more likely right than wrong, as Moore 2002 does, and searches again.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.anchors import HALF_WIDTH
from aligner.bag import bag_of
from aligner.bead import Rung, full_beads
from aligner.dictionary import Dictionary
from aligner.encoders.encoder import Encoded
from aligner.features import Side
from aligner.lattice import Floats
from aligner.lexicon import Lexicon, evidence
from aligner.marks import is_mark, marks
from aligner.matrices import sparse
from aligner.parts import cuts, part_between, parts
from aligner.posterior import posterior, sureness
from aligner.progress import Progress, silent
from aligner.search import (
    SECOND_HALF_WIDTH,
    Found,
    anchored,
    best_rungs,
    chain_of,
    taught,
    worth_of,
)
from aligner.settings import Mode
from aligner.sides import Sides
from aligner.signs import Signs, signs
from aligner.tokens import side_tokens
from aligner.vectors import Vectors, vectors_of
from aligner.weights import Weights
from corpus import Document, Span

SURE = 0.5
SIZES = (2600, 2900, 3200, 3500)
"""Segments after which the text is cut in each round: no two at the same places."""
_ALIKE = 0.9
_WINDOW, _KEPT = 1500, 1000
_WIDEST = 100
_STEP = 10


class Unaided(NamedTuple):
    """The sides with nothing but their `marks`, and the `whole` with all tokens."""

    marks: Sides
    whole: Sides


class Beads(NamedTuple):
    """The rungs found so far, and how sure each source and target segment is of its bead."""

    rungs: list[Rung]
    confidence: tuple[Floats, Floats]


def unaided_sides(
    source: Document, target: Document, dictionary: Dictionary, vectors: Encoded | None = None
) -> Unaided:
    """Both sides of texts in any two languages; of the dictionary only Chinese words and their pinyin are used."""
    texts = [[segment.text for segment in side.segments] for side in (source, target)]
    languages = primary(source), primary(target)
    common = marks(texts[0], texts[1], languages, dictionary)
    tokens = [
        [[*one, *mark] for one, mark in zip(side_tokens(side, language, dictionary), own, strict=True)]
        for side, language, own in zip(texts, languages, common, strict=True)
    ]
    rest = (
        (signs(source.segments), vectors and vectors_of(vectors.source)),
        (signs(target.segments), vectors and vectors_of(vectors.target)),
    )
    return Unaided(_sides(common, rest), _sides(tokens, rest))


def primary(document: Document) -> str:
    """The language of a document without script and region."""
    return document.lang.partition("-")[0]


def _sides(tokens: Sequence[Sequence[Sequence[str]]], rest: Sequence[tuple[Signs, Vectors | None]]) -> Sides:
    """The tokens of both texts as sides; only of the marks it is known what they mean: themselves."""
    source, target = map(bag_of, tokens)
    rows = np.array([row for row, name in enumerate(source.types) if is_mark(name)], np.int64)
    columns = np.array([target.index[source.types[row]] for row in rows], np.int64)
    alike = np.full(len(rows), _ALIKE, np.float32)
    forward = sparse.csr_array((alike, (rows, columns)), shape=(len(source.types), len(target.types)))
    return Sides(Side(source, *rest[0]), Side(target, *rest[1]), Lexicon(forward, sparse.csr_array(forward.T)))


def search_unaided(both: Unaided, weights: Weights, corners: Sequence[Rung], progress: Progress = silent) -> Found:
    """The best path with what its own beads have taught, round by round."""
    beads = beads_by_length(both.marks, weights, corners)
    for number, size in enumerate(SIZES):
        progress(f"round {number + 1} of {len(SIZES)}", (number + 1) / (len(SIZES) + 1))
        along = beads.rungs
        beads = _next_round(both.whole, beads, weights, corners, size)
    progress(f"round {len(SIZES)} of {len(SIZES)}", 1.0)
    return Found(beads.rungs, *beads.confidence, Mode.TRANSLATION, cuts(along, SIZES[-1])[1:-1])


def beads_by_length(marks: Sides, weights: Weights, corners: Sequence[Rung]) -> Beads:
    """The best path by lengths and marks, near where both texts have run to the same share between two anchors.

    A long text is searched in windows; each begins at a rung inside the one before that looks safe.
    """
    chain = chain_of(marks, corners)
    along = _level_path(marks, chain)
    ratio = _whole_ratio(marks)
    longest_gap = max(after.source - before.source for before, after in pairwise(chain))
    half_width = min(max(longest_gap // 2, HALF_WIDTH), _WIDEST)
    rungs, confidences = [corners[0]], []
    while rungs[-1] != corners[-1]:
        start = rungs[-1]
        ahead = [rung for rung in along if rung > start and rung.target >= start.target]
        end = next((rung for rung in ahead if rung.source - start.source >= _WINDOW), corners[-1])
        part = part_between(marks, [start, *ahead], corners, start, end)
        known = evidence(part.sides.lexicon, part.sides.source.bag, part.sides.target.bag)
        known = known._replace(length_ratio=ratio, worth=worth_of(part.sides, anchored(part.along)))
        scores, path = best_rungs(part, known, half_width, weights)
        kept = path if end == corners[-1] else _safe(path)
        rungs += part.in_whole(kept)[1:]
        confidences.append(
            [
                side[:n]
                for side, n in zip(sureness(path, scores.band, posterior(scores, part.corners)), kept[-1], strict=True)
            ]
        )
    return Beads(rungs, _joined(confidences))


def _whole_ratio(sides: Sides) -> float:
    """Characters of the whole target for one of the source."""
    ours, theirs = (side.signs.length[-1] - side.signs.length[0] for side in (sides.source, sides.target))
    return float((theirs + 1) / (ours + 1))


def _level_path(sides: Sides, chain: Sequence[Rung]) -> list[Rung]:
    """The rungs of a chain and, between two of them, those at which both sides have run to the same share of length."""
    ours, theirs = sides.source.signs.length, sides.target.signs.length
    rungs = [chain[0]]
    for start, end in pairwise(chain):
        rows = np.arange(start.source + _STEP, end.source, _STEP)
        share = (ours[rows] - ours[start.source]) / max(ours[end.source] - ours[start.source], 1.0)
        wanted = theirs[start.target] + share * (theirs[end.target] - theirs[start.target])
        columns = np.clip(np.searchsorted(theirs, wanted), start.target, end.target)
        rungs += [*map(Rung, rows.tolist(), columns.tolist()), end]
    return rungs


def _safe(path: Sequence[Rung]) -> list[Rung]:
    """A path up to the last rung in its first `_KEPT` segments that has a 1-1 bead on either side."""
    inside = [number for number, rung in enumerate(path[:-1]) if number > 0 and rung.source <= _KEPT]
    steps = [(after.source - before.source, after.target - before.target) for before, after in pairwise(path)]
    safe = [number for number in inside if steps[number - 1] == steps[number] == (1, 1)]
    return list(path[: max(safe or inside or [len(path) - 1]) + 1])


def _next_round(both: Sides, before: Beads, weights: Weights, corners: Sequence[Rung], size: int) -> Beads:
    """The best path along the one before, with what its sure beads teach."""
    rungs, confidences = [corners[0]], []
    cut = parts(both, before.rungs, corners, size)
    for part in map(cut.part, range(cut.n_parts)):
        here = before.confidence[0][part.start.source : part.end.source]
        known = taught(part.sides, sure_beads(part.along, here), _whole_ratio(part.sides))
        scores, path = best_rungs(part, known, SECOND_HALF_WIDTH, weights)
        rungs += part.in_whole(path)[1:]
        confidences.append(sureness(path, scores.band, posterior(scores, part.corners)))
    return Beads(rungs, _joined(confidences))


def sure_beads(rungs: Sequence[Rung], confidence: Floats) -> list[tuple[Span, Span]]:
    """The full beads that are more likely right than wrong; all where none is. `confidence` is of source segments."""
    full = full_beads(rungs)
    return [bead for bead in full if confidence[bead[0].start] >= SURE] or full


def _joined(confidences: Sequence[Sequence[Floats]]) -> tuple[Floats, Floats]:
    source, target = (np.concatenate(side) for side in zip(*confidences, strict=True))
    return source, target
