import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Status
from aligner.formats.jsonl import jsonl_lines, read_jsonl
from aligner.formats.row import rows_of
from corpus import FormatError
from tests.aligner.sample import REPORT, pair

GOOD = '{"source": [0, 1], "target": [0, 1], "confidence": 1, "source_text": "", "target_text": "", "status": "auto"}'


def test_one_line_a_bead_with_chinese_as_it_is() -> None:
    assert list(jsonl_lines(REPORT)) == [
        '{"source": [0, 1], "target": [0, 1], "confidence": 0.99, "source_text": "一、难题", '
        '"target_text": "I. The Problem", "status": "accepted"}\n',
        '{"source": [1, 2], "target": [1, 3], "confidence": 0.8765, "source_text": "他摇摇头说：“没有办法。”", '
        '"target_text": "He shook his head. \\"There is no way.\\"", "status": "auto"}\n',
        '{"source": [2, 3], "target": [3, 3], "confidence": 0.4, "source_text": "大家都不肯走。", '
        '"target_text": "", "status": "auto"}\n',
    ]


@given(st.text(), st.text(), st.floats(0, 1), st.sampled_from(Status))
def test_any_text_comes_back(source: str, target: str, confidence: float, status: Status) -> None:
    alignment = pair(source, target, round(confidence, 4), status)
    assert read_jsonl("".join(jsonl_lines(alignment)), "a.jsonl") == list(rows_of(alignment))


def test_other_keys_are_not_read() -> None:
    (row,) = read_jsonl(GOOD.replace("}", ', "note": "later"}'), "a.jsonl")
    assert row.bead.shape == (1, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[0]:[0]\n", "a.jsonl:1: not JSON", id="another format"),
        pytest.param("[" * 100_000, "a.jsonl:1: not JSON", id="nested 100,000 deep"),
        pytest.param("[1]\n", "a.jsonl:1: .* no JSON object", id="a list"),
        pytest.param('{"source": [0, 1]}', 'a.jsonl:1: "target" is missing', id="a key is missing"),
        pytest.param(GOOD.replace("[0, 1]", "[1, 0]", 1), r'"source" is \[1, 0\]', id="backwards"),
        pytest.param(GOOD.replace("[0, 1]", "[0, 1.5]", 1), '"source" is', id="half a segment"),
        pytest.param(GOOD.replace("[0, 1]", "[false, true]", 1), '"source" is', id="truth values"),
        pytest.param(GOOD.replace(": 1,", ": 1.5,"), '"confidence" is 1.5', id="more than certain"),
        pytest.param(GOOD.replace(": 1,", ": NaN,"), '"confidence" is nan', id="nan"),
        pytest.param(GOOD.replace("auto", "fine"), "\"status\" is 'fine'.*accepted", id="unknown status"),
        pytest.param(GOOD.replace('""', "null", 1), '"source_text" is None', id="no text"),
        pytest.param(f"{GOOD}\n{GOOD}\n", "a.jsonl:2: a bead begins at 0, 0", id="overlap"),
    ],
)
def test_bad_lines_are_refused_by_number(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_jsonl(text, "a.jsonl")
