"""Units that say the same once: which are rivals, and which of them stays."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus import InputError
from tmx.batches import batches
from tmx.columns import text_columns
from tmx.digest import digest, digests
from tmx.facts import date, trust
from tmx.language import sides
from tmx.operations.keys import Compared, exact_keys, key_function
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit

REPEATED = "repeated"
OTHER_TRANSLATION = "another translation of the same source"


_Keys = tuple[bytes, int]
"""The digest of the key of a unit, and the hash of that of its targets: only this run compares it."""


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

    def look(self, units: Iterable[TranslationUnit]) -> None:
        """The first reading: remember which of each group of rivals is best."""
        for batch in batches(units):
            for unit, keys in zip(batch, self._keys_of(batch), strict=True):
                self._meet(unit, keys)

    def left(self, units: Iterable[TranslationUnit], tally: Tally) -> Iterator[TranslationUnit]:
        """The units that stay, in their order. Raises InputError where they are not those that were looked at."""
        is_looked_at, index = bool(self._targets), 0
        for batch in batches(units):
            for unit, keys in zip(batch, self._keys_of(batch), strict=True):
                best = self._best_again(keys, index) if is_looked_at else self._meet(unit, keys)
                if best == index:
                    yield unit
                else:
                    tally.drop(REPEATED if self._targets[best] == keys[1] else OTHER_TRANSLATION)
                index += 1

    def _best_again(self, keys: _Keys, index: int) -> int:
        key, target = keys
        if index >= len(self._targets) or self._targets[index] != target or key not in self._best:
            raise InputError("a memory changed while it was read: leave it alone, and run this again")
        return self._best[key]

    def _meet(self, unit: TranslationUnit, keys: _Keys) -> int:
        """The index of the best unit among the rivals of this one so far, it among them."""
        key, target = keys
        index = len(self._targets)
        self._targets.append(target)
        best = self._best.setdefault(key, index)
        if self._settings.keep is not Keep.FIRST:
            self._ranks.append(self._rank(unit, index))
            if self._ranks[index] > self._ranks[best]:
                best = self._best[key] = index
        return best

    def _keys_of(self, batch: list[TranslationUnit]) -> Iterable[_Keys]:
        """The keys of each unit."""
        columns = text_columns(batch, self._header) if self._settings.compared is Compared.EXACT else None
        if not (columns and columns.targets):
            return map(self._keys, batch)
        sources, targets = columns
        compared = exact_keys(sources if self._settings.scope is Scope.SOURCE and sources else sources + targets)
        return zip(digests(compared), map(hash, exact_keys(targets)), strict=True)

    def _keys(self, unit: TranslationUnit) -> _Keys:
        sources, targets = sides(unit, self._header)
        alone = self._settings.scope is Scope.SOURCE and sources
        return digest(self._key(sources if alone else unit.variants)), hash(self._key(targets))

    def _rank(self, unit: TranslationUnit, index: int) -> float:
        match self._settings.keep:
            case Keep.LAST:
                return float(index)
            case Keep.NEWEST:
                return float("".join(filter(str.isdecimal, date(unit))) or 0)
        return trust(unit)
