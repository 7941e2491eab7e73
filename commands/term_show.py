"""`duizhao terms show`, `list`: what the bases hold."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import print_json, say
from commands.options import Shown, ShownOption
from commands.term_bases import BaseOption, bases_of
from commands.term_output import concept_lines, faint
from commands.term_store import Status

if TYPE_CHECKING:
    from termbase import Base, Concept


def terms_show(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A term as it is written, or the id of a concept.")],
    base: BaseOption = None,
    format: ShownOption = Shown.TEXT,
) -> None:
    """Show all that the bases know of a term; what a nearer base covers is told.

    duizhao terms show 技协

    duizhao terms show c0001 --base shipped --format json
    """
    from corpus import FormatError
    from termbase import covers, table_of

    found = _found(term, bases_of(base))
    if not found:
        raise FormatError(f"{term}: in no base: expected a term as it is written, or an id; `terms lookup` finds forms")
    covered = [
        next((nearer for nearer, other in found[:at] if nearer is not its and covers(other, concept)), None)
        for at, (its, concept) in enumerate(found)
    ]
    if format is Shown.JSON:
        print_json(
            [
                {"base": its.name, "covered_by": by.name if by else "", **table_of(concept)}
                for (its, concept), by in zip(found, covered, strict=True)
            ]
        )
        return
    for (its, concept), by in zip(found, covered, strict=True):
        print(*concept_lines(concept, its.name), sep="\n")
        if by:
            print(faint(f"    covered by the entry in {by.name}"))


def _found(term: str, bases: list["Base"]) -> list[tuple["Base", "Concept"]]:
    """The concepts with this id, or a term or form so written in either script."""
    from corpus import fold_key
    from termbase import spellings

    key = fold_key(term)
    return [
        (base, concept)
        for base in bases
        for concept in base.concepts()
        if concept.id == term or any(fold_key(text) == key for one in concept.terms for text in spellings(one))
    ]


def terms_list(
    base: BaseOption = None,
    subject: Annotated[str, typer.Option(help="Concepts of this subject only.")] = "",
    status: Annotated[Status | None, typer.Option(help="Concepts with a term of this status only.")] = None,
    format: ShownOption = Shown.TEXT,
) -> None:
    """List concepts, a line each: id, subject, Chinese, English, base.

    duizhao terms list

    duizhao terms list --subject honour --status proposed --format json
    """
    rows = [
        {
            "id": concept.id,
            "subject": concept.subject,
            "zh": [term.text for term in concept.spoken("zh")],
            "en": [term.text for term in concept.spoken("en")],
            "base": its.name,
        }
        for its in bases_of(base)
        for concept in its.concepts()
        if subject in ("", concept.subject)
        and (status is None or any(term.status == status.value for term in concept.terms))
    ]
    if format is Shown.JSON:
        print_json(rows)
        return
    for row in rows:
        print(row["id"], row["subject"] or "–", ", ".join(row["zh"]), ", ".join(row["en"]), row["base"], sep="\t")
    say(f"{len(rows)} concept{'s' * (len(rows) != 1)}")
