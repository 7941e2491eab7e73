"""`duizhao tmx salvage`: what can be saved of a broken memory."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import say
from commands.options import STANDARD, ForceOption, Shown, ShownOption
from commands.outputs import refuse_outputs
from commands.tmx_files import (
    Client,
    ClientOption,
    DryRunOption,
    JsonList,
    LevelOption,
    MemoriesArgument,
    OutputOption,
    Work,
    deliver,
    free_stream,
    outputs,
    reading,
    remark_lines,
    remarks_json,
    sources_of,
    tell,
)

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import Finding


def tmx_salvage(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    rejects: Annotated[
        Path | None, typer.Option(help="Where the raw text of what is lost goes.", readable=False)
    ] = None,
    client: ClientOption = Client.STANDARD,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Save what can be saved of a broken memory, and name each fault: its place, its rule, repaired or lost.

    duizhao tmx salvage broken.tmx -o saved.tmx --rejects lost.txt

    duizhao tmx salvage broken.tmx --dry-run --format json

    Repaired is what leaves no choice: bare &, illegal characters, missing end tags, `lang`, a header that lacks
    something, a wrong label of the encoding. Exit 1 when anything was lost.
    """
    import tmx

    work = Work(files, output, client, level, dry_run, format, force)
    refuse_outputs([] if dry_run else [output, *filter(None, [rejects])], files, force)
    tally = tmx.Tally()
    listed = JsonList("findings", free_stream(work))
    with outputs(work) as begin, reading(files) as progress:
        reject = begin(rejects) if rejects else (lambda chunk: None)
        with tmx.SalvageReader(sources_of(files), _telling(reject, listed, format), progress) as reader:
            profile = tmx.PROFILES[client].at(tmx.Level(level))
            deliver(profile.written(reader.header, tally.reading(reader.stretches()), tally), output, begin)
    counts = tally.counts()
    if format is Shown.JSON:
        saved = {"counts": tmx.salvage_counts_json(reader.counts), "written": tmx.counts_json(counts)}
        listed.close({**saved, **remarks_json(reader.remarks)})
    else:
        lines = tmx.counts_lines(counts) if counts.changed or counts.dropped else []
        tell({}, [tmx.salvage_counts_line(reader.counts), *lines, *remark_lines(reader.remarks)], work)
    if reader.counts.lost or reader.counts.stray:
        raise typer.Exit(1)


def _telling(reject: Callable[[bytes], object], listed: JsonList, shown: Shown) -> "Callable[[Finding], None]":
    import tmx

    def told(finding: "Finding") -> None:
        if finding.outcome is tmx.Outcome.LOST:
            reject(tmx.reject_bytes(finding))
        if shown is Shown.JSON:
            listed.add(tmx.finding_json(finding))
        else:
            say(tmx.finding_line(finding))

    return told
