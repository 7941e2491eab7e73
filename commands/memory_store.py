"""`duizhao memory add`, `info`, `export`: units into a store and out of it."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import own_version, print_json, progress_bar, say, told_share
from commands.converting import chosen_format, opened_memory
from commands.memory_options import NameOption, StoreOption, existing_store, opened_store, store_name
from commands.options import STANDARD, ForceOption, JobsOption, Shown, ShownOption
from commands.outputs import refuse_outputs, write_stream

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import Added
    from tmx import TableSettings


def memory_add(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Memories, alignments, tables; - is stdin.", readable=False)
    ],
    to: Annotated[str | None, typer.Option("--to", metavar="STORE", help="As --store of the other commands.")] = None,
    name: NameOption = "main",
    source_format: Annotated[
        str, typer.Option("--from", metavar="FORMAT", help="Of the files.  [default: by their names]")
    ] = "",
    source_lang: Annotated[str, typer.Option(metavar="TAG", help="Of the source, where a table does not say.")] = "",
    target_lang: Annotated[str, typer.Option(metavar="TAG", help="Of the target, where a table does not say.")] = "",
    columns: Annotated[str, typer.Option(help="Of a table, as in source=2,target=3.")] = "",
    jobs: JobsOption = 2,
    format: ShownOption = Shown.TEXT,
) -> None:
    """Add units to a memory, each file whole or not at all; what is there already is counted, not doubled.

    duizhao memory add report.tmx

    duizhao memory add book-1.tmx book-2.tmx.gz glossary.xlsx --to book.sqlite --name chapters

    Formats: tmx tsv csv jsonl xlsx docx xliff po, and moses with --from moses. Adding a file again changes nothing; a
    unit whose date of change is newer takes the place of the older one.
    """
    from memory import Lookup
    from tmx import TableSettings

    settings = TableSettings(source_lang, target_lang, columns, version=own_version())
    chosen = [(file, chosen_format(source_format, file, "--from")) for file in files]
    gc.freeze()  # modules stay: an import makes millions of values, and each search for lost ones would go through them
    rows = {}
    with opened_store(store_name(to)) as store, progress_bar(quiet=False) as progress:
        add = partial(store.add, memory=name, jobs=jobs)
        for file, kind in chosen:
            rows[str(file)] = added = _add_file(add, file, kind, settings, told_share(file, progress))
            if format is Shown.TEXT:
                counts = ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in added._asdict().items())
                print(f"{file}: {counts}")
        Lookup(store).settle()
    if format is Shown.JSON:
        print_json({file: added._asdict() for file, added in rows.items()})


def _add_file(
    add: Callable[..., "Added"], file: Path, kind: str, settings: "TableSettings", progress: Callable[[int], None]
) -> "Added":
    """Adds a file, and says on stderr what was noticed and what could not be carried."""
    from tmx import Losses, fit_for, remark_line

    losses = Losses()
    memory = opened_memory(file, kind, settings, losses, progress)
    try:
        added = add(memory.stretches or fit_for("tmx", kind, memory.units, losses), label=file.name)
    finally:
        memory.close()
    for remark in memory.remarks():
        say(remark_line(remark.name, remark))
    for line in losses.lines():
        say(f"{file}: {line}")
    return added


def memory_info(store: StoreOption = None, format: ShownOption = Shown.TEXT) -> None:
    """Tell what a store holds.

    duizhao memory info

    duizhao memory info --store book.sqlite --format json
    """
    with opened_store(existing_store(store)) as opened:
        memories, name = opened.memories(), opened.name
    if format is Shown.JSON:
        print_json({"store": name, "memories": [memory._asdict() for memory in memories]})
        return
    print(name)
    for memory in memories:
        notes = [f"{memory.dead:,} taken out (until `memory vacuum`)"] * bool(memory.dead)
        notes += ["read-only"] * memory.read_only
        counts = f"{memory.units:,} units, priority {memory.priority}, penalty {memory.penalty}"
        print(f"  {memory.name}: {', '.join([counts, *notes])}")


def memory_export(
    output: Annotated[Path, typer.Option("-o", "--output", help="The TMX file.", readable=False)],
    store: StoreOption = None,
    name: Annotated[str, typer.Option("--name", help="One of the named memories.  [default: all]")] = "",
    force: ForceOption = False,
) -> None:
    """Write the units of a store as TMX.

    duizhao memory export -o all.tmx

    duizhao memory export -o chapters.tmx --store book.sqlite --name chapters
    """
    from tmx import Losses, legal_units, memory_header, write_tmx

    refuse_outputs([output], [], force)
    losses = Losses()
    with opened_store(existing_store(store)) as opened:
        units = legal_units(opened.units(name), losses)
        write_stream(output, write_tmx(memory_header(own_version()), units), force)
    if output != STANDARD:
        say(f"wrote {output}")
    for line in losses.lines():
        say(f"{output}: {line}")
