"""A segment on the disk: a folder of arrays that is written once, piece by piece, and mapped into memory when read."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from memory.segment import Segment
from memory.signature import WORDS


def write_segment(folder: Path, pieces: Iterable[Segment], count: int) -> None:
    """Writes the segment that pieces with `count` variants make up one after the other. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    runs, at = [np.zeros((3, 0), np.int64)], 0
    with (folder / "ids.npy").open("wb") as ids, (folder / "columns.npy").open("wb") as columns:
        _begin(ids, np.dtype(np.uint32), (count,))
        first = _begin(columns, np.dtype("<u8"), (WORDS, count))
        for piece in pieces:
            ids.write(piece.ids.tobytes())
            for number, column in enumerate(piece.columns):
                columns.seek(first + 8 * (number * count + at))
                columns.write(column.tobytes())
            runs.append(piece.runs + np.array([[0], [0], [at]]))
            at += len(piece.ids)
    np.save(folder / "runs.npy", np.concatenate(runs, axis=1), allow_pickle=False)


def write_through(folder: Path) -> None:
    """Sees to it that a segment is on the disk before it is said to be there. Raises OSError."""
    for name in Segment._fields:
        with (folder / f"{name}.npy").open("rb+") as file:
            os.fsync(file.fileno())


def read_segment(folder: Path) -> Segment:
    """The segment, mapped. Raises OSError and ValueError where files are not there or do not fit."""
    arrays = (np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in Segment._fields)
    segment = Segment(*map(np.asarray, arrays))  # plain views: a memmap is slow to cut
    if segment.columns.shape != (WORDS, len(segment.ids)):
        raise ValueError(f"{folder}: arrays of different lengths")
    return segment


def sums_of(folder: Path) -> list[int]:
    """The sum of the bytes of each array, eight at a time: what is damaged has another, and it is read in no time.

    Raises OSError and ValueError where one is not there or empty.
    """
    return [_sum(np.memmap(folder / f"{name}.npy", np.uint8, "r")) for name in Segment._fields]


def _sum(data: NDArray[np.uint8]) -> int:
    size = len(data) // 8 * 8
    return int(data[:size].view("<u8").sum(dtype=np.uint64)) + int.from_bytes(data[size:].tobytes(), "little")


def _begin(file: BinaryIO, dtype: np.dtype[Any], shape: tuple[int, ...]) -> int:
    """Writes the head of an array; where its values begin."""
    told = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, told)
    return file.tell()
