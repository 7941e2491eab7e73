"""A store by its name: the path of a file, or the address of a PostgreSQL database."""

from pathlib import Path
from types import ModuleType

from corpus import DuizhaoError, UnreadableError
from memory.sqlite import Sqlite
from memory.store import Store

_SCHEMES = ("postgresql://", "postgres://")


def open_store(where: str | Path, cache: Path | None = None) -> Store:
    """The store, made new where there is none; what is kept of a database on this machine lies in `cache`.

    Raises errors of the tree where it cannot be opened, or psycopg is not installed.
    """
    name = str(where)
    if not name.startswith(_SCHEMES):
        return Store(Sqlite(Path(where)))
    return Store(_postgres().Postgres(name, cache and cache / "memory"))


def refuse_missing(where: str) -> None:
    """Raises UnreadableError where there is no store of this name, and as `open_store` does; makes none."""
    is_database = where.startswith(_SCHEMES)
    if not (_postgres().is_there(where) if is_database else Path(where).exists()):
        name = _postgres().without_password(where) if is_database else where
        raise UnreadableError(f"{name}: there is no such memory: make one with `duizhao memory add FILE`")


def _postgres() -> ModuleType:
    try:
        from memory import postgres
    except ImportError:
        raise DuizhaoError("a database needs psycopg: pip install 'duizhao[server]'") from None
    return postgres
