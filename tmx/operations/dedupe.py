"""Units that say the same once: which are rivals, and which of them stays."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from corpus import InputError
from tmx.columns import text_columns
from tmx.digest import digests
from tmx.facts import date, trust
from tmx.language import sides
from tmx.operations.keys import Compared, exact_keys, key_function
from tmx.stretches import Passing, Run, Units, runs
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit

REPEATED = "repeated"
OTHER_TRANSLATION = "another translation of the same source"


class Scope(StrEnum):
    """Which units are rivals: those with the same source and targets (each other target stays), or the same source."""

    PAIR = "pair"
    SOURCE = "source"


class Keep(StrEnum):
    """Which of several rivals stays; the first of those that are equally good."""

    FIRST = "first"
    LAST = "last"
    NEWEST = "newest"
    CONFIDENT = "confident"


@dataclass(frozen=True)
class DedupeSettings:
    """When units are rivals, and which of them stays."""

    scope: Scope = Scope.PAIR
    compared: Compared = Compared.EXACT
    keep: Keep = Keep.FIRST


class Survivors:
    """The units that stay, found with a 16-byte key a unit: about 150 bytes of memory each.

    `keep first` needs one reading; for the others `look` reads the units, and `left` reads them a second time.
    """

    def __init__(self, header: Header, settings: DedupeSettings) -> None:
        self._header, self._settings = header, settings
        self._key = key_function(settings.compared)
        self._best: dict[bytes, int] = {}
        self._targets = array("q")
        self._ranks = array("d")

    def look(self, units: Iterable[Units]) -> None:
        """The first reading: remember which of each group of rivals is best."""
        for run in runs(units):
            self._meet(run, len(self._targets))

    def left(self, units: Iterable[Passing], tally: Tally) -> Iterator[Passing]:
        """The units that stay, in their order. Raises InputError where they are not those that were looked at."""
        find, index = self._meet_again if self._targets else self._meet, 0
        for run in runs(units):
            drops = [
                "" if best == place else REPEATED if self._targets[best] == self._targets[place] else OTHER_TRANSLATION
                for place, best in enumerate(find(run, index), start=index)
            ]
            yield from tally.left(run, drops)
            index += len(run)

    def _meet_again(self, run: Run, index: int) -> list[int]:
        """The index of the best unit among the rivals of each."""
        keys, targets = self._keys_of(run)
        known = self._targets[index : index + len(run)]
        if known.tolist() != targets or not all(map(self._best.__contains__, keys)):
            raise InputError("a memory changed while it was read: leave it alone, and run this again")
        return list(map(self._best.__getitem__, keys))

    def _meet(self, run: Run, index: int) -> list[int]:
        """The index of the best unit so far among the rivals of each, it among them; `index` is that of the first."""
        keys, targets = self._keys_of(run)
        self._targets.extend(targets)
        if self._settings.keep is Keep.FIRST:
            return list(map(self._best.setdefault, keys, count(index)))
        return [self._better(*row) for row in zip(keys, run, count(index), strict=False)]

    def _better(self, key: bytes, unit: TranslationUnit, index: int) -> int:
        """The index of the best of the rivals so far; this unit where it is trusted more."""
        best = self._best.setdefault(key, index)
        self._ranks.append(self._rank(unit, index))
        if self._ranks[index] > self._ranks[best]:
            best = self._best[key] = index
        return best

    def _keys_of(self, run: Run) -> tuple[list[bytes], list[int]]:
        """The digest of the key of each unit, and the hash of that of its targets: only this run compares it."""
        columns = text_columns(run, self._header) if self._settings.compared is Compared.EXACT else None
        if columns and columns.targets:
            sources, targets = columns
            compared = sources if self._settings.scope is Scope.SOURCE and sources else sources + targets
            return digests(exact_keys(compared)), list(map(hash, exact_keys(targets)))
        seen = [sides(unit, self._header) for unit in run]
        alone = [one.sources if self._settings.scope is Scope.SOURCE else () for one in seen]
        keys = [self._key(sources or unit.variants) for unit, sources in zip(run, alone, strict=True)]
        return digests(keys), [hash(self._key(one.targets)) for one in seen]

    def _rank(self, unit: TranslationUnit, index: int) -> float:
        match self._settings.keep:
            case Keep.LAST:
                return float(index)
            case Keep.NEWEST:
                return float("".join(filter(str.isdecimal, date(unit))) or 0)
        return trust(unit)
