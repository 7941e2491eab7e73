"""Where a text has a term: `000:57:12-16` is seed 000, line 57, characters 12 to 16 of that line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus import FormatError, Span, fold_key
from termbase.concept import Term

_AT = re.compile(r"([^:\s]+):([1-9]\d*):(\d+)-(\d+)")


class Reference(NamedTuple):
    """A document by the beginning of its name, a line (1-based) and characters of that line (0-based, half-open)."""

    document: str
    line: int
    chars: Span


def reference(at: str) -> Reference:
    """The place that `at` names. Raises FormatError."""
    found = _AT.fullmatch(at)
    if found is None or int(found[3]) >= int(found[4]):
        raise FormatError(f"{at!r}: expected DOCUMENT:LINE:START-END, as in 000:57:12-16")
    return Reference(found[1], int(found[2]), Span(int(found[3]), int(found[4])))


def named_at(text: str, place: Reference) -> str:
    """What stands at a place of a document's text; empty where it has no such line."""
    lines = text.split("\n")
    return lines[place.line - 1][place.chars.start : place.chars.end] if place.line <= len(lines) else ""


def is_named(term: Term, written: str) -> bool:
    """Whether what stands in a text is the term or one of its forms, scripts and spellings folded."""
    return _key(written) in {_key(text) for text in spellings(term)}


def spellings(term: Term) -> Iterator[str]:
    """The term and its look-up forms."""
    yield term.text
    yield from (form.text for form in term.forms)


def _key(text: str) -> str:
    return "".join(fold_key(text).split())
