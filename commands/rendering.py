"""An alignment as what was asked for: its formats, a table for a terminal, a report on stderr."""

import dataclasses
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commands.console import own_version, say
from commands.options import OF_UNITS, STANDARD, Format

if TYPE_CHECKING:
    from aligner import Alignment
    from commands.align_terms import Terms
    from tmx import Selection


def targets(output: list[Path], format: Format | None) -> list[tuple[Path, Format]]:
    """Where the result goes, in which format; standard output where nothing is said."""
    if not output:
        return [(STANDARD, format or (Format.TABLE if sys.stdout.isatty() else Format.TSV))]
    if len(set(output)) < len(output):
        raise typer.BadParameter("-o names one file twice")
    return [(path, format or _format_of(path)) for path in output]


def _format_of(path: Path) -> Format:
    suffix = path.suffix.lower().removeprefix(".").replace("xlf", Format.XLIFF)
    if suffix not in set(Format) - {Format.TABLE}:
        endings = " ".join(f".{name}" for name in Format if name is not Format.TABLE)
        raise typer.BadParameter(f"-o {path}: the suffix names no format: expected one of {endings}, or --format")
    return Format(suffix)


def rendered(
    alignment: "Alignment", selection: "Selection | None", terms: "Terms", chosen: Format, raw: bool
) -> Iterator[bytes]:
    """The bytes of an alignment in a format, of units where these are selected; `raw` leaves cells as they are."""
    import aligner
    from corpus import RAW, SAFE

    if selection is not None and chosen in OF_UNITS:
        return _units(alignment, selection, chosen, terms)
    cells = RAW if raw else SAFE
    writers: dict[Format, Callable[[Alignment], Iterable[str]]] = {
        Format.TSV: lambda found: aligner.tsv_lines(found, cells),
        Format.CSV: lambda found: aligner.csv_lines(found, cells),
        Format.JSONL: aligner.jsonl_lines,
        Format.LADDER: aligner.ladder_lines,
        Format.ALIGN: aligner.index_list_lines,
        Format.TXT: aligner.text_lines,
        Format.HTML: lambda found: [aligner.page(found, terms.marks)],
        Format.TABLE: lambda found: [_table(found)],
    }
    return (line.encode() for line in writers[chosen](alignment))


def _units(alignment: "Alignment", selection: "Selection", chosen: Format, terms: "Terms") -> Iterator[bytes]:
    """The units of an alignment in TMX or XLIFF; what XLIFF cannot hold is told."""
    import tmx

    header, units = (
        tmx.alignment_header(alignment, own_version()),
        terms.told(tmx.alignment_units(alignment, selection)),
    )
    if chosen is Format.TMX:
        yield from tmx.write_tmx(header, units)
        return
    losses = tmx.Losses()
    yield from (tmx.write_xliff12 if chosen is Format.XLIFF else tmx.write_xliff21)(header, units, losses)
    for line in losses.lines():
        say(line)


def _table(alignment: "Alignment") -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from aligner import rows_of

    table = Table("", "shape", "sure", box=box.SIMPLE_HEAD)
    for document in (alignment.source, alignment.target):
        table.add_column(Text(document.name), ratio=1, overflow="fold")
    for number, (bead, source, target) in enumerate(rows_of(alignment), start=1):
        colour = "green" if bead.confidence >= 0.9 else "yellow" if bead.confidence >= 0.7 else "red"
        shape = "{}–{}".format(*bead.shape)
        table.add_row(str(number), shape, Text(f"{bead.confidence:.2f}", colour), Text(source), Text(target))
    console = Console(width=None if sys.stdout.isatty() else 120)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def report(alignment: "Alignment", selection: "Selection | None", formats: Iterable[Format]) -> None:
    """What was found, on stderr, and what is left out of formats of units; the last line is the signature."""
    from aligner import summary_of

    summary = summary_of(alignment)
    for document in (alignment.source, alignment.target):
        joins = sum(repair.kind == "page-join" for repair in document.repairs)
        joined = f", joined over {joins} page break{'s' * (joins > 1)}" if joins else ""
        n_segments = len(document.segments)
        say(f"{document.name} ({document.lang}): {n_segments} segment{'s' * (n_segments != 1)}{joined}")
        for remark in document.remarks:
            say(f"{document.name}: {remark}")
    full = summary.beads - summary.source_only - summary.target_only
    alone = f"{summary.source_only} source and {summary.target_only} target segments without a counterpart"
    sure = f"; mean confidence {summary.mean_confidence:.2f}" if full else ""
    say(f"{full} beads with both sides, {alone}{sure}")
    for remark in alignment.remarks:
        say(remark)
    of_units = sorted({OF_UNITS[chosen] for chosen in formats if chosen in OF_UNITS})
    if selection is not None:
        counts = dataclasses.asdict(selection.left_out)
        reasons = "".join(f", {n} left out: {why.replace('_', ' ')}" for why, n in counts.items() if n)
        say(f"{len(selection.beads)} units in the {' and the '.join(of_units)}{reasons}")
    say(alignment.signature)
