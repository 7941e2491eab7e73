from pathlib import Path

import pytest

from aligner.formats.index_list import index_list, index_list_lines, read_index_list, read_index_span
from corpus import FormatError, Span
from tests.aligner.sample import REPORT


def test_one_line_a_bead() -> None:
    assert "".join(index_list_lines(REPORT)) == "[0]:[0]\n[1]:[1, 2]\n[2]:[]\n"


def test_lists_come_back_as_half_open_spans() -> None:
    assert read_index_list("".join(index_list_lines(REPORT)), "a.align") == [
        (Span(0, 1), Span(0, 1)),
        (Span(1, 2), Span(1, 3)),
        (Span(2, 3), Span(3, 3)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[0,1]:[0]\n[2]:[1]\n", id="without spaces"),
        pytest.param("[0, 1]:[0]:0.1234\n[2]:[1]:-1.5e-05\n", id="with Vecalign's costs"),
        pytest.param("\ufeff[0, 1] : [0]\r\n\r\n[ 2 ]:[1]", id="mark, Windows line ends, blank line, no end"),
    ],
)
def test_the_forms_in_use_mean_the_same(text: str) -> None:
    assert read_index_list(text, "a.align") == [(Span(0, 2), Span(0, 1)), (Span(2, 3), Span(1, 2))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[0]:[0]\n[1, 3]:[1]\n", r"a.align:2: the numbers \[1, 3\] do not follow", id="not neighbours"),
        pytest.param(
            "[0]:[0]\n[2]:[1]\n", "a.align:2: a bead begins at 2, 1 where the last one ended at 1, 1", id="gap"
        ),
        pytest.param("[0]:[1]\n[1]:[0]\n", "a.align:1: a bead begins at 0, 1", id="crossing"),
        pytest.param("[0]:[0]\n[1]:[0]\n", "a.align:2: a bead begins at 1, 0", id="overlap"),
        pytest.param("[]:[]\n", "a.align:1: a bead without any segment", id="empty"),
        pytest.param("[0]\n", "a.align:1: .* is no bead", id="one side"),
        pytest.param("[__import__('os')]:[0]\n", "a.align:1: .* is no bead", id="code"),
        pytest.param("[0]:[0]:0.5:1\n", "a.align:1: .* is no bead", id="four parts"),
    ],
)
def test_a_bad_list_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_index_list(text, "a.align")


def test_one_list_alone() -> None:
    assert index_list(Span(3, 5)) == "[3, 4]"
    assert read_index_span("[3, 4]", 3, "here") == Span(3, 5)
    assert read_index_span("[]", 7, "here") == Span(7, 7)
    with pytest.raises(FormatError, match="here: '3-4' is no list"):
        read_index_span("3-4", 3, "here")


def test_the_gold_of_the_example_covers_both_of_its_texts() -> None:
    gold = Path(__file__).parents[2] / "examples" / "report.gold"
    spans = read_index_list(gold.read_text(encoding="utf-8"), gold.name)
    assert len(spans) == 47
    assert spans[-1] == (Span(50, 50), Span(46, 47))
