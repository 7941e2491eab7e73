"""`duizhao tmx diff`: what differs between two memories."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import say
from commands.options import ForceOption, Shown, ShownOption
from commands.outputs import refuse_outputs
from commands.tmx_files import (
    Client,
    JsonList,
    Work,
    deliver,
    free_stream,
    opened,
    outputs,
    refuse_stdin,
    tell,
)

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import Units, Version


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
