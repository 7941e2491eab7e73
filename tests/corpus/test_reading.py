"""Reading a file as a whole: what is promised for every text, and small texts read from end to end."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.document import Document, RegionKind, RepairKind, Span
from corpus.errors import EncodingError, LimitError, UnreadableError
from corpus.reading import read, read_bytes, read_lines
from corpus.settings import ReadSettings
from tests.shared import SHARED, needs_shared

_SILENT = (RegionKind.SEPARATOR, RegionKind.STAMP, RegionKind.METADATA)
_WORDS = [
    "工人們學習先進經驗",
    "，",
    "。",
    "！",
    "；",
    "：",
    "”",
    "“",
    "《",
    "》",
    "（人民日報社論）",
    "目錄",
    "𠀀",
    "\ue000",
]
_MARKS = [
    "一、",
    "(二) ",
    "第一章 ",
    "1. ",
    "\t12",
    "……(三)",
    "12",
    "# ",
    "### ",
    "**",
    "<b>",
    "</b>",
    "<br>",
    "- ",
    "---",
]
_LATIN = ["The factory was built", ". ", "ex-", "perience", "x", "Title: ", "日期：", "1952-08-03", "第2版()", "译文"]
_SPACES = ["\t", "    ", "　　", "  ", " ", "\n", "\n\n", "\r\n", "\r", "\f", "\u2028", "\x85", "\x0b", "<hr />", "|"]
_PIECES = st.sampled_from([*_WORDS, *_MARKS, *_LATIN, *_SPACES])
_TEXTS = st.lists(_PIECES, min_size=1, max_size=40).map("".join).filter(str.strip)


def document(text: str, **changes: object) -> Document:
    [document] = read_bytes(text.encode(), "a.txt", ReadSettings(lang="zh", **changes)).documents  # type: ignore[arg-type]
    return document


def repaired(document: Document, chars: Span) -> str:
    """The original characters with the repairs inside them applied, the slow and plain way."""
    inside = [r for r in document.repairs if chars.start <= r.chars.start and r.chars.end <= chars.end]
    text = document.text[chars.start : chars.end]
    for repair in sorted(inside, key=lambda repair: repair.chars, reverse=True):
        start, end = repair.chars.start - chars.start, repair.chars.end - chars.start
        text = text[:start] + repair.after + text[end:]
    return text


def check_promises(document: Document, original: str) -> None:
    assert document.text == original
    at, rebuilt = 0, ""
    for repair in document.repairs:
        assert repair.chars.start >= at
        assert document.text[slice(*repair.chars)] == repair.before
        rebuilt += document.text[at : repair.chars.start] + repair.before
        at = repair.chars.end
    assert rebuilt + document.text[at:] == original
    for before, after in zip(document.segments, document.segments[1:], strict=False):
        assert before.chars.end <= after.chars.start
        assert before.paragraph <= after.paragraph
    for segment in document.segments:
        assert segment.text
        assert segment.text == segment.text.strip()
        assert repaired(document, segment.chars) == segment.text


def uncovered(*sides: Document) -> str:
    """What is in no segment, no silent region, and no repair of any side."""
    spans = [segment.chars for side in sides for segment in side.segments]
    spans += [region.chars for side in sides for region in side.regions if region.kind in _SILENT]
    spans += [repair.chars for side in sides for repair in side.repairs]
    covered = {index for start, end in spans for index in range(start, end)}
    return "".join(char for index, char in enumerate(sides[0].text) if index not in covered and not char.isspace())


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
@example("**工人**。 <b> 學習 </b>。**好**。\n---\n# 一、 題\n")
@example("　　工人們，\n\n12\n\n學習。")
def test_promises_for_any_text(text: str) -> None:
    found = document(text)
    check_promises(found, text)
    assert set(uncovered(found)) <= {"|"}  # the bars of a table


@given(_TEXTS, st.sampled_from(RepairKind))
@settings(max_examples=100, deadline=None)
def test_every_kind_of_repair_can_be_switched_off(text: str, kind: RepairKind) -> None:
    found = document(text, repairs=frozenset(RepairKind) - {kind})
    check_promises(found, text)
    assert not any(repair.kind is kind for repair in found.repairs)


@given(_TEXTS)
@settings(max_examples=150, deadline=None)
def test_promises_for_both_sides(text: str) -> None:
    sides = read_bytes(text.encode(), "a.txt").documents
    for side in sides:
        check_promises(side, text)
    assert set(uncovered(*sides)) <= {"|"}


@given(st.binary(min_size=1, max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        read_bytes(data, "a.txt")
    except (UnreadableError, EncodingError) as error:
        assert str(error).startswith("a.txt: ")
        assert "\n" not in str(error)


@needs_shared
def test_promises_for_the_seeds() -> None:
    for path in sorted((SHARED / "seeds").iterdir()):
        for side in read(path).documents:
            check_promises(side, path.read_bytes().decode())


@needs_shared
def test_the_seeds_are_covered() -> None:
    for path in sorted((SHARED / "seeds").iterdir()):
        assert uncovered(*read(path).documents) == ""


def test_a_small_article() -> None:
    found = document("技術互助好\n\n七月二十日，工人訂立了合同。\n這是好辦\n法。")
    assert [(segment.kind, segment.text, segment.paragraph) for segment in found.segments] == [
        (RegionKind.TITLE, "技術互助好", 0),
        (RegionKind.BODY, "七月二十日，工人訂立了合同。", 1),
        (RegionKind.BODY, "這是好辦法。", 2),
    ]
    assert found.metadata.title == "技術互助好"
    assert [(repair.kind, repair.before, repair.after) for repair in found.repairs] == [(RepairKind.WRAP, "\n", "")]


def test_name_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "合同.txt"
    path.write_bytes("合同好。".encode())
    [found] = read(path).documents
    assert found.name == "合同.txt"
    assert found.digest == hashlib.sha256("合同好。".encode()).hexdigest()


def test_offset_zero_is_the_first_character_after_a_bom() -> None:
    reading = read_bytes(b"\xef\xbb\xbf" + "合同好。".encode(), "a.txt")
    assert reading.encoding.how == "BOM"
    assert reading.documents[0].segments[0].chars == Span(0, 4)


def test_marks_are_inside_the_span_but_not_in_the_text() -> None:
    found = document("## **題目**\n\n<b>工人</b>很好。**真的**。\n")
    assert [(segment.text, found.text[slice(*segment.chars)]) for segment in found.segments] == [
        ("題目", "## **題目**"),
        ("工人很好。", "<b>工人</b>很好。"),
        ("真的。", "**真的**。"),
    ]


def test_a_given_language_is_kept_and_the_file_not_parted() -> None:
    text = "工人很好。\n\nThe workers of the factory are good.\n"
    reading = read_bytes(text.encode(), "a.txt", ReadSettings(lang="zh-Hans"))
    assert [side.lang for side in reading.documents] == ["zh-Hans"]


def test_a_segment_that_is_too_long_is_refused() -> None:
    with pytest.raises(
        LimitError, match=r"^a.txt: offset 0: a segment of 20,001 characters, over the limit of 20,000: .*--max-segment"
    ):
        document("工" * 20_001)
    assert any("segment of 2,000 characters" in remark for remark in document("工" * 2_000).remarks)


@pytest.mark.parametrize("char", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c"], ids=["U+2028", "U+0085", "VT", "FF", "FS"])
def test_other_separators_end_no_line_and_are_remarked_on(char: str) -> None:
    found = document(f"工人{char}很好。\n合同也好。")
    assert len({segment.paragraph for segment in found.segments}) == 2
    assert f"工人{char}很好。\n合同也好。" == found.text
    assert any("kept as an ordinary character" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    "text",
    ["𠀀𪜶𫝀𬺰", "\ue000工", "豈更車", "⼀⼆⼈"],
    ids=["extensions", "private", "compatibility", "radicals"],
)
def test_rare_characters_come_through(text: str) -> None:
    [found] = read_bytes(f"{text}。".encode(), "a.txt", ReadSettings(lang="zh")).documents
    assert found.segments[0].text == f"{text}。"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_all_three_line_ends_mean_the_same(end: str) -> None:
    found = document(f"七月二十日，工人訂{end}立了合同。{end}{end}合同很好。")
    assert [segment.text for segment in found.segments] == ["七月二十日，工人訂立了合同。", "合同很好。"]


class TestReadLines:
    def test_one_segment_a_line(self) -> None:
        found, dropped = read_lines("一、工人好。合同好。\n\n  # The end \r\n".encode(), "a.txt")
        assert [(segment.text, segment.chars) for segment in found.segments] == [
            ("一、工人好。合同好。", Span(0, 10)),
            ("# The end", Span(14, 23)),
        ]
        assert dropped == 1

    def test_only_three_line_ends(self) -> None:
        found, dropped = read_lines("甲\u2028乙\x85丙\x0b丁\n戊\r己\r\n".encode(), "a.txt")
        assert [segment.text for segment in found.segments] == ["甲\u2028乙\x85丙\x0b丁", "戊", "己"]
        assert dropped == 0

    def test_every_line_is_its_own_paragraph(self) -> None:
        found, _ = read_lines("甲\n\n乙\n丙".encode(), "a.txt")
        assert [segment.paragraph for segment in found.segments] == [0, 1, 2]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\n", "empty"),
        (b"PK\x03\x04rest", "looks like a zip archive"),
        (b"%PDF-1.7 rest", "looks like a PDF file"),
        (b"\x1f\x8b\x08rest", "looks like a gzip archive"),
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG image"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x00" * 64, "binary data"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=f"^a.txt: .*{message}"):
        read_bytes(data, "a.txt")
