"""Scores from the command line."""

import json
from pathlib import Path

import pytest

from tests.command import duizhao

LINES = [f"The workers of team {number} made {number + 2} proposals." for number in range(24)]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    worse = [line.replace("workers", "people") if number % 2 else line for number, line in enumerate(LINES)]
    for name, lines in (("ref", LINES), ("good", LINES), ("worse", worse)):
        (tmp_path / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_a_table_with_intervals_pairs_and_signatures(files: Path) -> None:
    answer = duizhao("score", "good.txt", "mt=worse.txt", "--reference", "ref.txt")
    lines = answer.out.splitlines()
    assert lines[0].split("  ")[0] == "candidate"
    assert lines[1].startswith("good       100.00 ±0.00 A")
    assert lines[2].startswith("mt ")
    assert lines[-3].startswith(
        "BLEU|nrefs:1|bs:1000|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|fold:none|norm:none"
    )
    assert lines[-3].endswith("|version:2.6.0|duizhao:0.1.0")
    assert answer.errors == [
        "24 segments: under 100, p and intervals mean little",
        "good: it is the reference itself",
    ]


def test_json_has_every_level(files: Path) -> None:
    (files / "docs.txt").write_text("a\n" * 12 + "b\n" * 12, encoding="utf-8")
    words = ("score", "good.txt", "worse.txt", "--reference", "ref.txt", "--documents", "docs.txt", "--metrics", "bleu")
    found = json.loads(duizhao(*words, "--format", "json").out)
    assert [(one["candidate"], one["metric"], one["direction"]) for one in found["scores"]] == [
        ("good", "BLEU", "higher"),
        ("worse", "BLEU", "higher"),
    ]
    assert len(found["scores"][1]["segments"]) == 24
    assert [one["document"] for one in found["scores"][1]["documents"]] == ["a", "b"]
    assert found["comparisons"][0]["p"] < 0.05
    assert [one["group"] for one in found["scores"]] == ["A", "B"]
    assert found["baseline"] == "good"
    by_document = duizhao(*words, "--level", "document").out.splitlines()
    assert by_document[0] == "document\tgood BLEU\tworse BLEU"
    assert by_document[1].startswith("a\t100.00\t")


@pytest.mark.parametrize(("limit", "code"), [("bleu=99", 0), ("bleu=100.5", 3), ("ter=1", 0), ("ter=-1", 3)])
def test_a_limit_is_a_gate(files: Path, limit: str, code: int) -> None:
    assert duizhao("score", "good.txt", "--reference", "ref.txt", "--at-least", limit).code == code


def test_a_limit_that_was_missed_is_told(files: Path) -> None:
    answer = duizhao("score", "worse.txt", "--reference", "ref.txt", "--at-least", "ter=5", "-q")
    assert (answer.code, answer.errors) == (3, ["worse: TER 6.25 > 5"])


@pytest.mark.parametrize("limit", ["bleu", "bleu=", "bleu=good", "bleu=nan", "ter=inf"])
def test_a_limit_is_a_number(files: Path, limit: str) -> None:
    answer = duizhao("score", "good.txt", "--reference", "ref.txt", "--at-least", limit)
    assert (answer.code, answer.out) == (2, "")


def test_files_of_different_lengths_are_refused(files: Path) -> None:
    (files / "short.txt").write_text(LINES[0] + "\n", encoding="utf-8")
    answer = duizhao("score", "good.txt", "--reference", "short.txt")
    assert (answer.code, answer.out) == (1, "")
    assert answer.errors == [
        "duizhao: good.txt has 24 segments, short.txt has 1: the first without a partner is segment 2 of good.txt "
        "(The workers of team 1 made 3 p…): give files with the same segments, or documents with --align"
    ]


@pytest.mark.parametrize("format", ["tsv", "markdown", "html"])
def test_the_same_bytes_whatever_the_number_of_processes(files: Path, format: str) -> None:
    words = ("score", "good.txt", "worse.txt", "--reference", "ref.txt", "--format", format)
    assert duizhao(*words, "-j", "1").out == duizhao(*words, "-j", "3").out != ""
