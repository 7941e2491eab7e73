"""`duizhao memory analyze`: how much of texts a store knows."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import print_json, progress_bar
from commands.memory_options import StoreOption, TargetLangOption, existing_store, languages_of
from commands.memory_store import units_in
from commands.options import Shown, ShownOption

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import FileAnalysis


class _Repetitions(StrEnum):
    """As `memory.Repetitions`."""

    FIRST = "first"
    AFTER_EXACT = "after-exact"


def memory_analyze(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Texts in one language, or TMX files.", readable=False)
    ],
    store: StoreOption = None,
    target_lang: TargetLangOption = "",
    repetitions: Annotated[
        _Repetitions, typer.Option(help="Whether a repetition comes before an exact match.")
    ] = _Repetitions.FIRST,
    format: ShownOption = Shown.TEXT,
) -> None:
    """Tell how much of texts a memory knows, by match rate: every segment in exactly one row.

    duizhao memory analyze chapter-1.zh.txt chapter-2.zh.txt

    duizhao memory analyze report.zh.txt --store book.sqlite --format json
    """
    import memory

    named = [_segments(file) for file in files]
    with memory.open_store(existing_store(store)) as opened, progress_bar(quiet=False) as progress:
        target = languages_of("".join(named[0][2]), named[0][1], target_lang)[1]
        settings = memory.AnalysisSettings(target, repetitions=memory.Repetitions(repetitions))
        analyses = []
        for number, one in enumerate(memory.analyse(named, memory.Lookup(opened), settings), start=1):
            progress(one.name, number / len(named))
            analyses.append(one)
    if len(analyses) > 1:
        analyses.append(memory.together(analyses, "all"))
    if format is Shown.JSON:
        print_json([_analysis_json(one) for one in analyses])
    else:
        print("\n\n".join(map(_analysis_text, analyses)))


def _segments(file: Path) -> tuple[str, str, list[str]]:
    """The name of a file, its language, and its segments: of a text as it is read, of a memory its source texts."""
    from corpus import LanguageError, ReadSettings, read

    if ".tmx" in file.suffixes:
        units = list(units_in(file, None))
        language = units[0].variants[0].language if units else ""
        return file.name, language, [unit.variants[0].text for unit in units if unit.variants]
    documents = read(file, ReadSettings()).documents
    if len(documents) != 1:
        raise LanguageError(f"{file}: holds two languages: give a file of one")
    return file.name, documents[0].lang, [segment.text for segment in documents[0].segments]


def _analysis_json(one: "FileAnalysis") -> dict[str, Any]:
    from memory import USUAL_WEIGHTS, weighted

    rows = {row.value: amount._asdict() for row, amount in one.rows.items()}
    return {"file": one.name, "rows": rows, "total": one.total._asdict(), "weighted": weighted(one, USUAL_WEIGHTS)}


def _analysis_text(one: "FileAnalysis") -> str:
    from memory import USUAL_WEIGHTS, Amount, weighted

    volume = one.total.volume or 1
    lines = [f"{one.name:24}" + "".join(f"{name:>11}" for name in (*Amount._fields, "share"))]
    for name, amount in [*((row.value, amount) for row, amount in one.rows.items()), ("total", one.total)]:
        lines.append(f"  {name:22}" + "".join(f"{n:11,}" for n in amount) + f"{amount.volume / volume:11.0%}")
    words = "words: Chinese characters, words of letters and numbers, one each"
    return "\n".join([*lines, f"  weighted {weighted(one, USUAL_WEIGHTS):,.0f} of {one.total.volume:,} {words}"])
