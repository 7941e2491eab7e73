"""The command as its own process: pipes, signals, completion, and the same bytes every time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command import CHINESE, ENGLISH, duizhao

COMMAND = (sys.executable, "-c", "import cli; cli.main()")
ROOT = Path(__file__).parent.parent


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The finished process."""
    return subprocess.run(
        [*COMMAND, *map(str, words)], capture_output=True, check=False, cwd=ROOT, env={**os.environ, **environment}
    )


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_order_of_sets() -> None:
    words = ("align", CHINESE, ENGLISH, "--format", "jsonl", "--lines")
    assert len({run(*words, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2", "2")}) == 1


def test_a_reader_that_goes_away_is_no_reason_to_complain() -> None:
    words = f"{sys.executable} -c 'import cli; cli.main()' align {CHINESE} {ENGLISH} --format html -q | head -n 1"
    result = subprocess.run(["bash", "-c", words], capture_output=True, check=False, cwd=ROOT)
    assert (result.stdout, result.stderr) == (b"<!DOCTYPE html>\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [("align", CHINESE, ENGLISH, "-q"), ("corpus", "segment", CHINESE)])
def test_a_full_disk_behind_stdout_is_one_line(words: tuple[object, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, *map(str, words)], stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
    assert result.returncode == 1
    assert result.stderr.decode().startswith("duizhao: output: No space left on device")
    assert result.stderr.count(b"\n") == 1


def wait_until_read(process: subprocess.Popen[bytes]) -> None:
    """Until the process has begun to read its standard input."""
    import fcntl
    import termios

    assert process.stdin is not None
    process.stdin.write(b"\n")
    process.stdin.flush()
    unread = b"\1"
    while any(unread):
        assert process.poll() is None
        time.sleep(0.05)
        unread = fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_with_130_and_leaves_no_file(number: signal.Signals, tmp_path: Path) -> None:
    pipe = [*COMMAND, "align", "-", str(ENGLISH), "-o", str(tmp_path / "out.tmx")]
    with subprocess.Popen(pipe, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        wait_until_read(process)
        process.send_signal(number)
        assert process.wait(10) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_a_search_that_is_interrupted_has_printed_what_it_found(tmp_path: Path) -> None:
    rows = ["zh-CN\ten-US", *(f"第{number}条技术\t{'technology ' * 90}{number}" for number in range(400))]
    (tmp_path / "a.tsv").write_text("\n".join(rows), encoding="utf-8")
    duizhao("tmx", "convert", tmp_path / "a.tsv", tmp_path / "a.tmx")
    duizhao("memory", "add", tmp_path / "a.tmx", "--to", tmp_path / "a.sqlite")
    search = [*COMMAND, "memory", "search", "技术", "--store", str(tmp_path / "a.sqlite"), "--hits", "400"]
    with subprocess.Popen(search, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        first = process.stdout.readline()  # the pipe holds less than all: the search waits, or has not come so far
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, "⟦技术⟧" in first.decode(), errors) == (130, True, b"")


def test_chinese_comes_out_as_utf_8_in_any_locale() -> None:
    result = run("corpus", "segment", CHINESE, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.stdout.decode().startswith("组织起来攻难关")


ROOMS = {"aligner", "corpus", "tmx", "memory", "termbase", "scoring"}
HEAVY = {"numpy", "scipy", "opencc", "rapidfuzz", "sacrebleu", "rich", "pydantic"}


def imported_by(*words: object) -> set[str]:
    """The modules that a command has imported by its end."""
    probe = f"import sys, cli; code = cli.run({[*map(str, words)]}); print(code, *sys.modules)"
    result = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT)
    code, *names = result.stdout.splitlines()[-1].split()
    assert code == "0"
    return set(names)


def test_help_answers_at_once_because_no_room_is_imported() -> None:
    assert not imported_by("--help") & (ROOMS | HEAVY | {"lxml"})


def test_a_command_imports_only_what_it_needs(tmp_path: Path) -> None:
    memory = tmp_path / "memory.tmx"
    assert duizhao("align", CHINESE, ENGLISH, "-o", memory).code == 0
    never = (ROOMS | HEAVY) - {"corpus", "tmx"} | {"commands.align", "commands.memory", "corpus.tokens"}
    assert not imported_by("tmx", "info", memory) & never


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["duizhao", "al"], "align"),
        (["duizhao", "align", "ev"], "evaluate"),
        (["duizhao", "align", "a.txt", "--format", "js"], "jsonl"),
        (["duizhao", "align", "--form"], "--format"),
        (["duizhao", "corpus", ""], "show\nsegment"),
    ],
)
def test_the_shell_is_told_how_words_go_on(words: list[str], offered: str) -> None:
    asked = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), "_DUIZHAO_COMPLETE": "complete_bash"}
    assert run(**asked).stdout.decode().strip() == offered


def test_completion_can_be_installed(tmp_path: Path) -> None:
    result = run("--install-completion", "bash", HOME=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "duizhao" in (tmp_path / ".bash_completions" / "duizhao.sh").read_text(encoding="utf-8")
