"""`duizhao tmx`: work on translation memories."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.console import print_json, progress_bar
from commands.options import STANDARD, Shown, ShownOption
from commands.tmx_parts import tmx_diff, tmx_salvage, tmx_split
from commands.tmx_work import tmx_clean, tmx_dedupe, tmx_filter, tmx_merge, tmx_relang, tmx_sort

tmx_app = typer.Typer(no_args_is_help=True, help="Work on translation memories.")
for _name, _command in (
    ("clean", tmx_clean),
    ("dedupe", tmx_dedupe),
    ("filter", tmx_filter),
    ("merge", tmx_merge),
    ("split", tmx_split),
    ("sort", tmx_sort),
    ("diff", tmx_diff),
    ("relang", tmx_relang),
    ("salvage", tmx_salvage),
):
    tmx_app.command(_name)(_command)


@tmx_app.command("info")
def tmx_info(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TMX file, packed with gzip or not.", readable=False)],
    format: ShownOption = Shown.TEXT,
) -> None:
    """Tell what a memory holds: languages, units, dates, tags, duplicates.

    duizhao tmx info memory.tmx

    duizhao tmx info memory.tmx.gz --format json
    """
    from tmx import describe, info, info_json

    with progress_bar(quiet=False) as progress:
        size = max(file.stat().st_size, 1) if file.is_file() else 1
        memory, name = (sys.stdin.buffer, "stdin") if file == STANDARD else (file, str(file))
        found = info(memory, name, lambda n_bytes: progress("reading", min(n_bytes / size, 1)))
    if format is Shown.JSON:
        print_json(info_json(found))
    else:
        print(*describe(found), sep="\n")
