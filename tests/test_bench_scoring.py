"""The figures of scoring: the made texts, and the page, on inputs so small that they are made in no time."""

import json
import subprocess
import sys
from pathlib import Path

from bench.scoring.made_text import disturbed, made_references, repeating
from bench.scoring.page import page


def test_texts_are_the_same_each_time_and_disturbed_as_asked() -> None:
    lines = made_references(50, 100)
    assert lines == made_references(50, 100)
    assert sum(len(line.split()) for line in lines) / 50 > 15
    kept = [
        sum(a == b for a, b in zip(one.split(), other.split(), strict=False))
        for one, other in zip(lines, disturbed(lines, 0.0, 1), strict=True)
    ]
    assert sum(kept) < sum(len(line.split()) for line in lines), "stretches are moved"
    assert len(set(" ".join(repeating(20, 1)).split())) == 11


def test_sacrebleu_as_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("The workers made three proposals.\n", encoding="utf-8")
    command = [sys.executable, "-m", "bench.scoring.theirs", "ter", str(tmp_path / "a"), str(tmp_path / "a")]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent).stdout
    assert json.loads(out) == [0.0]


def test_the_page_says_where_it_comes_from() -> None:
    parts = {"origin": "2026-11-28, a small machine", "seed": "1", "version": "2.6.0", "table": "| |", "start": "0.5"}
    assert "One run of `make bench-scoring`: 2026-11-28, a small machine." in page(parts)
