"""The least that any memory in Python pays for an import: `python -m bench.memory.bare MEMORY DATABASE`.

lxml parses the TMX file, its texts are written to two columns of an SQLite table: nothing can be found by them.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing

from lxml import etree


def main(memory: str, database: str) -> None:
    """Writes the table."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE unit (source TEXT NOT NULL, target TEXT NOT NULL)")
        connection.executemany("INSERT INTO unit VALUES (?, ?)", _pairs(memory))


def _pairs(memory: str) -> Iterator[list[str]]:
    for _, unit in etree.iterparse(memory, tag="tu"):
        yield ["".join(seg.itertext()) for seg in unit.iter("seg")]
        unit.clear()
        while unit.getprevious() is not None:
            del unit.getparent()[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
