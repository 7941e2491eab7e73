"""`duizhao memory search`: where words and phrases stand in a store."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import Bar, print_json, progress_bar, say
from commands.kwic import Terms, kwic_lines, no_terms, terminal_width
from commands.memory_options import StoreOption, existing_store, opened_store
from commands.options import language_tag
from commands.styled import short_line
from commands.term_bases import BaseOption, lookup_of

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import Hit

_COLUMNS = ("memory", "unit", "language", "text", "spans", "other_language", "other_text")


class _Format(StrEnum):
    """How hits are answered."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    TSV = "tsv"


def memory_search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Any stretch of characters, one Chinese one too.")],
    store: StoreOption = None,
    lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Look on this side only.")] = "",
    other: Annotated[str, typer.Option(metavar="TEXT", help="What the other side must have.")] = "",
    lacking: Annotated[str, typer.Option(metavar="TEXT", help="What the other side must not have.")] = "",
    regex: Annotated[bool, typer.Option("--regex", help="TEXT is a regular expression, for the raw text.")] = False,
    hits: Annotated[int, typer.Option(min=1, help="How many units at most.")] = 50,
    count: Annotated[bool, typer.Option("--count", help="Only count all of them.")] = False,
    terms: Annotated[bool, typer.Option("--terms", help="Show the terms on both sides.")] = False,
    base: BaseOption = None,
    format: Annotated[_Format, typer.Option(help="How to answer.")] = _Format.TEXT,
) -> None:
    """Concordance: every unit in which a text stands, in either language.

    duizhao memory search 技协

    duizhao memory search 技术革新 --lacking "technical innovation" --format jsonl

    duizhao memory search 技协 --terms

    duizhao memory search "第.{1,3}车间" --regex --lang zh --count

    Case does not matter, nor (but to --regex) do width and script: 技協 finds 技协. A word is found by its beginning.
    """
    from memory import Search, concordance, matching_expression

    if not (text if regex else text.strip()):
        raise typer.BadParameter("TEXT is empty: expected what to look for")
    search = Search(text, lang.partition("-")[0], other, lacking)
    shown = _terms(base) if terms or base else no_terms
    with opened_store(existing_store(store)) as opened, progress_bar(quiet=False) as bar:
        found = (matching_expression if regex else concordance)(opened, search, partial(bar, "searching"))
        if count:
            counts = _counts(found)
            bar.hide()
            _print_counts(*counts, format)
            return
        n_found, more = _print_hits(text, found, hits, format, shown, bar)
    if not n_found:
        say(f"{short_line(text)}: not found")
    elif more:
        say(f"the first {hits:,} units: --hits shows more, --count counts all")


def _terms(base: list[str] | None) -> Terms:
    """Where the terms of a base stand in a text."""
    lookup = lookup_of(base)
    return lambda text: [one.chars for one in lookup.find(text).hits]


def _print_hits(
    text: str, found: Iterator["Hit"], most: int, format: _Format, terms: Terms, bar: Bar
) -> tuple[int, bool]:
    """Prints the first hits, each as it is found but for JSON; how many they are, and whether there are more."""
    first = islice(found, most)
    if format is _Format.JSON:
        rows = [_row(hit, terms) for hit in first]
        more = next(found, None) is not None
        bar.hide()
        print_json({"query": text, "hits": rows, "more": more})
        return len(rows), more
    if format is _Format.TSV:
        print("\t".join(_COLUMNS))
    lines = _lines(format, terms)
    n_found = 0
    for hit in first:
        n_found += 1
        bar.hide()
        for line in lines(hit):
            print(line)
        sys.stdout.flush()
    return n_found, next(found, None) is not None


def _lines(format: _Format, terms: Terms) -> Callable[["Hit"], Iterable[str]]:
    """What makes the lines of a hit."""
    if format is _Format.TEXT:
        width = terminal_width()
        return lambda hit: kwic_lines(hit, width, terms)
    if format is _Format.TSV:
        return lambda hit: map("\t".join, _cells(hit))
    return lambda hit: [json.dumps(_row(hit, terms), ensure_ascii=False)]


def _counts(found: Iterable["Hit"]) -> tuple[int, int]:
    """Units and places."""
    units: set[int] = set()
    places = 0
    for hit in found:
        units.add(hit.stored.id)
        places += len(hit.spans)
    return len(units), places


def _print_counts(units: int, places: int, format: _Format) -> None:
    """JSON where that is asked for."""
    if format in (_Format.JSON, _Format.JSONL):
        print(json.dumps({"units": units, "places": places}))
    elif format is _Format.TSV:
        print(f"units\tplaces\n{units}\t{places}")
    else:
        print(f"{units:,} units, {places:,} places")


def _row(hit: "Hit", terms: Terms) -> dict[str, Any]:
    from memory import hit_json

    if terms is no_terms:
        return hit_json(hit)
    return {**hit_json(hit), "terms": {one.language: terms(one.text) for one in hit.stored.unit.variants}}


def _cells(hit: "Hit") -> Iterator[tuple[str, ...]]:
    """A row for each other side of a hit."""
    from corpus import tab_escaped

    spans = " ".join(f"{start}-{end}" for start, end in hit.spans)
    own = hit.stored.memory, str(hit.stored.id), hit.said.language, hit.said.text, spans
    for variant in hit.stored.unit.variants:
        if variant.language != hit.said.language:
            yield tuple(map(tab_escaped, (*own, variant.language, variant.text)))
