"""`duizhao memory lookup`: units like a text, and why they are."""

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import print_json, say
from commands.memory_options import (
    SourceLangOption,
    StoreOption,
    TargetLangOption,
    existing_store,
    languages_of,
    opened_store,
    origin_of,
)
from commands.options import STANDARD, Answer

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import Match


def memory_lookup(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A segment, or - for standard input, one a line.")],
    store: StoreOption = None,
    source_lang: SourceLangOption = "",
    target_lang: TargetLangOption = "",
    threshold: Annotated[int, typer.Option(min=1, max=100, help="The least score.")] = 70,
    matches: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 5,
    format: Annotated[Answer, typer.Option(help="How to answer.")] = Answer.TEXT,
) -> None:
    """Find units like a text: their score, what differs, and the translation.

    duizhao memory lookup 工人们开展技术革新运动

    duizhao memory lookup "the workers launched a movement" --threshold 60 --format jsonl
    """
    from memory import Limits, Lookup, Query

    texts = [line.rstrip("\r\n") for line in sys.stdin] if text == str(STANDARD) else [text]
    with opened_store(existing_store(store)) as opened:
        lookup = Lookup(opened)
        for one in filter(None, texts):
            source, target = languages_of(one, source_lang, target_lang)
            found = lookup(Query(one, source, target), Limits(threshold, matches))
            _print_matches(one, found, format)


def _print_matches(text: str, matches: list["Match"], format: Answer) -> None:
    if format is Answer.TEXT:
        _print_text(text, matches)
        return
    rows = [_row(match) for match in matches]
    if format is Answer.JSON:
        print_json({"query": text, "matches": rows})
    else:
        print(
            *(json.dumps({"query": text, **row}, ensure_ascii=False) for row in rows), sep="\n", end="\n" * bool(rows)
        )


def _row(match: "Match") -> dict[str, Any]:
    return {
        "score": match.score,
        "penalty": match.penalty,
        "source": match.source,
        "target": match.target,
        "differences": [one._asdict() for one in match.differences],
        "flags": [flag.value for flag in match.flags],
        "origin": origin_of(match.stored),
    }


def _print_text(text: str, matches: list["Match"]) -> None:
    if not matches:
        say(f"no match for {text}")
    for match in matches:
        flags = "".join(f" [{flag.value}]" for flag in match.flags)
        print(f"{match.score:3} %{flags}  {match.stored.memory}")
        print(f"      {_marked(match)}")
        print(f"      {match.target}")


def _marked(match: "Match") -> str:
    """The memory's text; in colours on a terminal: what the query lacks in red, what it has otherwise in yellow."""
    if not sys.stdout.isatty():
        return match.source
    colours = {"delete": "31", "replace": "33", "insert": "32", "equal": "0"}
    return "".join(
        f"\033[{colours[one.op]}m{match.source[slice(*one.memory)] or '▲'}\033[0m" for one in match.differences
    )
