"""Punctuation and spaces: the end of the sentence, doubled marks, spaces where none belong, `...` for ……."""

import re
from collections.abc import Iterator

from corpus import HAN, Span
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_CLOSERS = "”’\"')）」』》〉]】 \u3000*_"
_ENDS = {"?": "question", "？": "question", "!": "exclamation", "！": "exclamation", "…": "open"}
_QUESTION = re.compile("[?？]")
_STOPS = ".。．;；:："
_MARK = {
    "question": ("?", "？"),
    "exclamation": ("!", "！"),
    "stop": (".", "。"),
}
_IN_CHINESE = (
    (re.compile(r"([，。；：、])\1+"), "once"),
    (re.compile(rf"(?<=[{HAN}])[ \t]+(?=[{HAN}])"), "no space"),
    (re.compile(r"[ \t]+(?=[，。；：！？、])|(?<=[，。；：！？、])[ \t]+(?=\S)"), "no space"),
    (re.compile(rf"(?<=[{HAN}])\.{{3,}}|(?<=[{HAN}])。{{3,}}"), "……"),
)
_IN_OTHERS = (
    (re.compile(r"([,;:])\1+|(?<!\.)\.\.(?!\.)"), "once"),
    (re.compile(r"(?<=\S)[ \t]+(?=[,;:!?](?:\s|$)|\.(?:\s[^.]|$))(?<!\.\s)"), "no space"),
    (re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])"), "a space behind it"),
)
_ALWAYS = (
    (re.compile(r"(?<=\S)[ \t]{2,}(?=\S)"), "one space"),
    (re.compile(r"^\s+(?=\S)|(?<=\S)\s+$"), "no space at the ends"),
)


def ends_differ(pair: Pair) -> Iterator[Fault]:
    """A question or an exclamation of the source that ends as another kind of sentence, or the other way round."""
    ours, theirs = _end(pair.source), _end(pair.target)
    if "open" in (ours, theirs) or "" in (ours, theirs) or "question" not in (ours, theirs) or ours == theirs:
        return
    if _QUESTION.search(pair.source) and _QUESTION.search(pair.target):
        return  # "…?" asked the boy.
    place = len(pair.target.rstrip(_CLOSERS)) - 1
    expected = _MARK[ours][pair.into_chinese]
    yield _fault(expected, pair.target[place], Span(place, place + 1))


def marks_and_spaces(pair: Pair) -> Iterator[Fault]:
    """Doubled marks, spaces between Han or before marks, doubled spaces and spaces at the ends, wrong dots."""
    rules = (_IN_CHINESE if pair.into_chinese else _IN_OTHERS) + _ALWAYS
    for pattern, expected in rules:
        for found in pattern.finditer(pair.target):
            yield _fault(expected, found[0], Span(*found.span()))


def _end(text: str) -> str:
    """What kind of sentence a text ends as; nothing where no mark tells."""
    last = text.rstrip(_CLOSERS)[-1:]
    if last and last in _STOPS:
        return "open" if text.rstrip(_CLOSERS).endswith("...") else "stop"
    return _ENDS.get(last, "")


def _fault(expected: str, found: str, place: Span) -> Fault:
    return Fault(MqmType.PUNCTUATION, Severity.MINOR, expected, found, (), (place,))
