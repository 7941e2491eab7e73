from aligner.formats.row import rows_of
from corpus import Span
from tests.aligner.sample import REPORT, document


def test_chinese_sentences_meet_without_a_space_and_english_ones_with_one() -> None:
    assert document("a", "zh-Hant", "好。", "走！").text_of(Span(0, 2)) == "好。走！"
    assert document("a", "en", "Good.", "Go!").text_of(Span(0, 2)) == "Good. Go!"


def test_an_empty_side_is_an_empty_text() -> None:
    assert [row.target_text for row in rows_of(REPORT)][-1] == ""
