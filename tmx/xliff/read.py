"""XLIFF read unit by unit in constant memory: 1.0 to 1.2, 2.0 to 2.2, in any encoding, with foreign namespaces."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from corpus import FormatError
from tmx.exchange.findings import RULE
from tmx.loss import Losses
from tmx.opening import characters_of, open_binary
from tmx.place import Place, Progress, Remark, Remarks
from tmx.reader import UnitReader
from tmx.scan import Scanner
from tmx.unit import Header, TranslationUnit
from tmx.xliff.context import Context
from tmx.xliff.walk import Kind, Piece, Walk
from tmx.xml import Door


def read_xliff(
    source: Path | str | BinaryIO,
    name: str = "",
    progress: Progress | None = None,
    losses: Losses | None = None,
    said: tuple[str, str] = ("", ""),
) -> "XliffReader":
    """A reader of the XLIFF file at a path or in a binary stream; `progress` is told the bytes read so far.

    What the units of a memory cannot hold is counted in `losses`. `name` stands in messages, and is the path's own when
    not given; `said` are the languages of a file that does not say them. Raises UnreadableError, EncodingError,
    FormatError or LimitError when the first unit is reached, and later from the iteration; every message names line
    and unit.
    """
    file, name = open_binary(source, name)
    try:
        return XliffReader(file, name, progress, losses or Losses(), said)
    except BaseException:
        file.close()
        raise


class XliffReader(UnitReader):
    """An iterator over the units of one file, one for each segment; a unit without translation has one variant.

    `header`, `version` and `target_language` (of the first file, as written) are known from the start; `originals`,
    the names of the files inside, and `remarks` grow. Leaving the `with` block closes the file.
    """

    def __init__(
        self, file: BinaryIO, name: str, progress: Progress | None, losses: Losses, said: tuple[str, str]
    ) -> None:
        self.name = name
        self.losses = losses
        self._file = file
        self._remarks = Remarks()
        self._stream = characters_of(file, name, progress)
        self.encoding = self._stream.encoding
        if self.encoding.doubt.startswith("declared "):
            self._remarks.add(RULE, self.encoding.doubt, Place(name))
        self._context = Context(self._remarks, losses, said)
        scanner = Scanner(iter(self._stream), name, lambda: self._stream.is_clean)
        pieces = iter(Walk(scanner, Door(), self._remarks, self._context))
        first = self._as_far_as_the_first_unit(pieces)
        if first and first[0].element is not None:
            self._context.learn_languages(first[0].element)
        self.header: Header = self._context.header
        self.version = self._context.version
        self.target_language = self._context.languages[1]
        self._units = self._read(chain(first, pieces))

    @property
    def bytes_read(self) -> int:
        """The bytes read so far, unpacked."""
        return self._stream.bytes_read

    @property
    def originals(self) -> tuple[str, ...]:
        """The names of the files inside that were reached so far."""
        return tuple(self._context.originals)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was noticed so far, each kind once with its first place and its count."""
        return tuple(self._remarks)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _as_far_as_the_first_unit(self, pieces: Iterator[Piece]) -> list[Piece]:
        """The piece of the first unit, not yet understood; none in a file without units."""
        for piece in pieces:
            if piece.kind is Kind.UNIT:
                return [piece]
            self._context.units(piece)
        if not self._context.languages[0]:
            raise FormatError(f"{self.name}: no `file` with a source language: this is not a whole XLIFF file")
        return []

    def _read(self, pieces: Iterator[Piece]) -> Iterator[TranslationUnit]:
        for piece in pieces:
            yield from self._context.units(piece)
