"""From gold alignments to weights, and what they are worth on texts that they were not fitted on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aligner.anchors import band_along
from aligner.bead import full_beads, spans_of
from aligner.dictionary import Dictionary
from aligner.encoders.encoder import Encoder, encoded
from aligner.evaluate import Counts, counted
from aligner.fitting import Example, example, fit
from aligner.gold import Gold, abridged
from aligner.progress import Progress, silent
from aligner.search import chain_of, first_rungs, search, taught
from aligner.settings import Mode, Settings
from aligner.sides import Sides, sides
from aligner.unaided import search_unaided, unaided_sides
from aligner.weights import NAMES, WITHOUT_ENCODER, Weights
from corpus import Document

_ROUNDS = 2
_HALF_WIDTH = 12
_ABRIDGED = ((0.5, 0.1), (0.3, 0.3))
START = Weights(
    "set by hand",
    dict.fromkeys(NAMES, 0.0)
    | WITHOUT_ENCODER
    | {"forward": 0.3, "backward": 0.3, "crossing": -0.3, "length": -3.5, "question": -1.0, "quotes": -1.5}
    | {"heading": -2.0, "inner_break": -1.5, "end_break": -0.5}
    | {"1-1": 1.0, "1-2": -0.5, "2-1": -2.0, "1-3": -2.5, "3-1": -4.5, "2-2": -3.0, "1-4": -3.5, "4-1": -5.0}
    | {"2-3": -4.5, "3-2": -4.5, "1-5": -5.5, "2-4": -6.5, "1-6": -5.0, "3-3": -7.0}
    | {"source_null": -3.0, "target_null": -4.0, "source_run": -3.0, "target_run": -3.0, "null_turn": -2.0},
)
# In a complete translation the few null beads say nothing of how their price goes with the level of evidence.
_STARTS = {
    Mode.TRANSLATION: START,
    Mode.SUMMARY: Weights(START.made, dict(START.values) | {"null_tokens": -0.15, "null_level": 0.3}),
}


_CAUTION = 0.15
"""Nats that null beads of a summary cost more than fitted: else runs of them swallow short passages that were kept.

Chosen on abridged texts of seeds 1 to 8; double that begins to pair what has no partner.
"""


class Lesson(NamedTuple):
    """A gold alignment with its sides read once, to be searched in a mode."""

    gold: Gold
    sides: Sides
    mode: Mode


def lesson(gold: Gold, mode: Mode, dictionary: Dictionary) -> Lesson:
    """The gold alignment ready for training."""
    return Lesson(gold, sides(gold.chinese, gold.english, dictionary, vectors=gold.vectors), mode)


def encoded_golds(golds: Iterable[Gold], encoder_of: Callable[[str], Encoder]) -> list[Gold]:
    """The golds with their vectors, each by the encoder for its name."""
    return [gold._replace(vectors=encoded(encoder_of(gold.name), gold.chinese, gold.english)) for gold in golds]


def lessons(golds: Iterable[Gold], mode: Mode, dictionary: Dictionary) -> list[Lesson]:
    """The golds as they are, or for the mode `summary` two abridged texts of each."""
    if mode is Mode.SUMMARY:
        golds = [abridged(gold, *shares, seed) for gold in golds for seed, shares in enumerate(_ABRIDGED, start=11)]
    return [lesson(gold, mode, dictionary) for gold in golds]


def judged(one: Lesson, weights: Weights, mode: Mode) -> Counts:
    """How the weights align a lesson's texts."""
    gold = one.gold.rungs
    found = search(one.sides, Settings(weights, weights, mode), [gold[0], gold[-1]])
    return counted(spans_of(gold), spans_of(found.rungs))


def judged_unaided(gold: Gold, weights: Weights, dictionary: Dictionary) -> Counts:
    """How the weights align a gold text as if nobody knew its languages."""
    source, target = (Document(gold.name, "und", "", tuple(side)) for side in (gold.chinese, gold.english))
    found = search_unaided(unaided_sides(source, target, dictionary), weights, [gold.rungs[0], gold.rungs[-1]])
    return counted(spans_of(gold.rungs), spans_of(found.rungs))


def trained(lessons: Sequence[Lesson], made: str, progress: Progress = silent) -> Weights:
    """Weights fitted on the evidence of the second search, which the weights of the round before have led to."""
    weights = start = _STARTS[lessons[0].mode]
    for number in range(_ROUNDS):
        progress(f"fitting, round {number + 1} of {_ROUNDS}", number / _ROUNDS)
        weights = fit([_example(one, weights) for one in lessons], start, made, weights)
    return _cautious(weights) if lessons[0].mode is Mode.SUMMARY else weights


def _cautious(weights: Weights) -> Weights:
    dearer = {name: round(weights.values[name] - _CAUTION, 4) for name in ("source_null", "target_null")}
    return Weights(weights.made, {**weights.values, **dearer})


def left_out(lessons: Sequence[Lesson], made: str) -> Iterator[tuple[Lesson, Weights]]:
    """Each lesson with weights trained on those of other texts."""
    for one in lessons:
        yield one, trained([other for other in lessons if _text(other) != _text(one)], made)


def _text(one: Lesson) -> str:
    return one.gold.origin or one.gold.name


def _example(one: Lesson, weights: Weights) -> Example:
    source, target, _ = one.sides
    gold = one.gold.rungs
    corners = [gold[0], gold[-1]]
    first = first_rungs(one.sides, chain_of(one.sides, corners), weights, corners)
    learned = taught(one.sides, full_beads(first))
    return example(source, target, learned, band_along(gold, _HALF_WIDTH), gold, one.mode)
