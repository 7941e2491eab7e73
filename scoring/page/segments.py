"""The list of segments: source, references, candidates with what differs marked, their scores and findings."""

from collections.abc import Iterator, Sequence
from html import escape

from rapidfuzz.distance import Indel

from scoring.finding import Finding
from scoring.leaderboard import number
from scoring.page.findings import told
from scoring.page.pieces import pieces
from scoring.report import Report


def segment_list(report: Report) -> Iterator[str]:
    """The lines of the list; segment n is the item with the id `sn`, n from 1; its data are for the page's script."""
    material = report.material
    found: dict[tuple[int, str], list[Finding]] = {}
    for finding in report.findings:
        found.setdefault((finding.segment, finding.candidate), []).append(finding)
    lang, source_lang = escape(material.language), escape(material.source_language or "und")
    yield '<ol id="segments">'
    for index, segment in enumerate(material.segments):
        of_these = [found.get((index, candidate.name), []) for candidate in material.candidates]
        values = ",".join(_datum(score.segments[index]) for row in report.scores for score in row)
        data = f'data-v="{values}" data-f="{sum(map(len, of_these))}"'
        yield f'<li id="s{index + 1}" {data}><a href="#s{index + 1}">{index + 1}</a>'
        if segment.source is not None:
            yield f'<p class="src" lang="{source_lang}">{escape(segment.source)}</p>'
        for reference in segment.references:
            yield f'<p class="ref" lang="{lang}">{_or_missing(reference)}</p>'
        against = segment.filled[0] if segment.filled else ""
        for place, candidate in enumerate(material.candidates):
            scores = " ".join(f"<b>{number(row[place].segments[index], 1)}</b>" for row in report.scores)
            text = marked(candidate.texts[index], against) if against else escape(candidate.texts[index])
            yield f'<p class="k{place % 6}" lang="{lang}"><i>{scores}</i>{text or _or_missing("")}</p>'
            yield from (_finding(finding) for finding in of_these[place])
        yield "</li>"
    yield "</ol>"


def marked(text: str, reference: str) -> str:
    """The text, escaped, with `<mark>` around what is not in the reference in this order."""
    ours, theirs = pieces(text), pieces(reference)
    changed = [
        (block.src_start, block.src_end)
        for block in Indel.opcodes(ours, theirs)
        if block.tag != "equal" and block.src_end > block.src_start
    ]
    done, at = [], 0
    for start, end in changed:
        other = "".join(ours[start:end])
        space = other[: len(other) - len(other.lstrip())]
        done += [escape("".join(ours[at:start]) + space), "<mark>", escape(other.lstrip()), "</mark>"]
        at = end
    return "".join([*done, escape("".join(ours[at:]))])


def extremes(report: Report, metric: int, first: int, second: int, n_shown: int) -> tuple[list[int], list[int]]:
    """The segments in which the first candidate is furthest ahead of the second, and the other way round, by index."""
    ours, theirs = (report.scores[metric][place].segments for place in (first, second))
    gaps: Sequence[tuple[float, int]] = [
        (a - b, index) for index, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a is not None and b is not None
    ]
    ahead = sorted(((gap, index) for gap, index in gaps if gap > 0), key=lambda one: (-one[0], one[1]))
    behind = sorted((gap, index) for gap, index in gaps if gap < 0)
    return [index for _, index in ahead[:n_shown]], [index for _, index in behind[:n_shown]]


def _datum(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _or_missing(text: str | None) -> str:
    return escape(text) if text else f"<small>{'missing' if text is None else 'empty'}</small>"


def _finding(finding: Finding) -> str:
    return f'<p class="finding {finding.severity}">{escape(told(finding))}</p>'
