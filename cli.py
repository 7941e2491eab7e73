"""The command `duizhao`: its groups of commands, its exit codes, and how errors are told."""

import gc
import io
import os
import signal
import sys
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from commands import Groups, own_version, say

FAULT, INTERRUPTED = 1, 130
_NEW_OBJECTS = 50_000
"""How many come before Python looks for cycles. Values have none, and looking at 700 took a sixth of an import."""

app = typer.Typer(
    name="duizhao",
    cls=Groups,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help and errors: a message stays on its line, and help comes in half the time
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main() -> NoReturn:
    """Runs the command that was typed and leaves with its exit code."""
    signal.signal(signal.SIGINT, _interrupted)
    signal.signal(signal.SIGTERM, _interrupted)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    code = run(sys.argv[1:])
    with suppress(OSError):  # told before
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)  # all goes with the process: to take its values apart before that was a tenth of a short command


def run(words: list[str]) -> int:
    """The exit code of a command: a fault is one line on stderr and 1, or is raised where `--debug` stands anywhere."""
    debug = "--debug" in words
    try:
        code = _code([word for word in words if word != "--debug"])
        sys.stdout.flush()
    except Exception as error:
        if debug:
            raise
        say(f"duizhao: {_told(error)}")
        return FAULT
    return code


def _code(words: list[str]) -> int:
    try:
        app(words, prog_name="duizhao")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def _told(error: Exception) -> str:
    """One line, whatever the names of files hold."""
    from corpus import visible

    return visible(_message(error))


def _message(error: Exception) -> str:
    from corpus import DuizhaoError

    match error:
        case DuizhaoError():
            return str(error)
        case MemoryError():
            return "not enough memory for these texts: cut them into parts, and align part by part"
        case OSError():
            reason = error.strerror or repr(error)
            return f"{error.filename or 'output'}: {reason}: check the name, the permissions and the disk"
    return f"a fault of the program itself: {type(error).__name__}: {error}: please report it with what --debug prints"


def _interrupted(number: int, frame: object) -> NoReturn:
    signal.signal(number, signal.SIG_DFL)  # the second time ends at once
    sys.exit(INTERRUPTED)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"duizhao {own_version()}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and leave.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
) -> None:
    """Align Chinese and English texts sentence by sentence, and look at translation memories, offline.

    duizhao align report.zh.txt report.en.txt -o report.tmx

    duizhao align bilingual.txt --format jsonl
    """
