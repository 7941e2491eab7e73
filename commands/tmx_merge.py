"""`duizhao tmx dedupe`, `merge`: one of several units that say the same, in one memory or several."""

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
    opened,
    refuse_stdin,
    run,
)

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from commands.tmx_files import Staged
    from tmx import DedupeSettings, Header, Tally, Units


class Scope(StrEnum):
    """As `tmx.Scope`."""

    PAIR = "pair"
    SOURCE = "source"


class Compared(StrEnum):
    """As `tmx.Compared`."""

    EXACT = "exact"
    NORMALISED = "normalised"


class Keep(StrEnum):
    """As `tmx.Keep`."""

    FIRST = "first"
    LAST = "last"
    NEWEST = "newest"
    CONFIDENT = "confident"


class Conflicts(StrEnum):
    """What `merge` does with other translations of one source: keep them all, or one as `tmx.Keep` says."""

    KEEP = "keep"
    FIRST = "first"
    LAST = "last"
    NEWEST = "newest"
    CONFIDENT = "confident"


def tmx_dedupe(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    by: Annotated[
        Scope, typer.Option(help="pair: the same source and targets; source: other targets of a source go too.")
    ] = Scope.PAIR,
    compare: Annotated[
        Compared, typer.Option(help="normalised: whatever the width, case, punctuation and script.")
    ] = Compared.EXACT,
    keep: Annotated[Keep, typer.Option(help="Which of several stays.")] = Keep.FIRST,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Keep one of several units that say the same.

    duizhao tmx dedupe memory.tmx -o once.tmx

    duizhao tmx dedupe memory.tmx --by source --keep confident -o auto.tmx
    """
    import tmx

    settings = tmx.DedupeSettings(tmx.Scope(by), tmx.Compared(compare), tmx.Keep(keep))
    _deduped(Work(files, output, client, level, dry_run, format, force), settings)


def tmx_merge(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    conflicts: Annotated[
        Conflicts, typer.Option(help="Several translations of one source: keep all, or which one.")
    ] = Conflicts.KEEP,
    repeats: Annotated[bool, typer.Option(help="Keep units that say the same in every language.")] = False,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Put several memories into one; the header is the first one's, and units keep what theirs said otherwise.

    duizhao tmx merge first.tmx second.tmx -o both.tmx

    duizhao tmx merge old.tmx new.tmx --conflicts newest -o both.tmx
    """
    import tmx

    work = Work(files, output, client, level, dry_run, format, force)
    if conflicts is not Conflicts.KEEP:
        _deduped(work, tmx.DedupeSettings(tmx.Scope.SOURCE, keep=tmx.Keep(conflicts)))
    elif repeats:
        run(work, lambda header, units, tally: (header, units))
    else:
        _deduped(work, tmx.DedupeSettings())


def _deduped(work: Work, settings: "DedupeSettings") -> None:
    import tmx

    survivors: list[tmx.Survivors] = []
    if settings.keep is not tmx.Keep.FIRST:
        refuse_stdin(work.files, f"to keep the {settings.keep}")
        with opened(work.files) as reader:
            survivors.append(tmx.Survivors(reader.header, settings))
            survivors[0].look(reader.stretches())

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        found = survivors[0] if survivors else tmx.Survivors(header, settings)
        return header, found.left(units, tally)

    run(work, stage)
