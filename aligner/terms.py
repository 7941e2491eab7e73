"""A term base as evidence: its entries count as translations that were seen often."""

from collections.abc import Iterable

from aligner.learned import LearnedLexicon, learned_lexicon
from aligner.stopwords import STOPWORDS
from aligner.words import LONGEST_WORD
from corpus import english_stems, fold_script

TRUST = 16.0


def lexicon_of_terms(terms: Iterable[tuple[str, str]]) -> LearnedLexicon:
    """The lexicon of pairs of a Chinese and an English term; the stems of a term share its count.

    Equivalents of one term share it too, since a text uses one of them at a time. Terms that are longer than a token
    can be, or have no word in them, say nothing.
    """
    equivalents: dict[str, dict[str, None]] = {}
    for chinese, english in terms:
        key = "".join(fold_script(chinese).split())
        if 1 < len(key) <= LONGEST_WORD:
            equivalents.setdefault(key, {})[english] = None
    entries = [
        (key, stem, TRUST / len(theirs) / len(stems))
        for key, theirs in equivalents.items()
        for stems in [_content(english) for english in theirs]
        for stem in stems
    ]
    sources, targets, counts = zip(*entries, strict=True) if entries else ((), (), ())
    return learned_lexicon(sources, targets, counts, len(equivalents))


def _content(english: str) -> list[str]:
    stems = english_stems(english)
    return [stem for stem in stems if stem not in STOPWORDS] or stems
