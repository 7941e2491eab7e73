"""`duizhao terms`: looked up, kept, exchanged, checked."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import Answer, duizhao

GLOSSARY = "技协\ttechnical cooperation\n合理化建议\trationalisation proposal\n技术革新\ttechnical innovation\n"


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "mine.tsv"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


def hits(answer: Answer) -> list[tuple[str, str, list[str]]]:
    found: list[dict[str, Any]] = json.loads(answer.out)["hits"]
    return [(hit["text"], hit["how"], [one["text"] for one in hit["equivalents"]]) for hit in found]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("技协", ("技协", "exact", "technical cooperation")),
        ("群衆性的技術革新", ("技術革新", "script", "technical innovation")),
        ("rationalization proposals", ("rationalization proposals", "inflected", "合理化建议")),
        ("jixie", ("jixie", "pinyin", "technical cooperation")),
    ],
)
def test_lookup(glossary: Path, asked: str, expected: tuple[str, str, str]) -> None:
    text, how, other = expected
    assert hits(duizhao("terms", "lookup", asked, "--base", glossary, "--format", "json")) == [(text, how, [other])]


def test_the_shipped_base_is_looked_up_without_being_named() -> None:
    answer = duizhao("terms", "lookup", "技协")
    assert answer.code == 0
    assert answer.out.startswith("1–2  技协  (exact · ")


def test_lookup_of_standard_input_in_lines_of_json_and_tabs(glossary: Path) -> None:
    text = "他们\n开展技术革新。".encode()
    [row] = duizhao("terms", "lookup", "-", "--base", glossary, "--format", "jsonl", stdin=text).out.split("\n")[:-1]
    assert (json.loads(row)["start"], json.loads(row)["end"]) == (5, 9)
    table = duizhao("terms", "lookup", "-", "--base", glossary, "--format", "tsv", stdin=text).out.split("\n")
    assert table[1].split("\t")[:5] == ["5", "9", "技术革新", "技术革新", "exact"]
    assert "2:3–6  技术革新" in duizhao("terms", "lookup", "-", "--base", glossary, stdin=text).out


def test_nothing_found_is_no_error(glossary: Path) -> None:
    answer = duizhao("terms", "lookup", "天气", "--base", glossary)
    assert (answer.code, answer.out, answer.errors) == (0, "", ["no term found"])


def test_what_was_dropped_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("人民\tpeople\n", encoding="utf-8")
    answer = duizhao("terms", "lookup", "人民币", "--base", tmp_path / "a.tsv", "--explain")
    assert "dropped at 1: 人民: cuts the word 人民币" in answer.out


def test_examples_from_a_memory(glossary: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("zh\ten\n我们搞技术革新。\tWe innovate.\n", encoding="utf-8")
    assert duizhao("tmx", "convert", tmp_path / "a.tsv", tmp_path / "a.tmx").code == 0
    assert duizhao("memory", "add", tmp_path / "a.tmx", "--to", tmp_path / "m.sqlite").code == 0
    answer = duizhao("terms", "lookup", "技术革新", "--base", glossary, "--kwic", tmp_path / "m.sqlite")
    assert "    我们搞技术革新。\n        We innovate.\n" in answer.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("lookup", "技协", "--base", "none.sqlite"), 1, "none.sqlite: there is no such term base"),
        (("lookup", "技协", "--date", "May"), 2, "May: expected a year"),
        (("lookup", "技协", "--kwic", "none.sqlite"), 1, "none.sqlite: there is no such memory"),
    ],
)
def test_what_is_refused(words: tuple[str, ...], code: int, message: str) -> None:
    answer = duizhao("terms", *words)
    assert answer.code == code
    assert message in answer.err
