"""Beads as lists of segment numbers, `[0]:[0, 1]` and maybe `:cost` (Vecalign, Bertalign, the gold of MAC)."""

import re
from collections.abc import Iterator

from aligner.bead import Alignment, Rung
from aligner.formats.lines import lines_of, rung_after
from corpus import FormatError, Span

_NUMBERS = r"\[[ ]*((?:[0-9]{1,9}(?:[ ]*,[ ]*[0-9]{1,9})*)?)[ ]*\]"
_LIST = re.compile(_NUMBERS)
_LINE = re.compile(rf"[ ]*{_NUMBERS}[ ]*:[ ]*{_NUMBERS}[ ]*(?::[ ]*[-+.0-9eEinfa]+[ ]*)?")


def index_list_lines(alignment: Alignment) -> Iterator[str]:
    """One line a bead, every bead of the alignment, without costs."""
    for bead in alignment.beads:
        yield f"{index_list(bead.source)}:{index_list(bead.target)}\n"


def read_index_list(text: str, name: str) -> list[tuple[Span, Span]]:
    """The (source, target) spans of the lines, in order; costs are not read.

    Raises FormatError with file and line for a line of another form, and for beads that leave a gap or cross.
    """
    spans: list[tuple[Span, Span]] = []
    rung = Rung(0, 0)
    for where, line in lines_of(text, name):
        if (match := _LINE.fullmatch(line)) is None:
            raise FormatError(f"{where}: {line[:60]!r} is no bead: expected [source numbers]:[target numbers]")
        source, target = _span(match[1], rung.source, where), _span(match[2], rung.target, where)
        rung = rung_after(rung, source, target, where)
        spans.append((source, target))
    return spans


def index_list(span: Span) -> str:
    """A span as the list of its numbers: `[3, 4]`."""
    return str(list(range(*span)))


def read_index_span(text: str, position: int, where: str) -> Span:
    """The span of one list such as `[3, 4]`; an empty list is empty at `position`.

    Raises FormatError naming `where` for another form, and for numbers that do not follow one another.
    """
    if (match := _LIST.fullmatch(text)) is None:
        raise FormatError(f"{where}: {text[:60]!r} is no list of segment numbers: expected for example [3, 4]")
    return _span(match[1], position, where)


def _span(numbers: str, position: int, where: str) -> Span:
    found = [int(number) for number in numbers.split(",")] if numbers else []
    start = found[0] if found else position
    if found != list(range(start, start + len(found))):
        raise FormatError(
            f"{where}: the numbers [{numbers[:60]}] do not follow one another: a bead has neighbours only"
        )
    return Span(start, start + len(found))
