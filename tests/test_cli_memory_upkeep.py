"""What is done to a memory from the command line: every format in, texts changed, taken out and brought back."""

import json
from pathlib import Path

import pytest

from tests.command import EXAMPLES, duizhao

TSV = "zh\ten\n车间\tworkshop\n技协\ttechnical cooperation\n请勿打开电源\tDo not turn on the power\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "a.tsv").write_text(TSV, encoding="utf-8")
    assert duizhao("memory", "add", tmp_path / "a.tsv", "--to", tmp_path / "m.sqlite").code == 0
    return tmp_path / "m.sqlite"


def target_of(store: Path, text: str) -> str:
    answer = duizhao("memory", "lookup", text, "--store", store, "--format", "json")
    return "; ".join(match["target"] for match in json.loads(answer.out)["matches"])


@pytest.mark.parametrize("name", ["a.tmx", "a.csv", "a.jsonl", "a.xlsx", "a.docx", "a.xlf", "a.xlf2", "a.po"])
def test_every_format_can_be_added(store: Path, tmp_path: Path, name: str) -> None:
    assert duizhao("tmx", "convert", tmp_path / "a.tsv", tmp_path / name).code == 0
    answer = duizhao("memory", "add", tmp_path / name, "--to", tmp_path / "other.sqlite")
    assert answer.out == f"{tmp_path / name}: 3 new, 0 updated, 0 duplicate, 0 without pair\n"
    assert target_of(tmp_path / "other.sqlite", "技协") == "technical cooperation"


def test_moses_files_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.zh").write_text("车间\n", encoding="utf-8")
    (tmp_path / "a.en").write_text("the workshop of the plant\n", encoding="utf-8")
    store = tmp_path / "m.sqlite"
    assert ": 1 new" in duizhao("memory", "add", tmp_path / "a", "--from", "moses", "--to", store).out
    answer = duizhao(
        "memory", "add", "-", "--from", "jsonl", "--to", store, stdin=b'{"zh": "\xe5\xa5\xbd", "en": "good"}\n'
    )
    assert (answer.code, answer.out) == (0, "-: 1 new, 0 updated, 0 duplicate, 0 without pair\n")


@pytest.mark.parametrize("form", ["tsv", "csv", "jsonl"])
def test_an_alignment_can_be_added(tmp_path: Path, form: str) -> None:
    pair = EXAMPLES / "report.zh.txt", EXAMPLES / "report.en.txt"
    assert duizhao("align", *pair, "-o", tmp_path / f"a.{form}", "-q").code == 0
    answer = duizhao("memory", "add", tmp_path / f"a.{form}", "--to", tmp_path / "m.sqlite")
    assert answer.code == 0
    assert int(answer.out.split(": ")[1].split()[0]) >= 40


def test_a_file_of_no_known_format(tmp_path: Path) -> None:
    answer = duizhao("memory", "add", tmp_path / "a.bin", "--to", tmp_path / "m.sqlite")
    assert (answer.code, "--from takes one of tmx" in answer.err) == (2, True)
    assert not (tmp_path / "m.sqlite").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("update", "1", "  "),
        ("update", str(10**20), "x"),
        ("remove", str(10**20)),
        ("set", "main", "--priority", str(10**20)),
        ("add", "a.tsv", "--name", ""),
        ("add", "a.tsv", "--name", "two\nlines"),
    ],
)
def test_what_cannot_be_meant_is_refused(store: Path, words: tuple[str, ...]) -> None:
    answer = duizhao("memory", *words, "--to" if words[0] == "add" else "--store", store)
    assert (answer.code, answer.errors[-1].startswith("Error: Invalid value")) == (2, True)


def test_no_result_replaces_a_store(store: Path, tmp_path: Path) -> None:
    """It may be the only copy of what is in it."""
    before = store.read_bytes()
    for words in (("export",), ("pretranslate", tmp_path / "a.tsv", "--to", "tmx")):
        answer = duizhao("memory", *words, "-o", store, "--store", store, "--force")
        assert (answer.code, "a database, which no result may replace" in answer.errors[-1]) == (1, True)
    assert store.read_bytes() == before


def test_a_memory_that_is_not_there_is_not_exported(store: Path, tmp_path: Path) -> None:
    answer = duizhao("memory", "export", "--name", "mian", "-o", tmp_path / "x.tmx", "--store", store)
    assert (answer.code, answer.errors[-1].endswith("there is no memory 'mian' in it: there is main")) == (1, True)
    assert not (tmp_path / "x.tmx").exists()


def test_update_undo_remove_vacuum(store: Path) -> None:
    assert target_of(store, "技协") == "technical cooperation"
    assert duizhao("memory", "update", "4", "cooperation in technology", "--store", store).out == "10\n"
    assert target_of(store, "技协") == "cooperation in technology"
    assert duizhao("memory", "update", "10", "技术协作", "--store", store).out == "13\n"
    assert target_of(store, "技术协作") == "cooperation in technology"
    assert duizhao("memory", "remove", "13", "1", "--store", store).out == "2 removed\n"
    assert target_of(store, "车间") == ""
    assert duizhao("memory", "undo", "--store", store).out == "undone: remove 2 units: 0 removed, 2 restored\n"
    assert duizhao("memory", "undo", "--store", store).out == "undone: update unit 10: 1 removed, 1 restored\n"
    assert duizhao("memory", "info", "--store", store).out.splitlines()[1:] == [
        "  main: 3 units, priority 0, penalty 0, 2 taken out (until `memory vacuum`)"
    ]
    assert duizhao("memory", "vacuum", "--store", store).out == "2 dropped\n"
    assert duizhao("memory", "undo", "--store", store).out == "nothing to undo\n"
    assert target_of(store, "技协") == "cooperation in technology"


def test_a_unit_that_is_not_there(store: Path) -> None:
    answer = duizhao("memory", "update", "2", "x", "--store", store)
    assert (answer.code, answer.errors) == (
        1,
        [f"duizhao: {store}: there is no unit 2: `lookup` and `search` tell numbers with --format json"],
    )


def test_inline_codes_are_not_lost_by_an_update(tmp_path: Path) -> None:
    tmx = (
        '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"'
        ' adminlang="en" srclang="zh-CN" datatype="plaintext"/><body><tu>'
        '<tuv xml:lang="zh-CN"><seg>车间<ph>{1}</ph></seg></tuv>'
        '<tuv xml:lang="en-US"><seg>workshop</seg></tuv></tu></body></tmx>'
    )
    (tmp_path / "a.tmx").write_text(tmx, encoding="utf-8")
    duizhao("memory", "add", tmp_path / "a.tmx", "--to", tmp_path / "m.sqlite")
    answer = duizhao("memory", "update", "1", "车间", "--store", tmp_path / "m.sqlite")
    assert (answer.code, "unit 1: has inline codes" in answer.err) == (1, True)


def test_a_memory_is_locked_and_weighed(store: Path) -> None:
    words = ("--read-only", "--penalty", "3", "--priority", "2")
    assert duizhao("memory", "set", "main", *words, "--store", store).code == 0
    [_, line] = duizhao("memory", "info", "--store", store).out.splitlines()
    assert line == "  main: 3 units, priority 2, penalty 3, read-only"
    answer = duizhao("memory", "remove", "1", "--store", store)
    assert (answer.code, "the memory 'main' is read-only" in answer.err) == (1, True)
    assert duizhao("memory", "set", "main", "--writable", "--store", store).code == 0
    assert duizhao("memory", "remove", "1", "--store", store).code == 0


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    answer = duizhao("memory", "info", "--store", "postgresql://127.0.0.1:1/none")
    assert answer.code == 1
    assert answer.errors[-1].startswith("duizhao: postgresql://127.0.0.1:1/none: cannot be opened (")
