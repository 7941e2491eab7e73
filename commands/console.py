"""What is printed: lines on stderr, JSON on stdout, a progress bar."""

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from aligner import Progress


def say(line: str) -> None:
    """Prints a line for the person at the terminal, on stderr."""
    print(line, file=sys.stderr)


def print_json(value: object) -> None:
    """Prints a value as JSON on stdout, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


class Bar:
    """A progress that is shown to nobody."""

    def __call__(self, step: str, done: float) -> None:
        """Takes in what is done now, and which share of it."""

    def hide(self) -> None:
        """Makes room for lines on stdout, until the next time that something is told."""


class _ShownBar(Bar):
    """A progress bar on stderr that shows itself after a second.

    It has no thread of its own: where threads run, no process can be forked (see `in_two_processes`).
    """

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        stderr = Console(stderr=True)
        self._bar = Progress(*columns, console=stderr, transient=True, auto_refresh=False, redirect_stdout=False)
        self._task = self._bar.add_task("", total=1.0)
        self._begun = time.monotonic()

    def __call__(self, step: str, done: float) -> None:
        self._bar.update(self._task, description=step, completed=done, refresh=True)
        if not self._bar.live.is_started and time.monotonic() - self._begun > 1.0:
            self._bar.start()

    def hide(self) -> None:
        if self._bar.live.is_started:
            self._bar.stop()


@contextlib.contextmanager
def progress_bar(quiet: bool) -> Iterator[Bar]:
    """A progress bar that only a person sees, at a terminal."""
    bar = Bar() if quiet or not sys.stderr.isatty() else _ShownBar()
    try:
        yield bar
    finally:
        bar.hide()


def told_share(path: Path, progress: "Progress") -> Callable[[int], None]:
    """A progress that is told bytes, and tells the share of the file that they are."""
    size = max(path.stat().st_size, 1) if path.is_file() else 1
    return lambda n_bytes: progress("reading", min(n_bytes / size, 1))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def own_version() -> str:
    """The version of duizhao that runs."""
    from importlib.metadata import version

    return version("duizhao")
