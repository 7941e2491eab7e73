"""`duizhao terms`: terms looked up, kept, exchanged and checked."""

import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import print_json, say
from commands.memory_options import existing_store, opened_store
from commands.options import text_asked
from commands.term_bases import BaseOption, DateOption, lookup_of
from commands.term_check import terms_check
from commands.term_exchange import terms_export, terms_import
from commands.term_extract import terms_extract
from commands.term_output import COLUMNS, Asked, dropped_value, faint, hit_lines, hit_row, hit_value, reason
from commands.term_show import terms_list, terms_show
from commands.term_store import terms_add, terms_edit, terms_history, terms_remove

if TYPE_CHECKING:
    from termbase import Found, TermHit

terms_app = typer.Typer(no_args_is_help=True, help="Look terms up, keep them, exchange them.")
_COMMANDS: dict[str, Callable[..., None]] = {
    "show": terms_show,
    "list": terms_list,
    "add": terms_add,
    "edit": terms_edit,
    "remove": terms_remove,
    "history": terms_history,
    "import": terms_import,
    "export": terms_export,
    "extract": terms_extract,
    "check": terms_check,
}
for _name, _command in _COMMANDS.items():
    terms_app.command(_name)(_command)

_EXAMPLES = 3


class Format(StrEnum):
    """How a look-up is answered."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    TSV = "tsv"


@terms_app.command("lookup")
def terms_lookup(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A term, pinyin, a sentence; - for standard input.")],
    base: BaseOption = None,
    date: DateOption = "",
    kwic: Annotated[str, typer.Option(metavar="STORE", help="Examples from a memory beside each hit.")] = "",
    explain: Annotated[bool, typer.Option("--explain", help="Also what was dropped, and why.")] = False,
    format: Annotated[Format, typer.Option(help="How to answer.")] = Format.TEXT,
) -> None:
    """Find the terms in a text: where they stand, what they mean, how they matched.

    duizhao terms lookup 技协

    duizhao terms lookup "rationalization proposals" --date 1952 --format json

    Chinese is found in either script, by pinyin too (jixie, ji4xie2, jì xié); English whatever its ending.
    """
    text = text_asked(text)
    found = lookup_of(base).ask(text, date)
    asked = Asked(text, date, _examples(kwic, found) if kwic else {})
    if not found.hits and format is not Format.JSON:
        say("no term found")
    _print_found(found, asked, explain, format)


def _print_found(found: "Found", asked: Asked, explain: bool, format: Format) -> None:
    if format is Format.TEXT:
        for hit in found.hits:
            print(*hit_lines(hit, asked), sep="\n")
        for one in found.dropped if explain else ():
            print(faint(f"dropped at {one.chars.start + 1}: {one.text}: {reason(one)}"))
        return
    values = [hit_value(hit, asked) for hit in found.hits]
    if format is Format.JSON:
        dropped = {"dropped": [dropped_value(one) for one in found.dropped]} if explain else {}
        print_json({"query": asked.text, "hits": values, **dropped})
    elif format is Format.JSONL:
        _print_lines(json.dumps(value, ensure_ascii=False) for value in values)
    else:
        from corpus import formula_safe, tab_escaped

        rows = [COLUMNS, *(hit_row(hit, asked.date) for hit in found.hits)]
        _print_lines("\t".join(formula_safe(tab_escaped(cell)) for cell in row) for row in rows)


def _print_lines(lines: Iterator[str]) -> None:
    for line in lines:
        print(line)


def _examples(kwic: str, found: "Found") -> dict[str, list[dict[str, Any]]]:
    """Up to three units of a memory for each term: the text that has it, and the others by language."""
    from memory import Search, concordance

    examples = {}
    with opened_store(existing_store(kwic)) as store:
        for hit in _with_children(found.hits):
            if hit.term.text not in examples:
                units = islice(concordance(store, Search(hit.term.text)), _EXAMPLES)
                examples[hit.term.text] = [
                    {
                        "text": unit.said.text,
                        "others": {
                            variant.language: variant.text
                            for variant in unit.stored.unit.variants
                            if variant.language != unit.said.language
                        },
                    }
                    for unit in units
                ]
    return examples


def _with_children(hits: "list[TermHit] | tuple[TermHit, ...]") -> Iterator["TermHit"]:
    for hit in hits:
        yield hit
        yield from _with_children(hit.children)
