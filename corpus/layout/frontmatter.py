"""The title page and the colophon before a text: which paragraphs they are, and what they say."""

from corpus.document import Metadata, RegionKind
from corpus.layout.contents import is_contents_heading
from corpus.layout.dates import date_in, is_date
from corpus.layout.headings import is_marked
from corpus.layout.imprint import imprint_facts, is_imprint
from corpus.layout.marks import heading_depth
from corpus.layout.paragraph import Paragraph
from corpus.punctuation import ends_sentence, han_count

_LONGEST_LINE = 120
_LONGEST_HAN_LINE = 40
"""Characters of a line on a title page; with a comma in it half as many."""

_LONGEST_PAGE = 80
"""Paragraphs of a title page and colophon together."""

_LONGEST_ARTICLE_HEAD = 5
"""More short lines before a text are a list rather than a title with its bylines."""

FACT = "title page: not the title but a fact about the book"

_FIXED = (RegionKind.SEPARATOR, RegionKind.STAMP)


def find_front(text: str, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], Metadata, list[str]]:
    """`paragraphs` with those of the title page and colophon known as such, their metadata (no title), and remarks.

    They run from the start to the contents table or to the first paragraph that reads like a text, less the
    headings directly before it. A page without facts about a book is a title with its bylines.
    """
    end = _front_end(text, paragraphs)
    front = [paragraph for paragraph in paragraphs[:end] if paragraph.kind not in _FIXED]
    if not front:
        return paragraphs, Metadata(), []
    facts, remarks = imprint_facts([paragraph.text(text) for paragraph in front])
    is_book = bool(facts.issuer or facts.isbn or (facts.date and len(front) > 3))
    kinds = _book(text, paragraphs[:end]) if is_book else _article(paragraphs[:end])
    return kinds + paragraphs[end:], facts if is_book else Metadata(), remarks if is_book else []


def title_of(text: str, paragraphs: list[Paragraph]) -> Paragraph | None:
    """The paragraph that holds the title, or None.

    On a title page it is the first marked `#`, else the first with Han, else the first; without a title page it is
    the heading that opens the text, if one does.
    """
    titles = [p for p in paragraphs if p.kind is RegionKind.TITLE and p.reason != FACT]
    if not titles:
        first = next((p for p in paragraphs if p.kind not in (RegionKind.SEPARATOR, RegionKind.METADATA)), None)
        return first if first is not None and first.kind is RegionKind.HEADING else None
    marked = [paragraph for paragraph in titles if heading_depth(paragraph.opening(text))]
    han = [paragraph for paragraph in titles if han_count(paragraph.text(text))]
    return (marked or han or titles)[0]


def _front_end(text: str, paragraphs: list[Paragraph]) -> int:
    end = 0
    for end, paragraph in enumerate(paragraphs[: _LONGEST_PAGE + 1]):
        words = paragraph.text(text)
        if paragraph.kind is RegionKind.CONTENTS or is_contents_heading(words):
            return end
        if paragraph.kind is RegionKind.METADATA:
            return 0
        if paragraph.kind not in _FIXED and (paragraph.decided or _reads_like_text(words)):
            break
    else:
        return 0
    while end and is_marked(text, paragraphs[end - 1]):
        end -= 1
    return end


def _reads_like_text(words: str) -> bool:
    if is_date(words) or is_imprint(words):
        return False
    if ends_sentence(words) or words.endswith(("：", "，", ":", ",")):
        return True
    if not han_count(words):
        return len(words) > _LONGEST_LINE
    return len(words) > (_LONGEST_HAN_LINE // 2 if "，" in words else _LONGEST_HAN_LINE)


def _book(text: str, front: list[Paragraph]) -> list[Paragraph]:
    colophon = next((i for i, p in enumerate(front) if is_imprint(p.text(text))), len(front))
    known = []
    for index, paragraph in enumerate(front):
        if paragraph.kind in _FIXED:
            known.append(paragraph)
        elif index >= colophon:
            known.append(paragraph.as_kind(RegionKind.COLOPHON, "colophon: printer, edition, price, ISBN"))
        else:
            known.append(paragraph.as_kind(RegionKind.TITLE, _title_reason(paragraph.text(text))))
    return known


def _title_reason(words: str) -> str:
    facts, _ = imprint_facts([words])
    is_fact = facts != Metadata() or date_in(words) == words
    return FACT if is_fact else "title page"


def _article(front: list[Paragraph]) -> list[Paragraph]:
    if len(front) > _LONGEST_ARTICLE_HEAD:
        return front
    known: list[Paragraph] = []
    for paragraph in front:
        if paragraph.kind in _FIXED:
            known.append(paragraph)
        elif any(other.kind is RegionKind.TITLE for other in known):
            known.append(paragraph.as_kind(RegionKind.BYLINE, "a short line between title and text"))
        else:
            known.append(paragraph.as_kind(RegionKind.TITLE, "a short line before the text"))
    return known
