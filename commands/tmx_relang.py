"""`duizhao tmx relang`: other codes of languages, and the other Chinese script."""

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
    run,
)

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from commands.tmx_files import Staged
    from tmx import Header, Tally, Units


class Codes(StrEnum):
    """How `relang` writes languages: as BCP 47 means them, or as a client does."""

    BCP47 = "bcp47"
    OMEGAT = "omegat"
    TRADOS = "trados"
    MEMOQ = "memoq"
    WORDFAST = "wordfast"
    LOKALIZE = "lokalize"


def _pair(text: str) -> str:
    if not all(text.partition("=")[::2]):
        raise typer.BadParameter(f"{text}: expected OLD=NEW, as in zh-CN=zh-Hans")
    return text


def tmx_relang(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    to: Annotated[Codes | None, typer.Option(help="How languages are written: zh-Hans, or as a client does.")] = None,
    map: Annotated[
        list[str] | None, typer.Option(parser=_pair, metavar="OLD=NEW", help="One code for another. May be repeated.")
    ] = None,
    add: Annotated[str, typer.Option(metavar="CODE", help="Add the Chinese once more in this script: zh-Hant.")] = "",
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Change codes of languages, and add a variant in the other Chinese script.

    duizhao tmx relang memory.tmx --to omegat -o memory-omegat.tmx

    duizhao tmx relang memory.tmx --map zh-CN=zh-Hans --add zh-Hant -o both-scripts.tmx

    Chinese whose code names no script (zh, zho) is told by its characters, and counted.
    """
    import tmx

    if not (to or map or add) or (to and map):
        raise typer.BadParameter("expected --to, or --map, or --add")
    pairs = dict(pair.split("=", 1) for pair in map or [])
    by_profile = tmx.PROFILES[to].code if to and to is not Codes.BCP47 else None
    code = by_profile or (tmx.bcp47 if to else tmx.renaming(pairs))

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        header, units = tmx.relang(units, header, code, tally)
        return header, tmx.with_script(units, add, tally) if add else units

    run(Work(files, output, client, level, dry_run, format, force), stage)
