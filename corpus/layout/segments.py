"""Paragraphs to segments: repairs applied, sentences cut, every segment with its way back to the original."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.document import RegionKind, Repair, RepairKind, Segment, Span
from corpus.layout.marks import mark_repairs
from corpus.layout.paragraph import Paragraph

_SILENT = (RegionKind.STAMP, RegionKind.SEPARATOR, RegionKind.METADATA)
_WHOLE = (RegionKind.TITLE, RegionKind.HEADING, RegionKind.CONTENTS, RegionKind.TABLE)


class Cleaned(NamedTuple):
    """A stretch of the original with its repairs applied, and where its pieces begin: in it and in the original."""

    text: str
    starts: list[int]
    origins: list[int]

    def original(self, chars: Span) -> Span:
        """The span of the original that a non-empty span of the cleaned text came from."""
        return Span(self._origin(chars.start), self._origin(chars.end - 1) + 1)

    def _origin(self, index: int) -> int:
        piece = bisect_right(self.starts, index) - 1
        return self.origins[piece] + index - self.starts[piece]


def clean(original: str, chars: Span, repairs: Sequence[Repair]) -> Cleaned:
    """`original[chars]` with `repairs` applied, which are in order, do not overlap and lie within `chars`."""
    parts: list[str] = []
    starts, origins = [0], [chars.start]
    length, at = 0, chars.start
    for repair in repairs:
        parts += [original[at : repair.chars.start], repair.after]
        length += repair.chars.start - at
        at = repair.chars.end
        starts += [length, length + len(repair.after)]
        origins += [repair.chars.start, at]
        length += len(repair.after)
    parts.append(original[at : chars.end])
    return Cleaned("".join(parts), starts, origins)


def repairs_in(original: str, paragraph: Paragraph, more: Sequence[Repair]) -> list[Repair]:
    """All repairs of `paragraph` in order: its marks, the joins of its lines, and those of `more` that lie in it."""
    if paragraph.kind in _SILENT:
        return []
    marks = [repair for line in paragraph.lines for repair in mark_repairs(original, line)]
    return sorted([*marks, *paragraph.links, *more], key=lambda repair: repair.chars)


def segments_in(
    original: str, paragraph: Paragraph, number: int, repairs: list[Repair], sentences: Callable[[str], list[Span]]
) -> list[Segment]:
    """The segments of `paragraph`, the block with that `number`: itself as a whole, or its `sentences`."""
    if paragraph.kind in _SILENT:
        return []
    cleaned = clean(original, paragraph.chars, repairs)
    if paragraph.kind in _WHOLE:
        start = len(cleaned.text) - len(cleaned.text.lstrip())
        spans = [Span(start, len(cleaned.text.rstrip()))] if cleaned.text.strip() else []
    else:
        spans = sentences(cleaned.text)
    places = _with_marks([cleaned.original(span) for span in spans], repairs)
    return [
        Segment(cleaned.text[span.start : span.end], chars, number, paragraph.kind)
        for span, chars in zip(spans, places, strict=True)
    ]


def _with_marks(places: list[Span], repairs: list[Repair]) -> list[Span]:
    """`places` widened to the marks beside them: a closing mark to the left, any other to the right."""
    marks = [repair for repair in repairs if repair.kind is RepairKind.MARK]
    if not marks or not places:
        return places
    ending = {mark.chars.start: mark.chars.end for mark in marks if _closes(mark, marks)}
    every = {mark.chars.start: mark.chars.end for mark in marks}
    opening = {end: start for start, end in every.items()}
    widened: list[Span] = []
    for number, place in enumerate(places, start=1):
        floor = widened[-1].end if widened else 0
        start, end = place
        while opening.get(start, -1) >= floor:
            start = opening[start]
        follows = every if number == len(places) else ending
        while end in follows:
            end = follows[end]
        widened.append(Span(start, end))
    return widened


def _closes(mark: Repair, marks: list[Repair]) -> bool:
    if mark.before == "**":
        return [other.chars for other in marks if other.before == "**"].index(mark.chars) % 2 == 1
    return mark.before.startswith("</")
