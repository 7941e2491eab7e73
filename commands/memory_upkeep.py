"""`duizhao memory update`, `remove`, `undo`, `set`, `vacuum`: what is done to units and memories that are there."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from commands.memory_options import StoreOption, existing_store, opened_store
from commands.options import language_tag

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import TranslationUnit

_LAST, _HIGHEST = 2**63 - 1, 1_000_000
_UnitArgument = Annotated[
    int, typer.Argument(min=1, max=_LAST, metavar="UNIT", help="Its number, as lookup --format json has it.")
]


def memory_update(
    unit: _UnitArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What it says from now on.")],
    store: StoreOption = None,
    lang: Annotated[
        str, typer.Option(parser=language_tag, metavar="TAG", help="In which language.  [default: seen]")
    ] = "",
) -> None:
    """Put a better text into a unit; its new number is printed. The old unit stays until `vacuum`, for `undo`.

    duizhao memory update 37 "The workers launched a campaign for technical innovation."

    duizhao memory update 37 工人们开展了技术革新运动。 --store book.sqlite
    """
    from corpus import script_of

    if not text.strip():
        raise typer.BadParameter("TEXT is empty: expected what the unit says from now on; `remove` takes it out")
    with opened_store(existing_store(store)) as opened:
        found = opened.unit(unit)
        changed = _with_text(found.unit, text, lang or ("zh" if script_of(text).han else "en"), unit)
        print(opened.update(unit, changed))


def memory_remove(
    units: Annotated[list[int], typer.Argument(min=1, max=_LAST, metavar="UNIT…", help="Their numbers.")],
    store: StoreOption = None,
) -> None:
    """Take units out of all look-ups, all of them or none. They stay in the store until `vacuum`, for `undo`.

    duizhao memory remove 37

    duizhao memory remove 37 40 43 --store book.sqlite
    """
    with opened_store(existing_store(store)) as opened:
        n_removed = opened.remove(units)
    print(f"{n_removed:,} removed")


def memory_undo(store: StoreOption = None) -> None:
    """Take back the last change: a file that was added, an update, a removal. Again: the one before.

    duizhao memory undo

    duizhao memory undo --store book.sqlite
    """
    with opened_store(existing_store(store)) as opened:
        undone = opened.undo()
    if undone is None:
        print("nothing to undo")
    else:
        print(f"undone: {undone.kind} {undone.label}: {undone.removed:,} removed, {undone.restored:,} restored")


def memory_set(
    name: Annotated[str, typer.Argument(metavar="NAME", help="One of the named memories.")],
    store: StoreOption = None,
    priority: Annotated[
        int | None, typer.Option(min=-_HIGHEST, max=_HIGHEST, help="Among equal matches the higher comes first.")
    ] = None,
    penalty: Annotated[int | None, typer.Option(min=0, max=100, help="Points off each of its matches.")] = None,
    read_only: Annotated[bool | None, typer.Option("--read-only/--writable", help="Whether it may be changed.")] = None,
) -> None:
    """Set how a named memory counts in look-ups, and whether it may be changed.

    duizhao memory set main --read-only

    duizhao memory set machine-translated --penalty 15 --priority -1 --store book.sqlite
    """
    with opened_store(existing_store(store)) as opened:
        opened.configure(name, priority, penalty, read_only)


def memory_vacuum(store: StoreOption = None) -> None:
    """Drop for good what was taken out, and give its room back to the disk. Nothing before it can be undone any more.

    duizhao memory vacuum

    duizhao memory vacuum --store book.sqlite
    """
    from memory import Lookup

    with opened_store(existing_store(store)) as opened:
        n_dropped = opened.vacuum()
        Lookup(opened).settle()
    print(f"{n_dropped:,} dropped")


def _with_text(unit: "TranslationUnit", text: str, language: str, number: int) -> "TranslationUnit":
    """The unit as it is now. Raises FormatError where it has no one text in the language, or one with inline codes."""
    from corpus import FormatError
    from tmx import matching

    found = matching(unit.variants, language)
    if len(found) != 1:
        raise FormatError(f"unit {number}: {len(found) or 'no'} texts in {language}: say which with --lang")
    [old] = found
    if any(not isinstance(piece, str) for piece in old.content):
        raise FormatError(f"unit {number}: has inline codes: change it in a TMX from `memory export`, and add that")
    variants = tuple(one._replace(content=(text,)) if one is old else one for one in unit.variants)
    others = tuple(pair for pair in unit.attributes if pair[0] != "changedate")
    return unit._replace(variants=variants, attributes=(*others, ("changedate", f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}")))
