"""What a store asks of its database; SQLite and PostgreSQL each answer in a module of their own."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

Row = tuple[Any, ...]


class Home(NamedTuple):
    """How messages call a database, and the folder of the sidecars that belong to it, if they are kept."""

    name: str
    sidecars: Path | None


class Database(Protocol):
    """An open database with the tables of `memory.schema`; statements are in the SQL that both know, `?` for values.

    Errors are of the tree of `corpus.errors`.
    """

    home: Home
    among: str
    """The part of a `WHERE` that a number or text is in a list, whose value `listed` makes."""

    def rows(self, statement: str, *values: object) -> list[Row]:
        """All rows of a query."""

    def stream(self, statement: str, *values: object) -> Iterator[Row]:
        """The rows of a query one after the other, as they were when it began, however many there are."""

    def change(self, statement: str, *values: object) -> int:
        """How many rows a statement has changed."""

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Puts whole rows into a table of `memory.schema.COLUMNS`."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within, or nothing of it."""

    def snapshot(self) -> AbstractContextManager[object]:
        """All that is read within is of one moment, whatever others write meanwhile; nothing is written."""

    def listed(self, values: Sequence[int] | Sequence[str]) -> object:
        """The value of `among`."""

    def with_phrase(self, tokens: Sequence[str]) -> Iterator[int]:
        """Variants that have all tokens of a phrase (see `memory.phrase`), the last one as a beginning if need be.

        They come in order, live or not, the first ones soon however many there are.
        """

    def forget(self, texts: Iterable[Row]) -> None:
        """Takes texts, given as variant and text, out of the index of phrases."""

    def shrink(self) -> None:
        """Gives the room of deleted rows back to the disk."""

    def close(self) -> None:
        """Ends the connection."""
