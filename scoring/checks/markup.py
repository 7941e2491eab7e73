"""What must come through unchanged: tags, placeholders, addresses, codes of letters and digits, CamelCase names."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus import HAN, Span
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_LINK = re.compile(rf"(?:https?|ftp)://[^\s<>\"'{HAN}，。；）」]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_TAG = re.compile(
    r"</?[A-Za-z][^<>]*>|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{[A-Za-z_0-9]*\}"
    r"|%(?:\d+\$)?[-+ 0#]*\d*(?:\.\d+)?[sdifuxXeEgGc]\b|%\([A-Za-z_]\w*\)[sd]"
)
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9])"
    r"|(?<![A-Za-z])[A-Z]?[a-z]+[A-Z][A-Za-z]*(?![A-Za-z])",
    re.ASCII,
)
_ORDINARY = re.compile(
    r"\d+(?:st|nd|rd|th|s|m|h|km|kg|cm|mm|am|pm|[KMkmgtx]|[a-z]|-[a-z]+)|(?:[a-z]+-)+\d+|[A-Za-z]+-\d{1,2}s?|Ma?c[A-Z][a-z]+|\d+(?:-[A-Za-z]+)+",
    re.I,
)


def markup_differs(pair: Pair) -> Iterator[Fault]:
    """Tags and placeholders, addresses, and codes such as B-17 that only one side has."""
    for pattern, kind in ((_LINK, MqmType.LINK), (_TAG, MqmType.MARKUP)):
        yield from _differing(pair, pattern, kind, Severity.MAJOR)
    yield from _differing(pair, _CODE, MqmType.MISTRANSLATION, Severity.MAJOR)


def _differing(pair: Pair, pattern: re.Pattern[str], kind: MqmType, severity: Severity) -> Iterator[Fault]:
    ours, theirs = _all(pattern, pair.source), _all(pattern, pair.target)
    lacking = _counted(ours) - _counted(theirs)
    surplus = _counted(theirs) - _counted(ours)
    for found in _first(ours, lacking):
        yield Fault(kind, severity, found[0], "", (Span(*found.span()),))
    if pattern is not _CODE:
        for found in _first(theirs, surplus):
            yield Fault(kind, severity, "", found[0], (), (Span(*found.span()),))


def _all(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    if pattern is _CODE:
        links = [link.span() for one in (_LINK, _TAG) for link in one.finditer(text)]
        return [
            found
            for found in pattern.finditer(text)
            if not _ORDINARY.fullmatch(found[0]) and not any(s <= found.start() < e for s, e in links)
        ]
    return list(pattern.finditer(text))


def _counted(found: list[re.Match[str]]) -> Counter[str]:
    return Counter(re.sub(r"\s+", " ", one[0]).rstrip(".,;:") for one in found)


def _first(found: list[re.Match[str]], wanted: Counter[str]) -> Iterator[re.Match[str]]:
    left = Counter(wanted)
    for one in found:
        key = re.sub(r"\s+", " ", one[0]).rstrip(".,;:")
        if left[key] > 0:
            left[key] -= 1
            yield one
