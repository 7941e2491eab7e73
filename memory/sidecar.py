"""Signatures of a store's variants, kept beside it so that it opens at once; never the truth, always rebuildable.

`STORE.sidecar/LANGUAGE/` holds generations, each a folder of arrays that is written once and never changed, and
`current`, which names the one in force. What has come since is read from the store into a tail. All variants that live
are in one of the two; those of units that were taken out may be, which costs time only.
"""

import json
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

import numpy as np

from corpus import Existing, OutputError, write_atomically
from memory.database import Database
from memory.generation import read_segment, sums_of, write_segment, write_through
from memory.rows import MOST_WEIGHT
from memory.segment import Segment, appended, merged, merging, segment_of
from memory.signature import WORDS, words_of
from memory.units import UNIT_RULES

FORMAT = "5"
LONGEST_TAIL = 50_000
_BATCH = 40_000
_ALL = "SELECT spoken, id, weight, signature FROM variant WHERE weight < ? AND spoken "
SINCE = (
    "SELECT spoken, variant.id, weight, signature FROM unit"
    " JOIN variant ON variant.id > unit.id AND variant.id <= unit.id + unit.variants"
    " WHERE rev > ? AND weight < ? AND spoken "
)
"""What came (back) to life after a revision; it is asked after each change, so it must not go through all rows."""
_PARTS = "parts"
_NOTHING = Segment(np.zeros(0, np.uint32), np.zeros((3, 0), np.int64), np.zeros((WORDS, 0), np.uint64))


class Sidecar:
    """The segments of one spoken language of a store: what is on disk, and what has come since.

    `rev` is the revision of the store up to which they have all variants.
    """

    def __init__(self, database: Database, language: str) -> None:
        self.database, self.language = database, language
        sidecars = database.home.sidecars
        self._folder = sidecars and sidecars / language
        self._main, self.rev = self._open() or (_NOTHING, 0)
        self._parts: list[Segment] = []
        self._tail: list[Segment] = []

    def segments(self, longest_tail: int = LONGEST_TAIL) -> list[Segment]:
        """All segments, with everything that any process has committed so far; a longer tail becomes a generation."""
        refresh([self], longest_tail)
        return [self._main, *self._tail]

    def take(self, part: Segment, folder: str) -> None:
        """Takes in a part of what has come; of much, what is in memory is laid down for the generation `folder`."""
        self._tail = appended(self._tail, part)
        if _length(self._tail) > LONGEST_TAIL:
            self._parts.append(self._laid_down(merged(self._tail), folder))
            self._tail = []

    def reach(self, rev: int, folder: str, n_read: int, longest_tail: int) -> None:
        """All up to a revision has been taken in; where that is more than a tail, it is a new generation.

        So it is where more was read to find it, in other languages: the next process need not read that again.
        """
        self.rev = rev
        if self._parts or max(_length(self._tail), n_read) > longest_tail:
            segments = [self._main, *self._parts, *self._tail]
            self._parts, self._tail = [], []
            try:
                self._main = self._written(segments, folder)
            except (OSError, OutputError):  # nothing may be written, or another process was faster: memory serves
                self._main = merged(segments)
                if self._folder:
                    shutil.rmtree(self._folder / folder, ignore_errors=True)

    def _laid_down(self, part: Segment, folder: str) -> Segment:
        if self._folder:
            with suppress(OSError):
                place = self._folder / folder / _PARTS / str(len(self._parts))
                write_segment(place, [part], len(part.ids))
                return read_segment(place)
        return part

    def _open(self) -> tuple[Segment, int] | None:
        """The generation in force, and the revision of which it has all variants that lived.

        None where it is damaged, another store's, or of a state the store never had.
        """
        if self._folder is None:
            return None
        for _ in range(2):  # another process may put a newer one in its place
            with suppress(OSError, ValueError, KeyError):
                folder = self._folder / (self._folder / "current").read_text(encoding="ascii")
                header = json.loads((folder / "header.json").read_text(encoding="utf-8"))
                if header == self._header(header["rev"], sums_of(folder)):
                    return read_segment(folder), header["rev"]
        return None

    def _written(self, segments: Sequence[Segment], name: str) -> Segment:
        """Writes a generation under a name of its own, then switches to it; readers of the one before keep that."""
        if self._folder is None:
            return merged(segments)
        folder, count = self._folder / name, _length(segments)
        write_segment(folder, merging(segments), count)
        write_through(folder)
        header = json.dumps(self._header(self.rev, sums_of(folder)))
        write_atomically(folder / "header.json", [header.encode()], Existing.REPLACE)
        write_atomically(self._folder / "current", [folder.name.encode()], Existing.REPLACE)
        shutil.rmtree(folder / _PARTS, ignore_errors=True)
        for old in self._folder.glob("g*"):
            if old.name < folder.name:  # a newer one is another process's
                shutil.rmtree(old, ignore_errors=True)
        return read_segment(folder)

    def _header(self, rev: int, sums: list[int]) -> dict[str, Any]:
        """What must be the same; the token of the change tells a store from a copy of it that went another way."""
        [(token,)] = self.database.rows("SELECT token FROM change WHERE rev = ?", rev) or [("",)]
        return {"format": FORMAT, "rules": UNIT_RULES, "rev": rev, "token": token, "sums": sums}


def kept(database: Database) -> list[str]:
    """The languages that a store has sidecars of, in the order of their names."""
    sidecars = database.home.sidecars
    return sorted(current.parent.name for current in sidecars.glob("*/current")) if sidecars else []


def refresh(sidecars: Sequence[Sidecar], longest_tail: int) -> None:
    """Brings sidecars of one store up to all that any process has committed; it is read once for all of them."""
    database = sidecars[0].database
    [(rev,)] = database.rows("SELECT rev FROM counter")
    folder = f"g{rev:010}-{uuid.uuid4().hex[:8]}"
    by_rev = attrgetter("rev")
    for seen, group in groupby(sorted(sidecars, key=by_rev), by_rev):
        behind, n_read = {one.language: one for one in group}, 0
        if seen != rev:
            for language, part in _since(database, seen, list(behind)):
                behind[language].take(part, folder)
                n_read += len(part.ids)
        for one in behind.values():
            one.reach(rev, folder, n_read, longest_tail)


def _since(database: Database, rev: int, languages: Sequence[str]) -> Iterator[tuple[str, Segment]]:
    """The variants of these languages whose units came (back) to life after a revision, many at a time."""
    statement, after = (SINCE, [rev]) if rev else (_ALL, [])
    among, listed = database.among, database.listed(languages)
    rows = iter(database.stream(statement + among, *after, MOST_WEIGHT, listed))
    row = [("language", f"U{max(map(len, languages))}"), ("id", "u4"), ("weight", "u2"), ("signature", "V32")]
    while len(found := np.fromiter(islice(rows, _BATCH), np.dtype(row))):
        for language in languages:
            if len(said := found[found["language"] == language]):
                yield language, segment_of(said["id"], said["weight"], words_of(said["signature"].tobytes()))


def _length(segments: Sequence[Segment]) -> int:
    return sum(len(one.ids) for one in segments)
