"""Partial translations and disordered texts against complete ones."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aligner import Dictionary, Mode, Settings
from aligner.gold import abridged
from bench.alignment.disturbed import chinese_only, english_only, joined, without_middle
from bench.alignment.folds import Fold
from bench.alignment.judge import Trial, pooled, tried, tried_swapped
from bench.markdown import share, table

SEEDS = (1, 2, 3)
TARGET_SHARE, SOURCE_SHARE = 0.5, 0.1
FRONT_MATTER = 200


class Case(NamedTuple):
    """Trials of one kind."""

    name: str
    trials: Sequence[Trial]


def abridged_trials(folds: Iterable[Fold], dictionary: Dictionary) -> list[Case]:
    """A case for each seed: every chapter without half of its English and a tenth of its Chinese beads."""
    folds = list(folds)
    return [Case(f"abridged, seed {seed}", _abridged(folds, dictionary, seed)) for seed in SEEDS]


def _abridged(folds: Iterable[Fold], dictionary: Dictionary, seed: int) -> list[Trial]:
    return [tried(abridged(gold, TARGET_SHARE, SOURCE_SHARE, seed), settings, dictionary) for gold, settings in folds]


def disturbed_trials(folds: Sequence[Fold], shipped: Settings, dictionary: Dictionary) -> Iterator[Case]:
    """Front matter on one side, exchanged sides (weights left out); a missing chapter (weights as shipped)."""
    golds = [gold for gold, _ in folds]
    others = [*golds[1:], *golds[:1]]
    fronts = {
        "Chinese": [chinese_only(other.chinese[:FRONT_MATTER]) for other in others],
        "English": [english_only(other.english[:FRONT_MATTER]) for other in others],
    }
    for side, front in fronts.items():
        texts = [Fold(joined([alone, gold]), settings) for alone, (gold, settings) in zip(front, folds, strict=True)]
        yield Case(f"front matter, {side} only", [tried(gold, settings, dictionary) for gold, settings in texts])
    yield Case("sides exchanged", [tried_swapped(gold, settings, dictionary) for gold, settings in folds])
    triples = zip(golds, others, [*others[1:], *others[:1]], strict=True)
    missing = [tried(without_middle(*three), shipped, dictionary) for three in triples]
    yield Case("middle of three chapters not in English*", missing)


def partial(cases: Iterable[Case]) -> str:
    """The table: how often the mode summary was chosen, strict F1 without null beads and with them, lax F1."""
    header = ["texts", "taken for a summary", "strict F1, full beads", "strict F1, all beads", "lax F1"]
    return table(header, map(_row, cases))


def by_chapter(complete: Sequence[Trial], cases: Sequence[Case]) -> str:
    """Strict F1 over full beads by chapter: complete, abridged (all seeds pooled), and the difference."""
    whole = [trial.full_counts.strict.f1 for trial in complete]
    whole.append(pooled(trial.full_counts for trial in complete).strict.f1)
    seeds = list(zip(*(case.trials for case in cases), strict=True))
    cut = [pooled(trial.full_counts for trial in trials).strict.f1 for trials in seeds]
    cut.append(pooled(trial.full_counts for trials in seeds for trial in trials).strict.f1)
    rows = [
        ["complete", *map(share, whole)],
        ["abridged", *map(share, cut)],
        ["difference", *(f"{b - a:+.3f}" for a, b in zip(whole, cut, strict=True))],
    ]
    return table(["strict F1, full beads", *(trial.gold.name for trial in complete), "all"], rows)


def _row(case: Case) -> list[str]:
    told = sum(trial.mode is Mode.SUMMARY for trial in case.trials)
    every, full = pooled(trial.counts for trial in case.trials), pooled(trial.full_counts for trial in case.trials)
    figures = (full.strict.f1, every.strict.f1, every.lax.f1)
    return [case.name, f"{told} of {len(case.trials)}", *map(share, figures)]
