"""Files that are complete or absent: written under a temporary name beside the target, then renamed."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from corpus.errors import OutputError

_PREFIX = ".duizhao-"


class Existing(StrEnum):
    """What becomes of a file that is already there."""

    REFUSE = "refuse"
    REPLACE = "replace"


Write = Callable[[bytes], None]
"""Adds bytes to a file."""


def write_atomically(path: str | Path, chunks: Iterable[bytes], existing: Existing = Existing.REFUSE) -> None:
    """Writes `chunks` to `path`, all or nothing; a symbolic link stays one, and the file it points to is written.

    Raises OutputError for an existing file unless it may be replaced, for a missing folder, a full disk, a directory
    or a device as target. Other errors of `chunks` go through. No temporary file stays behind.
    """
    with write_together(existing) as begin, _as_output_error(path):
        write = begin(path)
        for chunk in chunks:
            write(chunk)


@contextlib.contextmanager
def write_together(existing: Existing = Existing.REFUSE) -> Iterator[Callable[[str | Path], Write]]:
    """A function that begins a file and returns what adds to it; the files appear at the end, if no error came.

    Raises OutputError as `write_atomically`.
    """
    with contextlib.ExitStack() as files:
        begun: list[_File] = []

        def begin(path: str | Path) -> Write:
            begun.append(_File(path, existing))
            files.callback(begun[-1].discard)
            return begun[-1].write

        yield begin
        for file in begun:
            file.finish()
        for file in begun:
            file.put_in_place()


class _File:
    """A file that is being written under a temporary name beside its own."""

    def __init__(self, path: str | Path, existing: Existing) -> None:
        self._path, self._existing = path, existing
        self._target = Path(os.path.realpath(path))
        with _as_output_error(path):
            _refuse_target(path, self._target, existing)
            _sweep(self._target.parent)
            self._temporary = self._target.parent / f"{_PREFIX}{os.getpid()}-{os.urandom(8).hex()}.tmp"
            self._file = self._temporary.open("xb")
            _lock(self._file)
            if self._target.exists():
                self._temporary.chmod(self._target.stat().st_mode & 0o777)

    def write(self, chunk: bytes) -> None:
        try:
            self._file.write(chunk)
        except OSError:
            with _as_output_error(self._path):
                raise

    def finish(self) -> None:
        """Everything is on the disk, still under the temporary name."""
        with _as_output_error(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())

    def put_in_place(self) -> None:
        with _as_output_error(self._path):
            _put_in_place(self._temporary, self._target, self._existing)
        _sync_folder(self._target.parent)

    def discard(self) -> None:
        """Take the temporary file away, if it is still there."""
        with contextlib.suppress(OSError):
            self._file.close()
        self._temporary.unlink(missing_ok=True)


def refuse_same_file(output: str | Path, inputs: Iterable[str | Path]) -> None:
    """Raises OutputError when `output` is one of the `inputs`, under whatever name or link."""
    for path in inputs:
        with contextlib.suppress(OSError, ValueError):
            if Path(output).samefile(path):
                raise OutputError(f"{output}: is also an input ({path}): choose another name for the result")


@contextlib.contextmanager
def _as_output_error(path: str | Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise OutputError(f"{path}: exists: use --force to replace it") from None
    except FileNotFoundError:
        raise OutputError(f"{path}: the folder {Path(path).parent} does not exist: make it first") from None
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}): check the folder and the disk") from None


def _refuse_target(path: str | Path, target: Path, existing: Existing) -> None:
    if target.is_dir():
        raise OutputError(f"{path}: is a directory: name a file in it")
    if target.exists() and not target.is_file():
        raise OutputError(f"{path}: is not an ordinary file: use - for standard output")
    if target.exists() and existing is Existing.REFUSE:
        raise FileExistsError


def _lock(file: BinaryIO) -> bool:
    """Whether this process holds the file now; the lock ends with the process, however that ends."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Takes away temporary files whose writer was killed: nobody holds them, and they are not empty and new."""
    for stale in folder.glob(f"{_PREFIX}*.tmp"):
        with contextlib.suppress(OSError), stale.open("rb+") as file:
            if _lock(file) and stale.stat().st_size:
                stale.unlink()


def _put_in_place(temporary: Path, target: Path, existing: Existing) -> None:
    """A hard link, unlike a rename, fails when another process has made the file meanwhile."""
    if existing is Existing.REPLACE:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """The new name survives a power loss; not every system can open a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
