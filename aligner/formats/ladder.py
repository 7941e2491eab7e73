"""hunalign's ladder: lines `i<TAB>j<TAB>confidence`, and the rungs of `--fixed`.

The confidence stands on the rung that opens a bead, as hunalign's own `ladder2text` reads it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from aligner.bead import Alignment, Rung
from aligner.formats.lines import Line, lines_of
from corpus import FormatError

# At most nine digits: no text has more segments, and int() refuses numbers of thousands of digits in its own way.
_RUNG = re.compile(r"([0-9]{1,9})\t([0-9]{1,9})")
_FIXED = re.compile(rf"{_RUNG.pattern}(?:\t.*)?")
_SCORE = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")


class Ladder(NamedTuple):
    """Rungs from (0, 0) to the end of both texts, and one number a bead (hunalign's own are no probabilities)."""

    rungs: tuple[Rung, ...]
    confidences: tuple[float, ...]


def ladder_lines(alignment: Alignment) -> Iterator[str]:
    """One line a rung; the last rung opens no bead and has the confidence 0."""
    for rung, confidence in zip(alignment.rungs, (*alignment.confidences, 0.0), strict=True):
        yield f"{rung.source}\t{rung.target}\t{confidence:.4f}\n"


def read_ladder(text: str, name: str) -> Ladder:
    """The rungs and confidences of a ladder; whether it ends where the texts do is for the caller to see.

    Raises FormatError with file and line for anything but rising rungs from (0, 0), each with a number.
    """
    found = [(line, *_rung_and_score(line)) for line in lines_of(text, name)]
    if not found or found[0][1] != (0, 0):
        raise FormatError(f"{name}: the ladder does not begin at 0, 0: its first line must be 0<TAB>0<TAB>confidence")
    _check_rising([(rung, line.where) for line, rung, _ in found])
    return Ladder(tuple(rung for _, rung, _ in found), tuple(score for _, _, score in found[:-1]))


def read_fixed(text: str, name: str) -> frozenset[Rung]:
    """The rungs of a `--fixed` file (`i<TAB>j`, in any order); the confidences of a ladder are passed over.

    Raises FormatError with file and line for other lines, and for rungs that cross.
    """
    found = {_fixed_rung(line): line.where for line in lines_of(text, name)}
    _check_rising(sorted(found.items()))
    return frozenset(found)


def _check_rising(rungs: list[tuple[Rung, str]]) -> None:
    for (before, _), (rung, where) in pairwise(rungs):
        if rung == before or rung.source < before.source or rung.target < before.target:
            raise FormatError(
                f"{where}: the rung {rung.source}, {rung.target} comes after {before.source}, {before.target}: "
                "rungs must rise and never cross"
            )


def _rung_and_score(line: Line) -> tuple[Rung, float]:
    rung, _, score = line.text.rpartition("\t")
    if (match := _RUNG.fullmatch(rung)) is None or _SCORE.fullmatch(score) is None:
        raise FormatError(f"{line.where}: {line.text[:60]!r} is no rung: expected i<TAB>j<TAB>confidence")
    return Rung(int(match[1]), int(match[2])), float(score)


def _fixed_rung(line: Line) -> Rung:
    if (match := _FIXED.fullmatch(line.text)) is None:
        raise FormatError(f"{line.where}: {line.text[:60]!r} is no rung: expected i<TAB>j")
    return Rung(int(match[1]), int(match[2]))
