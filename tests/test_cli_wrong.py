"""Wrong input and wrong usage: one line that says what to do, the right exit code, and nothing left on the disk."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.command import CHINESE, ENGLISH, Answer, duizhao


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the example's two texts, `zh.txt` and `en.txt`."""
    monkeypatch.chdir(tmp_path)
    Path("zh.txt").write_bytes(CHINESE.read_bytes())
    Path("en.txt").write_bytes(ENGLISH.read_bytes())
    return tmp_path


def write(name: str, content: bytes) -> Callable[[], object]:
    """Makes a file when the case comes to its turn."""
    return lambda: Path(name).write_bytes(content)


def nothing() -> None:
    """The case needs no more than the two texts."""


def sparse() -> None:
    """A file that is larger than the limit and takes no room."""
    with Path("huge.txt").open("wb") as file:
        file.truncate(200_000_001)


FAULTS = {
    "missing": (nothing, "gone.txt en.txt", "gone.txt: there is no such file"),
    "missing fixed": (nothing, "zh.txt en.txt --fixed gone.tsv", "gone.tsv: there is no such file"),
    "empty": (write("bad.txt", b""), "bad.txt en.txt", "bad.txt: empty"),
    "byte order mark only": (write("bad.txt", b"\xef\xbb\xbf"), "bad.txt en.txt", "bad.txt: empty"),
    "white space only": (write("bad.txt", b" \n\t\n"), "zh.txt bad.txt", "bad.txt: empty"),
    "empty lines": (write("bad.txt", b"\n\n"), "zh.txt bad.txt --lines", "bad.txt: empty"),
    "binary": (write("bad.txt", bytes(range(256)) * 9), "bad.txt en.txt", "bad.txt: binary data, not text"),
    "docx": (write("bad.docx", b"PK\x03\x04rest"), "bad.docx en.txt", "looks like a zip archive (docx"),
    "directory": (nothing, ". en.txt", ".: a directory"),
    "pipe": (lambda: os.mkfifo("pipe"), "pipe en.txt", "pipe: a pipe: use - and standard input"),
    "device": (nothing, "/dev/null en.txt", "/dev/null: a device"),
    "too large": (sparse, "huge.txt en.txt", "larger than 200,000,000 bytes"),
    "over a limit of one's own": (nothing, "zh.txt en.txt --max-size 1000", "zh.txt: larger than 1,000 bytes"),
    "segment too long": (nothing, "zh.txt en.txt --max-segment 20", "over the limit of 20"),
    "wrong encoding": (nothing, "zh.txt en.txt --encoding ascii", "is not ASCII (given)"),
    "unknown encoding": (nothing, "zh.txt en.txt --encoding klingon", "unknown encoding 'klingon'"),
    "cut off": (write("bad.txt", CHINESE.read_bytes()[:-2]), "bad.txt en.txt", "bad.txt: byte "),
    "same language": (nothing, "zh.txt zh.txt", "are in zh-Hans and zh-Hans"),
    "same language by tag": (
        nothing,
        "zh.txt en.txt --target-lang zh-Hant",
        "en.txt: said to be zh-Hant, but",
    ),
    "no language": (write("bad.txt", b"1 2 3\n4\n"), "bad.txt en.txt", "bad.txt: cannot tell its language"),
    "other language, not named": (
        write("bad.txt", "Les ouvriers sont venus à 7 heures.\n".encode()),
        "zh.txt bad.txt",
        "bad.txt: cannot tell its language: name it with --source-lang or --target-lang: fr, zh-Hant",
    ),
    "other language by tag": (nothing, "zh.txt en.txt --source-lang fr", "zh.txt: said to be fr, but it has mostly"),
    "a language without stops": (
        write("thai.txt", "สวัสดี\n".encode()),
        "zh.txt thai.txt --target-lang th",
        "th: no rules for sentences of this language: give one segment a line, with --lines",
    ),
    "no partner": (nothing, "zh.txt", "zh.txt: only one language (zh-Hans) was found in it"),
    "two in one": (
        write("both.txt", CHINESE.read_bytes() + b"\n" + ENGLISH.read_bytes()),
        "both.txt en.txt",
        "both.txt: holds two languages by itself",
    ),
    "fixed: no rung": (write("f.tsv", b"1,2\n"), "zh.txt en.txt --fixed f.tsv", "f.tsv:1: '1,2' is no rung"),
    "fixed: crossing": (
        write("f.tsv", b"9\t3\n3\t9\n"),
        "zh.txt en.txt --fixed f.tsv",
        "rungs must rise and never cross",
    ),
    "fixed: outside": (write("f.tsv", b"99\t99\n"), "zh.txt en.txt --fixed f.tsv", "fixed rung (99, 99) lies outside"),
    "weights": (write("w.json", b"{}"), "zh.txt en.txt --weights w.json", "w.json: not a weights file"),
    "weights missing": (nothing, "zh.txt en.txt --weights gone.json", "gone.json: "),
    "output is input": (nothing, "zh.txt en.txt --force -o ./zh.txt", "zh.txt: is also an input"),
    "output is the fixed file": (
        write("f.txt", b"1\t1\n"),
        "zh.txt en.txt --fixed f.txt --force -o f.txt",
        "f.txt: is also",
    ),
    "no such folder": (nothing, "zh.txt en.txt -o gone/out.tmx", "the folder gone does not exist"),
    "output is a folder": (lambda: Path("d.tmx").mkdir(), "zh.txt en.txt -o d.tmx --force", "d.tmx: is a directory"),
    "one of two outputs exists": (
        write("b.tsv", b"!"),
        "zh.txt en.txt -o a.tmx -o b.tsv",
        "b.tsv: exists: use --force",
    ),
    "one of two folders is missing": (nothing, "zh.txt en.txt -o a.tmx -o gone/b.tsv", "gone does not exist"),
    "config: not TOML": (write("duizhao.toml", b"mode = ["), "zh.txt en.txt", "duizhao.toml: not TOML"),
    "config: unknown": (write("duizhao.toml", b"speed = 9"), "zh.txt en.txt", "duizhao.toml: unknown setting speed"),
    "config: choice": (
        write("duizhao.toml", b"mode = 'novel'"),
        "zh.txt en.txt",
        "expected one of auto, translation, summary",
    ),
    "config: number": (
        write("duizhao.toml", b"min_confidence = 'much'"),
        "zh.txt en.txt",
        "expected a number from 0 to 1",
    ),
    "config: yes or no": (
        write("duizhao.toml", b"max_size = true"),
        "zh.txt en.txt",
        "expected a whole number above 0",
    ),
    "config: a list": (write("duizhao.toml", b"cache = ['a']"), "zh.txt en.txt", "expected a text"),
    "config: a folder": (lambda: Path("duizhao.toml").mkdir(), "zh.txt en.txt", "duizhao.toml: a directory"),
    "dictionary": (write("duizhao.toml", b"dictionary = 'zh.txt'"), "zh.txt en.txt", "zh.txt"),
}


@pytest.mark.parametrize(("make", "words", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_one_line_and_leaves_nothing_behind(
    make: Callable[[], object], words: str, message: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    if Path("duizhao.toml").is_file():
        monkeypatch.delenv("DUIZHAO_CACHE")
    before = contents(folder)
    given = words if " -o " in words else f"{words} -o out.tmx"
    assert_fault(duizhao("align", *given.split()), message)
    assert contents(folder) == before


def assert_fault(answer: Answer, message: str) -> None:
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.errors) == 1, answer.err
    assert answer.err.startswith("duizhao: ")
    assert message in answer.err
    assert "fault of the program" not in answer.err


def contents(folder: Path) -> dict[str, str]:
    """The names of all that lies there, with digests of the smaller files."""
    return {
        str(path): sha256(path.read_bytes()).hexdigest() if path.is_file() and path.stat().st_size < 1e6 else ""
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.slow
def test_a_cache_that_cannot_be_kept_costs_seconds_but_not_the_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_cache = duizhao("align", "zh.txt", "en.txt")
    monkeypatch.setenv("DUIZHAO_CACHE", "/dev/null/x")
    assert duizhao("align", "zh.txt", "en.txt") == with_cache


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(folder: Path) -> None:
    Path("zh.txt").chmod(0)
    assert_fault(duizhao("align", "zh.txt", "en.txt"), "zh.txt: may not be read")


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("DUIZHAO_MODE", "novel", "DUIZHAO_MODE: mode is 'novel': expected one of auto, translation, summary"),
        ("DUIZHAO_MIN_CONFIDENCE", "2", "DUIZHAO_MIN_CONFIDENCE: min_confidence is '2': expected a number from 0 to 1"),
        ("DUIZHAO_MIN_CONFIDENCE", "nan", "expected a number from 0 to 1"),
        ("DUIZHAO_MAX_SIZE", "0", "DUIZHAO_MAX_SIZE: max_size is '0': expected a whole number above 0"),
        ("DUIZHAO_DICTIONARY", "gone.u8", "gone.u8"),
    ],
)
def test_a_wrong_environment_is_named(
    variable: str, value: str, message: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    assert_fault(duizhao("align", "zh.txt", "en.txt", "-o", "out.tmx"), message)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("align", "Missing argument 'FILE [TARGET]'"),
        ("align a b c", "expected one or two files"),
        ("align a --lines", "expected two files with one segment a line"),
        ("align - -", "only one of the files can be standard input"),
        ("align zh.txt en.txt -o out.foo", "-o out.foo: the suffix names no format: expected one of .tmx .tsv"),
        ("align zh.txt en.txt -o out", "the suffix names no format"),
        ("align zh.txt en.txt -o out.table", "the suffix names no format"),
        ("align zh.txt en.txt -o out.tmx -o out.tmx", "-o names one file twice"),
        ("align zh.txt en.txt --format word", "'word'"),
        ("align zh.txt en.txt --mode novel", "'novel'"),
        ("align zh.txt en.txt --min-confidence 2", "--min-confidence"),
        ("align zh.txt en.txt --source-lang fr_FR", "fr_FR: expected a language tag of BCP 47"),
        ("align train gold -o w.json --mode summary --no-dictionary", "no weights for summaries without a dictionary"),
        ("align zh.txt en.txt --nonsense", "--nonsense"),
        ("align train gold -o w.json --mode auto", "weights are for translation or for summary"),
        ("align evaluate", "Missing argument"),
        ("corpus show", "Missing argument 'FILE'"),
        ("nonsense", "No such command 'nonsense'"),
    ],
)
def test_wrong_usage_is_one_clear_line_below_the_usage(words: str, message: str, folder: Path) -> None:
    before = contents(folder)
    answer = duizhao(*words.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.errors[0].startswith("Usage: duizhao ")
    assert answer.errors[-1].startswith("Error: ")
    assert message in answer.errors[-1]
    assert contents(folder) == before


@pytest.mark.parametrize("words", ["align evaluate {} en.txt", "corpus show {}", "corpus segment {}", "tmx info {}"])
@pytest.mark.parametrize("file", ["gone.txt", "empty.txt", "noise.txt"])
def test_every_command_refuses_what_it_cannot_read(words: str, file: str, folder: Path) -> None:
    Path("empty.txt").touch()
    Path("noise.txt").write_bytes(bytes(range(256)))
    assert_fault(duizhao(*words.format(file).split()), file)


def test_a_name_with_line_ends_and_escapes_stays_one_harmless_line(folder: Path) -> None:
    answer = duizhao("align", "a\n\x1b[31mb.txt", "en.txt")
    assert answer.err == "duizhao: a\\n\\x1b[31mb.txt: there is no such file: check the name\n"


def test_debug_shows_where_an_error_arose_and_may_stand_anywhere(folder: Path) -> None:
    from corpus import UnreadableError

    for words in (("--debug", "align", "gone", "en.txt"), ("align", "gone", "en.txt", "--debug")):
        with pytest.raises(UnreadableError):
            duizhao(*words)
