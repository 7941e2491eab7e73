"""`duizhao tmx check` on the command line: its answers in each format, its exit codes, several files, hostile ones."""

import gzip
import json
from pathlib import Path

import pytest

from tests.command import duizhao
from tests.tmx.memories import UNIT, memory, unit

KEYS = ["file", "line", "column", "unit", "tuid", "rule", "severity", "message", "fix", "clients"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sound memory, one with an error, one with a note, and one that is cut off."""
    monkeypatch.chdir(tmp_path)
    sound = memory(UNIT, unit("走吧。", "Let us go."))
    files = {
        "sound.tmx": sound,
        "wrong.tmx": sound.replace('"en-US"', '"en_US"', 1),
        "note.tmx": memory(UNIT, UNIT),
        "cut.tmx": sound[: sound.index("Let us")],
    }
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def test_text(folder: Path) -> None:
    answer = duizhao("tmx", "check", "sound.tmx", "wrong.tmx", "cut.tmx")
    assert answer.code == 3
    assert answer.out.rstrip("\n").split("\n") == [
        "wrong.tmx:6: unit 1: TMX-20 error: `en_US` is not a well-formed code; write `en-US`",
        "wrong.tmx:7: unit 2: TMX-23 warning: `en_US` and `en-US`; write one: `duizhao tmx relang`",
        "cut.tmx:7: unit 2: TMX-01 error: ends inside unit 2 (line 7): the file is cut off;"
        " `duizhao tmx salvage` keeps 1 of 2 units",
    ]
    assert answer.errors == [
        "sound.tmx: 0 errors, 0 warnings, 0 notes in 2 units",
        "wrong.tmx: 1 error, 1 warning, 0 notes in 2 units",
        "cut.tmx: 1 error, 0 warnings, 0 notes in 2 units",
    ]


def test_json_and_jsonl(folder: Path) -> None:
    answer = duizhao("tmx", "check", "wrong.tmx", "sound.tmx", "--format", "json")
    told = json.loads(answer.out)
    assert [list(finding) for finding in told["findings"]] == [KEYS, KEYS]
    assert told["findings"][0] == {
        "file": "wrong.tmx",
        "line": 6,
        "column": 51,
        "unit": 1,
        "tuid": "",
        "rule": "TMX-20",
        "severity": "error",
        "message": "`en_US` is not a well-formed code",
        "fix": "write `en-US`",
        "clients": ["omegat"],
    }
    assert told["counts"]["sound.tmx"] == {"units": 2, "errors": 0, "warnings": 0, "notes": 0}
    listed = duizhao("tmx", "check", "wrong.tmx", "sound.tmx", "--format", "jsonl")
    assert [json.loads(line) for line in listed.out.rstrip("\n").split("\n")] == told["findings"]
    assert (answer.code, listed.code, listed.err) == (3, 3, "")
    assert json.loads(duizhao("tmx", "check", "sound.tmx", "--format", "json").out)["findings"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("sound.tmx", 0),
        ("note.tmx", 0),
        ("wrong.tmx", 3),
        ("cut.tmx", 3),
        ("gone.tmx", 1),
        ("wrong.tmx gone.tmx sound.tmx", 1),
        (".", 1),
        ("sound.tmx --client klingon", 2),
        ("wrong.tmx --client trados", 3),
        ("", 2),
    ],
)
def test_exit_codes(folder: Path, words: str, code: int) -> None:
    assert duizhao("tmx", "check", *words.split()).code == code


def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_checked(folder: Path) -> None:
    answer = duizhao("tmx", "check", "gone.tmx", "wrong.tmx")
    assert answer.out.startswith("wrong.tmx:6: unit 1: TMX-20 error")
    assert answer.errors[0] == "duizhao: gone.tmx: No such file or directory: check the path and the permissions"


def test_packed_memories_and_standard_input(folder: Path) -> None:
    wrong = Path("wrong.tmx").read_bytes()
    Path("wrong.tmx.gz").write_bytes(gzip.compress(wrong))
    Path("cut.tmx.gz").write_bytes(gzip.compress(wrong)[:-9])
    assert duizhao("tmx", "check", "wrong.tmx.gz").out.startswith("wrong.tmx.gz:6: unit 1: TMX-20 error")
    assert " TMX-01 error: cannot be read on after" in duizhao("tmx", "check", "cut.tmx.gz").out
    assert duizhao("tmx", "check", "-", stdin=wrong).out.startswith("stdin:6: unit 1: TMX-20 error")


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (b"", 3, "TMX-01 error: the file is empty"),
        (b"\xef\xbb\xbf", 3, "TMX-01 error: the file is empty"),
        ("工人和农民".encode(), 1, "this is not XML, so not a TMX memory"),
        (b"PK\x03\x04rest", 1, "the zip archive cannot be read"),
        (b"<tmx>" * 100_000, 3, "TMX-01 error"),
        (memory(f"<tu>{'<prop>' * 3}</tu>").encode(), 3, "TMX-01 error: not well-formed XML"),
        (memory(unit("<hi>" * 300 + "</hi>" * 300)).encode(), 1, "deeper than 256 elements"),
        (memory(UNIT, start='<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>').encode(), 3, "TMX-06 error"),
        (b'<?xml version="1.0" encoding="klingon"?><tmx/>', 1, "unknown encoding `klingon`"),
        (b"<tmx/>", 3, "TMX-08 error: no header and no body"),
        (b"<tmx>\xff</tmx>", 3, "TMX-03 error: byte FF at offset 5 is not UTF-8"),
    ],
)
def test_hostile_and_hopeless_files(folder: Path, content: bytes, code: int, told: str) -> None:
    Path("bad.tmx").write_bytes(content)
    answer = duizhao("tmx", "check", "bad.tmx")
    assert answer.code == code
    assert told in answer.out + answer.err
    assert "fault of the program" not in answer.err and "root:" not in answer.out


def test_what_we_write_is_without_error_or_warning_for_anybody(folder: Path) -> None:
    examples = Path(__file__).parent.parent / "examples"
    texts = [str(examples / name) for name in ("report.zh.txt", "report.en.txt")]
    assert duizhao("align", *texts, "-o", "report.tmx").code == 0
    answer = duizhao("tmx", "check", "report.tmx")
    assert (answer.code, answer.out) == (0, "")
    for client in ("omegat", "trados", "memoq", "wordfast"):
        name = f"{client}.tmx"
        assert duizhao("tmx", "clean", "report.tmx", "--client", client, "-o", name).code == 0
        assert (client, duizhao("tmx", "check", name, "--client", client).out) == (client, "")
