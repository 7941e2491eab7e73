"""What the commands of tmx share: their options, and the way from files through the room to a file."""

import contextlib
import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from commands.console import print_json, progress_bar, say
from commands.options import STANDARD, Shown
from commands.outputs import refuse_outputs

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from corpus import Write
    from tmx import Header, Profile, Remark, Source, Tally, TmxReader, Units

    Staged = tuple[Header, Iterable[Units]]
    Stage = Callable[[Header, Iterator[Units], Tally], Staged]
    Written = Callable[[Header, Iterator[Units], Tally], Iterator[bytes]]


class Client(StrEnum):
    """As `tmx.PROFILES`."""

    KEEP = "keep"
    STANDARD = "standard"
    OMEGAT = "omegat"
    TRADOS = "trados"
    MEMOQ = "memoq"
    WORDFAST = "wordfast"
    LOKALIZE = "lokalize"


MemoriesArgument = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="TMX files, packed or not; - is stdin.", readable=False)
]
OutputOption = Annotated[
    Path,
    typer.Option("-o", "--output", help="Where the memory goes; packed where it ends in .gz.", readable=False),
]
ClientOption = Annotated[Client, typer.Option(help="For whom it is written; keep: as it was read.")]
LevelOption = Annotated[int, typer.Option(min=1, max=2, help="1: words alone; 2: inline codes too.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Only count; write nothing.")]


@dataclasses.dataclass(frozen=True)
class Work:
    """What a command on memories was asked for, whatever it does with the units."""

    files: list[Path]
    output: Path
    client: Client
    level: int
    dry_run: bool
    shown: Shown
    force: bool


def run(work: Work, stage: "Stage", on_control: "Callable[[Tally], None] | None" = None) -> None:
    """Reads the memories, sends their units through a stage, writes what comes out for the client, prints the counts.

    Where `on_control` is given, characters that XML cannot hold become spaces, and it is told.
    """

    def written(header: "Header", units: "Iterator[Units]", tally: "Tally") -> Iterator[bytes]:
        return profile_of(work).written(*stage(header, units, tally), tally)

    run_writing(work, written, on_control)


def run_writing(work: Work, written: "Written", on_control: "Callable[[Tally], None] | None" = None) -> None:
    """As `run`, for what gives the bytes of the memory itself."""
    from tmx import Tally, counts_json, counts_lines

    refuse_outputs([] if work.dry_run else [work.output], work.files, work.force)
    tally = Tally()
    with opened(work.files, (lambda: on_control(tally)) if on_control else None) as reader:
        chunks = written(reader.header, tally.reading(reader.stretches()), tally)
        with outputs(work) as begin:
            deliver(chunks, work.output, begin)
    answer = {**counts_json(tally.counts()), **remarks_json(reader.remarks)}
    tell(answer, [*counts_lines(tally.counts()), *remark_lines(reader.remarks)], work)


def profile_of(work: Work) -> "Profile":
    """How the memory is written."""
    from tmx import PROFILES, Level

    return PROFILES[work.client].at(Level(work.level))


@contextlib.contextmanager
def opened(files: list[Path], on_control: Callable[[], None] | None = None) -> Iterator["TmxReader"]:
    """A reader of the files as if they were one, with a progress bar."""
    from tmx import read_memories

    with reading(files) as progress:
        told = (lambda place: on_control()) if on_control else None
        with read_memories(sources_of(files), progress, told) as reader:
            yield reader


@contextlib.contextmanager
def reading(files: list[Path]) -> Iterator[Callable[[int], None]]:
    """A progress bar that is told the bytes read of these files."""
    size = max(sum(file.stat().st_size for file in files if file.is_file()), 1)
    with progress_bar(quiet=False) as progress:
        yield lambda n_bytes: progress("reading", min(n_bytes / size, 1))


def sources_of(files: list[Path]) -> list["Source"]:
    """The files for a reader; each is named as it was typed."""
    from tmx import Source

    if files.count(STANDARD) > 1:
        raise typer.BadParameter("only one of the files can be standard input")
    return [Source(sys.stdin.buffer, "stdin") if file == STANDARD else Source(file, str(file)) for file in files]


def refuse_stdin(files: list[Path], why: str) -> None:
    """Raises BadParameter where standard input is among files that must be read twice."""
    if STANDARD in files:
        raise typer.BadParameter(f"standard input can be read once only: name a file {why}")


def deliver(chunks: Iterable[bytes], output: Path, begin: "Callable[[Path], Write]") -> None:
    """Writes the chunks to the output, packed where its name ends in .gz."""
    from tmx import gzipped

    write = begin(output)
    for chunk in gzipped(chunks) if output.suffix == ".gz" else chunks:
        write(chunk)


@contextlib.contextmanager
def outputs(work: Work) -> "Iterator[Callable[[Path], Write]]":
    """What begins an output: files appear together at the end; `-` is standard output; a dry run writes nothing."""
    from corpus import Existing, write_together

    with write_together(Existing.REPLACE if work.force else Existing.REFUSE) as begin:
        if work.dry_run:
            yield lambda path: lambda chunk: None
        else:
            yield lambda path: _print_bytes if path == STANDARD else begin(path)


def _print_bytes(chunk: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


class JsonList:
    """A JSON object on a stream, stdout if none is given, one list of which is printed while it grows."""

    def __init__(self, name: str, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._before = f'{{"{name}": [\n'

    def add(self, value: object) -> None:
        """Prints one value of the list."""
        print(self._before + json.dumps(value, ensure_ascii=False), end="", file=self._stream)
        self._before = ",\n"

    def close(self, rest: dict[str, object]) -> None:
        """Prints the end of the list and the rest of the object."""
        begun = "" if self._before == ",\n" else self._before
        print(f"{begun}],\n{json.dumps(rest, ensure_ascii=False)[1:]}", file=self._stream)


def free_stream(work: Work) -> TextIO:
    """Where an answer goes: stdout, or stderr when stdout is taken by the memory."""
    return sys.stderr if work.output == STANDARD and not work.dry_run else sys.stdout


def tell(answer: object, lines: Iterable[str], work: Work) -> None:
    """Prints counts: lines on stderr, or JSON on stdout, if that is not taken by the memory."""
    if work.shown is Shown.TEXT:
        for line in lines:
            say(line)
    elif work.output == STANDARD and not work.dry_run:
        say(json.dumps(answer, ensure_ascii=False))
    else:
        print_json(answer)


def remark_lines(remarks: Iterable["Remark"]) -> list[str]:
    """What was noticed while reading, as lines."""
    from tmx import remark_line

    return [remark_line(remark.name, remark) for remark in remarks]


def remarks_json(remarks: Iterable["Remark"]) -> dict[str, object]:
    """What was noticed while reading, as a part of a JSON answer."""
    return {"remarks": [remark._asdict() for remark in remarks]}
