"""What the model looks at in a bead, one array a feature, for every bead in a band."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bag import Bag
from aligner.clauses import Edges, edges
from aligner.crossing import crossing
from aligner.lattice import FULL_SHAPES, MOST_SOURCE, MOST_TARGET, Band, Ints
from aligner.lexicon import Evidence
from aligner.likelihood import backward_ratios, explained, forward_ratios, transposed
from aligner.margin import Worth, margin_evidence
from aligner.signs import QUESTION, Signs
from aligner.vectors import Vectors
from corpus import Span

_RATIO_WEIGHT = 500.0
_SOME_CHARACTERS = 5.0
_MOST_QUOTES = 3

Feature = NDArray[np.float32]


class Side(NamedTuple):
    """One side as the model sees it: its tokens, its surface signs and, where there is an encoder, its vectors."""

    bag: Bag
    signs: Signs
    vectors: Vectors | None = None

    @property
    def edges(self) -> Edges:
        """The tokens in the clauses at the edges of its segments."""
        return edges(self.bag, self.signs.first_clause[1:], self.signs.last_clause[1:])

    def part(self, segments: slice) -> "Side":
        """The side cut down to some segments."""
        vectors = None if self.vectors is None else self.vectors.part(segments)
        return Side(self.bag.part(segments), self.signs.part(segments), vectors)


def features(source: Side, target: Side, evidence: Evidence, band: Band) -> Iterator[tuple[str, Feature]]:
    """Name and values of each feature, shape (n_source + 1, n_shapes, width) as `Scores.full` or broadcastable to it.

    Beads that leave the band have IMPOSSIBLE in the first two.
    """
    if evidence.backward is None:
        yield "forward", forward_ratios(explained(evidence.forward, source.bag, target.bag, band, MOST_SOURCE))
    else:
        ours, theirs = source.edges, target.edges
        given_source = explained(evidence.forward, source.bag, target.bag, band, MOST_SOURCE, theirs)
        yield "forward", forward_ratios(given_source)
        given_target = explained(evidence.backward, target.bag, source.bag, transposed(band), MOST_TARGET, ours)
        yield "backward", backward_ratios(given_target, band)
        yield "crossing", crossing(given_source, given_target, band)[:, None]
    yield from _length_features(source.signs, target.signs, band, evidence.length_ratio)
    yield from _sign_features(source.signs, target.signs, band)
    yield from _layout_features(source.signs, target.signs, band)
    yield from _encoder_features(source, target, band, evidence.worth)


def _spans(band: Band) -> Iterator[tuple[Ints, Ints, list[tuple[int, Ints, Ints]]]]:
    """For each size of the target side the columns where spans begin and end, and its shapes.

    These are told by their number and the rows where the source side begins and ends.
    """
    rows = np.arange(len(band.low))[:, None]
    columns = np.minimum(band.columns, band.n_target)
    for size in range(1, MOST_TARGET + 1):
        shapes = [(number, n_source) for number, (n_source, n_target) in enumerate(FULL_SHAPES) if n_target == size]
        spans = [(number, np.maximum(rows - n_source, 0), rows) for number, n_source in shapes]
        yield np.maximum(columns - size, 0), columns, spans


def length_ratio(source: Signs, target: Signs, beads: Sequence[tuple[Span, Span]], usual: float) -> float:
    """Characters of the target for one of the source in full beads, held near the `usual` ratio where they are few.

    The whole texts would not do: one side may have a preface, or leave out half of the other.
    """
    ours = sum(source.length[end] - source.length[start] for (start, end), _ in beads)
    theirs = sum(target.length[end] - target.length[start] for _, (start, end) in beads)
    return float((theirs + usual * _RATIO_WEIGHT) / (ours + _RATIO_WEIGHT))


def _length_features(source: Signs, target: Signs, band: Band, ratio: float) -> Iterator[tuple[str, Feature]]:
    """Squared and absolute logarithm of the ratio of lengths, relative to what is expected."""
    logs = np.zeros((len(band.low), len(FULL_SHAPES), band.width), np.float32)
    for j, column, shapes in _spans(band):
        theirs = target.length[column] - target.length[j] + _SOME_CHARACTERS
        for number, i, row in shapes:
            logs[:, number] = np.log(theirs / ((source.length[row] - source.length[i]) * ratio + _SOME_CHARACTERS))
    yield "length_squared", logs * logs
    yield "length", np.abs(logs)


def _sign_features(source: Signs, target: Signs, band: Band) -> Iterator[tuple[str, Feature]]:
    """Agreement of the final punctuation and of the quotation state at the end, and of the quotation marks within.

    A question is a turn in a talk: it is seldom joined to what follows, unless the other side has it inside a segment.
    """
    columns = np.minimum(band.columns, band.n_target)
    ends, other_ends = source.final[:, None], target.final[columns]
    differ = ends != other_ends
    yield "final", (~differ).astype(np.float32)[:, None]
    yield "question", (differ & ((ends == QUESTION) | (other_ends == QUESTION))).astype(np.float32)[:, None]
    yield "quotation", (source.inside[:, None] != target.inside[columns]).astype(np.float32)[:, None]
    quotes = np.zeros((len(band.low), len(FULL_SHAPES), band.width), np.float32)
    asked = np.zeros_like(quotes)
    for j, column, shapes in _spans(band):
        their_quotes, their_asked = (sums[column] - sums[j] for sums in (target.quotes, target.asked))
        their_questions = _within(target.questions, j, column)
        for number, i, row in shapes:
            our_quotes, our_asked = (sums[row] - sums[i] for sums in (source.quotes, source.asked))
            quotes[:, number] = np.minimum(np.abs(our_quotes - their_quotes), _MOST_QUOTES)
            ours, theirs = _within(source.questions, i, row) - their_asked, their_questions - our_asked
            asked[:, number] = np.maximum(ours, 0) + np.maximum(theirs, 0)
    yield "quotes", quotes
    yield "inner_question", asked


def _within(sums: Ints, start: Ints, end: Ints) -> Ints:
    """How much falls on the rungs inside spans, neither on that where they begin nor on that where they end."""
    return sums[np.maximum(end - 1, start)] - sums[start]


def _layout_features(source: Signs, target: Signs, band: Band) -> Iterator[tuple[str, Feature]]:
    """Headings joined or set against other text, paragraph ends inside a bead, paragraphs that end on one side only."""
    headings = np.zeros((len(band.low), len(FULL_SHAPES), band.width), np.float32)
    inner = np.zeros_like(headings)
    for j, column, shapes in _spans(band):
        theirs, their_breaks = target.headings[column] - target.headings[j], _within(target.breaks, j, column)
        for number, i, row in shapes:
            n_source, n_target = FULL_SHAPES[number]
            ours = source.headings[row] - source.headings[i]
            headings[:, number] = np.abs(ours - theirs) + (n_source > 1) * ours + (n_target > 1) * theirs
            inner[:, number] = _within(source.breaks, i, row) + their_breaks
    yield "heading", headings
    yield "inner_break", inner
    columns = np.minimum(band.columns, band.n_target)
    ends, other_ends = _ends(source)[:, None], _ends(target)[columns]
    both_told = source.breaks[-1] > source.breaks[0] and target.breaks[-1] > target.breaks[0]
    yield "end_break", ((ends != other_ends) & both_told).astype(np.float32)[:, None]


def _ends(signs: Signs) -> NDArray[np.bool_]:
    """Whether a paragraph ends at each rung."""
    return np.diff(signs.breaks, prepend=signs.breaks[0]) > 0


def _encoder_features(source: Side, target: Side, band: Band, worth: Worth) -> Iterator[tuple[str, Feature]]:
    """What the vectors say, and the same times the segments that a bead has more than one of each side."""
    if source.vectors is None or target.vectors is None:
        return
    said = margin_evidence(source.vectors, target.vectors, band, worth)
    yield "margin", said
    more = np.array(FULL_SHAPES, np.float32).sum(axis=1) - 2
    yield "margin_more", said * more[None, :, None]
