"""`duizhao memory pretranslate`: a job filled in with what a store knows of it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import print_json, progress_bar, say, told_share
from commands.converting import chosen_format, reader_of
from commands.jobs import Said, opened_job
from commands.memory_options import StoreOption, TargetLangOption, existing_store, opened_store
from commands.options import STANDARD, ForceOption, LinesOption, Shown, ShownOption, language_tag
from commands.outputs import refuse_outputs
from commands.pretranslating import OMEGAT, comes_back, output_format, write_job

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import PretranslationCounts

NO_FILL = "none"


def _fill(text: str) -> int | None:
    """A score from 1 to 102, or None for `none`."""
    if text == NO_FILL:
        return None
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= 102:
        return int(text)
    raise typer.BadParameter(f"{text}: expected a score from 1 to 102, or {NO_FILL}")


def memory_pretranslate(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A text, XLIFF, TMX, PO or table to be translated; - is stdin.", readable=False
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="OUT", help="A file, - for stdout, or a folder for OmegaT.", readable=False
        ),
    ],
    store: StoreOption = None,
    source_lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Of the file.")] = "",
    target_lang: TargetLangOption = "",
    lines: LinesOption = False,
    threshold: Annotated[int, typer.Option(min=1, max=100, help="The least score that is offered.")] = 70,
    matches: Annotated[int, typer.Option(min=1, max=100, help="How many are offered for a segment.")] = 5,
    fill: Annotated[str, typer.Option(metavar="SCORE", help="The least score that is filled in, or none.")] = "85",
    source_format: Annotated[
        str, typer.Option("--from", metavar="FORMAT", help="Of the file.  [default: by its name]")
    ] = "",
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="xliff, xliff2, tmx, omegat, xlsx, po, …")] = "",
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Fill a job in with what a memory knows: exact matches, fuzzy ones to be reviewed, others offered.

    duizhao memory pretranslate report.zh.txt -o report.xlf

    duizhao memory pretranslate job.xlf -o filled.xlf --threshold 75 --fill 95

    duizhao memory pretranslate job.xlf -o omegat-project --fill none

    duizhao memory pretranslate - --from xliff -o - --to xliff < job.xlf > filled.xlf

    XLIFF comes back as it was, filled in; translations that are there and inline tags are never touched. In a folder,
    exact matches go to tm/auto and others to tm/penalty-NNN, where OmegaT shows them with their score.
    """
    from memory import Lookup, PretranslateSettings, PretranslationCounts, pretranslate
    from tmx import Losses

    least = _fill(fill)
    chosen = output_format(output, to)
    if source_format:
        reader_of(chosen_format(source_format, file, "--from"), file)
    said = Said(source_lang, target_lang, lines, source_format)
    refuse_outputs([] if chosen == OMEGAT else [output], [file], force)
    read, written, counts = Losses(), Losses(), PretranslationCounts()
    with (
        opened_store(existing_store(store)) as opened,
        progress_bar(quiet=False) as progress,
        opened_job(file, said, read, told_share(file, progress)) as job,
    ):
        settings = PretranslateSettings(job.target, threshold, matches, least)
        found = counts.counted(pretranslate(job.header, job.units, Lookup(opened), settings))
        paths = write_job(job, found, settings, output, chosen, written, force)
        remarks = job.remarks()
    answer = {"file": job.name, "written": [str(path) for path in paths], **_json(counts)}
    if output == STANDARD:  # that is the job's
        say(json.dumps(answer, ensure_ascii=False) if format is Shown.JSON else "\n".join(_lines(job.name, counts)))
    elif format is Shown.JSON:
        print_json(answer)
    else:
        print("\n".join(_lines(job.name, counts)))
    if counts.unsure:
        say(f"{file}: {counts.unsure:,} segments may have other matches below 60 %: their search was ended")
    for path in paths if output != STANDARD else ():
        say(f"wrote {path}")
    lost = [] if comes_back(job, chosen) else read.lines()
    _tell(job.name, [*lost, *(str(remark.message) for remark in remarks)])
    _tell("stdout" if output == STANDARD else str(output), written.lines())


def _tell(path: str, lines: list[str]) -> None:
    for line in lines:
        say(f"{path}: {line}")


def _json(counts: "PretranslationCounts") -> dict[str, object]:
    return {"segments": counts.segments, "rows": counts.rows, "outcomes": counts.outcomes}


def _lines(file: str, counts: "PretranslationCounts") -> list[str]:
    table = [*counts.rows.items(), *counts.outcomes.items()]
    width = max((len(name) for name, _ in table), default=0)
    split = len(counts.rows)
    lines = [f"  {name:{width}}  {count:>8,}" for name, count in table]
    return [f"{file}: {counts.segments:,} segments", *lines[:split], *([""] if split else []), *lines[split:]]
