"""Memories from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import EXAMPLES, duizhao


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the aligned example."""
    folder = tmp_path_factory.mktemp("memory")
    pair = EXAMPLES / "report.zh.txt", EXAMPLES / "report.en.txt"
    assert duizhao("align", *pair, "-o", folder / "a.tmx", "-q").code == 0
    answer = duizhao("memory", "add", folder / "a.tmx", "--to", folder / "m.sqlite")
    assert answer.out == f"{folder / 'a.tmx'}: 40 new, 0 updated, 0 duplicate, 0 without pair\n"
    return folder / "m.sqlite"


def test_adding_again_changes_nothing(store: Path) -> None:
    answer = duizhao("memory", "add", store.parent / "a.tmx", "--to", store, "--format", "json")
    [counts] = json.loads(answer.out).values()
    assert counts == {"new": 0, "updated": 0, "duplicate": 40, "without_pair": 0}


def test_a_look_up_names_score_texts_and_origin(store: Path) -> None:
    query = "这两年来，他们攻下了五十个生产关键，实现技术革新项目二百项，为国家节约资金四十多万元。"
    answer = duizhao("memory", "lookup", query, "--store", store, "--format", "jsonl")
    [match] = map(json.loads, answer.out.splitlines())
    assert match["score"] == 90
    assert match["flags"] == ["number"]
    assert match["target"].startswith("In a little over a year they have overcome 47 production bottlenecks")
    assert match["origin"]["props"]["x-duizhao-bead"] == "5"
    changed = [(one["op"], one["kind"]) for one in match["differences"] if one["op"] != "equal"]
    assert changed == [("insert", "han"), ("replace", "number"), ("delete", "han"), *[("replace", "number")] * 3]


def test_traditional_characters_find_the_same(store: Path) -> None:
    answer = duizhao(
        "memory",
        "lookup",
        "今年第一季度，全廠的勞動生產率比去年同期提高百分之三十，廢品率由5%降到2%。",
        "--store",
        store,
    )
    assert "productivity was 20 percent higher" in answer.out


def test_a_list_of_texts_on_standard_input(store: Path) -> None:
    answer = duizhao("memory", "lookup", "-", "--store", store, stdin="无\n没有\n".encode())
    assert (answer.code, answer.errors) == (0, ["no match for 无", "no match for 没有"])


@pytest.mark.parametrize(
    ("stdin", "code"), [("\ufeff无\r\n".encode(), 0), ("无\n".encode("gb18030"), 0), (b"\xff\xfe1", 1)]
)
def test_standard_input_is_decoded_as_files_are(store: Path, stdin: bytes, code: int) -> None:
    answer = duizhao("memory", "lookup", "-", "--store", store, stdin=stdin)
    assert (answer.code, len(answer.errors)) == (code, 1)
    assert answer.errors == ["no match for 无"] or answer.errors[0].startswith("duizhao: stdin: byte ")


def test_a_concordance_shows_the_text_in_its_surroundings(store: Path) -> None:
    lines = duizhao("memory", "search", "技協", "--store", store).out.splitlines()
    assert "工人们亲切地叫它“⟦技协⟧”。" in lines[0]
    assert lines[1].startswith("      ")
    answer = duizhao("memory", "search", "rollers", "--store", store, "--format", "jsonl", "--hits", "1")
    [hit] = map(json.loads, answer.out.splitlines())
    assert (hit["language"], hit["text"][slice(*hit["spans"][0])], list(hit["others"])) == (
        "en-US",
        "Rollers",
        ["zh-Hans"],
    )
    assert duizhao("memory", "search", "火箭", "--store", store).errors == ["火箭: not found"]
    unknown = duizhao("memory", "lookup", "火\x1b箭" * 99, "--store", store)
    assert unknown.errors == ["no match for " + r"火\x1b箭" * 26 + r"火\x1b…"]


def test_terms_of_both_sides(store: Path, tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text(
        "zh\ten\n工会\ttrade union\n技术协作\ttechnical cooperation\n", encoding="utf-8"
    )
    words = (
        "memory",
        "search",
        "工会在党委领导下",
        "--store",
        store,
        "--base",
        tmp_path / "terms.tsv",
        "--format",
        "jsonl",
    )
    [hit] = map(json.loads, duizhao(*words).out.splitlines())
    found = {language: [text[slice(*span)] for span in hit["terms"][language]] for language, text in sides(hit).items()}
    assert found == {"zh-Hans": ["工会", "技术协作"], "en-US": ["trade union", "technical cooperation"]}


def sides(hit: dict[str, Any]) -> dict[str, str]:
    """The texts of a hit by language."""
    return {hit["language"]: hit["text"], **hit["others"]}


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (("技",), 10),
        (("技術",), 7),
        (("技", "--lang", "en"), 0),
        (("worker",), 7),
        (("技术", "--other", "technician"), 4),
        (("技术", "--lacking", "technician"), 3),
        (("第.{1,3}次", "--regex"), 1),
        (("(a+)+$", "--regex"), 0),
        (("%",), 1),
        (("'; DROP TABLE unit; --",), 0),
        (('"技" OR "厂"',), 0),
    ],
)
def test_what_is_searched_for_and_how_often_it_stands_there(store: Path, words: tuple[str, ...], units: int) -> None:
    answer = duizhao("memory", "search", *words, "--store", store, "--count", "--format", "json")
    assert json.loads(answer.out)["units"] == units


@pytest.mark.parametrize("words", [("search", ""), ("search", " "), ("search", "", "--regex"), ("lookup", "")])
def test_nothing_to_look_for_is_wrong_usage(store: Path, words: tuple[str, ...]) -> None:
    answer = duizhao("memory", *words, "--store", store)
    assert answer.code == 2
    assert "TEXT is empty: expected" in answer.err


def test_a_search_as_a_table(store: Path) -> None:
    answer = duizhao("memory", "search", "技术", "--store", store, "--format", "tsv", "--hits", "2")
    header, first, second = (line.split("\t") for line in answer.out.splitlines())
    assert header == ["memory", "unit", "language", "text", "spans", "other_language", "other_text"]
    assert (first[0], first[2], first[4], first[5]) == ("main", "zh-Hans", "20-22", "en-US")
    assert second[4] == "35-37 46-48"
    assert answer.errors == ["the first 2 units: --hits shows more, --count counts all"]


def test_a_search_that_takes_too_long_has_printed_what_it_found_before(store: Path, tmp_path: Path) -> None:
    rows = ["zh-CN\ten-US", *(f"技{place}\tart" for place in "甲乙丙丁"), "术\t" + "a" * 40 + "!"]
    (tmp_path / "a.tsv").write_text("\n".join(rows), encoding="utf-8")
    assert duizhao("tmx", "convert", tmp_path / "a.tsv", tmp_path / "a.tmx").code == 0
    assert duizhao("memory", "add", tmp_path / "a.tmx", "--to", tmp_path / "a.sqlite").code == 0
    words = "(技|aa|a|a?)+[甲$]", "--regex", "--store", tmp_path / "a.sqlite", "--format", "jsonl"
    answer = duizhao("memory", "search", *words)
    assert (answer.code, "takes more than a second on one text" in answer.err) == (1, True), answer
    assert [json.loads(line)["text"] for line in answer.out.splitlines()] == ["技甲"]
    wrong = duizhao("memory", "search", "(", "--regex", "--store", tmp_path / "a.sqlite")
    assert (wrong.code, "not a regular expression" in wrong.err) == (1, True)


def test_what_differs_is_said_in_words(store: Path) -> None:
    query = "松滨纺织机械厂是东北一家制造细纱机的工厂，全厂没有职工二千三百多人。"
    out = duizhao("memory", "lookup", query, "--store", store).out.splitlines()
    assert out[0] == " 93 % [negation]  main, 1 taken off: 1 character added"
    assert out[1] == f"  asked {query}"
    [match] = map(
        json.loads, duizhao("memory", "lookup", query, "--store", store, "--format", "jsonl").out.splitlines()
    )
    assert match["explanation"] == "1 character added"


def test_both_directions(store: Path) -> None:
    query = "Together against Hard Problems: Technical Cooperation among Workers of the Songbin Textile Machinery Works"
    [match] = json.loads(duizhao("memory", "lookup", query, "--store", store, "--format", "json").out)["matches"]
    assert match["target"] == "组织起来攻难关——松滨纺织机械厂开展职工技术协作的经验"


def test_how_much_of_a_text_a_memory_knows(store: Path, tmp_path: Path) -> None:
    text = EXAMPLES / "report.zh.txt"
    [found] = json.loads(duizhao("memory", "analyze", text, "--store", store, "--format", "json").out)
    assert sum(row["segments"] for row in found["rows"].values()) == found["total"]["segments"] == 50
    assert found["rows"]["no match"]["segments"] < 25
    out = duizhao("memory", "analyze", text, text, "--store", store).out
    assert "  repetition across files" in out
    assert out.splitlines()[-1].startswith("words: Chinese characters, ")


def test_an_analysis_is_written_for_people_and_for_sheets(store: Path, tmp_path: Path) -> None:
    text, words = EXAMPLES / "report.zh.txt", ("--store", store, "--weight", "101=0", "--weight", "95-99=0.3")
    for suffix in ("html", "xlsx", "json", "txt"):
        assert duizhao("memory", "analyze", text, "-o", tmp_path / f"a.{suffix}", *words).code == 0
    [found] = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (found["rows"]["101"]["weight"], found["rows"]["95–99"]["weight"]) == (0, 0.3)
    assert (tmp_path / "a.html").read_text(encoding="utf-8").count("<rect ") == len(found["rows"])
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("report.zh.txt\n")
    assert duizhao("memory", "analyze", text, "-o", tmp_path / "a.txt", *words).code == 1


def test_every_format_is_analysed_alike(store: Path, tmp_path: Path) -> None:
    """A job has the same rows as the text that it was made of; what has a translation counts too."""
    text = EXAMPLES / "report.zh.txt"
    for name in ("job.xlf", "job.xlf2", "job.po"):
        assert duizhao("memory", "pretranslate", text, "-o", tmp_path / name, "--store", store).code == 0
    files = (text, *sorted(tmp_path.iterdir()))
    rows = []
    for file in files:
        answer = duizhao(
            "memory", "analyze", file, "--store", store, "--format", "json", "--repetitions", "after-exact"
        )
        rows.append({name: row["segments"] for name, row in json.loads(answer.out)[0]["rows"].items()})
    assert rows[1:] == [rows[0]] * 3


@pytest.mark.parametrize("weight", ["99=1", "100", "100=x", "100=-1"])
def test_weights_that_are_none(store: Path, weight: str) -> None:
    answer = duizhao("memory", "analyze", EXAMPLES / "report.zh.txt", "--store", store, "--weight", weight)
    assert (answer.code, "expected ROW=N" in answer.err) == (2, True)


def test_what_is_in_a_store(store: Path) -> None:
    assert duizhao("memory", "info", "--store", store).out.splitlines() == [
        str(store),
        "  main: 40 units, priority 0, penalty 0",
    ]


def test_export_and_add_again_is_the_same(store: Path, tmp_path: Path) -> None:
    assert duizhao("memory", "export", "-o", tmp_path / "x.tmx", "--store", store).code == 0
    answer = duizhao("memory", "add", tmp_path / "x.tmx", "--to", store)
    assert ": 0 new, 0 updated, 40 duplicate" in answer.out


def test_a_character_that_tmx_cannot_hold_is_counted_when_it_comes(tmp_path: Path) -> None:
    table, store = tmp_path / "a.jsonl", tmp_path / "m.sqlite"
    table.write_text('{"zh": "好", "en": "good"}\n{"zh": "甲\\u0001乙", "en": "a b"}\n', encoding="utf-8")
    answer = duizhao("memory", "add", table, "--to", store)
    lost = "1 × unit with a character that XML cannot hold: U+FFFD stands in its place (first in unit 2)"
    assert (answer.code, answer.errors) == (0, [f"{table}: not carried: {lost}"])
    answer = duizhao("memory", "export", "-o", "-", "--store", store)
    assert (answer.code, "<seg>甲\N{REPLACEMENT CHARACTER}乙</seg>" in answer.out) == (0, True)


def test_a_broken_file_leaves_the_memory_as_it_was(store: Path, tmp_path: Path) -> None:
    whole = (store.parent / "a.tmx").read_bytes()
    (tmp_path / "cut.tmx").write_bytes(whole[: len(whole) // 2].replace(b"worker", b"labourer"))
    answer = duizhao("memory", "add", tmp_path / "cut.tmx", "--to", store)
    assert (answer.code, "last good unit" in answer.errors[-1]) == (1, True)
    assert "main: 40 units" in duizhao("memory", "info", "--store", store).out


def test_a_memory_that_is_not_there(tmp_path: Path) -> None:
    answer = duizhao("memory", "lookup", "技协", "--store", tmp_path / "none.sqlite")
    assert answer.code == 1
    assert answer.errors[-1].endswith("there is no such memory: make one with `duizhao memory add FILE`")


def test_a_search_that_was_ended_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.alike.BUDGET", 0)
    words = ("memory", "lookup", "宋斌纺织厂有多少职工呢", "--store", store, "--threshold", "30", "--format", "json")
    answer = duizhao(*words)
    assert json.loads(answer.out)["exhaustive"] is False
    assert "the search was ended: others that score less than 60 may be missing" in answer.err


def test_what_is_like_an_earlier_segment_is_internal(store: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("农民种田用四头牛。\n农民种田用五头马。\n", encoding="utf-8")
    words = ("memory", "analyze", text, "--lines", "--store", store, "--format", "json")
    [found], [within] = json.loads(duizhao(*words).out), json.loads(duizhao(*words, "--internal").out)
    assert list(found["rows"]) == ["no match"]
    assert list(within["rows"]) == ["internal 85–94", "no match"]
    assert within["total"] == found["total"]
