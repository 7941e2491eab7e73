"""The bytes of an input file or of standard input, or one line saying why they cannot be had."""

import stat
import sys
from pathlib import Path
from typing import BinaryIO
from unicodedata import category

from corpus.errors import LimitError, UnreadableError

STDIN = "-"
FILE_LIMIT = 200_000_000
"""Bytes of one input file."""

_KINDS = (
    (stat.S_ISDIR, "a directory: name a file in it"),
    (stat.S_ISFIFO, "a pipe: use - and standard input"),
    (stat.S_ISSOCK, "a socket: name a file"),
    (stat.S_ISCHR, "a device: name a file"),
    (stat.S_ISBLK, "a device: name a file"),
)


def read_file(path: str | Path, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of the file at `path`, or of standard input for `-`; never empty, at most `limit` of them.

    Raises UnreadableError for what is missing, empty, forbidden or not a file, LimitError for what is too large.
    """
    if str(path) == STDIN:
        return _whole(sys.stdin.buffer, file_name(path), limit)
    try:
        refuse_special(Path(path))
        with Path(path).open("rb") as file:
            return _whole(file, str(path), limit)
    except FileNotFoundError:
        raise UnreadableError(f"{path}: there is no such file: check the name") from None
    except PermissionError:
        raise UnreadableError(f"{path}: may not be read: change its permissions") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableError(f"{str(path)!r}: cannot be read ({reason}): check the name and the disk") from None


def file_name(path: str | Path) -> str:
    """What a Document is called: the name without folders, `stdin` for `-`; never more than a line."""
    return "stdin" if str(path) == STDIN else visible(Path(path).name)


def visible(text: str) -> str:
    r"""The text on one line: line ends, controls and undecodable bytes of file names as `\n`, `\x1b`, `\udcff`."""
    return "".join(character if _is_visible(character) else _escaped(character) for character in text)


def _is_visible(character: str) -> bool:
    return character.isprintable() or category(character) == "Zs"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()


def refuse_special(path: Path) -> None:
    """Raises UnreadableError for a directory, a pipe, a socket or a device, which would never end or never begin."""
    mode = path.stat().st_mode
    for is_kind, what in _KINDS:
        if is_kind(mode):
            raise UnreadableError(f"{path}: {what}")


def _whole(file: BinaryIO, name: str, limit: int) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise LimitError(f"{name}: larger than {limit:,} bytes: split it, or raise --max-size")
    if not data:
        raise UnreadableError(f"{name}: empty: there is nothing to read")
    return data
