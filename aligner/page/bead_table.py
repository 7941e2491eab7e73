"""The body of the page: one table row a bead, source and target side by side, numbers and confidence between them."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from aligner.bead import Alignment, Bead, Rung, Status
from aligner.page.mark import Marker, marked
from aligner.page.summary import DOUBTFUL, step_of
from corpus import Document, RegionKind, Segment, Span

_TAGS = {RegionKind.TITLE: "h2", RegionKind.HEADING: "h3"}
_MARKS = {Status.ACCEPTED: "✓", Status.DOUBTFUL: "?", Status.REJECTED: "✕"}


def bead_table(alignment: Alignment, marker: Marker) -> Iterator[str]:
    """The lines of the table; bead n is the row with the id `bn`, n from 1."""
    yield '<table class="beads"><thead><tr>'
    yield f'<th scope="col">{escape(alignment.source.name)}</th><th scope="col" class="spine">bead</th>'
    yield f'<th scope="col">{escape(alignment.target.name)}</th></tr></thead><tbody>'
    for number, bead in enumerate(alignment.beads, start=1):
        yield f'<tr id="b{number}" class="{_classes(alignment, bead)}">'
        yield _side(alignment.source, bead.source, marker)
        yield _spine(number, bead, alignment.fixed)
        yield f"{_side(alignment.target, bead.target, marker)}</tr>"
    yield "</tbody></table>"


def _classes(alignment: Alignment, bead: Bead) -> str:
    classes = [f"c{step_of(bead.confidence)}", bead.status]
    kinds = {segment.kind for segment in _segments(alignment.source, bead.source)}
    if kinds & _TAGS.keys():
        classes.append("section")
    elif _opens_paragraph(alignment.source, bead.source) or _opens_paragraph(alignment.target, bead.target):
        classes.append("paragraph")
    return " ".join(classes)


def _opens_paragraph(document: Document, span: Span) -> bool:
    if span.start in (0, span.end):
        return False
    return document.segments[span.start - 1].paragraph != document.segments[span.start].paragraph


def _segments(document: Document, span: Span) -> tuple[Segment, ...]:
    return document.segments[span.start : span.end]


def _side(document: Document, span: Span, marker: Marker) -> str:
    if span.start == span.end:
        return '<td class="gap"><span>no counterpart</span></td>'
    numbered = enumerate(_segments(document, span), start=span.start + 1)
    blocks = groupby(numbered, key=lambda item: (item[1].paragraph, item[1].kind))
    inner = "".join(_block(kind, list(sentences), marker) for (_, kind), sentences in blocks)
    return f'<td lang="{escape(document.lang)}">{inner}</td>'


def _block(kind: RegionKind, sentences: list[tuple[int, Segment]], marker: Marker) -> str:
    """Sentences of one paragraph, each with its number before it, as verses are printed."""
    tag = _TAGS.get(kind, "p")
    inner = " ".join(f"<span><sup>{number}</sup>{marked(segment.text, marker)}</span>" for number, segment in sentences)
    return f'<{tag} class="{kind}">{inner}</{tag}>'


def _spine(number: int, bead: Bead, fixed: frozenset[Rung]) -> str:
    source, target = bead.shape
    shape = "shape" if source == target == 1 else "shape uneven"
    notes = [f"{_MARKS[bead.status]} {bead.status}"] if bead.status in _MARKS else []
    notes += ["⚓ fixed"] if Rung(bead.source.start, bead.target.start) in fixed else []
    doubt = ' class="doubt"' if round(bead.confidence, 2) < DOUBTFUL else ""
    return (
        f'<th scope="row" class="spine"><a href="#b{number}">{number}</a><span class="{shape}">{source}–{target}</span>'
        f"{_bar(bead.confidence)}<b{doubt}>{bead.confidence:.2f}</b>"
        f"{''.join(f'<small>{note}</small>' for note in notes)}</th>"
    )


def _bar(confidence: float) -> str:
    return (
        '<svg class="bar" viewBox="0 0 40 4" aria-hidden="true"><rect class="track" width="40" height="4" rx="2"/>'
        f'<rect width="{max(40 * confidence, 4):.1f}" height="4" rx="2"/></svg>'
    )
