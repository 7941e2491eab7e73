"""Time and memory of the whole command against the size of the text, beside the classic aligners in the same run.

`python -m bench.alignment.growth [--large] [--hunalign COMMAND]` prints the table alone.
Memory is the peak of the larger of two processes.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log, log10
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from aligner import judged_files
from aligner.bead import spans_of
from aligner.formats.index_list import index_list
from bench.alignment.baseline import gale_church_command
from bench.alignment.hunalign import HELP, english_tokens, hunalign_command, ran, write_dictionary
from bench.alignment.made_text import MadeText, detokenised, made_text, untokenised
from bench.chart import Axis, Chart, Line
from bench.markdown import ABSENT, share, table
from bench.measure import DUIZHAO, Cost, measured
from bench.vocabulary import Word, vocabulary

SIZES, LARGE = (1_000, 5_000, 20_000), 100_000
SEED = 1
_RUNS = 3
_GALE_CHURCH_CELLS = 50_000_000


class Peer(NamedTuple):
    """What hunalign cost on a text, and its strict F1."""

    cost: Cost
    strict: float


class Point(NamedTuple):
    """One size: segments of both sides, what each program cost where it ran, and strict F1 by the made gold."""

    n_chinese: int
    n_english: int
    duizhao: Cost
    gale_church: Cost | None
    hunalign: Peer | None
    strict: float


def growth_points(
    sizes: Iterable[int], words: Sequence[Word], folder: Path, hunalign: Sequence[str] = ()
) -> Iterator[Point]:
    """The points, made and measured one after another in `folder`; the dictionary is compiled before the first."""
    _write(made_text(20, words, SEED), folder)
    measured(_command(folder))
    if hunalign:
        write_dictionary(folder / "hunalign.dic")
    for size in sizes:
        text = made_text(size, words, SEED)
        _write(text, folder)
        yield _point(text, folder, hunalign)


def _point(text: MadeText, folder: Path, hunalign: Sequence[str]) -> Point:
    """The fastest of some runs, in which the programs take turns."""
    chinese, english, gold = folder / "zh.txt", folder / "en.txt", folder / "gold.align"
    runs = [(measured(_command(folder)), ran(hunalign, folder) if hunalign else None) for _ in range(_RUNS)]
    gale_church = peer = None
    if len(text.chinese) * len(text.english) <= _GALE_CHURCH_CELLS:
        gale_church = measured(gale_church_command(chinese, english, folder / "out.align"))
    if costs := [cost for _, cost in runs if cost]:
        peer = Peer(min(costs), judged_files(gold, folder / "out.ladder").strict.f1)
    strict = judged_files(gold, folder / "out.jsonl").strict.f1
    return Point(len(text.chinese), len(text.english), min(cost for cost, _ in runs), gale_church, peer, strict)


def _command(folder: Path) -> list[str]:
    files = [str(folder / name) for name in ("zh.txt", "en.txt")]
    return [DUIZHAO, "align", "--lines", *files, "-o", str(folder / "out.jsonl"), "--force", "--quiet"]


def _write(text: MadeText, folder: Path) -> None:
    contents = {
        "zh.txt": map(untokenised, text.chinese),
        "en.txt": map(detokenised, text.english),
        "zh.tok": text.chinese,
        "en.tok": map(english_tokens, text.english),
        "gold.align": (f"{index_list(source)}:{index_list(target)}" for source, target in spans_of(text.rungs)),
    }
    for name, lines in contents.items():
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def growth(points: Sequence[Point]) -> str:
    """The table of absolute figures and of ratios to the classic aligners."""
    own, peers = ["wall s", "CPU s", "MB", "strict F1"], ["Gale–Church s", "÷", "hunalign s", "÷", "strict F1"]
    header = ["segments zh × en", *own, *peers]
    return table(header, map(_row, points))


def _row(point: Point) -> list[str]:
    own = point.duizhao
    figures = [f"{own.wall:.2f}", f"{own.cpu:.2f}", f"{own.memory:.0f}", share(point.strict)]
    peer = point.hunalign
    others = (cell for cost in (point.gale_church, peer and peer.cost) for cell in _beside(own, cost))
    return [f"{point.n_chinese:,} × {point.n_english:,}", *figures, *others, share(peer.strict) if peer else ABSENT]


def _beside(own: Cost, other: Cost | None) -> list[str]:
    return [ABSENT, ABSENT] if other is None else [f"{other.wall:.2f}", f"{own.wall / other.wall:.2f}"]


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The slope of log cost over log size by least squares: 1 is linear growth."""
    x, y = ([log(value) for value in values] for values in (sizes, costs))
    middle, level = sum(x) / len(x), sum(y) / len(y)
    rise = sum((a - middle) * (b - level) for a, b in zip(x, y, strict=True))
    return rise / sum((a - middle) ** 2 for a in x)


def growth_charts(points: Sequence[Point]) -> list[Chart]:
    """Wall time and memory over the number of Chinese segments, both axes logarithmic."""
    x = Axis("Chinese segments", _decades(3, 5, ("1,000", "10,000", "100,000")))
    seconds = Axis("wall time, seconds", _decades(-1, 3, ("0.1", "1", "10", "100", "1,000")))
    memory = Axis("peak memory, MB", _decades(1, 4, ("10", "100", "1,000", "10,000")))
    return [
        Chart("Wall time", x, seconds, list(_lines(points, attrgetter("wall")))),
        Chart("Memory", x, memory, list(_lines(points, attrgetter("memory")))),
    ]


def _decades(first: int, last: int, texts: Sequence[str]) -> list[tuple[float, str]]:
    return list(zip(map(float, range(first, last + 1)), texts, strict=True))


def _lines(points: Sequence[Point], figure: Callable[[Cost], float]) -> Iterator[Line]:
    """A line for each program that ran."""
    programs = (
        ("duizhao", "#0b6e4f", [point.duizhao for point in points]),
        ("Gale–Church, naive", "#999", [point.gale_church for point in points]),
        ("hunalign", "#c8553d", [point.hunalign and point.hunalign.cost for point in points]),
    )
    for name, colour, costs in programs:
        ran = [(point.n_chinese, cost) for point, cost in zip(points, costs, strict=True) if cost is not None]
        if ran:
            yield Line(name, colour, [(log10(size), log10(figure(cost))) for size, cost in ran])


def main(words: Sequence[str]) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.alignment.growth", description=__doc__)
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} segments: minutes more")
    parser.add_argument("--hunalign", metavar="COMMAND", help=HELP)
    asked = parser.parse_args(words)
    sizes = (*SIZES, LARGE) if asked.large else SIZES
    with tempfile.TemporaryDirectory() as folder:
        print(growth(list(growth_points(sizes, vocabulary(), Path(folder), hunalign_command(asked.hunalign)))))


if __name__ == "__main__":
    main(sys.argv[1:])
