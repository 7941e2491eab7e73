"""What vectors of better and worse encoders add: made ones, since no encoder is at hand."""

from collections.abc import Sequence
from dataclasses import replace

from aligner import Dictionary, Encoder
from bench.alignment.folds import Fold
from bench.alignment.judge import Trial, pooled, tried
from bench.markdown import share, table
from tests.aligner.made_vectors import made_vectors

QUALITIES = (0.0, 0.15, 0.3, 0.5, 0.8)
SEED = 1


def encoded_trials(folds: Sequence[Fold], dictionary: Dictionary, quality: float) -> list[Trial]:
    """Every chapter with vectors of one quality, weights left out as without an encoder."""
    return [_tried(fold, dictionary, quality) for fold in folds]


def _tried(fold: Fold, dictionary: Dictionary, quality: float) -> Trial:
    made = made_vectors(fold.gold, quality, SEED)
    encoder = Encoder(made.name, lambda texts: made.source, lambda texts: made.target)
    return tried(fold.gold, replace(fold.settings, encoder=encoder), dictionary)


def encoders(without: Sequence[Trial], folds: Sequence[Fold], dictionary: Dictionary) -> str:
    """The table: strict F1 by chapter without vectors, and with those of each quality."""
    rows = [_row("no encoder", without)]
    for quality in QUALITIES:
        rows.append(_row(f"made vectors, quality {quality}", encoded_trials(folds, dictionary, quality)))
    return table(["strict F1", *(fold.gold.name for fold in folds), "all", "lax, all"], rows)


def _row(name: str, trials: Sequence[Trial]) -> list[str]:
    total = pooled(trial.counts for trial in trials)
    return [name, *(share(trial.counts.strict.f1) for trial in trials), share(total.strict.f1), share(total.lax.f1)]
