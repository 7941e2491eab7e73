"""`duizhao terms add`, `edit`, `remove`, `history`: your own base changed, and what became of its concepts."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import print_json, say
from commands.options import Shown, ShownOption
from commands.term_bases import ToOption, author, bases_of, store_path
from commands.term_output import concept_lines

if TYPE_CHECKING:
    from termbase import Concept, TermStore


class Status(StrEnum):
    """As `termbase.Status`."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    PROPOSED = "proposed"


StatusOption = Annotated[Status, typer.Option(help="Of the English term.")]


def terms_add(
    chinese: Annotated[str, typer.Argument(metavar="CHINESE", help="The Chinese term.")],
    english: Annotated[str, typer.Argument(metavar="ENGLISH", help="Its English equivalent.")],
    to: ToOption = None,
    subject: Annotated[str, typer.Option(help="What it belongs to: organisation, movement, honour …")] = "",
    definition: Annotated[str, typer.Option(help="In one or two sentences.")] = "",
    note: Annotated[str, typer.Option(help="What else is to be known.")] = "",
    source: Annotated[str, typer.Option(help="Who says that this is the English for it.")] = "",
    status: StatusOption = Status.ADMITTED,
    pinyin: Annotated[str, typer.Option(help="With tones.  [default: pypinyin's]")] = "",
) -> None:
    """Add a term and its equivalent to your base; to a concept that has the Chinese term, the English is added.

    duizhao terms add 技术协作 "technical cooperation" --subject movement

    duizhao terms add 技协 "skill-sharing" --status deprecated --note "a later word"
    """
    import termbase
    from corpus import FormatError

    terms = (
        termbase.Term(chinese.strip(), "zh", pinyin=pinyin or termbase.pinyin_of(chinese)),
        termbase.Term(english.strip(), "en", termbase.Status(status), source=source),
    )
    if not all(term.text for term in terms):
        raise FormatError("expected a Chinese term and an English one, neither of them empty")
    with termbase.TermStore(store_path(to)) as store:
        ours = list(store.concepts())
        found = termbase.plan(ours, [termbase.Concept("", terms, subject, definition, note)])
        [concept] = found.concepts(termbase.Conflicts.MERGE) or [ours[0]]
        _put(store, concept)


def _put(store: "TermStore", concept: "Concept") -> None:
    from corpus import FormatError
    from termbase import concept_findings

    if findings := list(concept_findings(concept)):
        raise FormatError("; ".join(findings))
    changed = store.put([concept], author())
    print(*concept_lines(concept, store.name), sep="\n")
    if not changed:
        say("it is there already: nothing changed")


def terms_edit(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of the concept; one of a farther base is copied first.")],
    to: ToOption = None,
    set: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=VALUE", help="subject, definition, note, source. May be repeated."),
    ] = None,
) -> None:
    """Change a concept, as TOML in your editor ($VISUAL, $EDITOR), or by --set; it is checked before it is kept.

    duizhao terms edit u0001

    duizhao terms edit u0001 --set "definition=Help between factories." --set subject=movement
    """
    import termbase
    from corpus import FormatError

    with termbase.TermStore(store_path(to)) as store:
        known = store.with_id(id) or next(
            (concept for base in bases_of(None) for concept in base.concepts() if concept.id == id), None
        )
        if known is None:
            raise FormatError(f"{id}: no concept of this id: `terms list` shows them")
        if set:
            changed = known
            for change in set:
                field, equals, value = change.partition("=")
                if not equals or field not in ("subject", "definition", "note", "source"):
                    raise typer.BadParameter(f"--set {change}: expected subject=, definition=, note= or source=")
                fields: dict[str, Any] = {field: value}
                changed = changed._replace(**fields)
        else:
            [changed] = _edited(termbase.toml_of(known)) or [known]
        if changed.id != id:
            raise FormatError(f"{changed.id}: the id was {id}: it stays, others refer to it")
        _put(store, changed)


def _edited(text: str) -> list["Concept"]:
    import shlex  # these, too, are wanted here only
    import subprocess
    import tempfile

    from corpus import FormatError
    from termbase import toml_concepts

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise FormatError("no editor is set: set EDITOR, or use --set FIELD=VALUE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "concept.toml"
        path.write_text(text, encoding="utf-8")
        if subprocess.run([*shlex.split(editor), path], check=False).returncode:
            raise FormatError(f"{editor}: left with an error: nothing was changed")
        found = toml_concepts(path.read_text(encoding="utf-8"), "your text")
    if len(found) != 1:
        raise FormatError(f"your text: {len(found)} concepts: expected the one that was there")
    return found


def terms_remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Of the concepts.")], to: ToOption = None
) -> None:
    """Take concepts out of your base; `terms history ID --undo` brings one back.

    duizhao terms remove u0001

    duizhao terms remove u0002 u0003 --to book.sqlite
    """
    from corpus import FormatError
    from termbase import TermStore

    with TermStore(_existing(to)) as store:
        if missing := [id for id in ids if store.with_id(id) is None]:
            raise FormatError(f"{store.path}: {', '.join(missing)}: no such concept: nothing was removed")
        for id in ids:
            store.remove(id, author())
    say(f"{len(ids)} removed")


def terms_history(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of the concept.")],
    to: ToOption = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last change back; that is a change too.")] = False,
    format: ShownOption = Shown.TEXT,
) -> None:
    """Show what was done to a concept of your base: when, by whom, how it was and how it became.

    duizhao terms history u0001

    duizhao terms history u0001 --undo
    """
    from termbase import TermStore, differences, table_of

    with TermStore(_existing(to)) as store:
        if undo:
            restored = store.undo(id, author())
            say(f"{id}: as it was before the last change" if restored else f"{id}: not there, as before it was added")
            return
        changes = store.history(id)
    if format is Shown.JSON:
        print_json(
            [
                {
                    "at": change.author.at,
                    "by": change.author.name,
                    "old": change.old and table_of(change.old),
                    "new": change.new and table_of(change.new),
                }
                for change in changes
            ]
        )
        return
    if not changes:
        say(f"{id}: no history in this base")
    for change in changes:
        print(change.author.at, change.author.name, "added" * (change.old is None) + "removed" * (change.new is None))
        if change.old and change.new:
            print(*(f"    {line}" for line in differences(change.old, change.new)), sep="\n")


def _existing(to: str | None) -> Path:
    from corpus import UnreadableError

    path = store_path(to)
    if not path.exists():
        raise UnreadableError(f"{path}: there is no such base: `terms add` or `terms import` make one")
    return path
