"""Pairs of languages that have no dictionary: the chapters as if there were none, and a pair that was invented."""

import random
from collections.abc import Sequence

from aligner import Dictionary, Settings, judged_unaided, symmetric
from aligner.gold import Gold
from bench.alignment.accuracy import by_length, measured_row
from bench.alignment.folds import Fold
from bench.alignment.made_text import MadeText, made_text
from bench.markdown import table
from bench.vocabulary import Word
from corpus import Segment, Span

SEEDS = (1, 2, 3)
SIZE, WORDS = 300, 2000
_SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "aeiou"]


def invented(seed: int, size: int = SIZE) -> MadeText:
    """A text in two languages whose words were made up: nobody has a dictionary of them."""
    rng = random.Random(seed)

    def word() -> str:
        return "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))

    return made_text(size, [Word(word(), (word(), word())) for _ in range(WORDS)], seed)


def invented_gold(seed: int, size: int = SIZE) -> Gold:
    """The same as a gold alignment named by its seed."""
    text = invented(seed, size)
    return Gold(f"seed {seed}", _segments(text.chinese), _segments(text.english), text.rungs)


def other_pairs(folds: Sequence[Fold], invented: Sequence[Gold], shipped: Settings, dictionary: Dictionary) -> str:
    """Two tables of strict F1 beside Gale–Church: the chapters with weights left out, invented texts with the shipped.

    Of the dictionary nothing is used: it is handed on, and the languages are not told.
    """
    chapters = [fold.gold for fold in folds]
    weights = [symmetric(fold.settings.translation, "left out") for fold in folds]
    own = [judged_unaided(gold, one, dictionary) for gold, one in zip(chapters, weights, strict=True)]
    made = [judged_unaided(gold, shipped.unaided, dictionary) for gold in invented]
    return "\n\n".join(
        table(
            ["strict F1", *(gold.name for gold in golds), "all", "lax, all"],
            [
                measured_row("Gale–Church, implemented in tests/", [by_length(gold) for gold in golds]),
                measured_row(f"duizhao, no dictionary, {how}", counts),
            ],
        )
        for golds, how, counts in ((chapters, "leave-one-chapter-out", own), (invented, "shipped weights", made))
    )


def _segments(texts: Sequence[str]) -> list[Segment]:
    return [Segment(text, Span(0, 0), 0) for text in texts]
