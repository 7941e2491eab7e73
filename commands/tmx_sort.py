"""`duizhao tmx sort`: the units of memories in an order."""

from collections.abc import Iterator
from enum import StrEnum
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
    profile_of,
    run_writing,
)

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import Header, Tally, Units


class Order(StrEnum):
    """As `tmx.Order`."""

    SOURCE = "source"
    TARGET = "target"
    DATE = "date"
    TUID = "tuid"
    CONFIDENCE = "confidence"


def tmx_sort(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    by: Annotated[Order, typer.Option(help="What units are sorted by.")] = Order.SOURCE,
    reverse: Annotated[bool, typer.Option("--reverse", help="From high to low.")] = False,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Sort the units; equal ones stay in their order.

    duizhao tmx sort memory.tmx --by source -o sorted.tmx

    duizhao tmx sort memory.tmx --by confidence --reverse -o surest-first.tmx
    """
    import tmx

    work = Work(files, output, client, level, dry_run, format, force)

    def written(header: "Header", units: "Iterator[Units]", tally: "Tally") -> Iterator[bytes]:
        return tmx.sorted_tmx(units, header, profile_of(work), tally, tmx.Order(by), reverse=reverse)

    run_writing(work, written)
