"""Pieces of a file sorted by their keys in bounded memory: sorted runs in a temporary folder, then merged."""

import contextlib
import json
import struct
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, count
from operator import itemgetter
from pathlib import Path
from typing import Any

RUN_BYTES = 32_000_000
"""Bytes of pieces held at a time; with their keys they take half as much again."""
MERGED_RUNS = 50
"""Files open at a time."""
BLOCK_BYTES = 64_000
"""Bytes of pieces written at a time, of each of these files; more where one piece has more."""

Keyed = tuple[Any, bytes]
"""A key, which JSON can hold, and the piece that it is the key of."""
_LENGTHS = struct.Struct("<QQ")
_HEAD = json.JSONEncoder(ensure_ascii=False)
_key = itemgetter(0)


def sorted_pieces(blocks: Iterable[Iterable[Keyed]], *, reverse: bool = False) -> Iterator[list[bytes]]:
    """The pieces in the order of their keys, as they came where these are equal; they come and go in blocks."""
    remaining = map(list, blocks)
    run, is_last = _run(remaining, reverse)
    with contextlib.ExitStack() as stack:
        paths: list[Path] = []
        if not is_last:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="duizhao-")))
            names = (folder / f"{number}" for number in count())
        while not is_last:
            paths.append(_spilled(_blocks(run), next(names)))
            run, is_last = _run(remaining, reverse)
        while len(paths) > MERGED_RUNS:
            groups = [paths[start : start + MERGED_RUNS] for start in range(0, len(paths), MERGED_RUNS)]
            paths = [_spilled(_merged(map(_read_back, group), reverse), next(names)) for group in groups]
        for merged in _merged([*map(_read_back, paths), iter([run])], reverse):
            for block in _blocks(merged):
                yield [piece for _, piece in block]


def _run(blocks: Iterator[list[Keyed]], reverse: bool) -> tuple[list[Keyed], bool]:
    """As many of the next pieces as are held at a time, sorted, and whether these were all."""
    run, n_bytes = [], 0
    for block in blocks:
        run += block
        n_bytes += sum([len(piece) for _, piece in block])
        if n_bytes > RUN_BYTES:
            break
    run.sort(key=_key, reverse=reverse)
    return run, n_bytes <= RUN_BYTES


def _merged(runs: Iterable[Iterator[list[Keyed]]], reverse: bool) -> Iterator[list[Keyed]]:
    """Sorted runs, given in blocks, as one: all that comes before what is not read yet is sorted at a time."""
    rests = list(runs)
    blocks = [next(rest, []) for rest in rests]
    starts = [0] * len(blocks)
    while any(blocks):
        last_keys = [(block[-1][0], index) for index, block in enumerate(blocks) if block]
        # What follows in the first run whose block ends first may have the same key, and stands before later runs'.
        bound, which = (max if reverse else min)(last_keys, key=_key)
        ready = []
        for index, block in enumerate(blocks):
            end = _reach(block, starts[index], bound, index <= which, reverse)
            ready += block[starts[index] : end]
            starts[index] = end
        blocks[which], starts[which] = next(rests[which], []), 0
        ready.sort(key=_key, reverse=reverse)
        yield ready


def _reach(block: list[Keyed], start: int, bound: Any, is_taken: bool, reverse: bool) -> int:
    """Where the keys that come before a bound end in a block; where those do that are equal to it if these are taken.

    A search by halves, which `bisect` does not do from high to low.
    """
    end = len(block)
    while start < end:
        middle = (start + end) // 2
        key = block[middle][0]
        is_before = key > bound if reverse else key < bound
        if is_before or (is_taken and key == bound):
            start = middle + 1
        else:
            end = middle
    return start


def _spilled(blocks: Iterable[list[Keyed]], path: Path) -> Path:
    """The blocks written: the keys of the pieces and their lengths as JSON, then the pieces."""
    with path.open("xb") as file:
        for block in blocks:
            keys, pieces = zip(*block, strict=True)
            head, together = _HEAD.encode([keys, list(map(len, pieces))]).encode("utf-8"), b"".join(pieces)
            file.write(_LENGTHS.pack(len(head), len(together)) + head + together)
    return path


def _blocks(run: list[Keyed]) -> Iterator[list[Keyed]]:
    ends, start = list(accumulate([len(piece) for _, piece in run])), 0
    while start < len(run):
        before = ends[start] - len(run[start][1])
        end = bisect_right(ends, before + BLOCK_BYTES, lo=start + 1)
        yield run[start:end]
        start = end


def _read_back(path: Path) -> Iterator[list[Keyed]]:
    with path.open("rb") as file:
        while lengths := file.read(_LENGTHS.size):
            of_head, of_pieces = _LENGTHS.unpack(lengths)
            (keys, lengths), pieces = json.loads(file.read(of_head)), file.read(of_pieces)
            places = zip(keys, lengths, accumulate(lengths), strict=True)
            yield [(key, pieces[end - length : end]) for key, length, end in places]
    path.unlink()
