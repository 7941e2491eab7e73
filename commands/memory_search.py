"""`duizhao memory search`: where words and phrases stand in a store."""

import json
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import print_json, say
from commands.memory_options import StoreOption, existing_store, opened_store, origin_of
from commands.options import Answer, language_tag

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import Hit

_CONTEXT = 40


def memory_search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Any stretch of characters, one Chinese one too.")],
    store: StoreOption = None,
    lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Look on this side only.")] = "",
    other: Annotated[str, typer.Option(help="What the other side must have.")] = "",
    lacking: Annotated[str, typer.Option(help="What the other side must not have.")] = "",
    regex: Annotated[bool, typer.Option("--regex", help="TEXT is a regular expression.")] = False,
    hits: Annotated[int, typer.Option(min=1, help="How many units at most.")] = 50,
    format: Annotated[Answer, typer.Option(help="How to answer.")] = Answer.TEXT,
) -> None:
    """Concordance: every unit in which a text stands, in either language.

    duizhao memory search 技协

    duizhao memory search 技术革新 --lacking "technical innovation" --format jsonl
    """
    from memory import Search, concordance, matching_expression

    search = Search(text, lang.partition("-")[0], other, lacking)
    with opened_store(existing_store(store)) as opened:
        found = list(islice((matching_expression if regex else concordance)(opened, search), hits))
    if format is Answer.TEXT:
        _print_hits(text, found)
        return
    rows = [_hit_row(hit) for hit in found]
    if format is Answer.JSON:
        print_json({"query": text, "hits": rows})
    else:
        print("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), end="")


def _hit_row(hit: "Hit") -> dict[str, Any]:
    unit = hit.stored.unit
    others = {variant.language: variant.text for variant in unit.variants if variant.language != hit.said.language}
    found = {"text": hit.said.text, "language": hit.said.language, "spans": hit.spans, "others": others}
    return {**found, "origin": origin_of(hit.stored)}


def _print_hits(text: str, hits: list["Hit"]) -> None:
    """Keyword in context: what stands before, the text itself, what stands after; below it the other side."""
    if not hits:
        say(f"{text}: not found")
    for hit in hits:
        for start, end in hit.spans:
            before, after = hit.said.text[:start][-_CONTEXT:], hit.said.text[end:][:_CONTEXT]
            print(f"{before}⟦{hit.said.text[start:end]}⟧{after}")
        for variant in hit.stored.unit.variants:
            if variant.language != hit.said.language:
                print(f"      {variant.text}")
