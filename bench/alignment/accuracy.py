"""Strict and lax F1 by chapter, beside the published figures of other aligners."""

from collections.abc import Sequence
from typing import NamedTuple

from aligner import Counts, counted
from aligner.bead import spans_of
from aligner.gold import Gold
from bench.alignment.judge import Trial, pooled
from bench.markdown import ABSENT, share, table
from tests.aligner.gale_church import gale_church


class Published(NamedTuple):
    """Figures of a paper on the MAC corpus's development part: pooled, and strict F1 by chapter where it gives them."""

    system: str
    strict: float
    lax: float
    chapters: tuple[float, ...] = ()


PUBLISHED = (
    Published("Gale–Church: lengths", 0.485, 0.737),
    Published("Hunalign: dictionary", 0.610, 0.852),
    Published("Bleualign: machine translation", 0.641, 0.873),
    Published("Vecalign: sentence embeddings", 0.863, 0.997),
    Published("Bertalign: LaBSE embeddings", 0.911, 0.998, (0.989, 0.806, 0.874, 0.950, 0.928, 0.921)),
)


def accuracy(left_out: Sequence[Trial], fitted: Sequence[Trial], hunalign: Sequence[Counts] = ()) -> str:
    """The table: trials of the same chapters with weights that have not seen them, and with weights that have.

    `hunalign` is what came of running it here, where it is there.
    """
    names, counts = [trial.gold.name for trial in left_out], [trial.counts for trial in left_out]
    rows = [
        *(_published(one, len(names)) for one in PUBLISHED),
        measured_row("Gale–Church, implemented in tests/", [by_length(trial.gold) for trial in left_out]),
        *([measured_row("Hunalign, run here: dictionary", hunalign)] if hunalign else []),
        measured_row("duizhao, leave-one-chapter-out", counts),
        measured_row("duizhao, fitted on the same six chapters", [trial.counts for trial in fitted]),
    ]
    lax = ["duizhao, leave-one-chapter-out", *(share(one.lax.f1) for one in (*counts, pooled(counts)))]
    strict_table = table(["strict F1", *names, "all", "lax, all"], rows)
    return f"{strict_table}\n\n{table(['lax F1', *names, 'all'], [lax])}"


def _published(one: Published, n_chapters: int) -> list[str]:
    chapters = [share(value) for value in one.chapters] or [ABSENT] * n_chapters
    return [f"{one.system} (published)", *chapters, share(one.strict), share(one.lax)]


def measured_row(system: str, texts: Sequence[Counts]) -> list[str]:
    """A line of the table: strict F1 of each text and of all, lax F1 of all."""
    total = pooled(texts)
    return [system, *(share(one.strict.f1) for one in texts), share(total.strict.f1), share(total.lax.f1)]


def by_length(gold: Gold) -> Counts:
    """How the naive Gale–Church aligns a gold text."""
    source, target = ([segment.text for segment in side] for side in (gold.chinese, gold.english))
    return counted(spans_of(gold.rungs), spans_of(gale_church(source, target)))
