"""Strict and lax precision, recall and F1 of alignments (Sennrich & Volk 2010, counted as in Vecalign's scorer)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from corpus import Span

Beads = Collection[tuple[Span, Span]]


class Hits(NamedTuple):
    """How many of `beads` are right: strictly, with both sides equal; laxly, with both sides overlapping."""

    strict: int
    lax: int
    beads: int


class Quality(NamedTuple):
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class Counts:
    """Counts that can be added up over documents: all automatic beads judged by gold, full gold beads by automatic."""

    found: Hits
    wanted: Hits

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(Hits(*map(sum, zip(a, b, strict=True))) for a, b in zip(self.pair, other.pair, strict=True)))

    @property
    def pair(self) -> tuple[Hits, Hits]:
        """Both counts."""
        return self.found, self.wanted

    @property
    def strict(self) -> Quality:
        """A bead counts when both of its sides are exactly right."""
        return _quality(self.found.strict, self.found.beads, self.wanted.strict, self.wanted.beads)

    @property
    def lax(self) -> Quality:
        """A bead counts when both of its sides overlap those of a gold bead."""
        return _quality(self.found.lax, self.found.beads, self.wanted.lax, self.wanted.beads)


def counted(gold: Iterable[tuple[Span, Span]], automatic: Iterable[tuple[Span, Span]]) -> Counts:
    """Null beads of the automatic alignment count for precision, those of the gold not for recall."""
    wanted, found = ({(_placeless(s), _placeless(t)) for s, t in beads} for beads in (gold, automatic))
    full_gold, full_found = ({bead for bead in beads if _is_full(bead)} for beads in (wanted, found))
    return Counts(_hits(found, wanted), _hits(full_gold, full_found))


def _placeless(span: Span) -> Span:
    """An empty side has no place: a null bead is the same wherever in its run it stands."""
    return span if span.end > span.start else Span(0, 0)


def _is_full(bead: tuple[Span, Span]) -> bool:
    return all(end > start for start, end in bead)


def _hits(judged: Beads, reference: Beads) -> Hits:
    partners: dict[int, list[Span]] = {}
    for source, target in reference:
        for i in range(*source):
            partners.setdefault(i, []).append(target)
    strict = sum(bead in reference for bead in judged)
    lax = sum((source, target) in reference or _overlaps(source, target, partners) for source, target in judged)
    return Hits(strict, lax, len(judged))


def _overlaps(source: Span, target: Span, partners: dict[int, list[Span]]) -> bool:
    return any(
        max(start, target.start) < min(end, target.end) for i in range(*source) for start, end in partners.get(i, ())
    )


def _quality(precise: int, n_found: int, recalled: int, n_wanted: int) -> Quality:
    precision, recall = precise / max(n_found, 1), recalled / max(n_wanted, 1)
    return Quality(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))
