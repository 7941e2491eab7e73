"""Units as a docx table for reviewers: number, source, target, status and comment, in any word processor (ECMA-376)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from tmx.language import client_code, normalise
from tmx.loss import Losses
from tmx.table.columns import REVIEW
from tmx.table.entry import NUMBERED, Entry, count_uncarried, entries_of
from tmx.table.languages import table_languages
from tmx.table.package import content_types, package, relationships
from tmx.table.settings import TableSettings
from tmx.unit import Header, TranslationUnit
from tmx.xml import ILLEGAL

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NUMBER_WIDTH, _STATUS_WIDTH, _COMMENT_WIDTH, _TEXTS_WIDTH = 900, 1100, 2500, 10_300
"""Twentieths of a point; together the width of an A4 page, landscape, within its margins."""

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_PARTS = re.compile(r"[\n\t]|[^\n\t]+").findall
_PAGE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1020" w:right="1020" w:bottom="1020" w:left="1020" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def write_docx(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    """The bytes of the document: a table with a row a unit, its first row repeated on each page.

    The unit's identifier stands below its number, the confidence below the status. `{1}` stands for inline codes.
    """
    codes, units = table_languages(header, units, losses)
    style = files("tmx.table").joinpath("review.styles.xml").read_text(encoding="utf-8")
    return package(
        [
            content_types(
                [("word/document.xml", f"{_TYPE}.document.main+xml"), ("word/styles.xml", f"{_TYPE}.styles+xml")]
            ),
            relationships("_rels/.rels", [("officeDocument", "word/document.xml")]),
            relationships("word/_rels/document.xml.rels", [("styles", "styles.xml")]),
            ("word/styles.xml", [style]),
            ("word/document.xml", _document(codes, units, losses)),
        ]
    )


def _document(codes: tuple[str, ...], units: Iterable[TranslationUnit], losses: Losses) -> Iterator[str]:
    widths = [_NUMBER_WIDTH, *[_TEXTS_WIDTH // max(1, len(codes))] * len(codes), _STATUS_WIDTH, _COMMENT_WIDTH]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    number, *others = REVIEW
    names = (number, *codes, *others)
    yield (
        f'<w:document xmlns:w="{WORD}"><w:body><w:tbl><w:tblPr><w:tblStyle w:val="Review"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    yield f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{''.join(_cell([name], 'Names') for name in names)}</w:tr>"
    for entry in entries_of(units, codes, NUMBERED, losses):
        yield _row(entry, codes, losses)
    yield f"</w:tbl><w:p/>{_PAGE}</w:body></w:document>"


def _row(entry: Entry, codes: tuple[str, ...], losses: Losses) -> str:
    count_uncarried(entry, ("date", "props"), losses)
    cells = (entry.id, *entry.texts, entry.status, entry.confidence, *entry.notes)
    if any(ILLEGAL.search(cell) for cell in cells):
        losses.add("character that XML cannot hold: U+FFFD stands in its place", entry.number)
    number, status = [str(entry.number), entry.id], [entry.status, entry.confidence]
    texts = "".join(_cell([text], "Text", _language(code)) for text, code in zip(entry.texts, codes, strict=True))
    inner = f"{_cell(number, 'Small')}{texts}{_cell(status, 'Small')}{_cell(entry.notes, 'Small')}"
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inner}</w:tr>"


def _language(code: str) -> str:
    """What tells a word processor in which language to check the spelling, and which form of Han to show."""
    attribute = "eastAsia" if normalise(code).startswith(("zh", "ja", "ko")) else "val"
    return f'<w:rPr><w:lang w:{attribute}="{escape(client_code(normalise(code)))}"/></w:rPr>'


def _cell(paragraphs: Sequence[str], style: str, properties: str = "") -> str:
    texts = [text for text in paragraphs if text] or [""]
    return f"<w:tc>{''.join(_paragraph(text, style, properties) for text in texts)}</w:tc>"


def _paragraph(text: str, style: str, properties: str) -> str:
    pieces = "".join(_BREAKS.get(piece) or f'<w:t xml:space="preserve">{_xml(piece)}</w:t>' for piece in _PARTS(text))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{properties}{pieces}</w:r></w:p>'


def _xml(text: str) -> str:
    return escape(ILLEGAL.sub("\ufffd", text), quote=False).replace("\r", "&#13;")
