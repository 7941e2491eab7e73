"""`python -m bench.memory`: makes a memory of each size, asks it, prints and writes the page and its chart."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from math import log10
from pathlib import Path
from typing import Any

from bench.asked import ROOT, parser_of
from bench.chart import Axis, Chart, Line, svg
from bench.markdown import table
from bench.memory.made_units import SEED, MadeUnit, made_units, pool_of, queries
from bench.memory.page import page
from bench.vocabulary import vocabulary

SMALL, SIZES = (10_000, 100_000), (10_000, 100_000, 1_000_000)
LARGE = (*SIZES, 4_000_000)
_QUERIES, _MODELS = 100, 5_000


def main() -> None:
    """Measures, prints, writes."""
    asked = _arguments().parse_args()
    sizes = asked.sizes
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        questions = Path(folder) / "questions.json"
        questions.write_text(json.dumps(_questions(), ensure_ascii=False), encoding="utf-8")
        found = [_measured(size, Path(folder) / f"{size}.sqlite", questions) for size in sizes]
    text = page(
        {
            "origin": f"{asked.date}, {asked.machine}",
            "seed": str(SEED),
            "n_queries": str(_QUERIES),
            "store": table(["units", *_STORE], map(_store_row, sizes, found)),
            "asked": table(["units", *_ASKED], map(_asked_row, sizes, found)),
            "work": table(["units", *_WORK], map(_work_row, sizes, found)),
            "rivals": table(["units", *_RIVALS], map(_rival_row, sizes, found)),
        }
    )
    print(text)
    (asked.docs / "memory.md").write_text(text, encoding="utf-8")
    (asked.docs / "memory-growth.svg").write_text(svg([_chart(sizes, found)]), encoding="utf-8")


def _questions() -> dict[str, list[str]]:
    words = vocabulary()
    units = list(islice(made_units(SIZES[-1], pool_of(words)), _MODELS))
    return {
        "queries": queries(units, words, _QUERIES),
        "exact": [unit.chinese for unit in units[:_QUERIES]],
        "english": [_other_word(unit) for unit in units[:_QUERIES]],
        "phrases": [unit.chinese[2 : 4 + number % 5] for number, unit in enumerate(units[:_QUERIES])],
    }


def _other_word(unit: MadeUnit) -> str:
    words = unit.english.split()
    words[len(words) // 2] = "something"
    return " ".join(words)


def _measured(size: int, store: Path, questions: Path) -> dict[str, Any]:
    """The figures of one size; the first units are the same in each, so that the questions find theirs."""
    filled = _answer("filling", store, size)
    n_bytes = sum(path.stat().st_size for path in store.parent.glob(f"{store.name}*") if path.is_file())
    sidecar = sum(path.stat().st_size for path in store.parent.glob(f"{store.name}.sidecar/*/*/*.npy"))
    disk = {"store": n_bytes, "sidecar": sidecar}
    return filled | disk | _answer("asking", store, questions) | {"trigrams": _answer("trigrams", store, questions)}


def _answer(step: str, *words: object) -> dict[str, Any]:
    command = [sys.executable, "-m", f"bench.memory.{step}", *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    print(step, *words, done.stdout.strip(), file=sys.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


_STORE = ("units/s", "units/s by two", "× bare", "import ms", "open ms", "RSS MB", "store MB", "sidecar B/text")
_ASKED = ("exact", "zh 70", "zh 60", "en 70", "concordance", "one character")
_WORK = ("explained", "confirm", "confirm, normal", "afterwards", "pretranslated/s")
_RIVALS = ("duizhao", "recall", "everything scored", "trigrams", "recall", "build s", "OmegaT ≥ 70")


def _store_row(size: int, one: dict[str, Any]) -> list[str]:
    rates = [size / one["cpu"], size / one["wall"]]
    figures = [one["import"], one["open"], one["rss"], one["store"] / 1e6, one["sidecar"] / size / 2]
    return [
        *(f"{figure:,.0f}" for figure in (size, *rates)),
        f"{one['cpu'] / one['bare']:.1f}",
        *(f"{figure:,.0f}" for figure in figures),
    ]


def _asked_row(size: int, one: dict[str, Any]) -> list[str]:
    columns = ("exact", "fuzzy 70", "fuzzy 60", "English 70", "concordance", "one character")
    return [f"{size:,}", *(_two(one[column]) for column in columns)]


def _work_row(size: int, one: dict[str, Any]) -> list[str]:
    timed = [_two(one[column]) for column in ("explained", "confirm", "confirm normal", "afterwards")]
    return [f"{size:,}", *timed, f"{one['pretranslated']:,.0f}"]


def _rival_row(size: int, one: dict[str, Any]) -> list[str]:
    rival = one["trigrams"]
    ours, theirs = [_two(one["fuzzy 70"]), f"{one['recall']:.3f}"], [_two(rival["asked"]), f"{rival['recall']:.3f}"]
    return [f"{size:,}", *ours, _two(one["brute force"]), *theirs, f"{rival['built']:.0f}", f"{one['omegat']:.0%}"]


def _two(figures: Sequence[float]) -> str:
    return " / ".join(f"{figure:.2f}" if figure < 10 else f"{figure:.0f}" for figure in figures)


def _chart(sizes: Sequence[int], found: Sequence[dict[str, Any]]) -> Chart:
    x = Axis("units", [(log10(size), f"{size:,}") for size in sizes])
    decades = enumerate(("0.1", "1", "10", "100", "1,000"), -1)
    y = Axis("median ms of a look-up at 70", [(float(power), text) for power, text in decades])
    lines = (
        ("duizhao", "#0b6e4f", [one["fuzzy 70"][0] for one in found]),
        ("everything scored", "#999", [one["brute force"][0] for one in found]),
        ("trigrams", "#c8553d", [one["trigrams"]["asked"][0] for one in found]),
    )
    drawn = [
        Line(name, colour, [(log10(size), log10(ms)) for size, ms in zip(sizes, figures, strict=True)])
        for name, colour, figures in lines
    ]
    return Chart("Growth", x, y, drawn)


def _arguments() -> argparse.ArgumentParser:
    parser = parser_of("bench.memory", __doc__)
    sizes = parser.add_mutually_exclusive_group()
    for name, const, told in (
        ("--small", SMALL, "without the million: some minutes"),
        ("--large", LARGE, "four million, too: an hour more, 25 GB"),
    ):
        sizes.add_argument(name, dest="sizes", action="store_const", const=const, help=told)
    parser.set_defaults(sizes=SIZES)
    parser.add_argument("--folder", type=Path, help="where the stores are made, 2 GB [default: the temporary folder]")
    return parser


if __name__ == "__main__":
    main()
