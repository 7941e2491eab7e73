"""tsv and csv: the exact bytes, tables of other people, and what is refused."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import DuizhaoError
from tests.tmx.table.memories import RAW_CELLS, RICH, SAID, SETTINGS, pair, read, reader, texts, written
from tmx import HeaderRow, Losses, TableSettings

PAIR = {"zh-CN": "今天天气很好。", "en-US": "It is a fine day."}
ROW = "今天天气很好。,It is a fine day."
NAMED = f"中文,英文\n{ROW}\n".replace("中文", "source").replace("英文", "target")
FORMULAS = ["=HYPERLINK(1)", "+1", "-5", "@SUM", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0", "'=1"]


def test_every_byte_of_a_tsv() -> None:
    assert written("tsv", [RICH, pair("甲\t乙\n丙", "a\\b", 2)]).decode() == (
        "id\tzh-CN\ten-US\tdate\tconfidence\tstatus\tnote\tprops\n"
        '7\t今天。\tToday.\t20260131T120000Z\t0.90\tauto\t看\t{"x-a": "甲", "x-b": ["1", "2"]}\n'
        "\t甲\\t乙\\n丙\ta\\\\b\t\t\t\t\t\n"
    )


def test_every_byte_of_a_csv() -> None:
    assert written("csv", [RICH, pair('甲,乙"\n丙', "a\\b", 2)]).decode() == (
        "\ufeffid,zh-CN,en-US,date,confidence,status,note,props\r\n"
        '7,今天。,Today.,20260131T120000Z,0.90,auto,看,"{""x-a"": ""甲"", ""x-b"": [""1"", ""2""]}"\r\n'
        ',"甲,乙""\n丙",a\\b,,,,,\r\n'
    )


@pytest.mark.parametrize("name", ["tsv", "csv"])
@pytest.mark.parametrize("text", FORMULAS)
def test_b33_no_cell_is_a_formula_and_each_comes_back(text: str, name: str) -> None:
    content = written(name, [pair(text, text)])
    assert b"\t'" in content or b",'" in content or b",\"'" in content
    assert texts(name, content) == [{"zh-CN": text, "en-US": text}]


def test_raw_cells_stay_as_they_are() -> None:
    content = written("csv", [pair("＝1", "'=1")], settings=RAW_CELLS)
    assert "\r\n,＝1,'=1,".encode() in content
    assert texts("csv", content, RAW_CELLS) == [{"zh-CN": "＝1", "en-US": "'=1"}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("csv", NAMED, id="commas"),
        pytest.param("csv", NAMED.replace(",", ";"), id="semicolons, as Excel writes in many countries"),
        pytest.param("csv", NAMED.replace(",", "\t"), id="tabs in a csv"),
        pytest.param("csv", "sep=|\n" + NAMED.replace(",", "|"), id="sep="),
        pytest.param("csv", "\ufeff" + NAMED.replace("\n", "\r\n"), id="byte order mark and CRLF"),
        pytest.param("csv", NAMED.replace("\n", "\r"), id="CR"),
        pytest.param("csv", NAMED.replace("\n", "\n\n,\n"), id="empty rows"),
        pytest.param("csv", '"source","target"\n"今天天气很好。","It is a fine day."', id="quoted"),
        pytest.param("tsv", NAMED.replace(",", "\t"), id="tsv"),
        pytest.param("tsv", ROW.replace(",", "\t") + "\n", id="no names"),
        pytest.param("csv", "zh-CN,en-US\n" + ROW, id="codes"),
        pytest.param("csv", "译文,原文\nIt is a fine day.,今天天气很好。", id="the other way round"),
        pytest.param("csv", "Glossary of 1964,\n\n" + NAMED, id="a title above"),
    ],
)
def test_tables_of_other_people(name: str, content: str) -> None:
    assert texts(name, content.encode(), SETTINGS) == [PAIR]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16", "big5"])
def test_encodings_are_found_out(codec: str) -> None:
    rows = [
        "天氣很好，大家都很高興，一起到工廠去。,It was a fine day.",
        "他說，機器又壞了。,The machine had failed again.",
    ]
    table = "source,target\n" + "\n".join(rows * 20)
    found = texts("csv", table.encode(codec), SETTINGS)
    assert found[1] == {"zh-TW": "他說，機器又壞了。", "en-US": "The machine had failed again."}


def test_an_encoding_may_be_named() -> None:
    said = replace(SAID, encoding="gb18030")
    assert texts("csv", "source,target\n镕,a".encode("gb18030"), said) == [{"zh-CN": "镕", "en-US": "a"}]


def test_backslashes_mean_something_in_tables_of_our_own_only() -> None:
    assert texts("tsv", "source\ttarget\n新\\new\tC:\\new".encode()) == [{"zh-CN": "新\\new", "en-US": "C:\\new"}]


def test_a_table_that_align_wrote() -> None:
    table = (
        "source_text\ttarget_text\tconfidence\tshape\tstatus\tsource\ttarget\n"
        "难\\n题\tThe Problem\t0.9900\t1–1\taccepted\t[0]\t[0]\n大家都不肯走。\t\t0.4000\t1–0\tauto\t[1]\t[]\n"
    )
    found, lost = read("tsv", table.encode())
    assert [variant.text for variant in found[0].variants] == ["难\n题", "The Problem"]
    assert [(prop.type, prop.text) for prop in found[0].props] == [
        ("x-duizhao-confidence", "0.9900"),
        ("x-duizhao-status", "accepted"),
    ]
    assert lost == [
        "not carried: 1 × column `shape` (in the header)",
        "not carried: 1 × column `source` (in the header)",
        "not carried: 1 × column `target` (in the header)",
        "not carried: 1 × row with words in fewer than two languages: left out (first in unit 2)",
    ]


def test_what_no_unit_can_take_is_counted() -> None:
    table = "A title\nsource,target,Reviewer,props,date\n今,a,,,\n明,b,me,[],soon,more\n后,,,,\n,,x,,\n"
    found, lost = read("csv", table.encode())
    assert [(unit.number, unit.line) for unit in found] == [(1, 3), (2, 4)]
    assert lost == [
        "not carried: 1 × row above the names of the columns (first in unit 1)",
        "not carried: 1 × column `Reviewer` (in the header)",
        "not carried: 1 × cell beyond the columns of the first row (first in unit 2)",
        "not carried: 1 × properties that are no JSON object of texts (first in unit 2)",
        "not carried: 1 × date that is none (first in unit 2)",
        "not carried: 2 × row with words in fewer than two languages: left out (first in unit 3)",
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (replace(SAID, columns="source=3,target=1"), [{"zh-CN": "今天。", "en-US": "Today."}]),
        (TableSettings(columns="en-GB=1,zh-TW=3"), [{"en-GB": "Today.", "zh-TW": "今天。"}]),
        (replace(SAID, source_lang="zh-Hant", target_lang="en-GB", columns="source=3,target=1"),
         [{"zh-TW": "今天。", "en-GB": "Today."}]),
    ],
    ids=["by number", "by code", "languages named"],
)  # fmt: skip
def test_chosen_columns(settings: TableSettings, expected: list[dict[str, str]]) -> None:
    assert texts("csv", "Today.,x,今天。".encode(), settings) == expected


def test_names_of_columns_may_be_chosen_and_are_no_data() -> None:
    said = replace(SAID, columns="source=汉,target=英")
    assert texts("csv", "英,汉\nToday.,今天。".encode(), said) == [{"zh-CN": "今天。", "en-US": "Today."}]


def test_whether_there_are_names_may_be_said() -> None:
    no = replace(SAID, header_row=HeaderRow.NO)
    assert len(texts("csv", b"source,target\nx,y", no)) == 2
    with pytest.raises(DuizhaoError, match=r"^m\.csv:1: `甲, 乙` names no two columns of words: name them with --col"):
        read("csv", "甲,乙\n今,a".encode(), replace(SAID, header_row=HeaderRow.YES))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "m.csv: empty: there is nothing to read", id="empty"),
        pytest.param(b"\n\n", "m.csv: the table is empty: there is nothing to read", id="blank"),
        pytest.param(b"a\nb\n", "m.csv:1: `a` names no two columns of words: name them", id="one column"),
        pytest.param('今,"a'.encode(), "m.csv:1: not CSV (unexpected end of data)", id="open quote"),
        pytest.param('今,"a"b'.encode(), "m.csv:1: not CSV (',' expected after '\"')", id="text behind a quote"),
        pytest.param(b"PK\x03\x04x", "m.csv: looks like a zip archive", id="xlsx under a wrong name"),
        pytest.param(b"source,target\n1,2\n", "m.csv: cannot tell the language of the source: name it with --source-",
                     id="no language"),
        pytest.param("source,target\n今天,明天\n".encode(), "m.csv: two columns are in the language zh-CN: name them",
                     id="one language"),
    ],
)  # fmt: skip
def test_what_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(DuizhaoError) as found:
        read("csv", content, SETTINGS)
    assert str(found.value).startswith(message)


def test_the_progress_is_told_in_bytes(tmp_path: Path) -> None:
    path = tmp_path / "m.tsv"
    path.write_bytes(written("tsv", [pair("今", "a", number) for number in range(20_000)]))
    told: list[int] = []
    memory = reader("tsv")(path, "m.tsv", SETTINGS, Losses(), told.append)
    assert len(list(memory.units)) == 20_000
    memory.close()
    assert told[-1] == path.stat().st_size


def test_a_stream_that_cannot_go_back_is_read_too() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    memory = reader("csv")(Pipe(NAMED.encode()), "stdin", SETTINGS, Losses(), None)
    assert len(list(memory.units)) == 1


def test_a_cell_may_be_longer_than_csv_takes_by_itself() -> None:
    long = "甲" * 200_000
    assert texts("csv", f'zh-CN,en-US\n"{long}",a\n'.encode()) == [{"zh-CN": long, "en-US": "a"}]


def test_a_cell_of_more_than_ten_million_characters_is_refused() -> None:
    with pytest.raises(DuizhaoError, match=r"not CSV \(field larger than field limit \(10000000\)\)"):
        texts("csv", f"zh-CN,en-US\n甲,{'a' * 10_000_001}\n".encode())
