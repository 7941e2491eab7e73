"""Leave-one-chapter-out: each chapter with weights, of both modes, that were fitted to the other chapters only."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from aligner import Mode, Settings, Weights, lessons, open_dictionary, trained
from aligner.gold import Gold

_PROCESSES = 2


class Fold(NamedTuple):
    """A chapter and settings that have not seen it."""

    gold: Gold
    settings: Settings


def folds(golds: Sequence[Gold], cache: Path) -> list[Fold]:
    """The folds, fitted in two processes; each fit is one task, so the result does not depend on who does it."""
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as pool:
        fitting = [
            [pool.submit(_fitted, without(golds, gold), mode, cache) for mode in (Mode.TRANSLATION, Mode.SUMMARY)]
            for gold in golds
        ]
        return [
            Fold(gold, Settings(translation.result(), summary.result()))
            for gold, (translation, summary) in zip(golds, fitting, strict=True)
        ]


def without(golds: Sequence[Gold], left_out: Gold) -> list[Gold]:
    """The other chapters."""
    return [gold for gold in golds if gold.name != left_out.name]


def _fitted(golds: Sequence[Gold], mode: Mode, cache: Path) -> Weights:
    return trained(lessons(golds, mode, open_dictionary(cache)), f"left out, {mode}")
