"""Hits and concepts as they are shown: lines for people, in colours on a terminal, values for JSON, rows for TSV."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from termbase import Concept, DroppedHit, Term, TermHit

COLUMNS = ("start", "end", "text", "term", "how", "status", "equivalents", "subject", "concept", "base")
_COLOURS = {"preferred": "32", "admitted": "36", "proposed": "33", "superseded": "35", "deprecated": "31"}


class Asked(NamedTuple):
    """A text, the date of which terms are wanted ("" for any), and examples for each term that was found."""

    text: str
    date: str
    examples: dict[str, list[dict[str, Any]]]


def hit_value(hit: "TermHit", asked: Asked) -> dict[str, Any]:
    """A hit as JSON."""
    term = hit.term
    value = {
        "start": hit.chars.start,
        "end": hit.chars.end,
        "text": hit.text,
        "term": term.text,
        "language": term.language,
        "how": hit.how.value,
        "score": hit.score,
        "status": term.status.value,
        "type": term.type.value,
        "pinyin": term.pinyin,
        "valid_from": term.valid_from,
        "valid_to": term.valid_to,
        "concept": hit.concept.id,
        "subject": hit.concept.subject,
        "definition": hit.concept.definition,
        "note": " ".join(filter(None, [term.note, hit.concept.note])),
        "base": hit.base,
        "equivalents": [_term_value(one) for one in hit.equivalents(asked.date)],
        "children": [hit_value(child, asked) for child in hit.children],
    }
    return value | ({"examples": asked.examples[term.text]} if term.text in asked.examples else {})


def _term_value(term: "Term") -> dict[str, str]:
    fields = ("text", "language", "status", "type", "pinyin", "valid_from", "valid_to", "source", "note")
    return {name: str(getattr(term, name)) for name in fields}


def dropped_value(one: "DroppedHit") -> dict[str, Any]:
    """What was dropped, as JSON."""
    return {"start": one.chars.start, "end": one.chars.end, "text": one.text, "reason": reason(one)}


def reason(one: "DroppedHit") -> str:
    """Why it was dropped."""
    return f"overlaps the term {one.rival_text}" if one.is_term else f"cuts the word {one.rival_text}"


def hit_row(hit: "TermHit", date: str) -> list[str]:
    """A hit as a row under `COLUMNS`."""
    others = "; ".join(term.text for term in hit.equivalents(date))
    term = hit.term
    found = [str(hit.chars.start), str(hit.chars.end), hit.text, term.text, hit.how.value, term.status.value]
    return [*found, others, hit.concept.subject, hit.concept.id, hit.base]


def hit_lines(hit: "TermHit", asked: Asked, depth: int = 0) -> Iterator[str]:
    """A hit for people: what stands where, then its equivalents with status and years, then what is known of it."""
    indent = "    " * depth
    how = f"{hit.how} {hit.score} %" if hit.score < 100 else hit.how.value
    term = hit.term
    named = "" if term.text == hit.text else f" = {term.text}"
    about = [how, status(term), years(term), term.pinyin, hit.concept.subject, f"{hit.concept.id} in {hit.base}"]
    text = " ".join(hit.text.split())
    yield f"{indent}{place(asked.text, hit.chars.start, hit.chars.end)}  {bold(text)}{named}  ({_joined(about)})"
    for other in hit.equivalents(asked.date):
        yield f"{indent}    {bold(other.text)}  ({_joined([status(other), years(other), other.pinyin, other.source])})"
        if other.note:
            yield f"{indent}        {other.note}"
    for line in filter(None, (hit.concept.definition, hit.concept.note, term.note)):
        yield f"{indent}    {faint(line)}"
    for example in asked.examples.get(term.text, ()):
        yield f"{indent}    {example['text']}"
        yield from (f"{indent}        {other}" for other in example["others"].values())
    for child in hit.children:
        yield from hit_lines(child, asked, depth + 1)


def concept_lines(concept: "Concept", base: str) -> Iterator[str]:
    """A concept for people."""
    yield f"{bold(concept.id)}  ({_joined([concept.subject, base])})"
    for line in filter(None, (concept.definition, concept.note)):
        yield f"    {line}"
    for term in concept.terms:
        kind = "" if term.type == "full" else term.type.value
        about = [status(term), kind, years(term), term.pinyin, term.source, term.at]
        yield f"    {term.language}  {bold(term.text)}  ({_joined(about)})"
        yield from (f"            {form.text}  ({form.kind})" for form in term.forms)
        yield from (f"        {line}" for line in (term.usage, term.note) if line)
    for relation in concept.relations:
        yield f"    {relation.kind} {relation.id}"


def place(text: str, start: int, end: int) -> str:
    """Where characters stand, counted from 1, with the line where there are several."""
    line = text.count("\n", 0, start)
    before = text.rfind("\n", 0, start) + 1
    where = f"{start - before + 1}–{end - before}"
    return f"{line + 1}:{where}" if "\n" in text else where


def status(term: "Term") -> str:
    """The status of a term, coloured."""
    return coloured(term.status.value, _COLOURS[term.status])


def years(term: "Term") -> str:
    """When a term was in use."""
    return term.years


def bold(text: str) -> str:
    """Text that stands out on a terminal."""
    return coloured(text, "1")


def faint(text: str) -> str:
    """Text that stands back on a terminal."""
    return coloured(text, "2")


def coloured(text: str, code: str) -> str:
    """Text in a colour where people read it and want colours."""
    return f"\033[{code}m{text}\033[0m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))
