"""Signatures of a store's variants, kept beside it so that it opens at once; never the truth, always rebuildable.

`STORE.sidecar/LANGUAGE/` holds generations, each a folder of arrays that is written once, and `current`, which names
the one in force. Newer variants are read from the store itself into a tail.
"""

import json
import shutil
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Existing, write_atomically
from memory.rows import MOST_WEIGHT
from memory.segment import Segment, segment_of
from memory.signature import WORDS, words_of
from memory.units import UNIT_RULES

FORMAT = "1"
LONGEST_TAIL = 50_000
_ARRAYS = ("ids", "weights", "columns")


class Sidecar:
    """The segments of one spoken language of a store: what is on disk, and what has come since."""

    def __init__(self, store: Path, connection: Connection, language: str) -> None:
        self._folder = Path(f"{store}.sidecar") / language
        self._connection, self._language = connection, language
        [[self._uuid]] = connection.execute("SELECT value FROM meta WHERE name = 'uuid'")
        self._main, self._last = self._open()
        self._tail = _empty()
        self._seen = -1

    def segments(self) -> tuple[Segment, Segment]:
        """The main segment and the tail, with everything that any process has committed so far."""
        [version] = self._connection.execute("PRAGMA data_version").fetchone()
        version += self._connection.total_changes
        if version != self._seen:
            self._seen = version
            self._tail = self._read(self._last)
            if len(self._tail.ids) > LONGEST_TAIL:
                self._rebuild()
        return self._main, self._tail

    def _rebuild(self) -> None:
        """Writes a new generation of all variants and goes on with it; where that is not allowed the tail stays."""
        whole = self._read(0)
        last = int(whole.ids.max())
        try:
            self._write(whole, last)
        except OSError:
            return
        self._main, self._last, self._tail = whole, last, _empty()

    def _read(self, after: int) -> Segment:
        rows = self._connection.execute(
            "SELECT variant.id, weight, signature FROM variant JOIN unit ON unit.id = variant.unit"
            " WHERE variant.id > ? AND spoken = ? AND weight < ? AND dead = 0 ORDER BY variant.id",
            (after, self._language, MOST_WEIGHT),
        ).fetchall()
        if not rows:
            return _empty()
        ids, weights, signatures = zip(*rows, strict=True)
        return segment_of(np.array(ids, np.uint32), np.array(weights, np.uint16), words_of(b"".join(signatures)))

    def _open(self) -> tuple[Segment, int]:
        """The generation in force and the last variant in it; nothing where it is damaged or another store's."""
        try:
            generation = self._folder / (self._folder / "current").read_text(encoding="ascii")
            header = json.loads((generation / "header.json").read_text(encoding="utf-8"))
            arrays = [np.load(generation / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS]
        except (OSError, ValueError):
            return _empty(), 0
        segment = Segment(*arrays)
        if header != self._header(len(segment.ids), header.get("last")) or segment.columns.shape != (
            WORDS,
            len(segment.ids),
        ):
            return _empty(), 0
        return segment, int(header["last"])

    def _write(self, segment: Segment, last: int) -> None:
        generation = self._folder / f"g{last:010}"
        generation.mkdir(parents=True, exist_ok=True)
        arrays: tuple[NDArray[Any], ...] = segment
        for name, array in zip(_ARRAYS, arrays, strict=True):
            np.save(generation / f"{name}.npy", array, allow_pickle=False)
        header = json.dumps(self._header(len(segment.ids), last))
        write_atomically(generation / "header.json", [header.encode()], Existing.REPLACE)
        write_atomically(self._folder / "current", [generation.name.encode()], Existing.REPLACE)
        for old in self._folder.glob("g*"):
            if old != generation:
                shutil.rmtree(old, ignore_errors=True)

    def _header(self, count: int, last: Any) -> dict[str, Any]:
        return {"format": FORMAT, "rules": UNIT_RULES, "store": self._uuid, "count": count, "last": last}


def _empty() -> Segment:
    ids: NDArray[np.uint32] = np.zeros(0, np.uint32)
    return Segment(ids, np.zeros(0, np.uint16), np.zeros((WORDS, 0), np.uint64))
