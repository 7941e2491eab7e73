"""A memory kept in one SQLite file: units go in once, are never changed in place, and are found by their texts."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from corpus import FormatError
from memory.phrase import index_text
from memory.rows import VariantRow, digest, record_of, unit_of, variant_row
from memory.schema import connect
from tmx import TranslationUnit

DEFAULT = "main"


class Added(NamedTuple):
    """What became of the units that were added."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    without_pair: int = 0


class Memory(NamedTuple):
    """One of the named memories of a store, and how many live units it has."""

    name: str
    priority: int
    penalty: int
    read_only: bool
    units: int


class Stored(NamedTuple):
    """A unit as it lies in a store, and the memory it is in."""

    id: int
    unit: TranslationUnit
    memory: str
    priority: int
    penalty: int
    changed: str
    uses: int


class Said(NamedTuple):
    """What a variant says, and its language."""

    text: str
    language: str


class Store:
    """An open store; leaving the `with` block closes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def add(self, units: Iterable[TranslationUnit], memory: str = DEFAULT) -> Added:
        """Adds units to a memory, all of them or, when something fails, none; adding them again changes nothing.

        A unit that is there already is `duplicate`; one whose date of change is newer takes its place, `updated`.
        Units with fewer than two languages are counted, not kept. Raises FormatError for a read-only memory.
        """
        counts = Added()
        with self.transaction():
            home = self._memory(memory)
            for unit in units:
                counts = self._added(unit, home, counts)
        return counts

    def _added(self, unit: TranslationUnit, home: int, counts: Added) -> Added:
        rows = [variant_row(variant) for variant in unit.variants if variant.content]
        if len({row.spoken for row in rows}) < 2:
            return counts._replace(without_pair=counts.without_pair + 1)
        key, changed = digest(unit, rows), _changed(unit)
        known = self.connection.execute(
            "SELECT id, changed FROM unit WHERE memory = ? AND digest = ? AND dead = 0", (home, key)
        ).fetchone()
        if known is None:
            self._insert(unit, rows, home, key, changed)
            return counts._replace(new=counts.new + 1)
        if changed > known[1]:
            self._bury(known[0])
            self._insert(unit, rows, home, key, changed)
            return counts._replace(updated=counts.updated + 1)
        return counts._replace(duplicate=counts.duplicate + 1)

    def _insert(self, unit: TranslationUnit, rows: Sequence[VariantRow], home: int, key: bytes, changed: str) -> None:
        number = self.connection.execute(
            "INSERT INTO unit (memory, digest, changed, record) VALUES (?, ?, ?, ?)",
            (home, key, changed, record_of(unit)),
        ).lastrowid
        for row in rows:
            variant = self.connection.execute(
                "INSERT INTO variant (unit, language, spoken, text, raw_hash, content_hash, weight, string, signature)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, *row),
            ).lastrowid
            self.connection.execute("INSERT INTO phrase (rowid, tokens) VALUES (?, ?)", (variant, index_text(row.text)))

    def delete(self, ids: Iterable[int]) -> int:
        """Takes units out of all look-ups; how many of them were there. They stay in the file until `vacuum`."""
        with self.transaction():
            return sum(self._bury(number) for number in ids)

    def _bury(self, number: int) -> int:
        return self.connection.execute("UPDATE unit SET dead = 1 WHERE id = ? AND dead = 0", (number,)).rowcount

    def memories(self) -> list[Memory]:
        """The named memories, those of highest priority first."""
        rows = self.connection.execute(
            "SELECT name, priority, penalty, read_only,"
            " (SELECT count(*) FROM unit WHERE memory = memory.id AND dead = 0) FROM memory"
            " ORDER BY priority DESC, name"
        )
        return [Memory(name, priority, penalty, bool(locked), units) for name, priority, penalty, locked, units in rows]

    def units(self, memory: str = "") -> Iterator[TranslationUnit]:
        """All live units in the order in which they came, of one memory or of all."""
        rows = self.connection.execute(
            "SELECT record FROM unit JOIN memory ON memory.id = unit.memory"
            " WHERE dead = 0 AND (? = '' OR name = ?) ORDER BY unit.id",
            (memory, memory),
        )
        return (unit_of(record) for (record,) in rows)

    def stored(self, variant: int) -> Stored | None:
        """The live unit that a variant belongs to, or None."""
        row = self.connection.execute(
            "SELECT unit.id, record, name, priority, penalty, changed, uses FROM variant"
            " JOIN unit ON unit.id = variant.unit JOIN memory ON memory.id = unit.memory"
            " WHERE variant.id = ? AND dead = 0",
            (variant,),
        ).fetchone()
        return row and Stored(row[0], unit_of(row[1]), *row[2:])

    def variant(self, number: int) -> Said:
        """The text of a variant and its language."""
        return Said(*self.connection.execute("SELECT text, language FROM variant WHERE id = ?", (number,)).fetchone())

    def with_text(self, language: str, raw_hash: int) -> list[int]:
        """The variants whose text has this hash, in a spoken language."""
        rows = self.connection.execute(
            "SELECT id FROM variant WHERE raw_hash = ? AND spoken = ? ORDER BY id", (raw_hash, language)
        )
        return [number for (number,) in rows]

    def with_content(self, language: str, content_hash: int) -> list[int]:
        """The variants whose content has this hash, in a spoken language; none for texts without content."""
        rows = self.connection.execute(
            "SELECT id FROM variant WHERE content_hash = ? AND spoken = ? AND content_hash <> 0 ORDER BY id",
            (content_hash, language),
        )
        return [number for (number,) in rows]

    def with_phrase(self, phrase: str, language: str = "") -> Iterator[tuple[int, Said]]:
        """The live variants that the index finds for a phrase (see `memory.phrase`), in a spoken language or in any."""
        rows = self.connection.execute(
            "SELECT variant.id, text, language FROM phrase JOIN variant ON variant.id = phrase.rowid"
            " JOIN unit ON unit.id = variant.unit"
            " WHERE phrase MATCH ? AND dead = 0 AND (? = '' OR spoken = ?) ORDER BY phrase.rowid",
            (phrase, language, language),
        )
        return ((number, Said(text, lang)) for number, text, lang in rows)

    def texts(self, language: str = "") -> Iterator[tuple[int, Said]]:
        """All live variants of a spoken language or of any."""
        rows = self.connection.execute(
            "SELECT variant.id, text, language FROM variant JOIN unit ON unit.id = variant.unit"
            " WHERE dead = 0 AND (? = '' OR spoken = ?) ORDER BY variant.id",
            (language, language),
        )
        return ((number, Said(text, lang)) for number, text, lang in rows)

    def strings(self, variants: Sequence[int]) -> Iterator[tuple[int, str]]:
        """The unit strings of variants."""
        return self.connection.execute(
            "SELECT id, string FROM variant WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(variants),)
        )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing of it; waits while another process writes."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def _memory(self, name: str) -> int:
        self.connection.execute("INSERT OR IGNORE INTO memory (name) VALUES (?)", (name,))
        number, locked = self.connection.execute("SELECT id, read_only FROM memory WHERE name = ?", (name,)).fetchone()
        if locked:
            raise FormatError(f"{self.path}: the memory {name!r} is read-only: add to another, or unlock it")
        return int(number)


def _changed(unit: TranslationUnit) -> str:
    """When the unit was last changed, as TMX writes it; empty where no date is given."""
    dates = [unit.attribute("changedate"), unit.attribute("creationdate")]
    dates += [value for variant in unit.variants for name, value in variant.attributes if name.endswith("date")]
    return max((date for date in dates if date), default="")
