"""docx: the table for reviewers, and tables that people and other tools made, with changes and comments in them."""

import io
import zipfile

import pytest

from corpus import InputError, LimitError
from tests.tmx.table.memories import RICH, SETTINGS, packed, pair, read, texts, written
from tmx import Losses
from tmx.content import Code
from tmx.unit import Note

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
LINK = f'<Relationship Id="rId1" Type="{OFFICE}/{{}}" Target="{{}}"/>'
PAIR = {"zh-CN": "今天。", "en-US": "Today."}


def document(body: str, comments: str = "", start: str = "") -> bytes:
    return packed(
        {
            "_rels/.rels": LINKS.format(LINK.format("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": LINKS.format(LINK.format("comments", "comments.xml")),
            "word/document.xml": f"{start}<w:document {WORD}><w:body>{body}</w:body></w:document>",
            "word/comments.xml": f"<w:comments {WORD}>{comments}</w:comments>",
        }
    )


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def cell(*paragraphs: str, properties: str = "") -> str:
    inner = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs) or "<w:p/>"
    return f"<w:tc>{properties}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str, names: str = row(cell(run("source")), cell(run("target")))) -> str:
    return f"<w:tbl>{names}{''.join(rows)}</w:tbl>"


ROW = row(cell(run("今天。")), cell(run("Today.")))


def english(*inner: str, comments: str = "") -> tuple[str, list[str], list[str]]:
    """What is read of this content of a target cell: its text, the notes on the unit, what was lost."""
    [unit], lost = read("docx", document(table(row(cell(run("今天。")), cell(*inner))), comments))
    return unit.variants[1].text, [note.text for note in unit.notes], lost


def test_the_table_for_reviewers() -> None:
    losses = Losses()
    content = written("docx", [RICH, pair("明天。", "A line\n\tand another.", 12)], losses)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = archive.read("word/document.xml").decode()
    assert "<w:trPr><w:tblHeader/></w:trPr>" in found
    assert '<w:lang w:eastAsia="zh-CN"/></w:rPr><w:t xml:space="preserve">今天。</w:t>' in found
    assert '<w:t xml:space="preserve">A line</w:t><w:br/><w:tab/><w:t xml:space="preserve">and another.' in found
    assert losses.lines() == [
        "not carried: 1 × date of a unit (first in unit 1)",
        "not carried: 3 × property of a unit (first in unit 1)",
    ]


def test_what_it_holds_is_read_back() -> None:
    [first, second], lost = read("docx", written("docx", [RICH, pair("明天。", "A line\n\tand another.", 12)]))
    assert (first.number, first.tuid, second.number, second.tuid) == (1, "7", 12, "")
    assert second.variants[1].text == "A line\n\tand another."
    assert first.notes == (Note("看"),)
    assert [(prop.type, prop.text) for prop in first.props] == [
        ("x-duizhao-confidence", "0.90"),
        ("x-duizhao-status", "auto"),
    ]
    assert lost == []


def test_codes_are_numbers_in_it() -> None:
    coded = (Code("bpt", (("i", "1"),), ("<b>",)), "今天", Code("ept", (("i", "1"),), ("</b>",)))
    unit = pair("今天", "Today.")
    unit = unit._replace(variants=(unit.variants[0]._replace(content=coded), unit.variants[1]))
    losses = Losses()
    assert texts("docx", written("docx", [unit], losses))[0]["zh-CN"] == "{1}今天{/1}"
    assert losses.lines() == [
        "not carried: 1 × inline codes of a segment: numbers like {1} stand for them (first in unit 1)"
    ]


def test_characters_that_xml_cannot_hold_are_counted() -> None:
    losses = Losses()
    assert texts("docx", written("docx", [pair("今\x0b天", "Today.")], losses))[0]["zh-CN"] == "今\ufffd天"
    assert "character that XML cannot hold: U+FFFD stands in its place" in losses.lines()[0]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param((run("To") + run("day."),), "Today.", id="runs"),
        pytest.param((run("Today,"), run("and tomorrow.")), "Today,\nand tomorrow.", id="paragraphs"),
        pytest.param((run("Today."), "", ""), "Today.", id="empty paragraphs at the end"),
        pytest.param(("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>",),
                     "a\tb\nc\u2011", id="tabs, breaks, hyphens"),
        pytest.param(("<w:hyperlink>" + run("a link") + "</w:hyperlink>",), "a link", id="link"),
        pytest.param(("<w:sdt><w:sdtContent>" + run("a field") + "</w:sdtContent></w:sdt>",), "a field", id="control"),
        pytest.param(("<w:fldSimple w:instr='DATE'>" + run("today") + "</w:fldSimple>",), "today", id="field"),
        pytest.param(("<w:r><w:instrText>DATE</w:instrText></w:r>" + run("today"),), "today", id="its instruction"),
        pytest.param(("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + run("a"),), "a", id="tab stops are no tabs"),
        pytest.param(("<w:smartTag><w:smartTag>" + run("a") + "</w:smartTag></w:smartTag>",), "a", id="smart tags"),
    ],
)  # fmt: skip
def test_words_of_a_cell(inner: tuple[str, ...], text: str) -> None:
    assert english(*inner) == (text, [], [])


CHANGED = ["not carried: 1 × cell with tracked changes: read as if they were accepted (first in unit 1)"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param((run("To") + "<w:ins w:id='1'>" + run("day.") + "</w:ins>",), "Today.", id="inserted"),
        pytest.param((run("Today.") + "<w:del><w:r><w:delText>Now.</w:delText></w:r></w:del>",), "Today.",
                     id="deleted"),
        pytest.param((f"<w:moveFrom>{run('a')}</w:moveFrom>{run('b')}<w:moveTo>{run('a')}</w:moveTo>",), "ba",
                     id="moved"),
        pytest.param(("<w:ins>" + run("a") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:ins>",),
                     "a", id="deleted within what was inserted"),
        pytest.param(("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("To"), run("day.")), "Today.",
                     id="paragraphs joined"),
    ],
)  # fmt: skip
def test_tracked_changes_are_read_as_accepted_and_counted(inner: tuple[str, ...], text: str) -> None:
    assert english(*inner) == (text, [], CHANGED)


def test_a_row_that_a_tracked_change_deletes_is_left_out() -> None:
    gone = row(cell(run("明天。")), cell(run("Tomorrow.")), properties="<w:trPr><w:del/></w:trPr>")
    found, lost = read("docx", document(table(gone, ROW)))
    assert [unit.variants[1].text for unit in found] == ["Today."]
    assert lost == ["not carried: 1 × row that a tracked change deletes: left out (first in unit 1)"]


def test_comments_become_notes() -> None:
    comments = (
        f'<w:comment w:id="3" w:author="王芳"><w:p>{run("Too free.")}</w:p><w:p>{run("See p. 4.")}</w:p></w:comment>'
        f'<w:comment w:id="4"><w:p>{run("好")}</w:p></w:comment>'
    )
    marks = "<w:r><w:commentReference w:id='3'/></w:r><w:r><w:commentReference w:id='4'/></w:r>"
    text, notes, lost = english(run("Today.") + marks, comments=comments)
    assert (text, notes, lost) == ("Today.", ["王芳: Too free.\nSee p. 4.", "好"], [])


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<w:r><w:drawing/></w:r>", "picture in a cell"),
        ("<w:r><w:object/></w:r>", "object in a cell"),
        ("<w:r><w:sym w:char='F0E0'/></w:r>", "symbol without a character in a cell"),
        ("<w:r><w:footnoteReference w:id='1'/></w:r>", "footnote in a cell"),
    ],
)
def test_what_is_no_text_is_counted(inner: str, reason: str) -> None:
    assert english(run("Today.") + inner) == ("Today.", [], [f"not carried: 1 × {reason} (first in unit 1)"])


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(table(ROW), id="plain"),
        pytest.param(table(row(cell(run("今天。"), properties="<w:tcPr><w:gridSpan w:val='1'/></w:tcPr>"),
                               cell(run("Today.")))), id="a span of one"),
        pytest.param(table(row(cell(run("1"), properties="<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"),
                               cell(run("今天。")), cell(run("Today."))),
                           names=row(cell(run("#")), cell(), cell(run("source")), cell(run("target")))), id="a span"),
        pytest.param(table(ROW).replace("</w:tbl>", "</w:tbl>" + table()), id="names again in a second table"),
        pytest.param(table(ROW, names=row(cell(run("Source segment")), cell(run("Target segment")))), id="as Trados"),
        pytest.param(table(ROW, names=""), id="no names"),
        pytest.param(table(row(cell(run("今天。")), cell(run("Today.") + table()[:0] + "</w:p><w:tbl><w:tr><w:tc><w:p/>"
                     "</w:tc></w:tr></w:tbl><w:p>"))), id="a table in a cell"),
        pytest.param(table(ROW).replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>").replace("</w:tc>",
                     "</w:tc></w:sdtContent></w:sdt>"), id="cells in controls"),
    ],
)  # fmt: skip
def test_tables_of_other_people(body: str) -> None:
    assert texts("docx", document(body)) == [PAIR]


def test_text_outside_of_tables_is_counted() -> None:
    body = f"<w:p>{run('Dear reviewer')}</w:p><w:p/>{table(ROW)}<w:p>{run('Yours')}</w:p>"
    assert read("docx", document(body))[1] == ["not carried: 2 × paragraph outside of tables (in the header)"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0", "m.docx: not a whole zip archive, as docx", id="an old Word file"),
        pytest.param(packed({"x": ""}), "m.docx: this is not a docx document: check which file it is", id="zip"),
        pytest.param(document("<w:p/>"), "m.docx: the table is empty: there is nothing to read", id="no table"),
        pytest.param(document("<w:tbl>"), "m.docx: word/document.xml:1: not well-formed XML", id="broken"),
        pytest.param(document(table(ROW).replace("Today.", "&x;"), start='<!DOCTYPE w [<!ENTITY x "Acme">]>'),
                     "m.docx: word/document.xml: a DOCTYPE: entity declarations are not allowed", id="B26 entity"),
        pytest.param(document("<w:p>" * 300), "m.docx: word/document.xml:1: deeper than 256 elements", id="deep"),
    ],
)  # fmt: skip
def test_what_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as found:
        read("docx", content)
    assert str(found.value).startswith(message)


def test_b25_pictures_are_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.archive.MAX_READ_BYTES", 5_000)
    content = written("docx", [pair("今天。", "Today.")])
    with zipfile.ZipFile(packed_file := io.BytesIO(content), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/film.avi", bytes(20_000_000))
    assert texts("docx", packed_file.getvalue()) == [PAIR]


def test_b21_a_document_that_is_a_bomb() -> None:
    with pytest.raises(LimitError, match=r"word/document\.xml unpacks to more than 200 times its size"):
        read("docx", document(table(ROW) + " " * 10_000_000), SETTINGS)
