"""Documents as the model sees them: tokens and signs of a Chinese and an English side."""

from collections.abc import Sequence
from typing import NamedTuple

from aligner.dictionary import Dictionary
from aligner.encoders.encoder import Encoded
from aligner.features import Side
from aligner.learned import NOTHING, LearnedLexicon, with_learned
from aligner.lexicon import Lexicon, dictionary_lexicon
from aligner.signs import signs
from aligner.tokens import Plain, tokens
from aligner.vectors import vectors_of
from corpus import Segment


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
) -> Sides:
    """Both sides of a text, with what the dictionary, texts aligned earlier and an encoder tell of them."""
    texts = [segment.text for segment in chinese], [segment.text for segment in english]
    source, target, names = tokens(*texts, dictionary, learned.words, plain)

    lexicon = with_learned(dictionary_lexicon(dictionary, names, source, target), learned, source, target)
    return Sides(
        Side(source, signs(chinese), vectors and vectors_of(vectors.source)),
        Side(target, signs(english), vectors and vectors_of(vectors.target)),
        lexicon,
    )
