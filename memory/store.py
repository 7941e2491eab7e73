"""A memory kept in a database: units go in once, are never changed in place, and are found by their texts.

Whatever is written is one numbered change, all of it or nothing; the last change can be undone.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from corpus import FormatError
from memory.ahead import ahead
from memory.reading import Reading, no_unit
from memory.rows import UnitRows, unit_rows
from memory.schema import INDEXES
from tmx import TranslationUnit, Units, n_units

DEFAULT = "main"
_BATCH = 2_000


class Added(NamedTuple):
    """What became of the units that were added."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    without_pair: int = 0

    def plus(self, other: "Added") -> "Added":
        """The sum, column by column."""
        return Added(*(ours + theirs for ours, theirs in zip(self, other, strict=True)))


class Undone(NamedTuple):
    """The change that was taken back: what it was, what it was called, and how many units went and came back."""

    kind: str
    label: str
    removed: int
    restored: int


@dataclass
class _Change:
    """A change under way: its number, the last number of a unit or variant before it, and the last one now."""

    rev: int
    first: int
    last: int
    state: str = "done"
    touched: bool = False

    def numbers(self, counts: Sequence[int]) -> list[int]:
        """A number for each unit, with room for so many variants behind it."""
        *found, after = accumulate((1 + count for count in counts), initial=self.last + 1)
        self.last = after - 1
        self.touched = self.touched or bool(found)
        return found


class _NothingToDo(Exception):
    """Nothing was written in a change: it is rolled back, so that its number is not used up."""


class Store(Reading):
    """An open store, for the thread that opened it (see `memory.open_store`); leaving the `with` block closes it."""

    def add(self, units: Iterable[Units], memory: str = DEFAULT, label: str = "", jobs: int = 1) -> Added:
        """Adds units to a memory, all of them or, when something fails, none; adding them again changes nothing.

        A unit that is there already is `duplicate`; one whose date of change is newer takes its place, `updated`.
        Units with fewer than two languages are counted, not kept. `label` says in `undo` what it was, such as a file;
        `jobs` is how many processes share the work.
        Raises FormatError for a read-only memory.
        """
        counts = Added()
        with self._change("add", label) as change:
            home = self._home(memory, change)
            with closing(ahead(unit_rows, _batches(units), jobs)) as prepared:
                for rows in prepared:
                    counts = counts.plus(self._add(rows, home, change))
        return counts

    def update(self, number: int, unit: TranslationUnit) -> int:
        """Puts a unit in the place of another; its number, which is a new one, or the old one where nothing differs.

        Raises FormatError where there is no such unit or its memory is read-only.
        """
        rows = unit_rows([unit])
        [digest], [record] = rows.digests, rows.records
        if rows.n_spoken[0] < 2:
            raise FormatError(f"{self.name}: unit {number} would have one language only: give it two, or remove it")
        with self._change("update", f"unit {number}") as change:
            home = self._home_of(number)
            if self.database.rows("SELECT digest, record FROM unit WHERE id = ?", number) == [(digest, record)]:
                return number
            alike = [other for other, _ in self._known(home, [digest]).values()]
            self._bury([number, *alike], change)
            return self._insert(rows, home, change)

    def remove(self, numbers: Sequence[int]) -> int:
        """Takes units out of all look-ups; how many there were. Their rows stay until `vacuum`, so it can be undone.

        Raises FormatError where one is not there, or its memory is read-only; then none is removed.
        """
        wanted = list(dict.fromkeys(numbers))
        with self._change("remove", f"{len(wanted):,} units") as change:
            for number in wanted:
                self._home_of(number)
            self._bury(wanted, change)
        return len(wanted)

    def undo(self) -> Undone | None:
        """Takes back the last change that has not been taken back; None where there is none.

        Raises FormatError where it touched a memory that has become read-only.
        """
        undone = None
        with self._change("undo", "") as change:
            for rev, kind, label, first, last in self.database.rows(
                "SELECT rev, kind, label, first, last FROM change WHERE state = 'done' ORDER BY rev DESC LIMIT 1"
            ):
                self._refuse_locked(rev, first, last)
                removed = self.database.change(
                    "UPDATE unit SET died = ? WHERE id > ? AND id <= ? AND died = 0", change.rev, first, last
                )
                restored = self.database.change("UPDATE unit SET died = 0, rev = ? WHERE died = ?", change.rev, rev)
                self.database.change("UPDATE change SET state = 'undone' WHERE rev = ?", rev)
                change.state, change.touched = "final", True
                undone = Undone(kind, label, removed, restored)
        return undone

    def vacuum(self) -> int:
        """Drops the units that were taken out, for good; how many. What was changed before can no longer be undone."""
        with self._change("vacuum", "") as change:
            dead = "FROM variant WHERE unit IN (SELECT id FROM unit WHERE died <> 0)"
            self.database.forget(self.database.stream(f"SELECT id, text {dead}"))
            self.database.change(f"DELETE {dead}")
            dropped = self.database.change("DELETE FROM unit WHERE died <> 0")
            self.database.change("UPDATE change SET state = 'final'")
            change.state, change.touched = "final", bool(dropped)
        self.database.shrink()
        return dropped

    def configure(
        self, name: str, priority: int | None = None, penalty: int | None = None, read_only: bool | None = None
    ) -> None:
        """Sets what is given of a named memory. Raises FormatError where there is none of this name."""
        with self.database.transaction():
            self._refuse_unknown(name)
            self.database.change(
                "UPDATE memory SET priority = coalesce(?, priority), penalty = coalesce(?, penalty),"
                " read_only = coalesce(?, read_only) WHERE name = ?",
                *(priority, penalty, None if read_only is None else int(read_only), name),
            )

    @contextmanager
    def _change(self, kind: str, label: str) -> Iterator[_Change]:
        """One change, all of it or nothing; where nothing is touched it is none. Waits while another process writes."""
        with suppress(_NothingToDo), self.database.transaction():
            self.database.change("UPDATE counter SET rev = rev + 1")
            [(rev, last)] = self.database.rows("SELECT rev, last FROM counter")
            change = _Change(rev, last, last)
            yield change
            if not change.touched:
                raise _NothingToDo
            for statement in INDEXES if change.last > change.first == 0 else ():
                self.database.change(statement)
            self.database.change("UPDATE counter SET last = ?", change.last)
            self.database.change(
                "INSERT INTO change (rev, token, kind, label, state, first, last) VALUES (?, ?, ?, ?, ?, ?, ?)",
                *(rev, uuid.uuid4().hex, kind, label, change.state, change.first, change.last),
            )

    def _add(self, rows: UnitRows, home: int, change: _Change) -> Added:
        known = self._known(home, rows.digests)
        found: dict[str, int] = {}
        counts: Counter[str] = Counter()
        for place, (digest, changed, n_spoken) in enumerate(
            zip(rows.digests, rows.changed, rows.n_spoken, strict=True)
        ):
            there = found.get(digest)
            before = rows.changed[there] if there is not None else known[digest][1] if digest in known else None
            if n_spoken < 2:
                counts["without_pair"] += 1
            elif before is not None and changed <= before:
                counts["duplicate"] += 1
            else:
                found[digest] = place
                counts["new" if before is None else "updated"] += 1
        self._bury([known[digest][0] for digest in found if digest in known], change)
        self._insert(rows.at(sorted(found.values())), home, change)
        return Added(**counts)

    def _insert(self, rows: UnitRows, home: int, change: _Change) -> int:
        """Writes the rows of units; the number of the last one."""
        digests, changed, records, counts, _, (*variants, phrases) = rows
        numbers = change.numbers(counts)
        n = len(numbers)
        same = repeat(change.rev, n), repeat(0, n)
        self.database.insert(
            "unit", zip(numbers, repeat(home, n), digests, *same, changed, counts, records, strict=True)
        )
        own = [number + place for number, count in zip(numbers, counts, strict=True) for place in range(1, count + 1)]
        units = chain.from_iterable(map(repeat, numbers, counts))
        self.database.insert("variant", zip(own, units, *variants, strict=True))
        self.database.insert("phrase", zip(own, phrases, strict=True))
        return numbers[-1] if numbers else 0

    def _bury(self, numbers: Sequence[int], change: _Change) -> None:
        if numbers:
            among = self.database.among
            self.database.change(
                f"UPDATE unit SET died = ? WHERE died = 0 AND id {among}", change.rev, self.database.listed(numbers)
            )
            change.touched = True

    def _known(self, home: int, digests: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Number and date of change of the live units of a memory that have one of these digests."""
        rows = self.database.rows(
            f"SELECT digest, id, changed FROM unit WHERE memory = ? AND died = 0 AND digest {self.database.among}",
            *(home, self.database.listed(digests)),
        )
        return {digest: (number, changed) for digest, number, changed in rows}

    def _home(self, name: str, change: _Change) -> int:
        """The number of a named memory, which is made where there is none yet."""
        found = self.database.rows("SELECT id, read_only FROM memory WHERE name = ?", name)
        if not found:
            [(number,)] = self.database.rows("SELECT coalesce(max(id), 0) + 1 FROM memory")
            self.database.change("INSERT INTO memory VALUES (?, ?, 0, 0, 0)", number, name)
            change.touched = True
            return int(number)
        [(number, locked)] = found
        self._refuse([(name, locked)])
        return int(number)

    def _home_of(self, number: int) -> int:
        """The number of the memory that a live unit is in."""
        found = self.database.rows(
            "SELECT memory.id, name, read_only FROM unit JOIN memory ON memory.id = unit.memory"
            " WHERE unit.id = ? AND died = 0",
            number,
        )
        if not found:
            raise no_unit(self.name, number)
        [(home, name, locked)] = found
        self._refuse([(name, locked)])
        return int(home)

    def _refuse_locked(self, rev: int, first: int, last: int) -> None:
        """Raises FormatError where a change touched a memory that is read-only now."""
        self._refuse(
            self.database.rows(
                "SELECT DISTINCT name, read_only FROM memory JOIN unit ON memory.id = unit.memory"
                " WHERE died = ? OR (unit.id > ? AND unit.id <= ?)",
                *(rev, first, last),
            )
        )

    def _refuse(self, memories: Iterable[tuple[str, int]]) -> None:
        for name, locked in memories:
            if locked:
                unlock = f"unlock it with `duizhao memory set {name} --writable`"
                raise FormatError(f"{self.name}: the memory {name!r} is read-only: use another, or {unlock}")


def _batches(units: Iterable[Units]) -> Iterator[list[Units]]:
    """The units, as many together as are worked out together."""
    batch: list[Units] = []
    count = 0
    for one in units:
        batch.append(one)
        count += n_units(one)
        if count >= _BATCH:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch
