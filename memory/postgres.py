"""The database of a team: PostgreSQL, for many who write and read at once; psycopg is imported here only."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from corpus import FormatError, OutputError, UnreadableError
from memory.database import Dialect, Home, Row
from memory.phrase import ends_whole
from memory.schema import COLUMNS, TABLES, check_made_by, first_rows

_SCHEMA = "duizhao"
_LOCK = 0x64757A68
_CONNECT_SECONDS = 10
_AT_ONCE = 2_000
_PHRASES = (
    "CREATE TABLE phrase (rowid bigint PRIMARY KEY, tokens text NOT NULL)",
    "CREATE INDEX phrase_tokens ON phrase USING gin (array_to_tsvector(string_to_array(tokens, ' ')))",
)


class Postgres:
    """The database at a `postgresql://` address; its tables are in the schema `duizhao`, made where there are none.

    Whoever writes waits for whoever is writing. Signatures are kept on this machine, below `sidecars`, or not at all.
    Raises UnreadableError where it cannot be reached, FormatError where its encoding is not UTF-8 or it is another
    version's store.
    """

    dialect = Dialect("= ANY(?)", "array_to_tsvector(string_to_array(tokens, ' ')) @@ ?::tsquery")

    def __init__(self, address: str, sidecars: Path | None) -> None:
        name = _without_password(address)
        try:
            self._connection = psycopg.connect(address, autocommit=True, connect_timeout=_CONNECT_SECONDS)
        except psycopg.Error as error:
            raise UnreadableError(f"{name}: cannot be opened ({_line(error)}): check address and server") from None
        self.home = Home(name, None)
        self._n_streams = 0
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
        self._connection.execute(f"SET search_path = {_SCHEMA}".encode())
        if not self.rows("SELECT 1 FROM information_schema.tables WHERE table_schema = ?", _SCHEMA):
            with self._connection.transaction():
                self.rows("SELECT pg_advisory_xact_lock(?)", _LOCK)  # two may come first
                if not self.rows("SELECT 1 FROM information_schema.tables WHERE table_schema = ?", _SCHEMA):
                    self._create()

    def _create(self) -> None:
        self._connection.execute(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}".encode())
        for statement in (*TABLES, *_PHRASES):
            self._connection.execute(_typed(statement).encode())
        self._connection.cursor().executemany("INSERT INTO meta VALUES (%s, %s)", first_rows())
        self._connection.execute("INSERT INTO counter VALUES (0, 0)")

    def rows(self, statement: str, *values: object) -> list[Row]:
        """See `Database`."""
        return self._connection.execute(_marked(statement), values).fetchall()

    def stream(self, statement: str, *values: object) -> Iterator[Row]:
        """See `Database`."""
        self._n_streams += 1
        with self._connection.cursor(name=f"stream{self._n_streams}", withhold=True) as cursor:
            cursor.itersize = _AT_ONCE
            yield from cursor.execute(_marked(statement), values)

    def change(self, statement: str, *values: object) -> int:
        """See `Database`."""
        return self._connection.execute(_marked(statement), values).rowcount

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """See `Database`; by binary COPY, the fastest way in."""
        types = [_TYPE_OF.get(column, "int8") for column in COLUMNS[table]]
        statement = f"COPY {table} ({', '.join(COLUMNS[table])}) FROM STDIN (FORMAT BINARY)"
        with self._connection.cursor().copy(statement.encode()) as copy:
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See `Database`."""
        try:
            with self._connection.transaction():
                yield
        except psycopg.Error as error:
            raise OutputError(f"{self.home.name}: nothing was written ({_line(error)}): try again") from None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See `Database`."""
        self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def listed(self, values: Sequence[int] | Sequence[str]) -> object:
        """See `Database`."""
        return list(values)

    def phrase(self, tokens: Sequence[str]) -> str:
        """See `Database`; that the tokens follow each other is left to the check of the text."""
        return " & ".join(f"'{token}'" for token in tokens) + ":*" * (not ends_whole(tokens))

    def forget(self, phrases: Iterable[tuple[int, str]]) -> None:
        """See `Database`."""
        self.change("DELETE FROM phrase WHERE rowid = ANY(?)", [number for number, _ in phrases])

    def shrink(self) -> None:
        """See `Database`."""
        for table in COLUMNS:
            self._connection.execute(f"VACUUM ANALYZE {table}".encode())

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()


_TYPE_OF = dict.fromkeys(("digest", "changed", "record", "language", "spoken", "text", "string", "tokens"), "text")
_TYPE_OF["signature"] = "bytea"


def _typed(statement: str) -> str:
    """A statement of `memory.schema` with the types of PostgreSQL; texts are in the order of their code points."""
    return statement.replace("INTEGER", "bigint").replace("BLOB", "bytea").replace(" TEXT", ' text COLLATE "C"')


def _marked(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()


def _line(error: Exception) -> str:
    """The first line of what the server says, without the full stop."""
    return str(error).strip().split("\n")[0].rstrip(".")


def _without_password(address: str) -> str:
    """The address as messages show it. Raises FormatError where it is none."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise FormatError(f"not an address of a database ({_line(error)}): expected postgresql://host/name") from None
    port = f":{parts['port']}" if "port" in parts else ""
    return f"postgresql://{parts.get('host', '')}{port}/{parts.get('dbname', '')}"
