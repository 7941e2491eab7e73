"""`duizhao tmx check`: every violation of memories, for people and for programs."""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import say
from commands.options import Answer
from commands.tmx_files import JsonList, MemoriesArgument, reading, sources_of

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import Breach

FAULT, BROKEN = 1, 3


class ForWhom(StrEnum):
    """As `tmx.CLIENTS`, or all of them."""

    ALL = "all"
    OMEGAT = "omegat"
    TRADOS = "trados"
    MEMOQ = "memoq"
    WORDFAST = "wordfast"
    LOKALIZE = "lokalize"


def tmx_check(
    files: MemoriesArgument,
    client: Annotated[
        ForWhom, typer.Option(help="Whose warnings are wanted; errors against TMX are told always.")
    ] = ForWhom.ALL,
    format: Annotated[Answer, typer.Option("--format", help="How to answer.")] = Answer.TEXT,
) -> None:
    """Check memories by 42 rules; each violation with line, unit, rule, and what to do.

    duizhao tmx check memory.tmx

    duizhao tmx check *.tmx --client omegat --format jsonl

    Exit 0: no error and no warning; 3: some; 1: a file cannot be read at all. docs/checks.md lists the rules.
    """
    import tmx
    from corpus import InputError, visible

    clients = frozenset(tmx.CLIENTS) if client is ForWhom.ALL else frozenset([client.value])
    listed = JsonList("findings") if format is Answer.JSON else None
    counts: dict[str, tmx.CheckCounts] = {}
    faults = 0
    with reading(files) as progress:
        n_before = 0
        for source, file in zip(sources_of(files), files, strict=True):
            check = tmx.Check(source.place, source.name, clients, _further(progress, n_before))
            n_before += file.stat().st_size if file.is_file() else 0
            try:
                for breach in check:
                    _print(breach, format, listed)
            except InputError as error:
                faults += 1
                say(f"duizhao: {visible(str(error))}")
            else:
                counts[source.name] = check.counts
                if format is Answer.TEXT:
                    say(visible(tmx.check_counts_line(source.name, check.counts)))
    if listed:
        listed.close({"counts": {name: tmx.check_counts_json(found) for name, found in counts.items()}})
    if faults or not all(found.passed for found in counts.values()):
        raise typer.Exit(FAULT if faults else BROKEN)


def _further(progress: Callable[[int], None], n_before: int) -> Callable[[int], None]:
    return lambda n_bytes: progress(n_before + n_bytes)


def _print(breach: "Breach", shown: Answer, listed: JsonList | None) -> None:
    import tmx

    if listed:
        listed.add(tmx.breach_json(breach))
    elif shown is Answer.JSONL:
        print(json.dumps(tmx.breach_json(breach), ensure_ascii=False))
    else:
        print(tmx.breach_line(breach))
