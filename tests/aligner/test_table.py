import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Status
from aligner.formats.row import rows_of
from aligner.formats.table import COLUMNS, csv_lines, read_csv, read_tsv, tsv_lines
from corpus import RAW, FormatError
from tests.aligner.sample import REPORT, pair

HEADER = "\t".join(COLUMNS)
ROW = "好。\tGood.\t0.9\t1–1\tauto\t[0]\t[0]"

texts = st.one_of(st.text(), st.text(alphabet="'=+-@＝ \t\r\n\\\"nrt,"))


def test_tsv() -> None:
    assert list(tsv_lines(REPORT)) == [
        "source_text\ttarget_text\tconfidence\tshape\tstatus\tsource\ttarget\n",
        "一、难题\tI. The Problem\t0.9900\t1–1\taccepted\t[0]\t[0]\n",
        '他摇摇头说：“没有办法。”\tHe shook his head. "There is no way."\t0.8765\t1–2\tauto\t[1]\t[1, 2]\n',
        "大家都不肯走。\t\t0.4000\t1–0\tauto\t[2]\t[]\n",
    ]


def test_csv_begins_with_a_byte_order_mark_and_quotes_what_needs_it() -> None:
    assert list(csv_lines(REPORT)) == [
        "\ufeffsource_text,target_text,confidence,shape,status,source,target\r\n",
        "一、难题,I. The Problem,0.9900,1–1,accepted,[0],[0]\r\n",
        '他摇摇头说：“没有办法。”,"He shook his head. ""There is no way.""",0.8765,1–2,auto,[1],"[1, 2]"\r\n',
        "大家都不肯走。,,0.4000,1–0,auto,[2],[]\r\n",
    ]


def test_tabs_and_line_ends_inside_a_tsv_cell_are_escaped() -> None:
    *_, line = tsv_lines(pair("甲\t乙\n丙", "a\\b"))
    assert line.startswith("甲\\t乙\\n丙\ta\\\\b\t")


def test_raw_cells_are_left_alone() -> None:
    *_, line = csv_lines(pair("＝1", "=1"), RAW)
    assert line.startswith("＝1,=1,")
    assert read_csv("".join(csv_lines(pair("＝1", "'=1"), RAW)), "a.csv", RAW)[0].target_text == "'=1"


@given(texts, texts, st.floats(0, 1), st.sampled_from(Status))
def test_any_text_comes_back_from_tsv_and_csv(source: str, target: str, confidence: float, status: Status) -> None:
    alignment = pair(source, target, round(confidence, 4), status)
    assert read_tsv("".join(tsv_lines(alignment)), "a.tsv") == list(rows_of(alignment))
    assert read_csv("".join(csv_lines(alignment)), "a.csv") == list(rows_of(alignment))


def test_null_beads_come_back_with_their_place() -> None:
    beads = [row.bead for row in read_tsv("".join(tsv_lines(REPORT)), "a.tsv")]
    assert [(tuple(bead.source), tuple(bead.target)) for bead in beads] == [
        ((0, 1), (0, 1)),
        ((1, 2), (1, 3)),
        ((2, 3), (3, 3)),
    ]


def test_a_spreadsheet_may_shorten_the_numbers() -> None:
    assert read_tsv(f"{HEADER}\r\n{ROW}\r\n", "a.tsv")[0].bead.confidence == 0.9


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "a.tsv:1: the header is ''", id="empty"),
        pytest.param(
            "source\ttarget\n", "a.tsv:1: the header is .*expected source_text, target_text", id="other header"
        ),
        pytest.param(f"{HEADER}\n好。\tGood.\n", "a.tsv:2: 2 cells: expected 7", id="too few cells"),
        pytest.param(f"{HEADER}\n{ROW.replace('0.9', '1.9')}", "a.tsv:2: the confidence is '1.9'", id="confidence"),
        pytest.param(f"{HEADER}\n{ROW.replace('auto', 'ok')}", "a.tsv:2: the status is 'ok'", id="status"),
        pytest.param(f"{HEADER}\n{ROW.replace('[0]', '0')}", "a.tsv:2: '0' is no list", id="span"),
        pytest.param(f"{HEADER}\n{ROW}\n{ROW}", "a.tsv:3: a bead begins at 0, 0", id="a row twice"),
    ],
)
def test_a_bad_table_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_tsv(text, "a.tsv")


def test_csv_with_a_quote_left_open_is_refused() -> None:
    with pytest.raises(FormatError, match=r"a\.csv:2: not CSV"):
        read_csv(",".join(COLUMNS) + '\n"好。,Good.', "a.csv")
