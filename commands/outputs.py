"""Where results go: standard output or files, refused before any work and complete or absent after it."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from commands.console import say
from commands.options import STANDARD

_DATABASE = b"SQLite format 3\0"


def refuse_outputs(outputs: Iterable[Path], inputs: Iterable[Path], force: bool) -> None:
    """Raises OutputError before any work is done for what could not be written in the end."""
    from corpus import OutputError, refuse_same_file

    for path in outputs:
        if path == STANDARD:
            continue
        refuse_same_file(path, inputs)
        if path.is_dir():
            raise OutputError(f"{path}: is a directory: name a file in it")
        if path.exists() and not force:
            raise OutputError(f"{path}: exists: use --force to replace it")
        if _is_database(path):
            raise OutputError(f"{path}: a database, which no result may replace: name another file")
        if not path.parent.is_dir():
            raise OutputError(f"{path}: the folder {path.parent} does not exist: make it first")


def _is_database(path: Path) -> bool:
    """Whether it may be a store or a base, which often is the only copy; what cannot be read is told by the writer."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
    return False


def write_all(results: Iterable[tuple[Path, bytes]], force: bool, quiet: bool) -> None:
    """Writes each result whole to its path, or to standard output for `-`."""
    for path, content in results:
        write_stream(path, [content], force)
        if not quiet and path != STANDARD:
            say(f"wrote {path}")


def write_stream(path: Path, chunks: Iterable[bytes], force: bool) -> None:
    """Writes a result piece by piece to its path, complete or not at all, or to standard output for `-`."""
    from corpus import Existing, write_atomically

    if path == STANDARD:
        sys.stdout.flush()
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    else:
        write_atomically(path, chunks, Existing.REPLACE if force else Existing.REFUSE)
