"""`duizhao tmx clean`: a memory made cleaner."""

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


class Tags(StrEnum):
    """As `tmx.Tags`."""

    KEEP = "keep"
    REMOVE = "remove"
    PLACEHOLDER = "placeholder"


class Names(StrEnum):
    """As `tmx.Names`, or nothing."""

    KEEP = "keep"
    REMOVE = "remove"
    PSEUDONYMS = "pseudonyms"


def tmx_clean(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    strip_controls: Annotated[
        bool, typer.Option(help="Put a space for characters that XML cannot hold; else they are refused.")
    ] = True,
    spaces: Annotated[bool, typer.Option(help="Even out white space: ends, line breaks, doubled spaces.")] = True,
    invisible: Annotated[bool, typer.Option(help="Take off zero-width spaces and soft hyphens.")] = True,
    nfc: Annotated[bool, typer.Option(help="Write Unicode's form C, as OmegaT compares.")] = True,
    empty: Annotated[bool, typer.Option(help="Drop units without words in two languages.")] = True,
    entities: Annotated[bool, typer.Option("--entities", help="Decode references left in the text: &amp;amp;")] = False,
    html: Annotated[bool, typer.Option("--html", help="Take off HTML tags left in the text: &lt;br&gt;")] = False,
    tags: Annotated[Tags, typer.Option(help="What becomes of inline codes.")] = Tags.KEEP,
    anonymise: Annotated[
        Names, typer.Option(help="What becomes of names of people and texts, and of dates.")
    ] = Names.KEEP,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Make a memory cleaner: spaces, control characters, empty segments, inline codes, names.

    duizhao tmx clean memory.tmx -o clean.tmx

    duizhao tmx clean memory.tmx -o public.tmx --tags remove --anonymise pseudonyms

    What is done to each unit is counted by reason; wrongly decoded text is only counted.
    """
    import tmx

    asked = {
        tmx.Step.SPACES: spaces,
        tmx.Step.INVISIBLE: invisible,
        tmx.Step.FORM_C: nfc,
        tmx.Step.EMPTY: empty,
        tmx.Step.REFERENCES: entities,
        tmx.Step.HTML: html,
    }
    settings = tmx.CleanSettings(frozenset(step for step, is_on in asked.items() if is_on), tmx.Tags(tags))

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        cleaned = tmx.clean(units, tally, settings)
        if anonymise is Names.KEEP:
            return header, cleaned
        names = tmx.Anonymiser(tmx.Names(anonymise))
        return names.header(header), names.units(cleaned, tally)

    work = Work(files, output, client, level, dry_run, format, force)
    run(work, stage, (lambda tally: tally.change(tmx.CONTROLS)) if strip_controls else None)
