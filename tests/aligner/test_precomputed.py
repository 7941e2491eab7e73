"""Vectors from files of numpy."""

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aligner.encoders.precomputed import LONGEST, precomputed, read_vectors
from corpus import DuizhaoError, FormatError, LimitError, UnreadableError

VECTORS = np.array([[1.0, 2.0], [3.0, 4.0], [0.0, 0.0]])


def npz(path: Path, **arrays: Any) -> Path:
    np.savez(path, allow_pickle=True, **arrays)
    return path


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
def test_one_row_a_segment(tmp_path: Path, kind: type) -> None:
    found = read_vectors(npz(tmp_path / "a.npz", arr_0=VECTORS.astype(kind)), 3)
    assert found.dtype == np.float32
    assert found.tolist() == VECTORS.tolist()


def test_packed_and_column_by_column(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "a.npz", vectors=np.asfortranarray(VECTORS))
    assert read_vectors(tmp_path / "a.npz", 3).tolist() == VECTORS.tolist()


def test_of_several_arrays_the_one_called_vectors(tmp_path: Path) -> None:
    path = npz(tmp_path / "a.npz", ids=np.arange(3), vectors=VECTORS)
    assert read_vectors(path, 3).tolist() == VECTORS.tolist()


def test_each_side_has_its_file_whatever_the_texts_are(tmp_path: Path) -> None:
    encoder = precomputed(npz(tmp_path / "a.npz", v=VECTORS), npz(tmp_path / "b.npz", v=VECTORS[:2]))
    assert encoder.source(["一", "二", "三"]).tolist() == VECTORS.tolist()
    assert encoder.target(["one", "two"]).tolist() == VECTORS[:2].tolist()


@pytest.mark.parametrize(
    ("arrays", "error", "message"),
    [
        ({"v": VECTORS[:2]}, FormatError, r"shape \(2, 2\): expected \(3, d\).*`duizhao corpus segment`"),
        ({"v": VECTORS.T}, FormatError, r"shape \(2, 3\): expected \(3, d\)"),
        ({"v": VECTORS[0]}, FormatError, r"shape \(2,\): expected \(3, d\)"),
        ({"v": VECTORS[:, :0]}, FormatError, r"shape \(3, 0\): expected \(3, d\)"),
        ({"v": np.zeros((3, LONGEST + 1), np.float16)}, LimitError, "vectors of 8,193 numbers: at most 8,192"),
        ({"v": np.ones((3, 2), int)}, FormatError, "an array of int64: expected floating-point numbers"),
        ({"v": np.array([[{}, 1]] * 3)}, FormatError, "an array of object: expected floating-point numbers"),
        ({"a": VECTORS, "b": VECTORS}, FormatError, "2 arrays, none of them called vectors"),
        ({}, FormatError, "0 arrays"),
    ],
    ids=["too few", "turned", "one row", "no columns", "too long", "whole", "pickled", "which", "none"],
)
def test_another_array_is_refused(tmp_path: Path, arrays: Any, error: type[DuizhaoError], message: str) -> None:
    path = npz(tmp_path / "a.npz", **arrays)
    with pytest.raises(error, match=message) as caught:
        read_vectors(path, 3)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def member(content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("v.npy", content)
    return data.getvalue()


def npy(shape: str) -> bytes:
    """The heading of an array without its numbers."""
    text = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}}}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode()


def whole() -> bytes:
    data = io.BytesIO()
    np.savez(data, v=VECTORS)
    return data.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"no zip",
        whole()[:-30],
        whole().replace(VECTORS.tobytes(), bytes(VECTORS.nbytes)),
        member(b""),
        member(b"\x93NUMPY\x09\x00"),
        member(npy("(3, 2)")),
        member(npy("__import__('os')")),
    ],
    ids=["text", "cut off", "changed", "no array", "version", "numbers missing", "code"],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.npz").write_bytes(content)
    with pytest.raises(FormatError, match=r"a\.npz: not a whole \.npz file \(.*\): write it with numpy\.savez$"):
        read_vectors(tmp_path / "a.npz", 3)


@pytest.mark.parametrize("shape", ["(3, 10000000000)", "(10000000000, 2)", "(3, -1)"])
def test_no_memory_is_taken_for_a_shape_that_is_wrong(tmp_path: Path, shape: str) -> None:
    (tmp_path / "a.npz").write_bytes(member(npy(shape)))
    with pytest.raises((FormatError, LimitError), match=r"shape|numbers: at most"):
        read_vectors(tmp_path / "a.npz", 3)


def test_missing_and_too_large(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        read_vectors(tmp_path / "a.npz", 3)
    with pytest.raises(LimitError, match="larger than 100 bytes"):
        read_vectors(npz(tmp_path / "a.npz", v=VECTORS), 3, file_limit=100)
