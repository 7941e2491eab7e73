"""Output files are complete or absent."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import OutputError
from corpus.output import Existing, refuse_same_file, write_atomically, write_together


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_all_chunks(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.tmx", [b"one", b"two"])
    assert (tmp_path / "a.tmx").read_bytes() == b"onetwo"
    assert names(tmp_path) == ["a.tmx"]


def test_an_existing_file_is_kept_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"a.tmx: exists: use --force to replace it"):
        write_atomically(path, [b"new"])
    assert path.read_bytes() == b"old"
    write_atomically(path, [b"new"], Existing.REPLACE)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.tmx"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(b"old")

    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, chunks(), Existing.REPLACE)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.tmx"]


def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    script = (
        "import os, sys; sys.path.insert(0, sys.argv[1]); from corpus.output import write_atomically\n"
        "def chunks():\n    yield b'x' * 100_000\n    os.kill(os.getpid(), 9)\n"
        "write_atomically(sys.argv[2], chunks())"
    )
    root = Path(__file__).parent.parent.parent
    subprocess.run([sys.executable, "-c", script, root, tmp_path / "a"], check=False)
    [left] = names(tmp_path)
    assert left.endswith(".tmp")
    write_atomically(tmp_path / "a", [b"new"])
    assert names(tmp_path) == ["a"]


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"

    def chunks() -> Iterator[bytes]:
        path.write_bytes(b"from another process")
        yield b"mine"

    with pytest.raises(OutputError, match=r"exists"):
        write_atomically(path, chunks())
    assert path.read_bytes() == b"from another process"
    assert names(tmp_path) == ["a.tmx"]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, [b"new"], Existing.REPLACE)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, [b"new"], Existing.REPLACE)
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"is a directory: name a file in it"):
        write_atomically(tmp_path, [b""])
    with pytest.raises(OutputError, match=r"the folder .*nowhere does not exist: make it first"):
        write_atomically(tmp_path / "nowhere" / "a", [b""])
    with pytest.raises(OutputError, match=r"is not an ordinary file: use - for standard output"):
        write_atomically("/dev/null", [b""], Existing.REPLACE)
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"cannot be written"):
        write_atomically(tmp_path / "file" / "a", [b""])


def test_a_full_disk(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(
        OutputError, match=r"cannot be written .No space left on device.: check the folder and the disk"
    ):
        write_atomically(tmp_path / "a", chunks())
    assert names(tmp_path) == []


def test_an_output_that_is_an_input(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.touch()
    link.symlink_to(path)
    with pytest.raises(OutputError, match=r"b.txt: is also an input \(.*a.txt\): choose another name"):
        refuse_same_file(link, [tmp_path / "missing", path])
    refuse_same_file(tmp_path / "c.txt", [path, "-"])


def test_several_files_appear_together_or_not_at_all(tmp_path: Path) -> None:
    with write_together() as begin:
        first, second = begin(tmp_path / "a"), begin(tmp_path / "b")
        for number in b"123":
            (first if number % 2 else second)(bytes([number]))
        assert not (tmp_path / "a").exists()
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"13", b"2")
    with pytest.raises(OutputError, match=r"a: exists"), write_together() as begin:
        begin(tmp_path / "c")(b"x")
        begin(tmp_path / "a")
    assert names(tmp_path) == ["a", "b"]
