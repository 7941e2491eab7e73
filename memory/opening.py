"""A store by its name: the path of a file, or the address of a PostgreSQL database."""

from pathlib import Path

from corpus import DuizhaoError
from memory.database import Database
from memory.sqlite import Sqlite
from memory.store import Store

_SCHEMES = ("postgresql://", "postgres://")


def open_store(where: str | Path, cache: Path | None = None) -> Store:
    """The store, made new where there is none; what is kept of a database on this machine lies in `cache`.

    Raises errors of the tree where it cannot be opened, or psycopg is not installed.
    """
    name = str(where)
    return Store(_database(name, cache and cache / "memory") if name.startswith(_SCHEMES) else Sqlite(Path(where)))


def _database(address: str, sidecars: Path | None) -> Database:
    try:
        from memory.postgres import Postgres
    except ImportError:
        raise DuizhaoError("a database needs psycopg: pip install 'duizhao[server]'") from None
    return Postgres(address, sidecars)
