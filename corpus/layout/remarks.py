"""One-line findings for people: what looks wrong in a text and was not changed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.document import RegionKind, Segment
from corpus.folding import HAN
from corpus.layout.paragraph import Paragraph
from corpus.punctuation import ends_sentence

SEGMENT_WARNING = 2_000
"""Characters of a segment from which it is remarked on."""

_SUSPICIOUS = re.compile(r"[的了、，。；！？：”’」』）》]")
_ASCII_STOP = re.compile(rf"(?<=[{HAN}])\.(?=[{HAN}]|$)", re.MULTILINE)
_ODD = {
    "\u2028": "U+2028 (line separator)",
    "\u2029": "U+2029 (paragraph separator)",
    "\x85": "U+0085 (next line)",
    "\x0b": "U+000B (vertical tab)",
    "\x0c": "U+000C (form feed) inside a line",
    "\x1c": "U+001C (file separator)",
    "\x1d": "U+001D (group separator)",
    "\x1e": "U+001E (record separator)",
    "\x00": "U+0000",
    "\ufffd": "U+FFFD (replacement character)",
}
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SHOWN = 12
_TEXT = (RegionKind.BODY, RegionKind.LIST, RegionKind.NOTE)


def remarks_on(text: str, paragraphs: list[Paragraph], segments: tuple[Segment, ...]) -> list[str]:
    """All remarks on a text that was read, in the order: ends, starts, characters, lengths."""
    return [
        *_open_end(text, paragraphs),
        *_suspicious_starts(text, paragraphs),
        *_odd_characters(text, paragraphs),
        *_long_segments(segments),
    ]


def _open_end(text: str, paragraphs: list[Paragraph]) -> Iterator[str]:
    texts = [paragraph for paragraph in paragraphs if paragraph.kind is not RegionKind.STAMP]
    if texts and texts[-1].kind in _TEXT and not ends_sentence(words := texts[-1].text(text)):
        yield f"ends inside a sentence: “…{words[-_SHOWN:]}”"


def _suspicious_starts(text: str, paragraphs: list[Paragraph]) -> Iterator[str]:
    for left, right in pairwise(p for p in paragraphs if p.kind in _TEXT):
        words = right.text(text)
        if _SUSPICIOUS.match(words) and ends_sentence(before := left.text(text)):
            end, start = before[-_SHOWN:], words[:_SHOWN]
            yield f"offset {right.chars.start}: suspicious start of a paragraph after a full stop: “…{end}│{start}…”"


def _odd_characters(text: str, paragraphs: list[Paragraph]) -> Iterator[str]:
    stretches = [text[paragraph.chars.start : paragraph.chars.end] for paragraph in paragraphs]
    for char, name in _ODD.items():
        if count := sum(stretch.count(char) for stretch in stretches):
            yield f"{count} × {name}, kept as an ordinary character"
    if count := sum(len(_PRIVATE.findall(stretch)) for stretch in stretches):
        yield f"{count} private-use characters, kept"
    if count := sum(len(_ASCII_STOP.findall(stretch)) for stretch in stretches):
        yield f"{count} × ASCII full stop after Han, read as 。"


def _long_segments(segments: tuple[Segment, ...]) -> Iterator[str]:
    for segment in segments:
        if len(segment.text) >= SEGMENT_WARNING:
            length = f"{len(segment.text):,} characters"
            yield f"offset {segment.chars.start}: a segment of {length}: is its punctuation missing?"
