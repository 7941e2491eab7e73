"""`duizhao memory add`, `info`, `export`: units into a store and out of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import own_version, print_json, progress_bar
from commands.memory_options import NameOption, StoreOption, existing_store, store_name
from commands.options import ForceOption, Shown, ShownOption
from commands.outputs import refuse_outputs, write_all

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import TranslationUnit


def memory_add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="TMX files, packed or not.", readable=False)],
    to: Annotated[str | None, typer.Option("--to", metavar="STORE", help="As --store of the other commands.")] = None,
    name: NameOption = "main",
    format: ShownOption = Shown.TEXT,
) -> None:
    """Add units to a memory, each file whole or not at all; what is there already is counted, not doubled.

    duizhao memory add report.tmx

    duizhao memory add book-1.tmx book-2.tmx.gz --to book.sqlite --name chapters
    """
    from memory import open_store

    rows = {}
    with open_store(store_name(to)) as store, progress_bar(quiet=False) as progress:
        for file in files:
            size = max(file.stat().st_size, 1) if file.is_file() else 1
            told = _Bytes(progress, file.name, size)
            rows[str(file)] = store.add(units_in(file, told), name)
    if format is Shown.JSON:
        print_json({file: added._asdict() for file, added in rows.items()})
        return
    for path, added in rows.items():
        counts = ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in added._asdict().items())
        print(f"{path}: {counts}")


def memory_info(store: StoreOption = None, format: ShownOption = Shown.TEXT) -> None:
    """Tell what a store holds.

    duizhao memory info

    duizhao memory info --store book.sqlite --format json
    """
    from memory import open_store

    with open_store(existing_store(store)) as opened:
        memories = opened.memories()
    if format is Shown.JSON:
        print_json({"store": str(store_name(store)), "memories": [memory._asdict() for memory in memories]})
        return
    print(store_name(store))
    for memory in memories:
        locked = ", read-only" if memory.read_only else ""
        print(f"  {memory.name}: {memory.units:,} units, priority {memory.priority}, penalty {memory.penalty}{locked}")


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
    from memory import open_store
    from tmx import memory_header, write_tmx

    refuse_outputs([output], [], force)
    with open_store(existing_store(store)) as opened:
        write_all([(output, b"".join(write_tmx(memory_header(own_version()), opened.units(name))))], force, quiet=False)


class _Bytes:
    """Progress in bytes of a file as a share of it."""

    def __init__(self, progress: Any, step: str, size: int) -> None:
        self.progress, self.step, self.size = progress, step, size

    def __call__(self, n_bytes: int) -> None:
        self.progress(self.step, min(n_bytes / self.size, 1))


def units_in(file: Path, told: "_Bytes | None") -> Iterator["TranslationUnit"]:
    """The units of a TMX file."""
    from tmx import read_tmx

    with read_tmx(file, str(file), told) as units:
        yield from units
