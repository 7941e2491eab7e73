"""The figures of scoring: the made texts, and the page, on inputs so small that they are made in no time."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aligner import open_dictionary, read_gold
from bench.scoring.alarms import detection, false_alarms, stories
from bench.scoring.made_text import disturbed, made_references, repeating
from bench.scoring.page import page
from tests.shared import SHARED, needs_shared


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


@pytest.mark.slow
@needs_shared
def test_what_checks_find_in_a_chapter(own_environment: Path) -> None:
    told = stories(read_gold(SHARED / "eval" / "mac-dev")[:1])
    dictionary = open_dictionary(own_environment)
    assert re.search(r"\| names +\| +0 \| +0\.0 % \|", false_alarms(told, dictionary))
    caught = detection(told, dictionary)
    assert [line.split("|")[1].strip() for line in caught.split("\n")[2:]] == [
        "clauses dropped",
        "clauses put in",
        "untouched, as omission",
        "untouched, as addition",
    ]


def test_the_page_says_where_it_comes_from() -> None:
    parts = {"origin": "2026-11-28, a small machine", "seed": "1", "version": "2.6.0", "table": "| |", "start": "0.5"}
    parts |= {"alarms": "| a |", "detection": "| d |"}
    assert "One run of `make bench-scoring`: 2026-11-28, a small machine." in page(parts)
