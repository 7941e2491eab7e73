"""Processor seconds of opening bases and of finding terms; each row is measured some times, and the best counts."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from bench.terms.made_base import made_concepts, made_texts
from termbase import Author, Lookup, TermStore, open_shipped, open_words

CONCEPTS, BYTES, SENTENCES = 5000, 1_000_000, 500
Result = TypeVar("Result")


class Timed(NamedTuple):
    """Processor seconds, and how many of what they are for."""

    name: str
    seconds: float
    amount: float
    unit: str


def timed_rows(runs: int) -> list[Timed]:
    """The rows; the first one is the yardstick, a loop of this Python over a million characters."""
    with tempfile.TemporaryDirectory() as folder:
        return list(_rows(Path(folder), runs))


def _rows(folder: Path, runs: int) -> list[Timed]:
    chinese, english = made_texts(BYTES)
    open_words(folder)
    open_shipped(folder)
    with TermStore(folder / "made.sqlite") as store:
        store.put(made_concepts(CONCEPTS), Author("bench", ""))
    yardstick, _ = _best(runs, lambda: sum(1 for char in "x" * 1_000_000 if char == "y"))
    rows = [Timed("a loop over a million characters (the yardstick)", yardstick, 1, "")]
    seconds, words = _best(runs, lambda: open_words(folder))
    rows.append(Timed("open the words that no term may cut", seconds, 1, ""))
    seconds, shipped = _best(runs, lambda: Lookup([open_shipped(folder)], words))
    rows.append(Timed("open the shipped base", seconds, 1, ""))
    seconds, made = _best(runs, lambda: Lookup([TermStore(folder / "made.sqlite")], words))
    rows.append(Timed(f"open a base of {CONCEPTS:,} concepts, {2 * CONCEPTS:,} terms", seconds, 1, ""))
    for name, text in (("Chinese", chinese), ("English", english)):
        for what, lookup in ((f"{2 * CONCEPTS:,} terms", made), ("the shipped base", shipped)):
            seconds, _ = _best(runs, lambda text=text, lookup=lookup: lookup.find(text))  # type: ignore[misc]
            rows.append(Timed(f"{name} text, {what}", seconds, len(text.encode()) / 1e6, "MB"))
    sentences = chinese.split("。")[:SENTENCES]
    seconds, _ = _best(runs, lambda: [made.find(sentence) for sentence in sentences])
    rows.append(Timed(f"sentences one by one, {2 * CONCEPTS:,} terms", seconds, len(sentences), "sentence"))
    return rows


def _best(runs: int, work: Callable[[], Result]) -> tuple[float, Result]:
    """The least processor time of some runs, and what the last one gave."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        result = work()
        times.append(time.process_time() - begun)
    return min(times), result
