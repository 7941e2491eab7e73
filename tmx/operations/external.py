"""Pieces of a file sorted by their keys in bounded memory: sorted runs in a temporary folder, then merged."""

import heapq
import json
import struct
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count
from operator import itemgetter
from pathlib import Path
from typing import Any

RUN_BYTES = 32_000_000
"""Bytes of pieces held at a time; with their keys they take half as much again."""
MERGED_RUNS = 50
"""Files open at a time."""

Keyed = tuple[Any, bytes]
"""A key, which JSON can hold, and the piece that it is the key of."""
_LENGTHS = struct.Struct("<II")
_key = itemgetter(0)


def sorted_pieces(pieces: Iterable[Keyed], *, reverse: bool = False) -> Iterator[bytes]:
    """The pieces in the order of their keys, as they came where these are equal."""
    remaining = iter(pieces)
    run, is_all = _run(remaining, reverse)
    if is_all:
        yield from (piece for _, piece in run)
        return
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        paths = (Path(folder) / f"{number}" for number in count())
        runs = []
        while run:
            runs.append(_spilled(run, next(paths)))
            run, _ = _run(remaining, reverse)
        while len(runs) > MERGED_RUNS:
            groups = [runs[start : start + MERGED_RUNS] for start in range(0, len(runs), MERGED_RUNS)]
            runs = [_spilled(_merged(group, reverse), next(paths)) for group in groups]
        yield from (piece for _, piece in _merged(runs, reverse))


def _run(pieces: Iterator[Keyed], reverse: bool) -> tuple[list[Keyed], bool]:
    """As many of the next pieces as are held at a time, sorted, and whether these were all."""
    run, n_bytes = [], 0
    for keyed in pieces:
        run.append(keyed)
        n_bytes += len(keyed[1])
        if n_bytes > RUN_BYTES:
            break
    run.sort(key=_key, reverse=reverse)
    return run, n_bytes <= RUN_BYTES


def _merged(runs: list[Path], reverse: bool) -> Iterator[Keyed]:
    return heapq.merge(*map(_read_back, runs), key=_key, reverse=reverse)


def _spilled(run: Iterable[Keyed], path: Path) -> Path:
    with path.open("xb") as file:
        for key, piece in run:
            written = json.dumps(key).encode("ascii")
            file.write(_LENGTHS.pack(len(written), len(piece)) + written + piece)
    return path


def _read_back(path: Path) -> Iterator[Keyed]:
    with path.open("rb") as file:
        while lengths := file.read(_LENGTHS.size):
            of_key, of_piece = _LENGTHS.unpack(lengths)
            yield json.loads(file.read(of_key)), file.read(of_piece)
    path.unlink()
