"""`duizhao tmx split`, `diff`, `salvage`: memories taken apart, compared, and saved."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import say
from commands.memories import (
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
    opened,
    outputs,
    reading,
    refuse_stdin,
    remark_lines,
    remarks_json,
    sources_of,
    tell,
)
from commands.options import STANDARD, ForceOption, Shown, ShownOption
from commands.outputs import refuse_outputs

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import Finding, Header, Placed, Units, Version

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
OneFile = Annotated[Path, typer.Argument(metavar="FILE", help="A TMX file, packed or not.", readable=False)]


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


def tmx_diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The memory as it was.", readable=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The memory as it is now.", readable=False)],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The differences as TMX.", readable=False)
    ] = None,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Show what differs between two memories: units added, removed, with another target or other metadata.

    duizhao tmx diff old.tmx new.tmx

    duizhao tmx diff old.tmx new.tmx -o differences.tmx

    Lines begin with + (added), - (removed), ~ (another target) or = (other metadata), in the order of the sources.
    """
    import tmx

    refuse_stdin([old, new], "for both")
    refuse_outputs([output] if output else [], [old, new], force)
    before, after = _version(old), _version(new)
    comparison = tmx.Comparison(before, after)
    work = Work([old, new], output or Path("stdout"), Client.KEEP, 2, output is None, format, force)
    if output:
        units = (tmx.difference_unit(difference, after.header) for difference in comparison)
        with outputs(work) as begin:
            deliver(tmx.write_tmx(after.header, units), output, begin)
        tell(tmx.diff_counts_json(comparison.counts), [tmx.diff_counts_line(comparison.counts)], work)
    elif format is Shown.JSON:
        listed = JsonList("differences", free_stream(work))
        for difference in comparison:
            listed.add(tmx.difference_json(difference, after.header))
        listed.close({"counts": tmx.diff_counts_json(comparison.counts)})
    else:
        for difference in comparison:
            print(*tmx.difference_lines(difference, after.header), sep="\n")
        say(tmx.diff_counts_line(comparison.counts))


def _version(file: Path) -> "Version":
    import tmx

    def units() -> "Iterator[Units]":
        with opened([file]) as reader:
            yield from reader.stretches()

    with opened([file]) as reader:
        return tmx.Version(reader.header, units)


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
