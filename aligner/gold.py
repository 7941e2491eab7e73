"""Gold alignments: texts of one segment a line with their true beads, and partial texts made from complete ones."""

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from aligner.bead import Rung, rungs_of
from aligner.encoders.encoder import Encoded
from aligner.formats.index_list import read_index_list
from corpus import FormatError, Segment, UnreadableError, decode_text, read_file, read_lines

_RUN = (2, 15)


class Gold(NamedTuple):
    """Segments of a Chinese and an English text, and the rungs between them.

    `origin` names the gold that this one was made from, where it is an abridged one; `vectors` are an encoder's.
    """

    name: str
    chinese: Sequence[Segment]
    english: Sequence[Segment]
    rungs: Sequence[Rung]
    origin: str = ""
    vectors: Encoded | None = None


def read_gold(folder: Path) -> list[Gold]:
    """The texts of `folder/zh/NAME.txt`, `folder/en/NAME.txt` and `folder/gold/NAME.align`, sorted by name.

    Raises UnreadableError where there are none, FormatError where beads do not cover their texts.
    """
    found = []
    for path in sorted((folder / "gold").glob("*.align")):
        chinese, english = (_lines(folder / side / f"{path.stem}.txt") for side in ("zh", "en"))
        spans = read_index_list(decode_text(read_file(path), path.name)[0], path.name)
        try:
            found.append(Gold(path.stem, chinese, english, rungs_of(spans, len(chinese), len(english))))
        except FormatError as error:
            raise FormatError(f"{path}: {error}") from error
    if not found:
        raise UnreadableError(f"{folder}: no gold/*.align in it: expected zh/NAME.txt, en/NAME.txt, gold/NAME.align")
    return found


def _lines(path: Path) -> tuple[Segment, ...]:
    return read_lines(read_file(path), path.name)[0].segments


def abridged(gold: Gold, target_share: float, source_share: float, seed: int) -> Gold:
    """What a summary looks like: runs of 2 to 15 beads lose their English side, others their Chinese side.

    Runs are drawn until each share of all beads has lost its side. A segment left alone is a bead of its own.
    """
    rng = random.Random(seed)
    n_beads = len(gold.rungs) - 1
    without_target = _drawn_runs(n_beads, target_share, set(), rng)
    without_source = _drawn_runs(n_beads, source_share, without_target, rng)
    chinese: list[int] = []
    english: list[int] = []
    rungs = [Rung(0, 0)]
    for number, (before, after) in enumerate(pairwise(gold.rungs)):
        left = Rung(len(chinese), len(english))
        if number not in without_source:
            chinese += range(before.source, after.source)
        if number not in without_target:
            english += range(before.target, after.target)
        end = Rung(len(chinese), len(english))
        if 0 in (end.source - left.source, end.target - left.target):
            rungs += [Rung(i, left.target) for i in range(left.source + 1, end.source + 1)]
            rungs += [Rung(end.source, j) for j in range(left.target + 1, end.target + 1)]
        else:
            rungs.append(end)
    return Gold(
        f"{gold.name} abridged {seed}",
        [gold.chinese[i] for i in chinese],
        [gold.english[j] for j in english],
        rungs,
        gold.name,
        gold.vectors and gold.vectors.of(chinese, english),
    )


def _drawn_runs(n_beads: int, share: float, taken: set[int], rng: random.Random) -> set[int]:
    drawn: set[int] = set()
    while len(drawn) < min(share * n_beads, n_beads - len(taken)):
        start, length = rng.randrange(n_beads), rng.randint(*_RUN)
        drawn |= set(range(start, min(start + length, n_beads))) - taken
    return drawn
