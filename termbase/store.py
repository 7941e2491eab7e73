"""The user's own base in one SQLite file: concepts with their keys, and a log of every change, which is never cut."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from corpus import ENGLISH_TOKENISER, Closing, FormatError, OutputError, UnreadableError
from termbase.concept import Concept
from termbase.index import Entry, KeyKind, entries_of
from termbase.table import concept_of, table_of, texts_of

_BUSY_SECONDS = 600.0
_APPLICATION_ID = 0x647A7462
_VERSION = "1"
RULES = f"keys 1, {ENGLISH_TOKENISER}"
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE concept (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE entry (kind TEXT NOT NULL, key TEXT NOT NULL, concept INTEGER NOT NULL REFERENCES concept (number),
    term INTEGER NOT NULL, form INTEGER NOT NULL);
CREATE INDEX entry_concept ON entry (concept);
CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
    old TEXT, new TEXT);
CREATE INDEX change_id ON change (id);
"""


class Author(NamedTuple):
    """Who changes a base, and when (ISO 8601)."""

    name: str
    at: str


class Change(NamedTuple):
    """A concept as it was and as it became; None where it was not there, or is no more."""

    number: int
    author: Author
    old: Concept | None
    new: Concept | None


class TermStore(Closing):
    """An open base; leaving the `with` block closes it."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.path = path
        self.name = name or str(path)
        self._connection = _connect(path)
        self._read: dict[int, Concept] = {}

    def close(self) -> None:
        """Close the base."""
        self._connection.close()

    def entries(self, kind: KeyKind) -> Iterable[Entry]:
        """All keys of a kind."""
        rows = self._connection.execute(
            "SELECT key, concept, term, form FROM entry WHERE kind = ? ORDER BY rowid", (kind.value,)
        )
        return map(Entry._make, rows)

    def concept(self, number: int) -> Concept:
        """The concept that an entry means."""
        if number not in self._read:
            row = self._connection.execute("SELECT record FROM concept WHERE number = ?", (number,)).fetchone()
            self._read[number] = self._concept(row[0])
        return self._read[number]

    def concepts(self) -> Iterator[Concept]:
        """All concepts in the order in which they came."""
        rows = self._connection.execute("SELECT record FROM concept ORDER BY number")
        return (self._concept(record) for (record,) in rows)

    def texts(self, language: str) -> Iterator[tuple[str, ...]]:
        """Of each concept the terms in a language that may be used; the record is not read further than that."""
        rows = self._connection.execute("SELECT record FROM concept ORDER BY number")
        return (texts_of(json.loads(record), language) for (record,) in rows)

    def with_id(self, id: str) -> Concept | None:
        """The concept of this id, if it is there."""
        row = self._connection.execute("SELECT record FROM concept WHERE id = ?", (id,)).fetchone()
        return row and self._concept(row[0])

    def put(self, concepts: Iterable[Concept], author: Author) -> int:
        """Adds concepts, or changes those whose ids are there; all of them or none. How many were not so already.

        Raises FormatError for one that could not be read back.
        """
        with self._transaction():
            return sum(self._put(concept.id, concept, author) for concept in concepts)

    def remove(self, id: str, author: Author) -> bool:
        """Takes a concept out; its history stays. Whether it was there."""
        with self._transaction():
            return self._put(id, None, author)

    def history(self, id: str) -> list[Change]:
        """All changes of a concept, the first one first."""
        rows = self._connection.execute(
            "SELECT number, by, at, old, new FROM change WHERE id = ? ORDER BY number", (id,)
        )
        return [
            Change(number, Author(by, at), old and self._concept(old), new and self._concept(new))
            for number, by, at, old, new in rows
        ]

    def undo(self, id: str, author: Author) -> Concept | None:
        """Makes a concept what it was before its last change, and returns that; the undoing is a change too."""
        changes = self.history(id)
        if not changes:
            raise FormatError(f"{self.path}: {id}: no change to undo")
        with self._transaction():
            self._put(id, changes[-1].old, author)
        return changes[-1].old

    def _put(self, id: str, concept: Concept | None, author: Author) -> bool:
        run = self._connection.execute
        row = run("SELECT number, record FROM concept WHERE id = ?", (id,)).fetchone()
        old, new = row and row[1], concept and record_of(concept)
        if old == new:
            return False
        if new:
            self._concept(new)
        if row:
            run("DELETE FROM entry WHERE concept = ?", (row[0],))
            self._read.pop(row[0], None)
        if concept is None:
            run("DELETE FROM concept WHERE id = ?", (id,))
        elif row:
            run("UPDATE concept SET record = ? WHERE number = ?", (new, row[0]))
            _add_entries(self._connection, concept, row[0])
        else:
            number = run("INSERT INTO concept (id, record) VALUES (?, ?)", (id, new)).lastrowid
            _add_entries(self._connection, concept, number or 0)
        run(
            "INSERT INTO change (id, at, by, old, new) VALUES (?, ?, ?, ?, ?)",
            (id, author.at, author.name, old, new),
        )
        return True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _concept(self, record: str) -> Concept:
        return concept_of(json.loads(record), str(self.path))


def record_of(concept: Concept) -> str:
    """A concept as a store keeps it."""
    return json.dumps(table_of(concept), ensure_ascii=False)


def is_store(path: Path) -> bool:
    """Whether a file begins as SQLite's do."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _connect(path: Path) -> sqlite3.Connection:
    """A connection as `memory.schema` opens it: what has been committed survives a crash, writers wait."""
    if not path.parent.is_dir():
        raise OutputError(f"{path}: the folder {path.parent} does not exist: make it first")
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        _prepare(connection, path)
    except sqlite3.OperationalError as error:
        raise UnreadableError(f"{path}: cannot be opened ({error}): check the path and the permissions") from None
    except sqlite3.DatabaseError:
        raise FormatError(f"{path}: not a term base of duizhao: name another file") from None
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [n_tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION_ID and n_tables:
        raise FormatError(f"{path}: a database of another program: name another file")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if n_tables and dict(connection.execute("SELECT name, value FROM meta")) == _META:
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", _META.items())
    stored = dict(connection.execute("SELECT name, value FROM meta"))
    if stored["version"] != _VERSION:
        connection.execute("ROLLBACK")
        raise FormatError(f"{path}: made by another version of duizhao: export it there, and import it here")
    if stored["rules"] != RULES:
        _make_keys_again(connection, path)
    connection.execute("COMMIT")


_META = {"version": _VERSION, "rules": RULES}


def _add_entries(connection: sqlite3.Connection, concept: Concept, number: int) -> None:
    rows = ((kind.value, *entry) for kind, entry in entries_of(concept, number))
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", rows)


def _make_keys_again(connection: sqlite3.Connection, path: Path) -> None:
    """The keys of all concepts by the rules of this version: what was stored stays."""
    connection.execute("DELETE FROM entry")
    rows = connection.execute("SELECT number, record FROM concept ORDER BY number").fetchall()
    for number, record in rows:
        _add_entries(connection, concept_of(json.loads(record), str(path)), number)
    connection.execute("UPDATE meta SET value = ? WHERE name = 'rules'", (RULES,))
