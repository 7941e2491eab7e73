"""A lexicon learned from a bitext: pairs of texts that translate each other, from alignments or memories."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from aligner.dictionary import Dictionary
from aligner.learned import NOTHING, LearnedLexicon, learned_lexicon, merged, with_learned
from aligner.lexicon import dictionary_lexicon
from aligner.model1 import expected_counts
from aligner.tokens import tokens

PIECE = 4000
FAINT = 0.3
_DECIMALS = 2

Pair = tuple[str, str]


def learn(pairs: Iterable[Pair], dictionary: Dictionary, before: LearnedLexicon = NOTHING) -> LearnedLexicon:
    """What Chinese and English texts that translate each other teach, added to what was known `before`.

    They are read in pieces, each of which starts from what all before it have taught (incremental EM, Neal & Hinton
    1998): memory does not grow with the bitext. Counts are rounded to hundredths.
    """
    learned = before
    for piece in _pieces(pairs):
        learned = merged([learned, _taught(piece, dictionary, learned)])
    return learned


def _pieces(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    remaining = iter(pairs)
    while piece := list(islice(remaining, PIECE)):
        yield piece


def _taught(pairs: Sequence[Pair], dictionary: Dictionary, before: LearnedLexicon) -> LearnedLexicon:
    chinese, english = [ours for ours, _ in pairs], [theirs for _, theirs in pairs]
    source, target, names = tokens(chinese, english, dictionary, before.words)
    prior = with_learned(dictionary_lexicon(dictionary, names, source, target), before, source, target)
    counts = expected_counts(prior, source, target).tocoo()
    clear = counts.data >= FAINT
    return learned_lexicon(
        [source.types[row] for row in counts.row[clear]],
        [target.types[column] for column in counts.col[clear]],
        np.round(counts.data[clear], _DECIMALS).tolist(),
        len(pairs),
    )
