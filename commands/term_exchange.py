"""`duizhao terms import` and `export`: bases of other programs in, ours out."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import say
from commands.options import STANDARD, ForceOption
from commands.outputs import refuse_outputs, write_stream
from commands.term_bases import BaseOption, ToOption, author, bases_of, store_path

if TYPE_CHECKING:
    from termbase import Base, Concept, Plan


class TermFormat(StrEnum):
    """As `termbase.TermFormat`."""

    TBX = "tbx"
    TBX3 = "tbx3"
    TBX3_DCA = "tbx3-dca"
    TSV = "tsv"
    CSV = "csv"
    XLSX = "xlsx"
    OMEGAT = "omegat"
    UTX = "utx"
    HTML = "html"
    TOML = "toml"


class Conflicts(StrEnum):
    """As `termbase.Conflicts`."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"
    MERGE = "merge"


def terms_import(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="TBX 2 or 3, tsv, csv, xlsx, UTX, an OmegaT glossary.", readable=False),
    ],
    to: ToOption = None,
    map: Annotated[
        str, typer.Option(metavar="FIELD=COLUMN,…", help="Columns of a table: zh=2,en=1,note=Remarks.")
    ] = "",
    subject: Annotated[str, typer.Option(help="The subject of concepts that come without one.")] = "",
    conflicts: Annotated[
        Conflicts, typer.Option(help="Concepts that differ from yours: refuse all, keep yours, replace, merge.")
    ] = Conflicts.REFUSE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
) -> None:
    """Bring terms into your base; how columns are read and what conflicts is told, and nothing is overwritten unasked.

    duizhao terms import glossary.tbx

    duizhao terms import list.xlsx --map zh=2,en=1 --conflicts merge
    """
    import termbase
    from corpus import FormatError

    theirs = [concept for file in files for concept in _read(file, map)]
    if subject:
        theirs = [concept._replace(subject=concept.subject or subject) for concept in theirs]
    with termbase.TermStore(store_path(to)) as store:
        found = termbase.plan(list(store.concepts()), theirs)
        _tell(found)
        if found.conflicts and conflicts is Conflicts.REFUSE and not dry_run:
            n = len(found.conflicts)
            raise FormatError(f"{n} in conflict: nothing was imported: say --conflicts keep, replace or merge")
        if dry_run:
            say("nothing was changed: a dry run")
            return
        changed = store.put(found.concepts(termbase.Conflicts(conflicts)), author())
        say(f"{store.path}: {changed} concepts added or changed")


def _read(file: Path, choice: str) -> list["Concept"]:
    from termbase import read_terms_told

    concepts, told = read_terms_told(file, choice)
    for line in told:
        say(f"{file}: {line}")
    return concepts


def _tell(found: "Plan") -> None:
    say(f"{len(found.new)} new, {found.same} there already, {len(found.conflicts)} different from yours")
    for conflict in found.conflicts:
        say(f"  {conflict.ours.id}")
        for line in conflict.differences:
            say(f"    {line}")


def terms_export(
    output: Annotated[Path, typer.Argument(metavar="OUT", help="The file; - for standard output.", readable=False)],
    base: BaseOption = None,
    format: Annotated[TermFormat | None, typer.Option(help="[default: by the suffix; .utf8 is OmegaT's]")] = None,
    subject: Annotated[str, typer.Option(help="Concepts of this subject only.")] = "",
    with_forms: Annotated[bool, typer.Option("--with-forms", help="omegat: look-up forms as rows too.")] = False,
    force: ForceOption = False,
) -> None:
    """Write bases for other programs; what a nearer base covers is left out.

    duizhao terms export terms.tbx

    duizhao terms export glossary.utf8 --base shipped

    duizhao terms export print.html --subject honour
    """
    import termbase

    refuse_outputs([output], [], force)
    chosen = termbase.TermFormat(format or _format_of(output))
    concepts = [concept for concept in _visible(bases_of(base)) if subject in ("", concept.subject)]
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    write_stream(output, termbase.write_terms(concepts, chosen, "duizhao terms", today, with_forms), force)
    say(f"{len(concepts)} concepts written")


def _visible(bases: list["Base"]) -> list["Concept"]:
    """The concepts of all bases that no nearer base covers; ids that come again get new ones."""
    from termbase import covers, new_id

    seen: list[Concept] = []
    by_term: dict[str, list[Concept]] = {}
    taken: set[str] = set()
    for base in bases:
        mine = []
        for concept in base.concepts():
            rivals = [other for term in concept.terms for other in by_term.get(term.text, ())]
            if not any(covers(other, concept) for other in rivals):
                mine.append(concept)
        for concept in mine:
            id = concept.id if concept.id not in taken else new_id(taken)
            taken.add(id)
            seen.append(concept._replace(id=id))
            for term in concept.terms:
                by_term.setdefault(term.text, []).append(concept)
    return seen


def _format_of(path: Path) -> str:
    if path == STANDARD:
        return TermFormat.TSV
    suffix = {"utf8": "omegat", "htm": "html"}.get(path.suffix[1:].lower(), path.suffix[1:].lower())
    if suffix not in list(TermFormat):
        names = ", ".join(TermFormat)
        raise typer.BadParameter(f"OUT {path}: the suffix names no format: say --format, one of {names}")
    return suffix
