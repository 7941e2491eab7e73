"""Documents as the model sees them: tokens and signs of a Chinese and an English side."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from aligner.dictionary import Dictionary
from aligner.each import Each, one_by_one
from aligner.encoders.encoder import Encoded
from aligner.features import Side
from aligner.learned import NOTHING, LearnedLexicon, with_learned
from aligner.lexicon import Lexicon, dictionary_lexicon
from aligner.signs import signs
from aligner.tokens import Plain, tokens
from aligner.vectors import vectors_of
from corpus import Segment

_LONG = 5000
"""Segments of both sides from which on a helper for their signs is worth its start."""


class Sides(NamedTuple):
    """A Chinese `source`, an English `target`, and what the dictionary knows of their tokens."""

    source: Side
    target: Side
    lexicon: Lexicon

    def part(self, source: slice, target: slice) -> "Sides":
        """The sides cut down to some segments, and the lexicon to the types that these hold."""
        types = self.source.bag.held(source)[0], self.target.bag.held(target)[0]
        return Sides(self.source.part(source), self.target.part(target), self.lexicon.part(*types))


def sides(
    chinese: Sequence[Segment],
    english: Sequence[Segment],
    dictionary: Dictionary,
    learned: LearnedLexicon = NOTHING,
    vectors: Encoded | None = None,
    plain: Plain | None = None,
    each: Each = one_by_one,
) -> Sides:
    """Both sides of a text, with what the dictionary, texts aligned earlier and an encoder tell of them.

    `each` says who finds the signs of long texts while the lexicon is made.
    """
    texts = [segment.text for segment in chinese], [segment.text for segment in english]
    source, target, names = tokens(*texts, dictionary, learned.words, plain)

    def made(number: int) -> Any:
        if number == 1:
            return signs(chinese), signs(english)
        return with_learned(dictionary_lexicon(dictionary, names, source, target), learned, source, target)

    by_whom = each if len(chinese) + len(english) >= _LONG else one_by_one
    lexicon, (ours, theirs) = by_whom(made, 2)
    return Sides(
        Side(source, ours, vectors and vectors_of(vectors.source)),
        Side(target, theirs, vectors and vectors_of(vectors.target)),
        lexicon,
    )
