"""Contents tables: runs of lines that end in a number, and the entries that run on to it."""

import re
from itertools import pairwise
from typing import NamedTuple

from corpus.document import RegionKind
from corpus.layout.listmarks import NUMERAL, without_mark
from corpus.layout.marks import without_marks
from corpus.layout.paragraph import Paragraph, paragraph_of
from corpus.lines import Line
from corpus.punctuation import ends_sentence

_DOTS = r"(?:…|⋯|\.{3,}|·{3,}|。{3,}|．{3,}|-{4,}|_{4,})"
_BRACKETED = rf"[（(]\s*(?:\d{{1,4}}|[{NUMERAL}]{{1,5}})\s*[）)]"
_STYLES = (
    ("tab and number", re.compile(r"\t[ ]*(?:\d{1,4}|[ivxlc]{1,6})$")),
    ("dots and number in brackets", re.compile(rf"{_DOTS}\s*{_BRACKETED}$")),
    ("dots, source and number in brackets", re.compile(rf"{_DOTS}.*{_BRACKETED}$")),
    ("dots and number", re.compile(rf"{_DOTS}[ ]*(?:\d{{1,4}}|[{NUMERAL}]{{1,5}})$")),
    ("spaces and number", re.compile(r"(?:[ ]{3,}|\u3000+)\d{1,4}$")),
)
_OPEN_DOTS = re.compile(rf"{_DOTS}$")
_TAIL = re.compile(rf"(?:{_DOTS}.*|\s+\d{{1,4}}|\t.*|{_BRACKETED})$")
_HEADINGS = frozenset(("目录", "目錄", "目録", "目次", "contents", "tableofcontents"))
_GAP = 4
"""Lines of one entry, its continuations and group headings, between one number and the next."""
_RUN = 3
_LINE_LENGTH = 100
_GROUP_LENGTH = 12


class Contents(NamedTuple):
    """A contents table: the indices of its first line and of the line after its last, and its paragraphs in order."""

    first: int
    last: int
    paragraphs: list[Paragraph]


def find_contents(text: str, lines: list[Line]) -> list[Contents]:
    """Every contents table of `lines`, entries and group headings each as one paragraph.

    A run needs three numbered lines, and either a heading 目录 above it or numbers after dots or numbers that
    mostly rise; numbers are never required to rise where the form is plain.
    """
    bare = [without_marks(text[line.start : line.end]) for line in lines]
    runs = _runs(bare)
    return [table for run in runs if (table := _table(text, lines, bare, run))]


def is_contents_heading(line: str) -> bool:
    """Whether `line` is 目录, 目 錄, 目次 or Contents."""
    return len(line) < 30 and "".join(without_marks(line).lower().split()) in _HEADINGS


def entry_title(entry: str) -> str:
    """`entry` without list mark, dots and number."""
    return without_mark(_TAIL.sub("", entry).strip())


def has_number(entry: str) -> bool:
    """Whether `entry` ends in its number, as a group heading does not."""
    return _style(entry) is not None


def _style(line: str) -> str | None:
    if not line or line[-1] not in "0123456789)）ivxlc" + NUMERAL:
        return None
    return next((name for name, pattern in _STYLES if pattern.search(line)), None)


def _runs(bare: list[str]) -> list[list[int]]:
    """Indices of numbered lines, grouped: few other lines between them, and none that reads like a text."""
    runs: list[list[int]] = []
    since = _GAP + 1
    for index, line in enumerate(bare):
        if _style(line) and len(line) <= 2 * _LINE_LENGTH:
            if since > _GAP:
                runs.append([])
            runs[-1].append(index)
            since = 0
        elif line:
            since += _GAP if _reads_like_text(line) else 1
    return [run for run in runs if len(run) >= _RUN]


def _reads_like_text(line: str) -> bool:
    return len(line) > _LINE_LENGTH or (ends_sentence(line) and not _OPEN_DOTS.search(line))


def _table(text: str, lines: list[Line], bare: list[str], run: list[int]) -> Contents | None:
    heading = _heading_above(bare, run[0])
    styles = {str(_style(bare[index])) for index in run}
    if heading is None and not (all("dots" in style for style in styles) or _rise(bare, run)):
        return None
    first = run[0] if heading is None else heading + 1
    while heading is None and first and bare[first - 1] and not _style(bare[first - 1]) and first > run[0] - _RUN:
        first -= 1
    first = next(index for index in range(first, run[0] + 1) if bare[index])
    reason = f"{len(run)} lines end in a number: {', '.join(sorted(styles))}"
    return Contents(first, run[-1] + 1, _entries(text, lines[first : run[-1] + 1], bare[first : run[-1] + 1], reason))


def _heading_above(bare: list[str], first: int) -> int | None:
    seen = 0
    for index in range(first - 1, -1, -1):
        if is_contents_heading(bare[index]):
            return index
        seen += bool(bare[index])
        if seen > _GAP:
            break
    return None


def _rise(bare: list[str], run: list[int]) -> bool:
    """A table of figures also has lines that end in a number, but those of a contents table rise."""
    if any(bare[index].count("\t") > 1 for index in run):
        return False
    numbers = [int(match[0]) for index in run if (match := re.search(r"\d+$", bare[index]))]
    return len(numbers) >= _RUN and all(a <= b for a, b in pairwise(numbers))


def _entries(text: str, lines: list[Line], bare: list[str], reason: str) -> list[Paragraph]:
    paragraphs = []
    pending: list[int] = []
    for index, line in enumerate(bare):
        if line:
            pending.append(index)
        if _style(line):
            while len(pending) > 1 and _is_group(bare, pending):
                paragraphs.append(_entry(text, lines, pending[:1], reason))
                del pending[0]
            paragraphs.append(_entry(text, lines, pending, reason))
            pending = []
    return paragraphs


def _is_group(bare: list[str], pending: list[int]) -> bool:
    """Whether the first pending line heads a group: short, not open to the next, and a blank line after it."""
    line, follows = bare[pending[0]], pending[1]
    return follows - pending[0] > 1 and len(line) < _GROUP_LENGTH and not line.endswith(("，", "、", ","))


def _entry(text: str, lines: list[Line], indices: list[int], reason: str) -> Paragraph:
    return paragraph_of(text, [lines[index] for index in indices], frozenset(), RegionKind.CONTENTS, reason)
