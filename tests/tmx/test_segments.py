"""Segments of a document as units that wait for a translation."""

from corpus import Document, Segment, Span
from tmx import Prop, TranslationUnit, Variant, document_units


def test_one_unit_a_segment_with_its_place() -> None:
    document = Document(
        "a.txt", "zh-Hans", "甲。乙。", (Segment("甲。", Span(0, 2), 0), Segment("乙。", Span(2, 4), 0))
    )
    assert list(document_units(document)) == [
        TranslationUnit(
            (Variant("zh-CN", "zh-Hans", (text,)),),
            (),
            (Prop("x-duizhao-source", "a.txt"), Prop("x-duizhao-source-chars", chars)),
            number,
        )
        for number, text, chars in [(1, "甲。", "0-2"), (2, "乙。", "2-4")]
    ]
