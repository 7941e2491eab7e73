"""The command as the tests call it: words and standard input in; exit code, stdout and stderr out."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import cli

EXAMPLES = Path(__file__).parent.parent / "examples"
CHINESE, ENGLISH = EXAMPLES / "report.zh.txt", EXAMPLES / "report.en.txt"


class Answer(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        """The lines on stderr."""
        return self.err.rstrip("\n").split("\n") if self.err else []


def duizhao(*words: object, stdin: bytes = b"") -> Answer:
    """The answer of the command in this process: a second cheaper than starting another."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        code = cli.run([str(word) for word in words])
    return Answer(code, _written(out), _written(err))


def printed_by_processes(code: str) -> set[bytes]:
    """What processes that hash strings otherwise print: one answer, where nothing depends on that."""
    return {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
