"""The tables of a store, and how one is opened safely."""

import sqlite3
import uuid
from pathlib import Path

from corpus import FormatError, OutputError, UnreadableError
from memory.units import UNIT_RULES

VERSION = "1"
_BUSY_SECONDS = 600.0
_APPLICATION_ID = 0x64757A68
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE memory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    priority INTEGER NOT NULL DEFAULT 0,
    penalty INTEGER NOT NULL DEFAULT 0,
    read_only INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    memory INTEGER NOT NULL REFERENCES memory (id),
    digest BLOB NOT NULL,
    uses INTEGER NOT NULL DEFAULT 1,
    dead INTEGER NOT NULL DEFAULT 0,
    changed TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE UNIQUE INDEX unit_digest ON unit (memory, digest) WHERE dead = 0;
CREATE TABLE variant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    unit INTEGER NOT NULL REFERENCES unit (id),
    language TEXT NOT NULL,
    spoken TEXT NOT NULL,
    text TEXT NOT NULL,
    raw_hash INTEGER NOT NULL,
    content_hash INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    string TEXT NOT NULL,
    signature BLOB NOT NULL
);
CREATE INDEX variant_unit ON variant (unit);
CREATE INDEX variant_raw ON variant (raw_hash);
CREATE INDEX variant_content ON variant (content_hash);
CREATE VIRTUAL TABLE phrase USING fts5 (tokens, content = '', tokenize = "unicode61 remove_diacritics 0");
"""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the store at `path`, made new where there is none.

    Write-ahead log with full synchronisation: what has been committed survives a crash; writers wait for each other.
    Raises UnreadableError where it cannot be opened, FormatError for another program's file or a newer store.
    """
    if not path.parent.is_dir():
        raise OutputError(f"{path}: the folder {path.parent} does not exist: make it first")
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        _prepare(connection, path)
    except sqlite3.OperationalError as error:
        raise UnreadableError(f"{path}: cannot be opened ({error}): check the path and the permissions") from None
    except sqlite3.DatabaseError:
        raise FormatError(f"{path}: not a memory of duizhao: name another file") from None
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [n_tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION_ID and n_tables:
        raise FormatError(f"{path}: a database of another program: name another file")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _create(connection)
    connection.execute("COMMIT")
    stored = dict(connection.execute("SELECT name, value FROM meta"))
    if stored["version"] != VERSION or stored["rules"] != UNIT_RULES:
        raise FormatError(f"{path}: made by another version of duizhao: export it there, and add the export here")


def _create(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    values = {"version": VERSION, "rules": UNIT_RULES, "uuid": str(uuid.uuid4())}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())
