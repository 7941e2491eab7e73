"""A store survives what may happen: killed at any moment, two at once, files of other times and places."""

import os
import random
import shutil
import signal
import sqlite3
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from corpus import FormatError, OutputError
from memory import Lookup, Query, open_store
from memory.drive import network_drive
from memory.sidecar import Sidecar
from tests.memory.test_lookup import unit

_PARTS = 10
_FORKS = get_context("fork")  # starts in milliseconds: what is killed has all modules loaded


def write(path: Path, numbers: range, told: int) -> None:
    """Imports of ten units each; the number of each import is written to the pipe `told` when it is done."""
    with open_store(path) as store:
        for number in numbers:
            store.add([unit(f"第{number}车间，{part}", f"{number}, {part}") for part in range(_PARTS)])
            os.write(told, f"{number}\n".encode())
            if number % 5 == 0:
                Sidecar(store.database, "zh").segments(longest_tail=0)


@pytest.mark.slow
def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_torn(tmp_path: Path) -> None:
    """Twenty times: acknowledged imports are there whole, nothing is there in part, the sidecar misses nothing."""
    path, chance, known = tmp_path / "memory.sqlite", random.Random(1), -1
    for _ in range(20):
        reading, writing = os.pipe()
        process = _FORKS.Process(target=write, args=(path, range(known + 1, 1_000_000), writing))
        process.start()
        os.close(writing)
        with os.fdopen(reading) as told:
            first = told.readline()  # it has begun to write
            time.sleep(chance.uniform(0, 0.05))
            process.kill()
            known = max(map(int, [first, *told]))
        process.join()
        with open_store(path) as store:
            texts = [one.variants[1].text for one in store.units()]
            n_imports = len(texts) // _PARTS
            assert n_imports in (known + 1, known + 2)  # the last one may have been written, but not told
            assert texts == [f"{number}, {part}" for number in range(n_imports) for part in range(_PARTS)]
            assert store.database.rows("PRAGMA integrity_check") == [("ok",)]
            assert Lookup(store)(Query(f"第{known}车间，7", "zh", "en"))[0].score == 100
            signed = {number for part in Sidecar(store.database, "zh").segments() for number in part.ids.tolist()}
            assert len(signed) == len(texts)
            known = n_imports - 1


def test_who_waits_for_another_import_can_be_interrupted(tmp_path: Path) -> None:
    path, (told, tell) = tmp_path / "memory.sqlite", os.pipe()
    with open_store(path) as store, store.database.transaction():
        process = _FORKS.Process(target=write, args=(path, range(1), tell))
        process.start()
        time.sleep(0.3)
        os.kill(process.pid or 0, signal.SIGINT)
        process.join(20)
        assert process.exitcode == 1  # by KeyboardInterrupt
    os.close(tell)
    assert os.read(told, 1) == b""
    os.close(told)


def test_two_processes_that_import_into_one_memory_both_finish(tmp_path: Path) -> None:
    path, nowhere = tmp_path / "memory.sqlite", os.open(os.devnull, os.O_WRONLY)
    numbers = range(0, 15), range(10, 25)
    processes = [_FORKS.Process(target=write, args=(path, part, nowhere)) for part in numbers]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    os.close(nowhere)
    assert [process.exitcode for process in processes] == [0, 0]
    with open_store(path) as store:
        assert [memory.units for memory in store.memories()] == [25 * _PARTS]


def test_a_store_that_another_process_makes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, asked = tmp_path / "memory.sqlite", [""]

    class Connection(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            if asked[-1] == "PRAGMA application_id":
                monkeypatch.undo()
                asked.clear()
                with open_store(path) as other:
                    other.add([unit("车间", "workshop")])
            asked.append(statement)
            return super().execute(statement, *values)

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Connection))
    with open_store(path) as store:
        assert [one.variants[1].text for one in store.units()] == ["workshop"]


def test_a_copy_made_while_the_log_is_open(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.sqlite") as store:
        store.add([unit("车间", "workshop")])
        for name in ("a.sqlite", "a.sqlite-wal"):
            shutil.copy(tmp_path / name, tmp_path / name.replace("a.", "b."))
    with open_store(tmp_path / "b.sqlite") as copy:
        assert [one.variants[1].text for one in copy.units()] == ["workshop"]


def test_a_store_put_back_from_a_copy_does_not_believe_the_newer_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with open_store(path) as store:
        store.add([unit("车间", "workshop")])
    shutil.copy(path, tmp_path / "copy")
    with open_store(path) as store:
        store.add([unit("请勿打开电源", "Leave the power off")])
        Sidecar(store.database, "zh").segments(longest_tail=0)
    shutil.copy(tmp_path / "copy", path)
    with open_store(path) as store:
        store.add([unit("全厂开展技术革新", "The whole plant innovates")])
        assert Lookup(store)(Query("全厂开展技术更新", "zh", "en"))[0].score == 87


@pytest.mark.parametrize("name", ["current", "header.json", "columns.npy", "ids.npy", "runs.npy"])
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "other", "zeros"])
def test_a_damaged_sidecar_is_made_again(tmp_path: Path, name: str, damage: str) -> None:
    """Empty files and zeros are what a loss of power leaves behind; with them the search would miss what is there."""
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add(unit(f"第{number}车间请勿打开电源", "Leave the power off") for number in range(1, 6))
        Sidecar(store.database, "zh").segments(longest_tail=0)
        [path] = (tmp_path / "memory.sqlite.sidecar" / "zh").rglob(name)
        whole = path.read_bytes()
        if damage == "gone":
            path.unlink()
        else:
            zeros = whole[: len(whole) // 2].ljust(len(whole), b"\0")
            damaged = {"empty": b"", "cut": whole[: len(whole) // 2], "other": b"nothing of the kind", "zeros": zeros}
            path.write_bytes(damaged[damage])
        assert len(Lookup(store)(Query("第一车间请打开电源", "zh", "en"))) == 5


def test_where_nothing_may_be_written_a_store_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite wants to write beside a file with a log, and cannot on a read-only drive."""
    with open_store(tmp_path / "100%?#.sqlite") as store:
        store.add([unit("全厂开展技术革新", "The whole plant innovates")])
    connect = sqlite3.connect

    def refused(where: str, **options: Any) -> sqlite3.Connection:
        if options.get("uri"):
            opened: sqlite3.Connection = connect(where, **options)
            return opened
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    monkeypatch.setattr(sqlite3, "connect", refused)
    with open_store(tmp_path / "100%?#.sqlite") as store:
        assert Lookup(store)(Query("全厂开展技术更新", "zh", "en"))[0].score == 87
        with pytest.raises(OutputError, match=r"nothing was written .*: its file or folder is read-only"):
            store.remove([1])


def test_a_damaged_store_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with open_store(path) as store:
        store.add(unit(f"第{number}车间请勿打开电源", "Leave the power off") for number in range(1, 2_000))
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with (
        pytest.raises(FormatError, match=r"memory.sqlite: damaged \(database disk image is malformed\)"),
        open_store(path) as store,
    ):
        list(store.units())


@pytest.mark.parametrize(
    ("version", "message"),
    [("99", "made by a newer duizhao .store version 99, here"), ("1", "made by an older duizhao")],
)
def test_a_store_of_another_version_is_refused_and_left_alone(tmp_path: Path, version: str, message: str) -> None:
    path = tmp_path / "memory.sqlite"
    with open_store(path) as store:
        store.add([unit("车间", "workshop")])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'version'", (version,))
    connection.close()
    before = path.read_bytes()
    with pytest.raises(FormatError, match=message):
        open_store(path)
    assert path.read_bytes() == before


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/srv /srv nfs4 rw 0 0
/dev/sdb1 /srv/disk ext4 rw 0 0
//server/share /mnt/my\040share cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/memory.sqlite", ""),
        ("/srv/memory.sqlite", "nfs4"),
        ("/srv/disk/memory.sqlite", ""),
        ("/srvwork/memory.sqlite", ""),
        ("/mnt/my share/memory.sqlite", "cifs"),
    ],
)
def test_network_drives(path: str, kind: str) -> None:
    assert network_drive(Path(path), MOUNTS) == kind


def test_a_store_on_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.sqlite.network_drive", lambda path: "nfs4")
    with pytest.raises(OutputError, match=r"on a network drive .nfs4., where two machines can damage it"):
        open_store(tmp_path / "memory.sqlite")
    assert list(tmp_path.iterdir()) == []
