"""Stores for the tests: what holds for one kind holds for the other."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from memory import Store, open_store
from tests.memory.server import running_server

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    with running_server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.client)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of a store that is not there yet: a file, and a database."""
    if request.param == "sqlite":
        return str(tmp_path / "memory.sqlite")
    return new_database(request.getfixturevalue("server"))


def new_database(server: str, encoding: str = "UTF8") -> str:
    """The address of an empty database."""
    import psycopg

    name = f"memory{next(_NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0".encode())
    return f"{server}/{name}"


@pytest.fixture
def empty(where: str, tmp_path: Path) -> Iterator[Store]:
    """A store without units."""
    with open_store(where, tmp_path / "cache") as store:
        yield store
