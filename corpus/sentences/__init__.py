"""Sentences of one block: spans in order that cover every character but the spaces around them."""

import re
from collections.abc import Iterable

from corpus.document import Span
from corpus.errors import LanguageError

_LIKE_CHINESE = frozenset(["zh", "ja", "yue", "lzh", "cmn", "wuu", "nan", "hak"])
_WITHOUT_STOPS = frozenset(["th", "lo", "km", "my", "bo", "dz"])
_WORD = re.compile(r"\w")


def split_sentences(text: str, lang: str) -> list[Span]:
    """The sentences of one paragraph: Chinese rules for Chinese and Japanese, English rules for other languages.

    Spans are trimmed and never empty; time is linear in the text. Raises LanguageError for a language that is written
    without stops: only the lines of a file can tell its sentences.
    """
    language = lang.partition("-")[0]
    if language in _WITHOUT_STOPS:
        raise LanguageError(f"{lang}: no rules for sentences of this language: give one segment a line, with --lines")
    return spans_between(text, _cuts(text, language))


def _cuts(text: str, language: str) -> list[int]:
    """The rules are imported where they are wanted: lines that are segments want none, most files those of one."""
    if language in _LIKE_CHINESE:
        from corpus.sentences.chinese import chinese_cuts

        return chinese_cuts(text)
    from corpus.sentences.english import english_cuts

    return english_cuts(text)


def spans_between(text: str, cuts: Iterable[int]) -> list[Span]:
    """What lies between the cuts, trimmed; a piece without letter or digit goes to the one before it."""
    spans: list[Span] = []
    start = 0
    for cut in (*cuts, len(text)):
        span = _trimmed(text, start, cut)
        start = cut
        if span.start == span.end:
            continue
        if spans and not _WORD.search(text, *span):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
