"""What other texts teach: a lexicon learned from gold beads of other books, and the chapters of one book together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner import Alignment, Counts, Dictionary, LearnedLexicon, Outcome, Rung, align_each, align_together, counted
from aligner import learn as learn_lexicon
from aligner.bead import full_beads, spans_of
from aligner.gold import Gold
from bench.alignment.folds import Fold
from bench.alignment.judge import Documents, documents_of, pooled, tried
from bench.markdown import share, table

PARTS = (2, 4)
AlignAll = Callable[..., Iterator[Outcome]]


def taught(folds: Sequence[Fold], dictionary: Dictionary) -> str:
    """The table: strict F1 alone and with what others teach, weights left out."""
    alone = [tried(*fold, dictionary).counts for fold in folds]
    others = [_with_others(fold, folds, dictionary) for fold in folds]
    rows = [["five books → the sixth: `lexicon learn`, `--lexicon`", *_figures(alone, others)]]
    for n_parts in PARTS:
        pieces = [(_pieces(fold.gold, n_parts), fold) for fold in folds]
        each, together = (
            [_judged(golds, fold, align_all, dictionary) for golds, fold in pieces]
            for align_all in (align_each, align_together)
        )
        rows.append([f"a chapter in {n_parts} parts: `--together`", *_figures(each, together)])
    return table(["strict F1", "alone", "taught", "gain"], rows)


def _figures(alone: Sequence[Counts], with_others: Sequence[Counts]) -> list[str]:
    before, after = (pooled(counts).strict.f1 for counts in (alone, with_others))
    return [share(before), share(after), f"{after - before:+.3f}"]


def _with_others(fold: Fold, folds: Sequence[Fold], dictionary: Dictionary) -> Counts:
    learned = _learned([other.gold for other in folds if other is not fold], dictionary)
    return tried(fold.gold, replace(fold.settings, lexicon=learned), dictionary).counts


def _learned(golds: Sequence[Gold], dictionary: Dictionary) -> LearnedLexicon:
    return learn_lexicon((pair for gold in golds for pair in _texts(gold)), dictionary)


def _texts(gold: Gold) -> Iterator[tuple[str, str]]:
    """Chinese and English text of the full beads."""
    for source, target in full_beads(gold.rungs):
        chinese, english = gold.chinese[slice(*source)], gold.english[slice(*target)]
        yield "".join(one.text for one in chinese), " ".join(one.text for one in english)


def _pieces(gold: Gold, n_parts: int) -> list[Gold]:
    """The text cut at gold rungs into parts of as many beads each."""
    n_beads = len(gold.rungs) - 1
    cuts = [n_beads * part // n_parts for part in range(n_parts + 1)]
    return [_piece(gold, gold.rungs[first : last + 1]) for first, last in pairwise(cuts)]


def _piece(gold: Gold, rungs: Sequence[Rung]) -> Gold:
    start, end = rungs[0], rungs[-1]
    own = [Rung(i - start.source, j - start.target) for i, j in rungs]
    return Gold(gold.name, gold.chinese[start.source : end.source], gold.english[start.target : end.target], own)


def _judged(golds: Sequence[Gold], fold: Fold, align_all: AlignAll, dictionary: Dictionary) -> Counts:
    pairs: list[Documents] = [documents_of(gold) for gold in golds]
    found = [outcome for outcome in align_all(pairs, dictionary, fold.settings) if isinstance(outcome, Alignment)]
    return pooled(counted(spans_of(gold.rungs), spans_of(one.rungs)) for gold, one in zip(golds, found, strict=True))
