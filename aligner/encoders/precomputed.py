"""Vectors that were computed before, with whatever model, from files of numpy (`.npz`)."""

from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

import numpy as np
from numpy.lib import format as npy

from aligner.encoders.encoder import Encode, Encoder, Matrix
from corpus import FILE_LIMIT, FormatError, LimitError, read_file

ARRAY = "vectors"
LONGEST = 8192
"""Numbers in a vector."""

_BROKEN = (BadZipFile, ZlibError, ValueError, EOFError, NotImplementedError, RuntimeError)


def precomputed(source: Path, target: Path, file_limit: int = FILE_LIMIT) -> Encoder:
    """An Encoder that takes the rows of two files in order, whatever the texts are."""
    return Encoder("precomputed", _rows_of(source, file_limit), _rows_of(target, file_limit))


def _rows_of(path: Path, file_limit: int) -> Encode:
    return lambda texts: read_vectors(path, len(texts), file_limit)


def read_vectors(path: Path, n_segments: int, file_limit: int = FILE_LIMIT) -> Matrix:
    """The only array of the file, or the one called `vectors`, shape (n_segments, d).

    Raises FormatError for anything else, LimitError for a file or vectors that are too large; its shape is looked at
    before any of its numbers is read.
    """
    data = BytesIO(read_file(path, file_limit))
    try:
        with ZipFile(data) as archive:
            member = _member(archive, path)
            with archive.open(member) as file:
                _refuse_heading(file, path, n_segments)
            with archive.open(member) as file:
                return np.asarray(npy.read_array(file, allow_pickle=False), np.float32)
    except _BROKEN as error:
        raise FormatError(f"{path}: not a whole .npz file ({error}): write it with numpy.savez") from error


def _member(archive: ZipFile, path: Path) -> str:
    names = archive.namelist()
    chosen = names if len(names) == 1 else [name for name in names if name == f"{ARRAY}.npy"]
    if len(chosen) != 1:
        raise FormatError(f"{path}: {len(names)} arrays, none of them called {ARRAY}: call the one that is meant so")
    return chosen[0]


def _refuse_heading(file: IO[bytes], path: Path, n_segments: int) -> None:
    """Raises FormatError or LimitError where the array is not one row of numbers a segment."""
    readers = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}
    version = npy.read_magic(file)
    if version not in readers:
        raise ValueError(f"version {version}")
    shape, _, kind = readers[version](file)
    if kind.kind != "f":
        raise FormatError(f"{path}: an array of {kind}: expected floating-point numbers, as float32")
    if len(shape) != 2 or shape[0] != n_segments or shape[1] < 1:
        raise FormatError(
            f"{path}: an array of shape {shape}: expected ({n_segments}, d), one row for each of the segments, "
            "which `duizhao corpus segment` prints"
        )
    if shape[1] > LONGEST:
        raise LimitError(f"{path}: vectors of {shape[1]:,} numbers: at most {LONGEST:,} are taken: use a smaller model")
