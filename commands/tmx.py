"""`duizhao tmx`: work on translation memories."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.console import own_version, print_json, progress_bar, told_share
from commands.converting import Conversion, chosen_format, convert
from commands.options import STANDARD, EncodingOption, ErrorsOption, ForceOption, HeaderRow, Shown, ShownOption
from commands.outputs import refuse_outputs
from commands.settings import config_of
from commands.tmx_check import tmx_check
from commands.tmx_clean import tmx_clean
from commands.tmx_diff import tmx_diff
from commands.tmx_files import DryRunOption
from commands.tmx_filter import tmx_filter
from commands.tmx_merge import tmx_dedupe, tmx_merge
from commands.tmx_relang import tmx_relang
from commands.tmx_salvage import tmx_salvage
from commands.tmx_sort import tmx_sort
from commands.tmx_split import tmx_split

tmx_app = typer.Typer(no_args_is_help=True, help="Work on translation memories.")
for _name, _command in (
    ("check", tmx_check),
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
        memory, name = (sys.stdin.buffer, "stdin") if file == STANDARD else (file, str(file))
        found = info(memory, name, told_share(file, progress))
    if format is Shown.JSON:
        print_json(info_json(found))
    else:
        print(*describe(found), sep="\n")


@tmx_app.command("convert")
def tmx_convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A memory, a table, or -.", readable=False)],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="Its suffix says the format; or -.", readable=False)],
    source_format: Annotated[str, typer.Option("--from", metavar="FORMAT", help="The format of IN.")] = "",
    target_format: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The format of OUT.")] = "",
    source_lang: Annotated[str, typer.Option(metavar="TAG", help="Of the source, where IN does not say.")] = "",
    target_lang: Annotated[str, typer.Option(metavar="TAG", help="Of the target; with both, only this pair.")] = "",
    columns: Annotated[str, typer.Option(help="Where what stands, as in source=2,target=3,note=Remark.")] = "",
    header: Annotated[HeaderRow, typer.Option(help="Whether the first row names the columns.")] = HeaderRow.AUTO,
    update: Annotated[
        Path | None, typer.Option(metavar="MEMORY", help="The memory IN was made from: takes edits.", readable=False)
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="csv and tsv without the ' before formulas.")] = False,
    encoding: EncodingOption = None,
    encoding_errors: ErrorsOption = None,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Turn a memory into another format, or a table into a memory, and tell what was lost.

    duizhao tmx convert memory.tmx review.docx

    duizhao tmx convert review.docx reviewed.tmx --update memory.tmx

    duizhao tmx convert memory.tmx job.xlf --to xliff2

    Formats: tmx tsv csv jsonl xlsx docx xliff (1.2) xliff2 (2.1) po moses, and html to read. XLIFF is read in any
    version. Moses: OUT is what its two files have in common.
    """
    import tmx
    from corpus import RAW, SAFE

    said = config_of(encoding=encoding, encoding_errors=encoding_errors)
    settings = tmx.TableSettings(
        source_lang=source_lang,
        target_lang=target_lang,
        columns=columns,
        header_row=tmx.HeaderRow(header),
        cells=RAW if raw else SAFE,
        encoding=said.encoding,
        encoding_errors=said.encoding_errors,
        version=own_version(),
    )
    formats = chosen_format(source_format, source, "--from"), chosen_format(target_format, target, "--to")
    refuse_outputs([] if dry_run else [target], [source, *([update] if update else [])], force)
    convert(Conversion(source, formats[0], target, formats[1], settings, update, force, quiet, dry_run))
