"""Brackets and quotation marks: in pairs, and of the kind that the language uses."""

import re
from collections.abc import Iterator

from corpus import HAN, Span
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_PAIRS = {
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "“": "”",
    "{": "}",
}
_OPENING_OF = {closing: opening for opening, closing in _PAIRS.items()}
_LIST_MARK = re.compile(r"(?:^|(?<=[\s；;，,。]))[(（]?[0-9A-Za-z一二三四五六七八九十]{1,3}[)）]")
_CHINESE_MARKS = re.compile("[《》〈〉「」『』【】（），。；：！？、]")
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}])[,;:!?()](?=[{HAN}]|$)|(?<=[{HAN}])[,;:!?](?=\s)")


def unpaired(pair: Pair) -> Iterator[Fault]:
    """Brackets and quotation marks of the candidate that are never closed or opened, where the source's all are."""
    if not list(_alone(pair.source)):
        for place in _alone(pair.target):
            mark = pair.target[place]
            partner = _PAIRS.get(mark) or _OPENING_OF[mark]
            yield _fault(partner, mark, Span(place, place + 1))


def wrong_kind(pair: Pair) -> Iterator[Fault]:
    """Chinese marks in a text of letters (《》 becomes italics or quotes there), narrow marks between Han."""
    if pair.into_chinese:
        for found in _HALF_WIDTH.finditer(pair.target):
            wide = "（" if found[0] == "(" else "）" if found[0] == ")" else chr(ord(found[0]) + 0xFEE0)
            yield _fault(wide, found[0], Span(*found.span()))
    else:
        for found in _CHINESE_MARKS.finditer(pair.target):
            yield _fault("a mark of the target language", found[0], Span(*found.span()))


def _alone(text: str) -> Iterator[int]:
    """Places of marks without a partner; a list mark's `1)` is none."""
    marks = {place for found in _LIST_MARK.finditer(text) for place in range(*found.span())}
    opened: list[int] = []
    for place, char in enumerate(text):
        if char in _PAIRS and place not in marks:
            opened.append(place)
        elif char in _OPENING_OF and place not in marks:
            if opened and text[opened[-1]] == _OPENING_OF[char]:
                opened.pop()
            else:
                yield place
    yield from opened


def _fault(expected: str, found: str, place: Span) -> Fault:
    return Fault(MqmType.PUNCTUATION, Severity.MINOR, expected, found, (), (place,))
