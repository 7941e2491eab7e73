"""`duizhao tmx split`: a memory in parts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import STANDARD, ForceOption, Shown, ShownOption
from commands.tmx_files import (
    Client,
    ClientOption,
    DryRunOption,
    LevelOption,
    MemoriesArgument,
    OutputOption,
    Work,
    opened,
    outputs,
    remark_lines,
    remarks_json,
    tell,
)

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import Header, Placed, Units


_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def _bytes(text: str) -> int:
    found = re.fullmatch(r"(\d+)\s*([kmg]?)b?", text.lower())
    if not found or not int(found[1]):
        raise typer.BadParameter(f"{text}: expected a size such as 500000, 50MB or 1GB")
    return int(found[1]) * _UNITS[found[2]]


def _kind(text: str) -> str:
    if text not in ("document", "language") and not text.removeprefix("prop:") != text:
        raise typer.BadParameter(f"{text}: expected document, language or prop:TYPE")
    return text


def tmx_split(
    files: MemoriesArgument,
    output: OutputOption,
    count: Annotated[int | None, typer.Option(min=1, metavar="UNITS", help="So many units a part.")] = None,
    size: Annotated[int | None, typer.Option(parser=_bytes, metavar="SIZE", help="So large a part: 50MB.")] = None,
    by: Annotated[
        str | None, typer.Option(parser=_kind, metavar="WHAT", help="document, language or prop:TYPE: a part for each.")
    ] = None,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Split a memory into several: memory.0001.tmx, memory.zh-CN_en-US.tmx …

    duizhao tmx split memory.tmx --count 10000 -o parts/memory.tmx

    duizhao tmx split memory.tmx --by language -o parts/memory.tmx

    Of units in more than two languages, --by language makes one for each further language.
    """
    import tmx

    if sum(value is not None for value in (count, size, by)) != 1:
        raise typer.BadParameter("expected one of --count, --size and --by")
    if output == STANDARD or output.suffix == ".gz":
        raise typer.BadParameter(f"-o {output}: parts are files that are not packed: name one as memory.tmx")
    work = Work(files, output, client, level, dry_run, format, force)
    tally = tmx.Tally()
    with opened(files) as reader, outputs(work) as begin:
        profile = tmx.PROFILES[client].at(tmx.Level(level))
        header, units = profile.fit(reader.header, tally.reading(reader.stretches()), tally)
        if by == "language":
            units = tmx.in_pairs(units, header, tally)
        parts = tmx.Parts(header, lambda part: begin(_part_path(output, part, files)), profile.version(reader.header))
        parts.write(_placed(tally.writing(units), header, count, size, by))
    counts = tally.counts()
    names = {str(_part_path(output, part, files)): n_units for part, n_units in parts.sizes.items()}
    answer = {**tmx.counts_json(counts), "parts": names, **remarks_json(reader.remarks)}
    lines = [f"{name}: {n_units:,} units" for name, n_units in names.items()]
    tell(answer, [*lines, *tmx.counts_lines(counts), *remark_lines(reader.remarks)], work)


def _placed(
    units: "Iterator[Units]",
    header: "Header",
    count: int | None,
    size: int | None,
    by: str | None,
) -> "Iterator[Placed]":
    import tmx

    if count:
        return tmx.parts_by_count(units, count)
    if size:
        return tmx.parts_by_size(units, size, header)
    if by == "language":
        return tmx.parts_by_language(units)
    return tmx.parts_by_document(units) if by == "document" else tmx.parts_by_prop(units, str(by).removeprefix("prop:"))


def _part_path(output: Path, part: str, files: list[Path]) -> Path:
    from corpus import refuse_same_file

    path = output.with_name(f"{output.stem}.{part}{output.suffix}")
    refuse_same_file(path, files)
    return path
