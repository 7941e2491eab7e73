"""What `duizhao tmx convert` does: one file read, another written, and everything counted on the way."""

import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commands.console import progress_bar, say, told_share
from commands.options import STANDARD
from commands.outputs import write_stream

if TYPE_CHECKING:
    from tmx import Edits, Header, Losses, Memory, TableSettings, TranslationUnit


@dataclass(frozen=True)
class Conversion:
    """What is read and written, each with the name of its format; `update` is the memory that a table belongs to.

    A dry run only counts.
    """

    source: Path
    source_format: str
    target: Path
    target_format: str
    settings: "TableSettings"
    update: Path | None
    force: bool
    quiet: bool
    dry_run: bool = False


def chosen_format(said: str, path: Path, option: str) -> str:
    """The name of a format as it was said, or as the name of the file tells it."""
    from tmx import FORMATS, format_of

    name = said or format_of(path)
    if name not in FORMATS:
        known = [name for name, format in FORMATS.items() if format.read or option == "--to"]
        raise typer.BadParameter(f"{said or path}: no format is called so: {option} takes one of {', '.join(known)}")
    return name


def reader_of(format: str, path: Path) -> "Callable[..., Memory]":
    """What reads a format. Raises BadParameter, naming the file, for one that is only written."""
    from tmx import FORMATS

    read = FORMATS[format].read
    if read is None:
        raise typer.BadParameter(f"{path}: {format} is for reading by people: it cannot be read back")
    return read


def convert(task: Conversion) -> None:
    """Converts, and says on stderr how many units came in and went out, and what could not be carried."""
    from tmx import Counted, Losses, fit_for, one_pair

    read, written, settings = Losses(), Losses(), task.settings
    with progress_bar(task.quiet) as progress:
        memory, edits = _memory(task, read, told_share(task.source, progress))
        counted = Counted(memory.units)
        header, units = memory.header, iter(fit_for(task.target_format, task.source_format, counted, written))
        if settings.source_lang and settings.target_lang:
            header, units = one_pair(header, units, settings.source_lang, settings.target_lang, written)
        try:
            targets = _write(task, header, units, written)
        finally:
            memory.close()
    if not task.quiet:
        n_written = counted.count - written.left_out
        done = f"fit for {task.target_format}" if task.dry_run else f"written to {' and '.join(map(str, targets))}"
        say(f"{task.source}: {counted.count:,} units read, {n_written:,} {done}")
        _report(task, memory, edits, read, written)


def _memory(task: Conversion, losses: "Losses", progress: Callable[[int], None]) -> tuple["Memory", "Edits | None"]:
    """What is read; with `update` that memory, in which the rows of the table change what they say otherwise."""
    from tmx import Edits

    table = opened_memory(task.source, task.source_format, task.settings, losses, progress)
    if task.update is None:
        return table, None
    edits = Edits(table, losses)
    table.close()
    memory = opened_memory(task.update, chosen_format("", task.update, "--update"), task.settings, losses)
    return memory._replace(units=edits.applied(memory.units)), edits


def opened_memory(
    path: Path,
    format: str,
    settings: "TableSettings",
    losses: "Losses",
    progress: Callable[[int], None] | None = None,
) -> "Memory":
    """What a file of any format holds, being read; `-` is standard input."""
    read = reader_of(format, path)
    if path == STANDARD:
        return read(sys.stdin.buffer, "stdin", settings, losses, progress)
    return read(path, str(path), settings, losses, progress)


def _write(
    task: Conversion, header: "Header", units: Iterable["TranslationUnit"], losses: "Losses"
) -> tuple[Path, ...]:
    from corpus import Existing
    from tmx import FORMATS, write_moses

    write = FORMATS[task.target_format].write
    if write is None:
        existing = Existing.REPLACE if task.force else Existing.REFUSE
        if not task.dry_run:
            return write_moses(task.target, header, units, losses, existing)
        from tempfile import TemporaryDirectory  # which no other format wants

        with TemporaryDirectory() as folder:
            return write_moses(Path(folder) / task.target.name, header, units, losses, existing)
    chunks = write(header, units, task.settings, losses)
    if task.dry_run:
        deque(chunks, maxlen=0)
    else:
        write_stream(task.target, chunks, task.force)
    return (task.target,)


def _report(task: Conversion, memory: "Memory", edits: "Edits | None", read: "Losses", written: "Losses") -> None:
    from tmx import remark_line

    if edits is not None:
        say(f"{edits.targets:,} targets, {edits.statuses:,} statuses and {edits.notes:,} remarks changed")
    for remark in memory.remarks():
        say(remark_line(remark.name, remark))
    for path, losses in ((task.source, read), (task.target, written)):
        for line in losses.lines():
            say(f"{path}: {line}")
