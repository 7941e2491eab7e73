"""Signatures of a store's variants, kept beside it so that it opens at once; never the truth, always rebuildable.

`STORE.sidecar/LANGUAGE/` holds generations, each a folder of arrays that is written once and never changed, and
`current`, which names the one in force. What has come since is read from the store into a tail. All variants that live
are in one of the two; those of units that were taken out may be, which costs time only.
"""

import json
import shutil
import uuid
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Existing, OutputError, write_atomically
from memory.database import Database, Row
from memory.rows import MOST_WEIGHT
from memory.segment import Segment, appended, merged, segment_of
from memory.signature import WORDS, words_of
from memory.units import UNIT_RULES

FORMAT = "3"
LONGEST_TAIL = 50_000
_BATCH = 20_000
_ALL = "SELECT id, weight, signature FROM variant WHERE spoken = ? AND weight < ?"
SINCE = (
    "SELECT variant.id, weight, signature FROM unit"
    " JOIN variant ON variant.id > unit.id AND variant.id <= unit.id + unit.variants"
    " WHERE rev > ? AND spoken = ? AND weight < ?"
)
"""What came (back) to life after a revision; it is asked after each change, so it must not go through all rows."""
_ARRAYS = Segment._fields
_NOTHING = Segment(np.zeros(0, np.uint32), np.zeros((3, 0), np.int64), np.zeros((WORDS, 0), np.uint64))


class _Generation(NamedTuple):
    """A segment with all variants that lived at a revision of the store."""

    segment: Segment
    rev: int


class Sidecar:
    """The segments of one spoken language of a store: what is on disk, and what has come since."""

    def __init__(self, database: Database, language: str) -> None:
        self._database, self._language = database, language
        sidecars = database.home.sidecars
        self._folder = sidecars and sidecars / language
        self._main = self._open() or _Generation(_NOTHING, 0)
        self._seen = self._main.rev
        self._tail: list[Segment] = []

    def segments(self, longest_tail: int = LONGEST_TAIL) -> list[Segment]:
        """All segments, with everything that any process has committed so far; a longer tail becomes a generation."""
        [(rev,)] = self._database.rows("SELECT rev FROM counter")
        if rev != self._seen:
            self._tail = appended(self._tail, self._read(self._seen))
            self._seen = rev
        if sum(len(segment.ids) for segment in self._tail) > longest_tail:
            self._main, self._tail = _Generation(merged([self._main.segment, *self._tail]), rev), []
            with suppress(OSError, OutputError):  # nothing may be written, or another process was faster: memory serves
                self._write(self._main)
        return [self._main.segment, *self._tail]

    def _read(self, after: int) -> Segment:
        """The variants of the units that came (back) to life after a revision."""
        rows = (
            iter(self._database.rows(SINCE, after, self._language, MOST_WEIGHT))
            if after
            else self._database.stream(_ALL, self._language, MOST_WEIGHT)
        )
        parts = [_segment(batch) for batch in iter(lambda: list(islice(rows, _BATCH)), [])]
        return merged(parts) if parts else _NOTHING

    def _open(self) -> _Generation | None:
        """The generation in force; None where it is damaged, another store's, or of a state the store never had."""
        if self._folder is None:
            return None
        for _ in range(2):  # another process may put a newer one in its place
            with suppress(OSError, ValueError, KeyError):
                folder = self._folder / (self._folder / "current").read_text(encoding="ascii")
                header = json.loads((folder / "header.json").read_text(encoding="utf-8"))
                files = (np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS)
                segment = Segment(*map(np.asarray, files))  # plain views: a memmap is slow to cut
                right = header == self._header(len(segment.ids), header["rev"])
                if right and segment.columns.shape == (WORDS, len(segment.ids)):
                    return _Generation(segment, header["rev"])
        return None

    def _write(self, generation: _Generation) -> None:
        """Writes a generation under a name of its own, then switches to it; readers of the one before keep that."""
        if self._folder is None:
            return
        folder = self._folder / f"g{generation.rev:010}-{uuid.uuid4().hex[:8]}"
        folder.mkdir(parents=True)
        arrays: tuple[NDArray[Any], ...] = generation.segment
        for name, array in zip(_ARRAYS, arrays, strict=True):
            np.save(folder / f"{name}.npy", array, allow_pickle=False)
        header = json.dumps(self._header(len(generation.segment.ids), generation.rev))
        write_atomically(folder / "header.json", [header.encode()], Existing.REPLACE)
        write_atomically(self._folder / "current", [folder.name.encode()], Existing.REPLACE)
        for old in self._folder.glob("g*"):
            if old.name < folder.name:  # a newer one is another process's
                shutil.rmtree(old, ignore_errors=True)

    def _header(self, count: int, rev: int) -> dict[str, Any]:
        """What must be the same; the token of the change tells a store from a copy of it that went another way."""
        [(token,)] = self._database.rows("SELECT token FROM change WHERE rev = ?", rev) or [("",)]
        return {"format": FORMAT, "rules": UNIT_RULES, "rev": rev, "token": token, "count": count}


def _segment(rows: Sequence[Row]) -> Segment:
    """The segment of rows of number, weight and signature."""
    ids, weights, signatures = zip(*rows, strict=True)
    return segment_of(np.array(ids, np.uint32), np.array(weights, np.uint16), words_of(b"".join(signatures)))
