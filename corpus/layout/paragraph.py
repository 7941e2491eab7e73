"""A paragraph while a file is being read: its lines, what it is and why, and how its lines are joined."""

from collections.abc import Container
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import RegionKind, Repair, RepairKind, Span
from corpus.layout.marks import without_marks
from corpus.lines import Line
from corpus.punctuation import is_wide


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `links` are the repairs between neighbouring lines, `reason` is empty at first."""

    kind: RegionKind
    lines: tuple[Span, ...]
    links: tuple[Repair, ...] = ()
    reason: str = ""
    level: int = 0
    indented: bool = False
    page: bool = False

    @property
    def chars(self) -> Span:
        """From the first character of the first line to the last of the last."""
        return Span(self.lines[0].start, self.lines[-1].end)

    @property
    def decided(self) -> bool:
        """Whether some rule has said what it is."""
        return bool(self.reason)

    def opening(self, original: str) -> str:
        """Its first line as it stands, marks included."""
        return original[self.lines[0].start : self.lines[0].end]

    def text(self, original: str) -> str:
        """Its words without marks and line ends, for the rules to look at."""
        parts = [without_marks(original[line.start : line.end]) for line in self.lines]
        return parts[0] + "".join(link.after + part for link, part in zip(self.links, parts[1:], strict=True))

    def as_kind(self, kind: RegionKind, reason: str, level: int = 0) -> "Paragraph":
        """The same lines, known to be of `kind`."""
        return replace(self, kind=kind, reason=reason, level=level)


def paragraph_of(
    original: str, lines: list[Line], words: Container[str], kind: RegionKind = RegionKind.BODY, reason: str = ""
) -> Paragraph:
    """One paragraph made of `lines`, joined without a space between Han and with one between Latin words."""
    spans = tuple(Span(line.start, line.end) for line in lines)
    links = tuple(wrap(original, left, right, words) for left, right in pairwise(spans))
    return Paragraph(kind, spans, links, reason, indented=lines[0].indented, page=lines[0].page)


def joined_by(paragraphs: list[Paragraph], links: list[Repair]) -> Paragraph:
    """`paragraphs` as one of the first's kind, with `links` between them."""
    inner: list[Repair] = list(paragraphs[0].links)
    for link, paragraph in zip(links, paragraphs[1:], strict=True):
        inner += [link, *paragraph.links]
    lines = tuple(line for paragraph in paragraphs for line in paragraph.lines)
    return replace(paragraphs[0], lines=lines, links=tuple(inner))


def wrap(original: str, left: Span, right: Span, words: Container[str], rule: str = "a line wrapped") -> Repair:
    """The repair that joins two lines.

    A hyphen at the line end goes only when the joined word occurs elsewhere in the text (`words`, in lower case).
    """
    before, after = without_marks(original[left.start : left.end]), without_marks(original[right.start : right.end])
    start, glue = left.end, " "
    if before[-1:] and after[:1] and (is_wide(before[-1]) or is_wide(after[0])):
        glue = ""
    elif before[-2:-1].isalpha() and before[-1:] == "-" and after[:1].islower():
        glue = ""
        if original[left.end - 1] == "-" and _joined_word(before, after) in words:
            start -= 1
            rule += ", its hyphen dropped: the word occurs without it"
    return Repair(RepairKind.WRAP, Span(start, right.start), original[start : right.start], glue, rule)


def _joined_word(before: str, after: str) -> str:
    return (before.split()[-1][:-1] + after.split()[0].rstrip(".,;:!?)\"'")).lower().lstrip("(\"'")
