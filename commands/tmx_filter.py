"""`duizhao tmx filter`: the units that fulfil a condition."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import STANDARD, ForceOption, Shown, ShownOption
from commands.term_bases import BaseOption, lookup_of
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
    from termbase import Lookup
    from tmx import Clause, Header, Tally, TermFound, Units


def tmx_filter(
    files: MemoriesArgument,
    where: Annotated[list[str], typer.Option(metavar="CONDITION", help="What a unit must fulfil. May be repeated.")],
    output: OutputOption = STANDARD,
    base: BaseOption = None,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    r"""Keep the units that fulfil a condition; the others are counted by the clause that they fail.

    duizhao tmx filter memory.tmx --where 'confidence >= 0.8 and ratio < 6' -o good.tmx

    duizhao tmx filter memory.tmx --where 'source ~ "技协|技术协作" and not target = ""' -o terms.tmx

    Clauses are joined by and, or, not and brackets. Texts (= != ~ !~; ~ is a regular expression): source, target, text,
    source_lang, target_lang, source_script, target_script, status, document, note, tuid, prop:TYPE, attr:NAME.
    Numbers (= != < <= > >=): confidence, ratio, source_length, target_length, languages, codes, usagecount, number.
    Dates, compared as far as they are given ("2026-05"): date, created, changed, used. Alone: same_numbers, garbled.
    Terms of the term bases: source_term, target_term (texts), terms (how many the source has), terms_met (alone).
    """
    import tmx

    clauses = tuple(clause for text in where for clause in _condition(text))

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        return header, tmx.meeting(units, header, clauses, tally, _finder(base))

    run(Work(files, output, client, level, dry_run, format, force), stage)


def _condition(text: str) -> tuple["Clause", ...]:
    from corpus import FormatError
    from tmx import condition

    try:
        return condition(text)
    except FormatError as error:
        raise typer.BadParameter(f"--where {text!r}: {error}") from None


def _finder(named: list[str] | None) -> "Callable[[str], list[TermFound]]":
    """Finds terms in texts, in the term bases of `terms lookup`; they are opened when they are first asked."""
    lookups: list[Lookup] = []

    def find(text: str) -> list["TermFound"]:
        from tmx import TermFound

        if not lookups:
            lookups.append(lookup_of(named))
        return [TermFound(hit.text, f"{hit.base} {hit.concept.id}") for hit in lookups[0].find(text).hits]

    return find
