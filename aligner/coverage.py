"""How well each part of a segment pair is explained by the other side: badly where it was left out or added."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.bag import Bag
from aligner.dictionary import Dictionary
from aligner.learned import NOTHING, LearnedLexicon, with_learned
from aligner.learning import learned_evidence
from aligner.lexicon import Support, dictionary_lexicon
from aligner.tokens import tokens
from corpus import Span

_BACKGROUND = 0.4
"""The share of a text's tokens that the other side does not explain, as in the likelihood ratio of a bead."""


class Parts(NamedTuple):
    """A segment pair cut into parts, such as clauses."""

    chinese: Sequence[str]
    english: Sequence[str]


class Explained(NamedTuple):
    """Of one part: its tokens, and the sum of their log-likelihood ratios in nats, that of being translated against
    that of being background. Below 0 the whole other side explains it worse than chance.
    """

    n_tokens: int
    nats: float


class Coverage(NamedTuple):
    """What became of the parts of a pair, in order."""

    chinese: tuple[Explained, ...]
    english: tuple[Explained, ...]


def coverage(pairs: Sequence[Parts], dictionary: Dictionary, learned: LearnedLexicon = NOTHING) -> list[Coverage]:
    """How well the parts of each pair are explained, by the dictionary and by what the other pairs teach."""
    chinese = [part for pair in pairs for part in pair.chinese]
    english = [part for pair in pairs for part in pair.english]
    source, target, names = tokens(chinese, english, dictionary, learned.words)
    lexicon = with_learned(dictionary_lexicon(dictionary, names, source, target), learned, source, target)
    spans = list(zip(_spans([pair.chinese for pair in pairs]), _spans([pair.english for pair in pairs]), strict=True))
    full = [(ours, theirs) for ours, theirs in spans if ours.start < ours.end and theirs.start < theirs.end]
    known = learned_evidence(lexicon, source, target, full)
    if known.backward is None:
        raise ValueError("learned evidence looks both ways")
    return [
        Coverage(
            _explained(target, theirs, source, ours, known.backward),
            _explained(source, ours, target, theirs, known.forward),
        )
        for ours, theirs in spans
    ]


def _spans(sides: Sequence[Sequence[str]]) -> list[Span]:
    ends = np.cumsum([0, *map(len, sides)]).tolist()
    return [Span(start, end) for start, end in pairwise(ends)]


def _explained(speaking: Bag, speakers: Span, bag: Bag, parts: Span, support: Support) -> tuple[Explained, ...]:
    """The parts of one side, by what the parts `speakers` of the other side say together."""
    starts = bag.starts[parts.start : parts.end + 1]
    types, place = np.unique(bag.ids[starts[0] : starts[-1]], return_inverse=True)
    n_speaking = int(speaking.starts[speakers.end] - speaking.starts[speakers.start])
    if not len(types):
        return tuple(Explained(0, 0.0) for _ in range(*parts))
    said = np.asarray(support.block(slice(speakers.start, speakers.end), types)).sum(axis=0)
    ratio = np.maximum(said, 0) / ((n_speaking + 1) * bag.frequencies[types])
    nats = np.log(_BACKGROUND + (1 - _BACKGROUND) * ratio)[place]
    sums = np.concatenate([[0.0], np.cumsum(nats)])
    return tuple(
        Explained(int(end - start), float(sums[end - starts[0]] - sums[start - starts[0]]))
        for start, end in pairwise(starts.tolist())
    )
