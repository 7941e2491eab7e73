"""The database of a team: PostgreSQL, for many who write and read at once; psycopg is imported here only."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.errors import InsufficientPrivilege

from corpus import FormatError, OutputError, UnreadableError
from memory.database import Home, Row
from memory.phrase import ends_whole
from memory.schema import COLUMNS, TABLES, check_made_by, first_rows

_SCHEMA = "duizhao"
_LOCK = 0x64757A68
_CONNECT_SECONDS = 10
_AT_ONCE = 2_000
_PHRASES = (
    "CREATE TABLE phrase (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX phrase_tokens ON phrase USING gin (tokens)",
)
"""Tokens lie in the table as they lie in the index: a row that is gone through is not taken apart first."""
_LONGEST_TOKEN = 500
"""Characters of which the server keeps no more than 2,046 bytes."""
_WITH_PHRASE = "SELECT rowid FROM phrase WHERE tokens @@ %s::tsquery AND rowid > %s AND rowid <= %s ORDER BY rowid"
_MOST_FOUND = 1_000
_MANY = 20_000
_MANY_COME = "SET LOCAL work_mem = '64MB'; SET LOCAL gin_pending_list_limit = '64MB'"
"""Phrases are sorted into their index 64 MB at a time, not 4: at 100,000 units a seventh less work."""
_MANY_CAME = (
    "SELECT gin_clean_pending_list(oid) FROM pg_class"
    " WHERE oid = 'phrase_tokens'::regclass AND pg_has_role(relowner, 'USAGE')",
    "ANALYZE unit, variant, phrase",
)
"""Until the server does this by itself, a minute later, it takes the tables for empty and goes through all rows."""


class Postgres:
    """The database at a `postgresql://` address; its tables are in the schema `duizhao`, made where there are none.

    Whoever writes waits for whoever is writing. Signatures are kept on this machine, below `sidecars`, or not at all.
    Raises UnreadableError where it cannot be reached, FormatError where its encoding is not UTF-8 or it is another
    version's store.
    """

    among = "= ANY(?)"

    def __init__(self, address: str, sidecars: Path | None) -> None:
        name, self._connection = without_password(address), _connected(address)
        self.home = Home(name, None)
        self._n_streams = self._n_new = 0
        try:
            self._prepare(name)
        except psycopg.Error as error:
            raise UnreadableError(f"{name}: cannot be used as a store ({_line(error)}): check your rights") from None
        meta: dict[str, str] = dict(self.rows("SELECT name, value FROM meta"))
        check_made_by(meta, name)
        self.home = Home(name, sidecars and sidecars / meta["uuid"])

    def _prepare(self, name: str) -> None:
        encoding = self._connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise FormatError(f"{name}: the database is in {encoding}: make one with ENCODING 'UTF8' for Chinese")
        self._connection.execute("SET client_encoding = 'UTF8'")
        self._connection.execute("SET cursor_tuple_fraction = 1")  # held cursors make all their rows at once
        self._connection.execute("SET jit = off")  # many rows are expected where few come: compiling takes 200 ms
        self._connection.execute(f"SET search_path = {_SCHEMA}".encode())
        if not _is_made(self._connection):
            with self._connection.transaction():
                self.rows("SELECT pg_advisory_xact_lock(?)", _LOCK)  # two may come first
                if not _is_made(self._connection):
                    self._create()

    def _create(self) -> None:
        self._connection.execute(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}".encode())
        for statement in (*TABLES, *_PHRASES):
            self._connection.execute(_typed(statement).encode())
        self._connection.cursor().executemany("INSERT INTO meta VALUES (%s, %s)", first_rows())
        self._connection.execute("INSERT INTO counter VALUES (0, 0)")

    def rows(self, statement: str, *values: object) -> list[Row]:
        """See `Database`."""
        with self._read():
            return self._connection.execute(_marked(statement), values).fetchall()

    def stream(self, statement: str, *values: object) -> Iterator[Row]:
        """See `Database`."""
        self._n_streams += 1
        with self._read(), self._connection.cursor(name=f"stream{self._n_streams}", withhold=True) as cursor:
            cursor.itersize = _AT_ONCE
            yield from cursor.execute(_marked(statement), values)

    def change(self, statement: str, *values: object) -> int:
        """See `Database`."""
        return self._connection.execute(_marked(statement), values).rowcount

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """See `Database`; by COPY, the fastest way in, binary but for phrases, which the server reads as texts."""
        types = [_TYPE_OF.get(column, "int8") for column in COLUMNS[table]]
        statement = f"COPY {table} ({', '.join(COLUMNS[table])}) FROM STDIN"
        is_text = table == "phrase"
        n_before = self._n_new
        with self._connection.cursor().copy(f"{statement}{'' if is_text else ' (FORMAT BINARY)'}".encode()) as copy:
            if not is_text:
                copy.set_types(types)
            for row in rows:
                self._n_new += 1
                copy.write_row((row[0], _cut(str(row[1]))) if is_text else row)
        if n_before <= _MANY < self._n_new:
            self._connection.execute(_MANY_COME)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database`; when it has put in many rows, the server is told to look at its tables."""
        self._n_new = 0
        with self._read():
            self._connection.execute("BEGIN")
        try:
            yield
            if self._n_new > _MANY:
                for statement in _MANY_CAME:
                    self._connection.execute(statement)
            self._connection.execute("COMMIT")
        except BaseException as error:
            if not self._connection.closed:
                self._connection.execute("ROLLBACK")
            if isinstance(error, psycopg.Error):
                advice = "check your rights" if isinstance(error, InsufficientPrivilege) else "try again"
                raise OutputError(f"{self.home.name}: nothing was written ({_line(error)}): {advice}") from None
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See `Database`."""
        with self._read():
            self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield
            finally:
                if not self._connection.closed:
                    self._connection.execute("COMMIT")

    def listed(self, values: Sequence[int] | Sequence[str]) -> object:
        """See `Database`."""
        return list(values)

    def with_phrase(self, tokens: Sequence[str]) -> Iterator[int]:
        """See `Database`; that the tokens follow each other is left to the check of the text.

        Asked for by stretches of numbers: the first is short, the others as long as it takes to find a thousand.
        """
        phrase = " & ".join(f"'{token[:_LONGEST_TOKEN]}'" for token in tokens) + ":*" * (not ends_whole(tokens))
        [(last,)] = self.rows("SELECT last FROM counter")
        first, length = 0, _AT_ONCE
        while first < last:
            stretch = phrase, first, first + length
            with self._read():
                found = self._connection.execute(_WITH_PHRASE, stretch, prepare=False).fetchall()
            yield from (variant for (variant,) in found)
            first += length
            length = max(length, length * _MOST_FOUND // max(len(found), 1))

    def forget(self, texts: Iterable[Row]) -> None:
        """See `Database`."""
        numbers = (number for number, _ in texts)
        for some in iter(lambda: list(islice(numbers, _AT_ONCE)), []):
            self.change("DELETE FROM phrase WHERE rowid = ANY(?)", some)

    def shrink(self) -> None:
        """See `Database`."""
        for table in COLUMNS:
            self._connection.execute(f"VACUUM ANALYZE {table}".encode())

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()

    @contextmanager
    def _read(self) -> Iterator[None]:
        """Raises UnreadableError where the server has gone, or does not let this user read."""
        try:
            yield
        except psycopg.Error as error:
            raise UnreadableError(f"{self.home.name}: cannot be read ({_line(error)}): try again") from None


def is_there(address: str) -> bool:
    """Whether a store was made in the database. Raises UnreadableError where it cannot be reached."""
    with _connected(address) as connection:
        return _is_made(connection)


def _is_made(connection: psycopg.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = %s", (_SCHEMA,)).fetchall())


def _connected(address: str) -> psycopg.Connection:
    name = without_password(address)
    try:
        return psycopg.connect(address, autocommit=True, connect_timeout=_CONNECT_SECONDS)
    except psycopg.Error as error:
        raise UnreadableError(f"{name}: cannot be opened ({_line(error)}): check address and server") from None


_TYPE_OF = dict.fromkeys(("digest", "changed", "record", "language", "spoken", "text", "string", "tokens"), "text")
_TYPE_OF["signature"] = "bytea"


def _cut(tokens: str) -> str:
    """Tokens as the server keeps them; hardly ever one is too long."""
    if len(tokens) > _LONGEST_TOKEN and max(map(len, tokens.split(" "))) > _LONGEST_TOKEN:
        return " ".join(token[:_LONGEST_TOKEN] for token in tokens.split(" "))
    return tokens


def _typed(statement: str) -> str:
    """A statement of `memory.schema` with the types of PostgreSQL; texts are in the order of their code points."""
    return statement.replace("INTEGER", "bigint").replace("BLOB", "bytea").replace(" TEXT", ' text COLLATE "C"')


def _marked(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()


def _line(error: Exception) -> str:
    """The first line of what the server says, without the full stop."""
    return str(error).strip().split("\n")[0].rstrip(".")


def without_password(address: str) -> str:
    """The address as messages show it. Raises FormatError where it is none."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise FormatError(f"not an address of a database ({_line(error)}): expected postgresql://host/name") from None
    port = f":{parts['port']}" if "port" in parts else ""
    return f"postgresql://{parts.get('host', '')}{port}/{parts.get('dbname', '')}"
