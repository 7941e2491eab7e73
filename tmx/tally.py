"""What became of the units of an operation, counted twice so that none is lost without a word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from corpus import OutputError
from tmx.stretches import Passing, Run, Units, UnitsAlike, n_units
from tmx.unit import TranslationUnit

Reasons = tuple[tuple[str, int], ...]
"""Reasons and how many units each fits, the most frequent first."""


@dataclass(frozen=True)
class Counts:
    """The units of one operation: `read` = `kept` + `changed` + `dropped`, `written` = `kept` + `changed` + `added`.

    `kept` are those written as they were read. A unit may be changed for several reasons; `notes` count what was
    noticed and left alone.
    """

    read: int
    kept: int
    changed: int
    dropped: int
    added: int
    written: int
    changes: Reasons = ()
    drops: Reasons = ()
    additions: Reasons = ()
    notes: Reasons = ()


class Tally:
    """The running counts of one operation; its stages name the reasons while a unit passes through them."""

    def __init__(self) -> None:
        self._read = self._written = self._changed = 0
        self._changes: Counter[str] = Counter()
        self._drops: Counter[str] = Counter()
        self._additions: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()
        self._of_these: list[str] = []

    def reading(self, units: Iterable[Passing]) -> Iterator[Passing]:
        """The units, counted as they come in."""
        for one in units:
            self._read += n_units(one)
            yield one

    def writing(self, units: Iterable[Passing]) -> Iterator[Passing]:
        """The units, counted as they go out. Raises OutputError at their end where the counts do not agree."""
        for one in units:
            n_written = n_units(one)
            self._written += n_written
            if self._of_these:
                self._changed += n_written
                for reason in dict.fromkeys(self._of_these):
                    self._changes[reason] += n_written
                self._of_these.clear()
            yield one
        self._balance()

    def each(self, units: Iterable[Units]) -> Iterator[TranslationUnit]:
        """The units one by one."""
        return chain.from_iterable(map(self.singly, units))

    def singly(self, one: Units) -> Iterable[TranslationUnit]:
        """What passes, one by one."""
        return self.apart(one) if isinstance(one, UnitsAlike) else (one,)

    def apart(self, parts: Iterable[Passing]) -> Iterator[Passing]:
        """The parts of what passes: what was done to it was done to each of them."""
        done = tuple(self._of_these)
        for part in parts:
            self._of_these[:] = done
            yield part

    def left(self, units: Run, drops: Sequence[str]) -> Iterator[Any]:
        """The units that pass, kept as they are, without those for which there is a reason to be left out."""
        self._drops.update(filter(None, drops))
        if all(drops):
            self._of_these.clear()
        elif isinstance(units, UnitsAlike):
            yield units.chosen([not reason for reason in drops])
        else:
            yield from [unit for unit, reason in zip(units, drops, strict=True) if not reason]

    def change(self, reason: str) -> None:
        """What passes, a unit or several alike, is changed, for this reason among others."""
        self._of_these.append(reason)

    def drop(self, reason: str) -> None:
        """The unit that passes is left out."""
        self._drops[reason] += 1
        self._of_these.clear()

    def add(self, reason: str, n_units: int = 1) -> None:
        """One more unit is written than was read, or so many."""
        self._additions[reason] += n_units

    def note(self, reason: str, n_units: int = 1) -> None:
        """Something was noticed on the unit that passes, or on so many, and left alone."""
        self._notes[reason] += n_units

    def counts(self) -> Counts:
        """The counts so far."""
        return Counts(
            read=self._read,
            kept=self._written - self._changed - self._additions.total(),
            changed=self._changed,
            dropped=self._drops.total(),
            added=self._additions.total(),
            written=self._written,
            changes=_ranked(self._changes),
            drops=_ranked(self._drops),
            additions=_ranked(self._additions),
            notes=_ranked(self._notes),
        )

    def _balance(self) -> None:
        counts = self.counts()
        if counts.read + counts.added != counts.written + counts.dropped:
            raise OutputError(
                f"{counts.read:,} units read and {counts.added:,} added, but {counts.written:,} written and "
                f"{counts.dropped:,} dropped: a fault of the program, the result is not to be trusted"
            )


def counts_lines(counts: Counts) -> list[str]:
    """The counts as lines for people."""
    parts = [f"{counts.kept:,} kept as they were", f"{counts.changed:,} changed", f"{counts.dropped:,} dropped"]
    if counts.added:
        parts.append(f"{counts.added:,} added")
    lines = [f"{counts.read:,} units read: {', '.join(parts)}; {counts.written:,} written"]
    named = [("changed", counts.changes), ("dropped", counts.drops), ("added", counts.additions)]
    return lines + [
        f"  {title}: {', '.join(f'{reason} {count:,}' for reason, count in reasons)}"
        for title, reasons in [*named, ("noticed", counts.notes)]
        if reasons
    ]


def counts_json(counts: Counts) -> dict[str, object]:
    """The counts as the value that `--format json` prints; its keys are a contract."""
    return {
        "read": counts.read,
        "kept": counts.kept,
        "changed": counts.changed,
        "dropped": counts.dropped,
        "added": counts.added,
        "written": counts.written,
        "reasons": {
            "changed": dict(counts.changes),
            "dropped": dict(counts.drops),
            "added": dict(counts.additions),
            "noticed": dict(counts.notes),
        },
    }


def _ranked(counter: Counter[str]) -> Reasons:
    return tuple(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))
