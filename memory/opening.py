"""A store by its name: the path of a file, or the address of a PostgreSQL database."""

from pathlib import Path

from memory.sqlite import Sqlite
from memory.store import Store


def open_store(where: str | Path) -> Store:
    """The store, made new where there is none. Raises errors of the tree where it cannot be opened."""
    return Store(Sqlite(Path(where)))
