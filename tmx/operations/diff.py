"""What differs between two memories: units added, removed, with another target, with other metadata."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, compress, groupby, islice
from typing import NamedTuple

from corpus import InputError
from tmx.alike import markup_of
from tmx.content import tags
from tmx.digest import digests
from tmx.language import sides
from tmx.operations.sort import Order, in_order, sort_keys
from tmx.stretches import Run, Units, runs
from tmx.unit import Header, TranslationUnit


class Kind(StrEnum):
    """How a unit differs."""

    ADDED = "added"
    REMOVED = "removed"
    TARGET = "changed target"
    METADATA = "changed metadata"


class Difference(NamedTuple):
    """One difference: the unit of the old memory and that of the new one, as far as there are any."""

    kind: Kind
    old: TranslationUnit | None
    new: TranslationUnit | None


@dataclass(frozen=True)
class DiffCounts:
    """How many units two memories have, and how many are the same or differ in which way.

    `old` = `same` + `removed` + `target` + `metadata`; `new` = `same` + `added` + `target` + `metadata`.
    """

    old: int
    new: int
    same: int
    added: int
    removed: int
    target: int
    metadata: int


class Version(NamedTuple):
    """One of two memories that are compared: its header, and its units as often as they are asked for."""

    header: Header
    units: Callable[[], Iterable[Units]]


class Comparison:
    """The differences of two memories as an iterator, sorted by source text; `counts` are right at its end.

    Units that are equal in all but their place do not differ. The old memory is read twice, the new one once: memory
    holds a 16-byte digest for each old unit, and what differs is sorted on the disk.
    """

    def __init__(self, old: Version, new: Version) -> None:
        self._old, self._new = old, new
        self._unmatched: dict[bytes, int] = {}
        self._n_old = self._n_new = self._same = 0
        self._kinds: Counter[Kind] = Counter()

    def __iter__(self) -> Iterator[Difference]:
        for run in runs(self._old.units()):
            self._n_old += len(run)
            for key in _digests(run):
                self._unmatched[key] = self._unmatched.get(key, 0) + 1
        news = _begun(_by_source(self._only_new(), self._new.header, Kind.ADDED))
        olds = _by_source(self._only_old(), self._old.header, Kind.REMOVED)
        for _, group in groupby(heapq.merge(olds, news, key=_source), key=_source):
            for difference in _paired(list(group)):
                self._kinds[difference.kind] += 1
                yield difference
        self._balance()

    @property
    def counts(self) -> DiffCounts:
        """The counts so far."""
        kinds = self._kinds
        alike = kinds[Kind.TARGET], kinds[Kind.METADATA]
        return DiffCounts(self._n_old, self._n_new, self._same, kinds[Kind.ADDED], kinds[Kind.REMOVED], *alike)

    def _only_new(self) -> Iterator[TranslationUnit]:
        for run in runs(self._new.units()):
            self._n_new += len(run)
            others = [not self._match(key) for key in _digests(run)]
            self._same += others.count(False)
            if any(others):
                yield from compress(run, others)

    def _only_old(self) -> Iterator[TranslationUnit]:
        if self._same == self._n_old:
            return
        for run in runs(self._old.units()):
            yield from compress(run, list(map(self._match, _digests(run))))

    def _match(self, key: bytes) -> bool:
        """Whether an old unit like this one has not been met yet; now it has."""
        n_left = self._unmatched.get(key, 0)
        if n_left:
            self._unmatched[key] = n_left - 1
        return n_left > 0

    def _balance(self) -> None:
        counts = self.counts
        changed = counts.target + counts.metadata
        if counts.old != counts.same + counts.removed + changed or counts.new != counts.same + counts.added + changed:
            raise InputError("a memory changed while it was read: leave it alone, and run this again")


class _Found(NamedTuple):
    """A unit that the other memory has not as it is; `alone` is its kind where nothing there is like it."""

    alone: Kind
    source: list[str]
    targets: list[tuple[str, str]]
    unit: TranslationUnit


def _source(found: _Found) -> list[str]:
    return found.source


def _by_source(units: Iterable[TranslationUnit], header: Header, alone: Kind) -> Iterator[_Found]:
    for unit in in_order(units, sort_keys(Order.SOURCE, header)):
        sources, targets = sides(unit, header)
        texts = sorted((variant.language, tags(variant.content)) for variant in targets)
        yield _Found(alone, [variant.text for variant in sources], texts, unit)


def _begun(found: Iterator[_Found]) -> Iterator[_Found]:
    """The same iterator, its first item made: a sorted one has then read all that it sorts."""
    return chain(list(islice(found, 1)), found)


def _paired(found: list[_Found]) -> Iterator[Difference]:
    """The differences of units with one source: equal targets make a pair first, then equal tuids, then the order."""
    olds = [one for one in found if one.alone is Kind.REMOVED]
    news = [one for one in found if one.alone is Kind.ADDED]
    for are_alike in (_same_targets, _same_tuid, _same_source):
        for new in tuple(news):
            old = next((old for old in olds if are_alike(old, new)), None)
            if old is not None:
                olds.remove(old)
                news.remove(new)
                yield Difference(Kind.METADATA if _same_targets(old, new) else Kind.TARGET, old.unit, new.unit)
    yield from (Difference(Kind.REMOVED, one.unit, None) for one in olds)
    yield from (Difference(Kind.ADDED, None, one.unit) for one in news)


def _same_targets(old: _Found, new: _Found) -> bool:
    return old.targets == new.targets


def _same_tuid(old: _Found, new: _Found) -> bool:
    return bool(old.unit.tuid) and old.unit.tuid == new.unit.tuid


def _same_source(old: _Found, new: _Found) -> bool:
    return old.source == new.source


def _digests(run: Run) -> list[bytes]:
    """Sixteen bytes of each that tell units apart by all but their place and the order of their attributes."""
    return digests(markup_of(run, "xml:lang"))
