"""Who wrote or issued a text, and when: bylines under headings and after the last sentence, signatures with dates."""

import re

from corpus.document import RegionKind, Span
from corpus.layout.dates import is_date
from corpus.layout.headings import is_article
from corpus.layout.listmarks import list_mark
from corpus.layout.paragraph import Paragraph
from corpus.punctuation import closes, ends_sentence

_LONGEST = 60
_BRACKETED = re.compile(r"(?<=[。！？”」』.!?])[ \u3000]*(?P<byline>(?:（[^（）]{2,30}|\([^()]{2,40})[）)])$")
_SENTENCE = re.compile("[，。；！？：,;!?]|[.] |[.]$")
_SOURCE = re.compile(
    r"社[论論]|[评評][论論]|[报報]|新[华華]社|[记記]者|通[讯訊]|[转轉]载|[转轉]載|摘自|原[载載]|供稿|[执執][笔筆]|[编編]者|[译譯]者|"
    r"[Rr]eport|[Ee]ditorial|[Dd]aily|[Nn]ews|[Tt]ranslated|[Bb]y "
)


def find_bylines(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """`paragraphs` with bylines under article headings and signatures with a date among the undecided ones."""
    known = list(paragraphs)
    for index, paragraph in enumerate(known):
        if paragraph.decided:
            continue
        before = known[index - 1] if index else None
        if is_date(paragraph.text(text)) and before is not None:
            known[index - 1 : index + 1] = _signature(text, before, paragraph)
        elif before is not None and _is_byline(text, before, paragraph, known[index + 1 : index + 2]):
            known[index] = paragraph.as_kind(
                RegionKind.BYLINE, "a short line between an article's heading and its text"
            )
    return known


def split_bylines(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """`paragraphs` with a source in brackets after a last full stop, （人民日報社論）, as paragraphs of their own."""
    parted: list[Paragraph] = []
    for paragraph in paragraphs:
        match = _BRACKETED.search(text, paragraph.lines[-1].start, paragraph.lines[-1].end)
        if paragraph.decided or match is None or not _SOURCE.search(match["byline"]):
            parted.append(paragraph)
            continue
        last = paragraph.lines[-1]
        rest = Paragraph(
            paragraph.kind, (*paragraph.lines[:-1], Span(last.start, match.start())), paragraph.links,
            indented=paragraph.indented, page=paragraph.page,
        )  # fmt: skip
        byline = Paragraph(RegionKind.BYLINE, (Span(match.start("byline"), last.end),), reason="a source in brackets")
        parted += [rest, byline]
    return parted


def _signature(text: str, before: Paragraph, date: Paragraph) -> list[Paragraph]:
    words = before.text(text)
    signed = date.as_kind(RegionKind.SIGNATURE, "a date under a text")
    if before.decided:
        return [before, date if before.kind is RegionKind.HEADING else signed]
    if len(words) <= _LONGEST and not closes(words) and list_mark(words) is None:
        return [before.as_kind(RegionKind.SIGNATURE, "a short line above a date"), signed]
    return [before, signed if ends_sentence(words) else date]


def _is_byline(text: str, heading: Paragraph, paragraph: Paragraph, after: list[Paragraph]) -> bool:
    if heading.kind is not RegionKind.HEADING or not is_article(heading) or not after or after[0].decided:
        return False
    words = paragraph.text(text)
    short = len(words) <= _LONGEST and not closes(words) and not _SENTENCE.search(words)
    return short and list_mark(words) is None and bool(_SENTENCE.search(after[0].text(text)))
