"""`duizhao terms`: looked up, kept, exchanged, checked."""

import json
from enum import EnumMeta
from pathlib import Path
from typing import Any

import pytest

import termbase
from commands import term_exchange, term_store
from tests.command import CHINESE, ENGLISH, Answer, duizhao

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


def test_a_base_of_ones_own(tmp_path: Path) -> None:
    to = ("--to", tmp_path / "mine.sqlite")
    base = ("--base", tmp_path / "mine.sqlite")
    added = duizhao("terms", "add", "技协", "skill-sharing", "--subject", "movement", *to)
    assert added.code == 0
    assert "zh  技协  (admitted · jìxié)" in added.out
    assert duizhao("terms", "add", "技协", "technical cooperation", "--subject", "movement", *to).code == 0
    assert duizhao("terms", "list", *base).out.startswith(
        "u0001\tmovement\t技协\tskill-sharing, technical cooperation\t"
    )
    assert duizhao("terms", "edit", "u0001", "--set", "definition=Help between factories.", *to).code == 0
    [shown] = json.loads(duizhao("terms", "show", "技協", *base, "--format", "json").out)
    assert (shown["id"], shown["definition"], shown["covered_by"]) == ("u0001", "Help between factories.", "")
    history = json.loads(duizhao("terms", "history", "u0001", *to, "--format", "json").out)
    assert [bool(change["old"]) for change in history] == [False, True, True]
    assert (
        duizhao("terms", "history", "u0001", *to).out.split("\n")[-2]
        == "    definition: nothing → Help between factories."
    )
    assert duizhao("terms", "remove", "u0001", *to).code == 0
    assert duizhao("terms", "show", "技协", *base).code == 1
    assert duizhao("terms", "history", "u0001", "--undo", *to).code == 0
    assert duizhao("terms", "show", "技协", *base).code == 0


def test_editing_in_an_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = ("--to", tmp_path / "mine.sqlite")
    assert duizhao("terms", "add", "技协", "skill-sharing", *to).code == 0
    monkeypatch.setenv("VISUAL", "sed -i s/skill-sharing/sharing/")
    answer = duizhao("terms", "edit", "u0001", *to)
    assert answer.code == 0, answer.err
    assert "en  sharing  (admitted)" in answer.out
    monkeypatch.setenv("VISUAL", "sed -i s/admitted/allowed/")
    assert "status is 'allowed'" in duizhao("terms", "edit", "u0001", *to).err
    monkeypatch.setenv("VISUAL", "false")
    assert "left with an error: nothing was changed" in duizhao("terms", "edit", "u0001", *to).err


def test_an_entry_of_the_shipped_base_is_copied_when_it_is_edited(tmp_path: Path) -> None:
    to = tmp_path / "mine.sqlite"
    assert duizhao("terms", "edit", "c0001", "--set", "note=Mine.", "--to", to).code == 0
    shown = duizhao("terms", "show", "c0001", "--base", to, "--base", "shipped").out
    assert "    Mine.\n" in shown and f"covered by the entry in {to}" in shown


def test_import_tells_conflicts_and_overwrites_nothing_unasked(glossary: Path, tmp_path: Path) -> None:
    to = ("--to", tmp_path / "mine.sqlite")
    assert "3 new, 0 there already, 0 different" in duizhao("terms", "import", glossary, *to).err
    assert "0 new, 3 there already, 0 different" in duizhao("terms", "import", glossary, *to).err
    glossary.write_text("技协\tskill-sharing\n车间\tworkshop\n", encoding="utf-8")
    refused = duizhao("terms", "import", glossary, *to)
    assert refused.code == 1
    assert "1 in conflict: nothing was imported" in refused.errors[-1]
    assert "    en skill-sharing: only there" in refused.errors
    assert duizhao("terms", "import", glossary, *to, "--conflicts", "merge", "--dry-run").code == 0
    base = ("--base", tmp_path / "mine.sqlite")
    assert "workshop" not in duizhao("terms", "list", *base).out
    assert duizhao("terms", "import", glossary, *to, "--conflicts", "merge").code == 0
    listed = duizhao("terms", "list", *base).out
    assert "技协\ttechnical cooperation, skill-sharing\t" in listed and "workshop" in listed


@pytest.mark.parametrize("name", ["a.tbx", "a.tsv", "a.csv", "a.xlsx", "a.utx", "a.utf8", "a.html", "a.toml"])
def test_export(glossary: Path, tmp_path: Path, name: str) -> None:
    answer = duizhao("terms", "export", tmp_path / name, "--base", glossary)
    assert (answer.code, answer.errors) == (0, ["3 concepts written"])
    assert duizhao("terms", "export", tmp_path / name, "--base", glossary).code == 1
    if name != "a.html":
        again = duizhao("terms", "lookup", "技协", "--base", tmp_path / name, "--format", "json")
        assert hits(again) == [("技协", "exact", ["technical cooperation"])]


def test_what_a_nearer_base_covers_is_exported_once(glossary: Path, tmp_path: Path) -> None:
    assert duizhao("terms", "export", tmp_path / "a.tsv", "--base", glossary, "--base", glossary).code == 0
    assert (tmp_path / "a.tsv").read_text(encoding="utf-8").count("技协") == 1


def test_check(glossary: Path, tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text("技协好。\n搞技术革新。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("Technical cooperation is good.\nWe try.\n", encoding="utf-8")
    words = ("terms", "check", tmp_path / "zh.txt", tmp_path / "en.txt", "--lines", "--base", glossary)
    answer = duizhao(*words)
    assert answer.code == 3
    assert answer.out == "2: 2–5: error: missing: 技术革新; expected technical innovation (3)\n"
    assert answer.errors == ["2 lines: 1 errors, 0 warnings"]
    [finding] = json.loads(duizhao(*words, "--format", "json").out)
    assert finding["source"] == {"start": 1, "end": 5, "text": "技术革新"}
    assert duizhao(*words, "--format", "tsv").out.split("\n")[1].startswith("1\tmissing\ttrue\t技术革新\t")


def test_check_of_a_memory_and_of_texts(glossary: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("zh\ten\n我们搞技术革新。\tTechnical innovation!\n", encoding="utf-8")
    assert duizhao("tmx", "convert", tmp_path / "a.tsv", tmp_path / "a.tmx").code == 0
    assert duizhao("terms", "check", tmp_path / "a.tmx", "--base", glossary).code == 0
    assert duizhao("terms", "check", CHINESE, ENGLISH, "--base", glossary).code in (0, 3)
    assert duizhao("terms", "check", CHINESE, "--lines").code == 2


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (term_exchange.TermFormat, termbase.TermFormat),
        (term_exchange.Conflicts, termbase.Conflicts),
        (term_store.Status, termbase.Status),
    ],
)
def test_choices_repeated_for_a_quick_help_are_those_of_the_room(here: EnumMeta, there: EnumMeta) -> None:
    assert list(here) == list(there)
