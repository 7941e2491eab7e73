"""Clauses: the smallest parts of a sentence of which it can be told whether they were translated."""

import re

from corpus import Span

_CHINESE = re.compile(r"[^，；：。！？…—]+[，；：。！？…—”’」』）]*|[，；：。！？…—”’」』）]+")
_OTHER = re.compile(r".+?(?:[,;:.!?—]+[”’\"')]*(?=\s|$)|—|$)\s*", re.S)
_LEAST = {True: 6, False: 16}
"""Characters of a clause; shorter ones are parts of their neighbours."""


def clauses(text: str, chinese: bool) -> list[Span]:
    """The clauses of a text, which cover it from its first to its last word."""
    spans: list[Span] = []
    for found in (_CHINESE if chinese else _OTHER).finditer(text):
        span = Span(*found.span())
        if not found[0].strip():
            continue
        if spans and min(_length(text, spans[-1]), _length(text, span)) < _LEAST[chinese]:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _length(text: str, span: Span) -> int:
    return len(text[slice(*span)].strip())
