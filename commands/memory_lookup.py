"""`duizhao memory lookup`: units like a text, and why they are."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import print_json, say
from commands.memory_options import (
    SourceLangOption,
    StoreOption,
    TargetLangOption,
    existing_store,
    languages_of,
    opened_store,
)
from commands.options import STANDARD, Answer, text_asked
from commands.styled import Piece, short_line, styled, visible_line

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from corpus import Span
    from memory import Found, Match


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
    from memory import SURE, Limits, Lookup, Query

    if not text.strip():
        raise typer.BadParameter("TEXT is empty: expected a segment to look up")
    texts = text_asked(text).split("\n") if text == str(STANDARD) else [text]
    with opened_store(existing_store(store)) as opened:
        lookup = Lookup(opened)
        for one in filter(None, texts):
            source, target = languages_of(one, source_lang, target_lang)
            found = lookup(Query(one, source, target), Limits(threshold, matches))
            _print_matches(one, found, format)
            if not found.exhaustive:
                say(f"{visible_line(one)}: the search was ended: others that score less than {SURE} may be missing")


def _print_matches(text: str, matches: "Found", format: Answer) -> None:
    from memory import match_json

    if format is Answer.TEXT:
        _print_text(text, matches)
        return
    rows = [match_json(match) for match in matches]
    if format is Answer.JSON:
        print_json({"query": text, "matches": rows, "exhaustive": matches.exhaustive})
    else:
        for row in rows:
            print(json.dumps({"query": text, **row, "exhaustive": matches.exhaustive}, ensure_ascii=False))


def _print_text(text: str, matches: "Found") -> None:
    from memory import NUMBERS_PUT_IN, explained

    if not matches:
        say(f"no match for {short_line(text)}")
    for match in matches:
        flags = "".join(f" [{flag.value}]" for flag in match.flags)
        why = explained(match.differences)
        penalty = f", {match.penalty} taken off" if match.penalty else ""
        print(f"{match.score:3} %{flags}  {match.stored.memory}{penalty}{why and f': {why}'}")
        if any(one.op != "equal" for one in match.differences):
            print(f"  {styled([Piece('asked', 'dim')])} {styled(_query_pieces(text, match))}")
        print(f"        {styled(_memory_pieces(match))}")
        print(f"        {styled([Piece(visible_line(match.target))])}")
        if match.substituted:
            print(f"  {styled([Piece(NUMBERS_PUT_IN, 'dim')])} {styled([Piece(visible_line(match.substituted))])}")


_QUERY_STYLES = {"insert": "bold green", "replace": "bold yellow"}
_MEMORY_STYLES = {"delete": "red strike", "replace": "yellow"}


def _query_pieces(text: str, match: "Match") -> list[Piece]:
    """The text that was asked for; what only it has in green, what the memory has otherwise in yellow."""
    return _pieces(text, [(one.query, _QUERY_STYLES.get(one.op, "")) for one in match.differences])


def _memory_pieces(match: "Match") -> list[Piece]:
    """The memory's text; what only it has struck out in red, what the query has otherwise in yellow."""
    return _pieces(match.source, [(one.memory, _MEMORY_STYLES.get(one.op, "")) for one in match.differences])


def _pieces(text: str, spans: "list[tuple[Span, str]]") -> list[Piece]:
    """The text in its order with the styles of its spans; what stands between them is plain."""
    pieces, at = [], 0
    for (start, end), style in sorted(spans):
        if start >= at:
            pieces += [Piece(visible_line(text[at:start])), Piece(visible_line(text[start:end]), style)]
            at = end
    return [*pieces, Piece(visible_line(text[at:]))]
