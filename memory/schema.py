"""The tables of a store, in the SQL that SQLite and PostgreSQL both know, and the check of what a store was made by."""

import uuid
from collections.abc import Mapping

from corpus import FormatError
from memory.units import UNIT_RULES

VERSION = 4
TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE counter (rev INTEGER NOT NULL, last INTEGER NOT NULL)",
    "CREATE TABLE change (rev INTEGER PRIMARY KEY, token TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,"
    " state TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL)",
    "CREATE TABLE memory (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, priority INTEGER NOT NULL,"
    " penalty INTEGER NOT NULL, read_only INTEGER NOT NULL)",
    "CREATE TABLE unit (id INTEGER PRIMARY KEY, memory INTEGER NOT NULL, digest TEXT NOT NULL, rev INTEGER NOT NULL,"
    " died INTEGER NOT NULL, changed TEXT NOT NULL, variants INTEGER NOT NULL, record TEXT NOT NULL)",
    "CREATE UNIQUE INDEX unit_digest ON unit (digest, memory, died) WHERE died = 0",
    "CREATE INDEX unit_died ON unit (died) WHERE died <> 0",
    "CREATE TABLE variant (id INTEGER PRIMARY KEY, unit INTEGER NOT NULL, language TEXT NOT NULL,"
    " spoken TEXT NOT NULL, text TEXT NOT NULL, content_hash INTEGER NOT NULL, raw_hash INTEGER NOT NULL,"
    " weight INTEGER NOT NULL, string TEXT NOT NULL, signature BLOB NOT NULL)",
)
"""A unit and its variants are numbered in one row: those of unit 7 are 8, 9 … A number is never given twice.

`unit.rev` is the change that brought a unit (back) to life, `unit.died` the one that took it out, 0 while it lives.
What a change has put in has numbers above its `first`, up to its `last`; its `token` is the same in no other store.
`unit_digest` begins with what differs most, for a server that does not know yet how many units a memory has, and ends
with `died`, so that units are counted without being read.
`counter` has one row, which whoever writes changes first, so that changes are numbered in the order of their commits.
"""

INDEXES = (
    "CREATE INDEX IF NOT EXISTS unit_rev ON unit (rev)",
    "CREATE INDEX IF NOT EXISTS variant_hashes ON variant (content_hash, raw_hash)",
)
"""Made when the first units are in: hashes come in no order, so row by row it costs three times as much."""

COLUMNS = {
    "unit": ("id", "memory", "digest", "rev", "died", "changed", "variants", "record"),
    "variant": (
        *("id", "unit", "language", "spoken", "text"),
        *("content_hash", "raw_hash", "weight", "string", "signature"),
    ),
    "phrase": ("rowid", "tokens"),
}
"""The columns of the tables that grow, in the order of `Database.insert`."""


def first_rows() -> list[tuple[str, str]]:
    """What `meta` holds in a new store."""
    return [("version", str(VERSION)), ("rules", UNIT_RULES), ("uuid", str(uuid.uuid4()))]


def check_made_by(meta: Mapping[str, str], name: str) -> None:
    """Raises FormatError for a store of a newer or an older version of duizhao."""
    version = meta.get("version", "0")
    if version.isdecimal() and int(version) > VERSION:
        raise FormatError(f"{name}: made by a newer duizhao (store version {version}, here {VERSION}): update duizhao")
    if version != str(VERSION) or meta.get("rules") != UNIT_RULES:
        raise FormatError(f"{name}: made by an older duizhao: export it there, and add the export to a new store here")
