"""Input files: their bytes, or one line that says why not."""

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from corpus.errors import LimitError, UnreadableError
from corpus.files import file_name, read_file


def test_the_bytes_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("合同\r\n".encode())
    assert read_file(path) == "合同\r\n".encode()


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    assert read_file("-") == b"text"
    assert file_name("-") == "stdin"


def test_the_name_has_no_folders() -> None:
    assert file_name("a/b/合同.txt") == "合同.txt"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("合\n同", "合\\n同"), ("a\x1b[31m", "a\\x1b[31m"), ("b\udcff", "b\\udcff"), ("合\u3000同 1", "合\u3000同 1")],
    ids=["line end", "escape", "byte that is no UTF-8", "spaces"],
)
def test_a_name_is_one_line_that_can_be_written_anywhere(name: str, shown: str) -> None:
    assert file_name(f"folder/{name}") == shown


def make_directory(path: Path) -> None:
    path.mkdir()


def make_empty(path: Path) -> None:
    path.touch()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    socket.socket(socket.AF_UNIX).bind(str(path))


def make_nothing(path: Path) -> None:
    """Leaves the name unused."""


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (make_nothing, "there is no such file: check the name"),
        (make_directory, "a directory: name a file in it"),
        (make_pipe, "a pipe: use - and standard input"),
        (make_socket, "a socket: name a file"),
        (make_empty, "empty: there is nothing to read"),
    ],
)
def test_what_cannot_be_read(make, found: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    make(path)
    with pytest.raises(UnreadableError) as error:
        read_file(path)
    assert str(error.value) == f"{path}: {found}"


def test_a_device() -> None:
    with pytest.raises(UnreadableError, match=r"^/dev/null: a device: name a file$"):
        read_file("/dev/null")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(UnreadableError, match=r"may not be read: change its permissions"):
        read_file(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 300], ids=["NUL", "too long"])
def test_impossible_names(name: str) -> None:
    with pytest.raises(UnreadableError, match=r"cannot be read"):
        read_file(name)


def test_the_limit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    assert len(read_file(path, limit=11)) == 11
    with pytest.raises(LimitError, match=r"larger than 10 bytes: split it, or raise --max-size"):
        read_file(path, limit=10)
