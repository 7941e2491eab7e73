"""A segment on the disk: a folder of arrays that is written once, piece by piece, and mapped into memory when read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

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


def read_segment(folder: Path) -> Segment:
    """The segment, mapped. Raises OSError and ValueError where it is damaged."""
    arrays = (np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in Segment._fields)
    segment = Segment(*map(np.asarray, arrays))  # plain views: a memmap is slow to cut
    if segment.columns.shape != (WORDS, len(segment.ids)):
        raise ValueError(f"{folder}: arrays of different lengths")
    return segment


def _begin(file: BinaryIO, dtype: np.dtype[Any], shape: tuple[int, ...]) -> int:
    """Writes the head of an array; where its values begin."""
    told = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, told)
    return file.tell()
