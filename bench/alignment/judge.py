"""A gold text aligned by the whole program, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from aligner import Alignment, Counts, Dictionary, Mode, Rung, Settings, align, counted
from aligner.bead import full_beads, spans_of
from aligner.gold import Gold
from corpus import Document

Documents = tuple[Document, Document]


@dataclass(frozen=True)
class Trial:
    """A gold text and the alignment that was found."""

    gold: Gold
    found: Alignment

    @property
    def counts(self) -> Counts:
        """All beads judged."""
        return counted(spans_of(self.gold.rungs), spans_of(self.found.rungs))

    @property
    def full_counts(self) -> Counts:
        """Judged without null beads on either side."""
        return counted(full_beads(self.gold.rungs), full_beads(self.found.rungs))

    @property
    def mode(self) -> Mode:
        """What the texts were taken for."""
        parts = dict(part.split(":", 1) for part in self.found.signature.split("|"))
        return Mode(parts["mode"])


def tried(gold: Gold, settings: Settings, dictionary: Dictionary) -> Trial:
    """The gold text, aligned."""
    return Trial(gold, align(*documents_of(gold), dictionary, settings))


def tried_swapped(gold: Gold, settings: Settings, dictionary: Dictionary) -> Trial:
    """The gold text aligned with English as the source, its gold turned round accordingly."""
    gold = Gold(gold.name, gold.english, gold.chinese, [Rung(j, i) for i, j in gold.rungs])
    chinese, english = documents_of(Gold(gold.name, gold.english, gold.chinese, []))
    return Trial(gold, align(english, chinese, dictionary, settings))


def pooled(counts: Iterable[Counts]) -> Counts:
    """The sum."""
    return reduce(add, counts)


def documents_of(gold: Gold) -> Documents:
    """The two sides as documents."""
    chinese, english = tuple(gold.chinese), tuple(gold.english)
    return Document(f"{gold.name}.zh", "zh-Hans", "", chinese), Document(f"{gold.name}.en", "en", "", english)
