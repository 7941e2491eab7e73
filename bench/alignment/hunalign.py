"""hunalign (Varga et al. 2005) as a peer, for whoever has it: its command, its dictionary, what it finds.

It reads tokens parted by spaces, and a dictionary of phrases; here these are the glosses of the shipped CC-CEDICT.
English is stemmed in both, without which it finds little.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from aligner import Counts, judged_files
from aligner.bead import spans_of
from aligner.formats.index_list import index_list
from aligner.gold import Gold
from bench.measure import Cost, measured
from corpus import HAN, english_stems, parse_cedict, plain_sense, shipped_cedict, shipped_name

HELP = "how to run hunalign: words that come before its three files  [default: hunalign, where it is on the PATH]"
_GLOSSES = 2
_LONGEST = 8
_ENGLISH = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_NO_HAN = re.compile(rf"[^{HAN}]+")


def hunalign_command(said: str | None) -> list[str]:
    """The words of its command; none where it is not there, which is told."""
    if words := shlex.split(said or shutil.which("hunalign") or ""):
        return words
    print("no hunalign on the PATH: its figures are left out; --hunalign says how to run it", file=sys.stderr)
    return []


def write_dictionary(path: Path) -> None:
    """The first glosses of every word, as it reads them: `english phrase @ chinese`, one pair a line."""
    path.write_text("".join(f"{english} @ {chinese}\n" for chinese, english in _pairs()), encoding="utf-8")


def _pairs() -> Iterator[tuple[str, str]]:
    for entry in parse_cedict(shipped_cedict().decode("utf-8-sig"), shipped_name()):
        phrases = (" ".join(english_stems(plain_sense(sense))) for sense in entry.senses[:_GLOSSES])
        yield from ((entry.simplified, phrase) for phrase in phrases if phrase)


def ran(command: Sequence[str], folder: Path) -> Cost:
    """Runs it on `zh.tok` and `en.tok` of a folder with the `hunalign.dic` there; the ladder goes to `out.ladder`."""
    files = [str(folder / name) for name in ("hunalign.dic", "zh.tok", "en.tok")]
    return measured([*command, *files], output=folder / "out.ladder")


def by_hunalign(command: Sequence[str], gold: Gold, folder: Path) -> Counts:
    """How it aligns a gold text in `folder`, where its dictionary is."""
    beads = (f"{index_list(source)}:{index_list(target)}" for source, target in spans_of(gold.rungs))
    contents = {
        "zh.tok": (_chinese_tokens(segment.text) for segment in gold.chinese),
        "en.tok": (english_tokens(segment.text) for segment in gold.english),
        "gold.align": beads,
    }
    for name, lines in contents.items():
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    ran(command, folder)
    return judged_files(folder / "gold.align", folder / "out.ladder")


def english_tokens(text: str) -> str:
    """Stems and marks."""
    return " ".join(token for word in _ENGLISH.findall(text) for token in english_stems(word) or [word])


def _chinese_tokens(text: str) -> str:
    """The longest words of the dictionary from left to right."""
    tokens, at = [], 0
    while at < len(text):
        other = _NO_HAN.match(text, at)
        ends = range(min(at + _LONGEST, len(text)), at + 1, -1)
        end = other.end() if other else next((end for end in ends if text[at:end] in _words()), at + 1)
        tokens.append(text[at:end])
        at = end
    return " ".join(" ".join(tokens).split())


@cache
def _words() -> frozenset[str]:
    return frozenset(chinese for chinese, _ in _pairs())
