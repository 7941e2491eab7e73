"""`duizhao memory analyze`: how much of texts a store knows."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import print_json, progress_bar, say
from commands.jobs import Said, opened_job
from commands.memory_options import StoreOption, TargetLangOption, existing_store, opened_store
from commands.options import ForceOption, LinesOption, Shown, ShownOption, language_tag
from commands.outputs import refuse_outputs, write_stream

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import Analysis, FileAnalysis, Row

_SUFFIXES = (".html", ".xlsx", ".json", ".txt")


class _Repetitions(StrEnum):
    """As `memory.Repetitions`."""

    FIRST = "first"
    AFTER_EXACT = "after-exact"


def memory_analyze(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Texts, XLIFF, TMX, PO, tables.", readable=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Also as .html, .xlsx, .json or .txt.", readable=False),
    ] = None,
    store: StoreOption = None,
    source_lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Of the files.")] = "",
    target_lang: TargetLangOption = "",
    lines: LinesOption = False,
    repetitions: Annotated[
        _Repetitions, typer.Option(help="Whether a repetition comes before an exact match.")
    ] = _Repetitions.FIRST,
    internal: Annotated[
        bool, typer.Option("--internal", help="Also what is like an earlier segment of the files.")
    ] = False,
    weight: Annotated[
        list[str], typer.Option(metavar="ROW=N", help="What the words of a row are worth: 95-99=0.3; again for more.")
    ] = [],  # noqa: B006
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Tell how much of texts a memory knows, by match rate: every segment in exactly one row.

    duizhao memory analyze chapter-1.zh.txt chapter-2.zh.txt

    duizhao memory analyze job.xlf -o job.html --weight 95-99=0.3 --weight "no match=1.2"
    """
    import memory

    weights = _weights(weight)
    if output and output.suffix.lower() not in _SUFFIXES:
        raise typer.BadParameter(f"{output}: expected a name that ends in {', '.join(_SUFFIXES)}")
    refuse_outputs([output] if output else [], files, force)
    found: list[FileAnalysis] = []
    with opened_store(existing_store(store)) as opened, progress_bar(quiet=False) as progress:
        earlier = memory.Earlier() if internal else None
        analysis = memory.Analysis(memory.Lookup(opened), memory.Repetitions(repetitions), earlier)
        for number, file in enumerate(files):
            progress(file.name, number / len(files))
            found.append(_analysed(analysis, file, Said(source_lang, target_lang, lines)))
    if len(found) > 1:
        found.append(memory.together(found, "all files"))
    if format is Shown.JSON:
        print_json([memory.analysis_json(one, weights) for one in found])
    else:
        print(_text(found, weights))
    if output:
        write_stream(output, _written(found, weights, output.suffix.lower()), force)
        say(f"wrote {output}")


def _analysed(analysis: "Analysis", file: Path, said: Said) -> "FileAnalysis":
    """The source side of a file of any format; what is not to be translated does not count."""
    from memory import queries
    from tmx import Losses

    losses = Losses()
    with opened_job(file, said, losses) as job:
        asked = queries(job.header, job.units, job.target)
        found = analysis.of(file.name, (one.query for one in asked if one.query))
    for line in losses.lines():
        say(f"{file}: {line}")
    if found.unsure:
        say(f"{file}: {found.unsure:,} segments without a match may have one below 60 %: their search was ended")
    return found


def _weights(given: list[str]) -> "Mapping[Row, float]":
    """The usual weights with those that are given; a row may be written with a hyphen for its dash."""
    from memory import USUAL_WEIGHTS, Row

    names = {row.value.replace("–", "-"): row for row in Row}
    weights = dict(USUAL_WEIGHTS)
    for one in given:
        name, _, value = one.rpartition("=")
        row = names.get(name.strip().replace("–", "-"))
        try:
            worth = float(value)
        except ValueError:
            worth = -1.0
        if row is None or not 0 <= worth <= 100:
            raise typer.BadParameter(f"{one}: expected ROW=N, N from 0 to 100, ROW one of {', '.join(names)}")
        weights[row] = worth
    return weights


def _text(found: list["FileAnalysis"], weights: "Mapping[Row, float]") -> str:
    from memory import COUNTED, analysis_lines

    return "\n\n".join([*("\n".join(analysis_lines(one, weights)) for one in found), COUNTED])


def _written(found: list["FileAnalysis"], weights: "Mapping[Row, float]", suffix: str) -> list[bytes]:
    from memory import analysis_json, analysis_page, analysis_sheets
    from tmx import workbook

    if suffix == ".xlsx":
        return list(workbook(analysis_sheets(found, weights)))
    if suffix == ".html":
        return [analysis_page(found, weights, f"Analysis: {found[-1].name}").encode()]
    if suffix == ".json":
        return [json.dumps([analysis_json(one, weights) for one in found], ensure_ascii=False, indent=1).encode()]
    return [(_text(found, weights) + "\n").encode()]
