"""The database of one user: a SQLite file, safe against crashes, for one writer at a time and many readers."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path

from corpus import FormatError, OutputError, UnreadableError
from memory.database import Home, Row
from memory.drive import network_drive
from memory.phrase import ends_whole, phrase_text
from memory.schema import COLUMNS, TABLES, check_made_by, first_rows

_BUSY_SECONDS, _TURN_SECONDS = 600.0, 0.5
_CACHE_KIB = 64_000
_PAGE_BYTES = 8_192
"""Of a new file; a unit with its texts and strings is long, so pages of twice the usual size are filled faster."""
_APPLICATION_ID = 0x64757A68
_CLOSED_PLACE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
_PHRASES = (
    "CREATE VIRTUAL TABLE phrase USING fts5 (tokens, content = '', columnsize = 0, tokenize = 'ascii')",
    f"INSERT INTO phrase (phrase, rank) VALUES ('hashsize', {32 << 20})",
)
"""Nothing is ranked, so no sizes are kept; an import holds 32 MB of the index before it writes a part of it."""
_INSERTS = {
    table: f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for table, columns in COLUMNS.items()
}


class Sqlite:
    """The database in the file `path`, made new where there is none.

    Write-ahead log with full synchronisation: what has been committed survives a crash; writers wait for each other.
    Raises UnreadableError where it cannot be opened, FormatError for another program's file or another version's store,
    OutputError for a folder that is not there or lies on a network drive.
    """

    among = "IN (SELECT value FROM json_each(?))"

    def __init__(self, path: Path) -> None:
        self.home = Home(str(path), Path(f"{path}.sidecar"))
        if not path.parent.is_dir():
            raise OutputError(f"{path}: the folder {path.parent} does not exist: make it first")
        if kind := network_drive(path):
            raise OutputError(
                f"{path}: on a network drive ({kind}), where two machines can damage it: keep it on a disk of this"
                " machine, or name a PostgreSQL database: postgresql://…"
            )
        try:
            self._open(path)
        except sqlite3.OperationalError as error:
            raise UnreadableError(f"{path}: cannot be opened ({error}): check path, permissions and disk") from None
        except sqlite3.DatabaseError as error:
            if _code(error) == sqlite3.SQLITE_NOTADB:
                raise FormatError(f"{path}: not a memory of duizhao: name another file") from None
            raise _damaged(str(path), error) from None
        check_made_by(dict(self.rows("SELECT name, value FROM meta")), str(path))

    def _open(self, path: Path) -> None:
        """Opens the file; where nothing may be written beside it, as one that does not change."""
        try:
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            self._prepare(path)
        except sqlite3.OperationalError as error:
            if _code(error) not in _CLOSED_PLACE or Path(f"{path}-wal").exists():
                raise
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?immutable=1", timeout=_BUSY_SECONDS, isolation_level=None, uri=True
            )
            self._prepare(path)

    def _prepare(self, path: Path) -> None:
        connection = self._connection
        has_tables = connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # first: another may make them now
        [application] = connection.execute("PRAGMA application_id").fetchone()
        if has_tables and application != _APPLICATION_ID:
            raise FormatError(f"{path}: a database of another program: name another file")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute("PRAGMA automatic_index = OFF")  # what is new is read by number, not from an index of all
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if application != _APPLICATION_ID:
            with self.transaction():
                if not self.rows("SELECT 1 FROM sqlite_master"):
                    self._create()

    def _create(self) -> None:
        for statement in (*TABLES, *_PHRASES, f"PRAGMA application_id = {_APPLICATION_ID}"):
            self._connection.execute(statement)
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", first_rows())
        self._connection.execute("INSERT INTO counter VALUES (0, 0)")

    def rows(self, statement: str, *values: object) -> list[Row]:
        """See `Database`."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None

    def stream(self, statement: str, *values: object) -> Iterator[Row]:
        """See `Database`."""
        try:
            return self._each(self._connection.execute(statement, values))
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None

    def _each(self, rows: Iterator[Row]) -> Iterator[Row]:
        try:
            yield from chain(rows)  # the cursor itself would be closed with this, but the connection may be before
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None

    def change(self, statement: str, *values: object) -> int:
        """See `Database`."""
        return self._connection.execute(statement, values).rowcount

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """See `Database`."""
        self._connection.executemany(_INSERTS[table], rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database`; another process that writes is waited for."""
        self._begin()
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:  # SQLite ends it by itself when the disk is full
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                advice = "its file or folder is read-only" if _code(error) == sqlite3.SQLITE_READONLY else "try again"
                raise OutputError(f"{self.home.name}: nothing was written ({error}): {advice}") from None
            if isinstance(error, sqlite3.DatabaseError):
                raise self._told(error) from None
            raise

    def _begin(self) -> None:
        """Begins to write when nobody else does; in between Python looks at signals, so Ctrl-C ends the wait."""
        self._connection.execute(f"PRAGMA busy_timeout = {1_000 * _TURN_SECONDS:.0f}")
        try:
            while not self._connection.in_transaction:
                with _not_while_busy():
                    self._connection.execute("BEGIN IMMEDIATE")
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {1_000 * _BUSY_SECONDS:.0f}")

    def _told(self, error: sqlite3.DatabaseError) -> Exception:
        """The error for one of SQLite that a damaged file or disk is to blame for; any other is left as it is."""
        return _damaged(self.home.name, error) if _code(error) in _DAMAGED else error

    def snapshot(self) -> AbstractContextManager[object]:
        """See `Database`; also, what is asked locks the file once, not for each statement."""
        self._connection.execute("BEGIN")
        return self._connection  # which commits when it is left

    def listed(self, values: Sequence[int] | Sequence[str]) -> object:
        """See `Database`."""
        return json.dumps(values)

    def with_phrase(self, tokens: Sequence[str]) -> Iterator[int]:
        """See `Database`."""
        phrase = " + ".join(f'"{token}"' for token in tokens) + "*" * (not ends_whole(tokens))
        rows = self.stream("SELECT rowid FROM phrase WHERE phrase MATCH ? ORDER BY rowid", phrase)
        return (variant for (variant,) in rows)

    def forget(self, texts: Iterable[Row]) -> None:
        """See `Database`; the index keeps no texts, so it must be told what it holds of them.

        What it holds and what it was told to forget lie in it side by side until they are merged.
        """
        phrases = ((number, phrase_text(text)) for number, text in texts)
        self._connection.executemany("INSERT INTO phrase (phrase, rowid, tokens) VALUES ('delete', ?, ?)", phrases)
        self._connection.execute("INSERT INTO phrase (phrase) VALUES ('optimize')")

    def shrink(self) -> None:
        """See `Database`."""
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            self.rows(statement)

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()


@contextmanager
def _not_while_busy() -> Iterator[None]:
    """Goes on where another process is writing."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if _code(error) != sqlite3.SQLITE_BUSY:
            raise


def _code(error: sqlite3.DatabaseError) -> int:
    """What is wrong; texts that cannot be decoded are noticed by Python, which has no code for them."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return sqlite3.SQLITE_CORRUPT if isinstance(error, sqlite3.OperationalError) else sqlite3.SQLITE_MISUSE
    return int(code) & 0xFF


def _damaged(name: str, error: sqlite3.DatabaseError) -> FormatError:
    return FormatError(f"{name}: damaged ({error}): put a copy in its place, or add the files again to a new one")
