"""A file to read, given by its path or already open."""

from pathlib import Path
from typing import BinaryIO

from corpus import UnreadableError, refuse_special
from tmx.container import members
from tmx.place import Progress
from tmx.stream import TextStream


def open_binary(source: Path | str | BinaryIO, name: str) -> tuple[BinaryIO, str]:
    """The bytes of a path or stream, and its name for messages: the one given, else the path's own.

    Raises UnreadableError for what is missing, forbidden, or not a file.
    """
    if not isinstance(source, Path | str):
        return source, name or "<stream>"
    path = Path(source)
    try:
        refuse_special(path)
        return path.open("rb"), name or path.name
    except OSError as error:
        raise UnreadableError(f"{name or path}: {error.strerror}: check the path and the permissions") from error


def characters_of(file: BinaryIO, name: str, progress: Progress | None) -> TextStream:
    """The characters of an XML file, packed with gzip or not, in the encoding that its bytes and declaration say."""
    return TextStream(next(members(file, name)), progress)
