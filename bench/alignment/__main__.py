"""`python -m bench.alignment --gold DIR --date DATE`: prints every table and writes the page with its charts."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from aligner import Counts, open_dictionary, read_gold, shipped_settings
from aligner.gold import Gold
from bench.alignment.accuracy import accuracy
from bench.alignment.encoders import encoders
from bench.alignment.folds import folds
from bench.alignment.growth import LARGE, SEED, SIZES, Point, exponent, growth, growth_charts, growth_points
from bench.alignment.hunalign import HELP, by_hunalign, hunalign_command, write_dictionary
from bench.alignment.judge import tried
from bench.alignment.page import page
from bench.alignment.pairs import SEEDS, invented_gold, other_pairs
from bench.alignment.partial import FRONT_MATTER, Case, abridged_trials, by_chapter, disturbed_trials, partial
from bench.alignment.reliability import bins, reliability, reliability_chart, verdicts
from bench.alignment.taught import taught
from bench.asked import ROOT, parser_of
from bench.chart import Chart, svg
from bench.vocabulary import vocabulary


def main() -> None:
    """Measures, prints, writes."""
    asked = _arguments().parse_args()
    cache = Path(os.environ.get("DUIZHAO_CACHE", platformdirs.user_cache_dir("duizhao")))
    sizes = (*SIZES, LARGE) if asked.large else SIZES
    golds, hunalign = read_gold(asked.gold), hunalign_command(asked.hunalign)
    print(f"speed and memory of {len(sizes)} sizes …", file=sys.stderr)
    speed, growth_plots = speed_parts(sizes, hunalign)
    print(f"weights without each of {len(golds)} chapters, some minutes …", file=sys.stderr)
    judged, reliability_plot = accuracy_parts(golds, cache, hunalign)
    text = page({**judged, **speed, "origin": f"{asked.date}, {asked.machine}"})
    print(text)
    (asked.docs / "accuracy.md").write_text(text, encoding="utf-8")
    (asked.docs / "alignment-growth.svg").write_text(svg(growth_plots), encoding="utf-8")
    (asked.docs / "alignment-reliability.svg").write_text(svg([reliability_plot]), encoding="utf-8")


def speed_parts(sizes: Sequence[int], hunalign: Sequence[str] = ()) -> tuple[dict[str, str], list[Chart]]:
    """What the page says of speed and memory, and the charts."""
    with tempfile.TemporaryDirectory() as folder:
        points = list(growth_points(sizes, vocabulary(), Path(folder), hunalign))
    exponents = {
        "time_exponent": _exponent(points, [point.duizhao.wall for point in points]),
        "memory_exponent": _exponent(points, [point.duizhao.memory for point in points]),
        "last_exponent": _exponent(points[-2:], [point.duizhao.wall for point in points[-2:]]),
    }
    return {"growth": growth(points), "seed": str(SEED), **exponents}, growth_charts(points)


def accuracy_parts(golds: Sequence[Gold], cache: Path, hunalign: Sequence[str] = ()) -> tuple[dict[str, str], Chart]:
    """What the page says of accuracy and confidence, and the chart. Fitting the weights takes some minutes."""
    dictionary, shipped, left_out = open_dictionary(cache), shipped_settings(), folds(golds, cache)
    complete = [tried(gold, settings, dictionary) for gold, settings in left_out]
    fitted = [tried(gold, shipped, dictionary) for gold in golds]
    cut = abridged_trials(left_out, dictionary)
    disturbed = disturbed_trials(left_out, shipped, dictionary)
    cases = [Case("complete", complete), *cut, *disturbed, Case("complete*", fitted)]
    kinds = [
        ("complete", bins(verdicts(complete))),
        ("abridged", bins(verdicts(trial for case in cut for trial in case.trials))),
    ]
    n_chinese, n_english = sum(len(gold.chinese) for gold in golds), sum(len(gold.english) for gold in golds)
    parts = {
        "accuracy": accuracy(complete, fitted, _by_hunalign(hunalign, golds)),
        "partial": partial(cases),
        "by_chapter": by_chapter(complete, cut),
        "encoders": encoders(complete, left_out, dictionary),
        "other_pairs": other_pairs(left_out, [invented_gold(seed) for seed in SEEDS], shipped, dictionary),
        "taught": taught(left_out, dictionary),
        "reliability": "\n\n".join(reliability(*kind) for kind in kinds),
        "sizes": f"{n_chinese:,} Chinese and {n_english:,} English segments",
        "front": str(FRONT_MATTER),
    }
    return parts, reliability_chart(kinds)


def _by_hunalign(command: Sequence[str], golds: Sequence[Gold]) -> list[Counts]:
    if not command:
        return []
    with tempfile.TemporaryDirectory() as folder:
        write_dictionary(Path(folder) / "hunalign.dic")
        return [by_hunalign(command, gold, Path(folder)) for gold in golds]


def _exponent(points: Sequence[Point], costs: Sequence[float]) -> str:
    return f"{exponent([point.n_chinese for point in points], costs):.2f}"


def _arguments() -> argparse.ArgumentParser:
    parser = parser_of("bench.alignment", __doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "eval" / "mac-dev", metavar="DIR")
    parser.add_argument("--hunalign", metavar="COMMAND", help=HELP)
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} segments: minutes more")
    return parser


if __name__ == "__main__":
    main()
