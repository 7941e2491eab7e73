"""`python -m bench.scoring`: makes texts, scores them with duizhao and sacreBLEU, prints and writes the page."""

import argparse
import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import platformdirs

from aligner import open_dictionary, read_gold
from bench.asked import ROOT, parser_of
from bench.markdown import table
from bench.measure import DUIZHAO, measured
from bench.scoring.alarms import detection, false_alarms, stories
from bench.scoring.made_text import SEED, disturbed, made_references, repeating
from bench.scoring.page import page

_ORDINARY, _REPEATING = ("a", "b", "c"), ("repeating",)
_ROWS = (("bleu", _ORDINARY), ("chrf", _ORDINARY), ("chrf++", _ORDINARY), ("ter", _ORDINARY), ("ter", _REPEATING))


def main() -> None:
    """Measures, prints, writes."""
    asked = _arguments().parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder)
        rows = [_row(folder, metric, candidates) for metric, candidates in _ROWS]
        everything = measured(_ours(folder, "bleu,chrf,ter", _ORDINARY))
        rows.append(["all three, 3 × 2,000 lines", f"{everything.cpu:.1f}", f"{everything.wall:.1f}", "", "", ""])
        one = folder / "one"
        one.write_text("The workers made three proposals.\n", encoding="utf-8")
        start = measured([DUIZHAO, "score", str(one), "--reference", str(one), "--metrics", "bleu,chrf"], 3)
    head = ["", "duizhao, CPU s", "by the clock, s", "sacreBLEU, CPU s", "ratio", "difference"]
    text = page(
        {
            "origin": f"{asked.date}, {asked.machine}",
            "seed": str(SEED),
            "version": version("sacrebleu"),
            "table": table(head, rows),
            "start": f"{start.cpu:.1f}",
            **_of_checks(asked.gold),
        }
    )
    print(text)
    (asked.docs / "scoring.md").write_text(text, encoding="utf-8")


def _make(folder: Path) -> None:
    references = made_references(2000)
    texts = {"reference": references, "repeating-reference": repeating(1000, 1), "repeating": repeating(1000, 2)}
    texts |= {name: disturbed(references, 0.1 * rank, rank) for rank, name in enumerate(_ORDINARY, start=1)}
    for name, lines in texts.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _row(folder: Path, metric: str, candidates: tuple[str, ...]) -> list[str]:
    ours, theirs = _ours(folder, metric, candidates), _theirs(folder, metric, candidates)
    cost, other = measured(ours), measured(theirs)
    found = json.loads(_printed([*ours, "--format", "json"]))
    values = [score["value"] for score in found["scores"]]
    gap = max(abs(one - two) for one, two in zip(values, json.loads(_printed(theirs)), strict=True))
    name = f"{found['scores'][0]['metric']}, {'3 × 2,000 lines' if len(candidates) > 1 else '1,000 lines that repeat'}"
    print(name, cost, other, file=sys.stderr)
    return [
        name,
        f"{cost.cpu:.1f}",
        f"{cost.wall:.1f}",
        f"{other.cpu:.1f}",
        f"{cost.cpu / other.cpu:.2f}",
        f"{gap:.0e}",
    ]


def _ours(folder: Path, metrics: str, candidates: tuple[str, ...]) -> list[str]:
    files = [str(folder / name) for name in candidates]
    words = ["--reference", str(_reference(folder, candidates)), "--lang", "en", "--metrics", metrics, "-j", "2"]
    return [DUIZHAO, "score", *files, *words]


def _theirs(folder: Path, metric: str, candidates: tuple[str, ...]) -> list[str]:
    files = [str(folder / name) for name in candidates]
    return [sys.executable, "-m", "bench.scoring.theirs", metric, str(_reference(folder, candidates)), *files]


def _reference(folder: Path, candidates: tuple[str, ...]) -> Path:
    return folder / ("repeating-reference" if candidates == _REPEATING else "reference")


def _printed(command: list[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _of_checks(gold: Path) -> dict[str, str]:
    """The tables on checks; a line saying so where there is no gold."""
    if not gold.is_dir():
        nothing = f"(not measured: no gold alignments at {gold})"
        return {"alarms": nothing, "detection": nothing}
    told = stories(read_gold(gold))
    dictionary = open_dictionary(platformdirs.user_cache_path("duizhao"))
    return {"alarms": false_alarms(told, dictionary), "detection": detection(told, dictionary)}


def _arguments() -> argparse.ArgumentParser:
    parser = parser_of("bench.scoring", __doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/eval/mac-dev", metavar="DIR", help="gold")
    return parser


if __name__ == "__main__":
    main()
