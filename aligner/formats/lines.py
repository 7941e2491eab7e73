"""Lines of the exchange formats: where one ends, how a place is named, which bead may follow which."""

from collections.abc import Iterator
from typing import NamedTuple

from aligner.bead import Rung
from corpus import FormatError, Span


class Line(NamedTuple):
    """One line without its end, and `where` it stands: `name:number`, counted from 1."""

    where: str
    text: str


def lines_of(text: str, name: str) -> Iterator[Line]:
    r"""The lines of a file that hold something; only \n and \r\n end a line, a byte order mark is dropped."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if content := line.removesuffix("\r"):
            yield Line(f"{name}:{number}", content)


def rung_after(before: Rung, source: Span, target: Span, where: str) -> Rung:
    """The rung that ends the bead `source`–`target`.

    Raises FormatError naming `where` when the bead does not begin at `before` or is empty on both sides.
    """
    after = Rung(source.end, target.end)
    if (source.start, target.start) != before:
        raise FormatError(
            f"{where}: a bead begins at {source.start}, {target.start} where the last one ended at {before.source}, "
            f"{before.target}: beads must follow one another without gaps or crossings"
        )
    if after == before:
        raise FormatError(f"{where}: a bead without any segment: every bead needs one on at least one side")
    return after
