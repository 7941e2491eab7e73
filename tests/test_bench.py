"""The benchmark does not rot: every table and chart on inputs so small that they are made in seconds."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from aligner import Mode, Rung, shipped_settings
from aligner.gold import Gold
from bench.alignment import __main__ as main
from bench.alignment import growth as growth_module
from bench.alignment.accuracy import accuracy
from bench.alignment.disturbed import chinese_only, english_only, joined, without_middle
from bench.alignment.encoders import QUALITIES, encoders
from bench.alignment.folds import Fold, folds, without
from bench.alignment.growth import Point, exponent, growth, growth_charts, growth_points
from bench.alignment.hunalign import by_hunalign, hunalign_command
from bench.alignment.judge import Trial, tried, tried_swapped
from bench.alignment.made_text import detokenised, made_text, untokenised
from bench.alignment.page import page
from bench.alignment.pairs import SEEDS, invented, invented_gold, other_pairs
from bench.alignment.partial import Case, abridged_trials, by_chapter, disturbed_trials, partial
from bench.alignment.reliability import Verdict, bins, calibration_error, reliability, reliability_chart, verdicts
from bench.alignment.taught import taught
from bench.chart import svg
from bench.markdown import ABSENT, share, table
from bench.measure import Cost, measured
from bench.memory import bare
from bench.memory.made_units import as_unit, made_units, pool_of, queries
from bench.terms.__main__ import page as terms_page
from bench.terms.made_base import made_concepts, made_texts
from bench.terms.speed import Timed
from bench.vocabulary import Word, ranked
from corpus import parse_cedict
from memory import open_store
from tests.aligner.tiny import CHINESE, DICTIONARY, ENGLISH, ENTRIES, RUNGS, segments
from tmx import Header, write_tmx

TINY = Gold("tiny", segments(CHINESE), segments(ENGLISH), [Rung(*rung) for rung in RUNGS])
GOLDS = [TINY._replace(name=name) for name in ("a", "b", "c", "d", "e", "f")]
FOLDS = [Fold(gold, shipped_settings()) for gold in GOLDS]
WORDS = [Word("工人", ("worker",)), Word("机器", ("machine",)), Word("学生", ("student", "pupil"))]


@pytest.fixture(scope="module")
def complete() -> list[Trial]:
    return [tried(gold, settings, DICTIONARY) for gold, settings in FOLDS]


def rows_of(markdown: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in markdown.split("\n") if line]


def test_table() -> None:
    assert table(["text", "F1"], [["a", share(0.9)], ["long name", share(1)]]).split("\n") == [
        "| text      |    F1 |",
        "| :-------- | ----: |",
        "| a         |  .900 |",
        "| long name | 1.000 |",
    ]


def test_a_trial_is_judged_in_either_order(complete: list[Trial]) -> None:
    straight, swapped = complete[0], tried_swapped(TINY, shipped_settings(), DICTIONARY)
    assert straight.counts.strict.f1 == swapped.counts.strict.f1 == 1.0
    assert straight.full_counts == straight.counts
    assert straight.mode is Mode.TRANSLATION
    assert swapped.found.source.lang == "en"


def test_what_other_texts_teach() -> None:
    header, _, *rows = rows_of(taught(FOLDS[:2], DICTIONARY))
    assert header == ["strict F1", "alone", "taught", "gain"]
    assert [row[0].split(":")[0] for row in rows] == [
        "five books → the sixth",
        "a chapter in 2 parts",
        "a chapter in 4 parts",
    ]
    assert all(re.fullmatch(r"[+-]0\.\d{3}", row[3]) for row in rows)


def test_accuracy_by_chapter_and_pooled(complete: list[Trial]) -> None:
    rows = rows_of(accuracy(complete, complete))
    assert rows[0] == ["strict F1", "a", "b", "c", "d", "e", "f", "all", "lax, all"]
    assert not any("run here" in row[0] for row in rows)
    assert ["Bertalign: LaBSE embeddings (published)", ".989", *rows[6][2:]] == rows[6]
    assert rows[8] == ["duizhao, leave-one-chapter-out", *["1.000"] * 8]
    assert rows[-1] == ["duizhao, leave-one-chapter-out", *["1.000"] * 7]


def test_a_peer_that_is_there_is_judged_by_the_same_gold(
    complete: list[Trial], tmp_path: Path, hunalign: list[str]
) -> None:
    (tmp_path / "hunalign.dic").write_text("worker @ 工人\n", encoding="utf-8")
    counts = by_hunalign(hunalign, TINY, tmp_path)
    rows = rows_of(accuracy(complete, complete, [counts] * 6))
    assert rows[8] == ["Hunalign, run here: dictionary", *[".000"] * 7, "1.000"]
    assert (tmp_path / "zh.tok").read_text(encoding="utf-8").split("\n")[0] == "工人 来到 工厂 。"


def test_how_to_run_a_peer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")
    assert hunalign_command("node 'my hunalign.js'") == ["node", "my hunalign.js"]
    assert hunalign_command(None) == []
    assert "--hunalign" in capsys.readouterr().err


def test_encoders_of_all_qualities(complete: list[Trial]) -> None:
    rows = rows_of(encoders(complete, FOLDS, DICTIONARY))
    assert rows[0] == ["strict F1", "a", "b", "c", "d", "e", "f", "all", "lax, all"]
    assert rows[2] == ["no encoder", *["1.000"] * 8]
    assert [row[0] for row in rows[3:]] == [f"made vectors, quality {quality}" for quality in QUALITIES]


def test_other_pairs_of_languages() -> None:
    made = [invented_gold(seed, 20) for seed in SEEDS]
    chapters, texts = (
        rows_of(one) for one in other_pairs(FOLDS[:2], made, shipped_settings(), DICTIONARY).split("\n\n")
    )
    assert chapters[0] == ["strict F1", "a", "b", "all", "lax, all"]
    assert [row[0] for row in chapters[2:]] == [
        "Gale–Church, implemented in tests/",
        "duizhao, no dictionary, leave-one-chapter-out",
    ]
    assert chapters[2][1] == chapters[2][2] and chapters[3][1] == chapters[3][2]
    assert texts[0] == ["strict F1", "seed 1", "seed 2", "seed 3", "all", "lax, all"]
    assert texts[3][0] == "duizhao, no dictionary, shipped weights"
    assert all(re.fullmatch(r"\.\d{3}|1\.000", cell) for row in (*chapters[2:], *texts[2:]) for cell in row[1:])


def test_an_invented_text_is_the_same_for_a_seed_and_has_its_gold() -> None:
    gold = invented_gold(2, 20)
    assert [segment.text for segment in gold.chinese] == invented(2, 20).chinese != invented(1, 20).chinese
    assert gold.rungs[-1] == (len(gold.chinese), len(gold.english))


def test_disturbed_texts_keep_their_gold() -> None:
    front = joined([chinese_only(TINY.chinese[:2]), TINY])
    assert front.rungs[:5] == [(0, 0), (1, 0), (2, 0), (3, 1), (4, 2)]
    assert front.rungs[-1] == (len(front.chinese), len(front.english)) == (8, 7)
    assert joined([TINY, english_only(TINY.english[:1])]).rungs[-2:] == [(6, 7), (6, 8)]
    assert without_middle(TINY, TINY, TINY).rungs[-1] == (18, 14)


def test_partial_texts(complete: list[Trial]) -> None:
    cases = abridged_trials(FOLDS, DICTIONARY)
    disturbed = list(disturbed_trials(FOLDS, shipped_settings(), DICTIONARY))
    rows = rows_of(partial([Case("complete", complete), *cases, *disturbed]))
    assert rows[2] == ["complete", "0 of 6", "1.000", "1.000", "1.000"]
    assert [row[0] for row in rows[3:6]] == ["abridged, seed 1", "abridged, seed 2", "abridged, seed 3"]
    assert len(rows) == 10
    header, _, whole, cut, away = rows_of(by_chapter(complete, cases))
    assert header[-1] == "all"
    assert float(cut[-1]) - float(whole[-1]) == pytest.approx(float(away[-1]), abs=0.0011)


def test_reliability(complete: list[Trial]) -> None:
    found = [Verdict(0.95, True), Verdict(1.0, True), Verdict(0.55, True), Verdict(0.55, False), Verdict(0.0, False)]
    binned = bins(found)
    assert [one.beads for one in binned] == [1, 0, 0, 0, 0, 2, 0, 0, 0, 2]
    assert calibration_error(binned) == pytest.approx((1 * 0 + 2 * 0.05 + 2 * 0.025) / 5)
    kinds = [("complete", bins(verdicts(complete))), ("abridged", binned)]
    rows = rows_of(reliability(*kinds[1]))
    assert rows[2] == ["0.0–0.1", "1", ".000", ".000"]
    assert rows[3] == ["0.1–0.2", "0", "–", "–"]
    assert rows[-1] == ["all", "5", "ECE", ".030"]
    assert sum(one.beads for one in kinds[0][1]) == 36
    assert len(reliability_chart(kinds).lines) == 3


def test_left_out_is_left_out() -> None:
    assert [gold.name for gold in without(GOLDS, GOLDS[2])] == ["a", "b", "d", "e", "f"]


@pytest.mark.slow
def test_folds_have_weights_of_both_modes(own_environment: Path) -> None:
    first, second = folds(GOLDS[:2], own_environment)
    assert (first.gold.name, second.gold.name) == ("a", "b")
    assert first.settings.translation == second.settings.translation != shipped_settings().translation
    assert first.settings.summary.made == "left out, summary"


def test_vocabulary_is_ranked_and_plain() -> None:
    words = ranked(parse_cedict(ENTRIES, "tiny.u8"))
    assert Word("学生", ("student", "pupil")) in words
    assert "陈" not in [word.chinese for word in words]


def test_made_text_is_whole_and_the_same_for_a_seed() -> None:
    text = made_text(300, WORDS, seed=7)
    assert text == made_text(300, WORDS, seed=7)
    assert text.rungs[-1] == (len(text.chinese), len(text.english))
    assert 300 <= len(text.chinese) <= 303
    assert 1.1 < len(text.english) / len(text.chinese) < 1.5
    assert all(re.fullmatch(r"“?[^ ]+[。？！]”?", untokenised(line)) for line in text.chinese)
    assert all(re.fullmatch(r"“?[^a-z ].*[.?!]”?", detokenised(line)) for line in text.english)
    assert detokenised("“ workers , all . ”") == "“Workers, all.”"


@pytest.fixture
def hunalign(tmp_path: Path) -> list[str]:
    """In its place a program that reads all three files and finds one bead."""
    program = tmp_path / "hunalign"
    program.write_text("#!/bin/sh\ncat $1 $2 $3 >&2\nprintf '0\\t0\\t1\\n6\\t7\\t1\\n'\n", encoding="utf-8")
    program.chmod(0o755)
    return [str(program)]


@pytest.mark.slow
def test_growth(tmp_path: Path, hunalign: list[str]) -> None:
    points = list(growth_points([20, 40], WORDS, tmp_path, hunalign))
    rows = rows_of(growth(points))
    assert rows[2][0].startswith("20 ×")
    assert all(point.duizhao.wall > 0 and point.duizhao.memory > 10 for point in points)
    assert all(point.gale_church is not None for point in points)
    assert ABSENT not in rows[2]
    charts = growth_charts(points)
    assert [line.name for line in charts[0].lines] == ["duizhao", "Gale–Church, naive", "hunalign"]
    assert etree.fromstring(svg(charts).encode()).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize(
    ("words", "sizes"), [([], growth_module.SIZES), (["--large"], (*growth_module.SIZES, 100_000))]
)
def test_the_table_of_growth_alone(
    words: list[str], sizes: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def points(sizes: Iterable[int], words: Sequence[Word], folder: Path, hunalign: Sequence[str]) -> Iterator[Point]:
        yield from (Point(size, 2 * size, Cost(1.0, 1.5, 300.0), None, None, 0.9) for size in sizes)

    monkeypatch.setattr(growth_module, "growth_points", points)
    monkeypatch.setattr(growth_module, "vocabulary", lambda: WORDS)
    growth_module.main(words)
    rows = rows_of(capsys.readouterr().out)
    assert [row[0] for row in rows[2:]] == [f"{size:,} × {2 * size:,}" for size in sizes]
    assert rows[2][1:4] == ["1.00", "1.50", "300"]


@pytest.mark.parametrize(("costs", "slope"), [([1, 10, 100], 1.0), ([1, 100, 10_000], 2.0), ([5, 5, 5], 0.0)])
def test_exponent(costs: list[float], slope: float) -> None:
    assert exponent([10, 100, 1000], costs) == pytest.approx(slope)


def test_measured_memory_is_that_of_the_command_alone() -> None:
    ballast = bytearray(200_000_000)
    small = measured([sys.executable, "-c", "pass"])
    assert small.memory < 50 < len(ballast) / 1e6
    assert measured([sys.executable, "-c", "bytearray(100_000_000)"]).memory > 100
    with pytest.raises(subprocess.CalledProcessError):
        measured([sys.executable, "-c", "raise SystemExit(1)"])


def test_the_page_has_all_its_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cost = Cost(wall=2.0, cpu=1.5, memory=300.0)
    points = [Point(1000, 1260, cost, cost, None, 0.9), Point(5000, 6300, cost._replace(wall=10.0), None, None, 0.9)]
    monkeypatch.setattr(main, "growth_points", lambda *_: points)
    monkeypatch.setattr(main, "folds", lambda *_: FOLDS)
    monkeypatch.setattr(main, "vocabulary", lambda: WORDS)
    monkeypatch.setattr(main, "open_dictionary", lambda _: DICTIONARY)
    monkeypatch.setattr(main, "invented_gold", lambda seed: invented_gold(seed, 20))
    speed, charts = main.speed_parts([1000, 5000])
    judged, _ = main.accuracy_parts(GOLDS, tmp_path)
    text = " ".join(page({**speed, **judged, "origin": "2026-11-20, a small machine"}).split())
    assert "one run of `make bench-alignment`: 2026-11-20, a small machine." in text
    assert "36 Chinese and 42 English segments" in text
    assert "wall time 1.00, memory 0.00" in text
    assert [line.name for line in charts[0].lines] == ["duizhao", "Gale–Church, naive"]
    with pytest.raises(KeyError):
        page({})


def test_the_page_of_terms_has_its_rows() -> None:
    rows = [Timed("the yardstick", 0.02, 1, ""), Timed("Chinese text", 0.5, 1, "MB"), Timed("one", 1, 500, "sentence")]
    text = terms_page(rows, "2026-11-28, a small machine", 3)
    assert re.search(r"Chinese text +\| +500 \| +2\.0 \| +– \| +25\.0", text)
    assert re.search(r"one +\| +1000 \| +– \| +2\.00 \| +50\.0", text)


def test_a_made_base_and_made_texts_are_the_same_each_time() -> None:
    assert made_concepts(20) == made_concepts(20)
    chinese, english = made_texts(2000)
    assert (chinese, english) == made_texts(2000)
    assert 2000 <= len(chinese.encode()) < 3000 and english.isascii()


def test_made_units_are_the_same_each_time_and_begin_alike() -> None:
    pool = pool_of(WORDS)
    few = list(made_units(5, pool))
    assert few == list(made_units(9, pool))[:5]
    assert all(unit.chinese.endswith("。") and unit.english.endswith(".") for unit in few)
    assert len(queries(few, WORDS, 10)) == 10


def test_what_imports_are_measured_against_writes_every_text(tmp_path: Path) -> None:
    units = list(made_units(5, pool_of(WORDS)))
    (tmp_path / "made.tmx").write_bytes(b"".join(write_tmx(Header(), map(as_unit, units))))
    bare.main(str(tmp_path / "made.tmx"), str(tmp_path / "bare.sqlite"))
    with closing(sqlite3.connect(tmp_path / "bare.sqlite")) as written:
        assert written.execute("SELECT source, target FROM unit").fetchall() == units


@pytest.mark.slow
def test_the_bench_of_memories(tmp_path: Path) -> None:
    store, questions = tmp_path / "a.sqlite", tmp_path / "questions.json"
    units = list(made_units(50, pool_of(WORDS)))
    asked = {"queries": [unit.chinese for unit in units[:20]], "exact": [units[0].chinese]}
    asked |= {"english": [units[0].english], "phrases": ["工人"]}
    questions.write_text(json.dumps(asked), encoding="utf-8")
    with open_store(store) as opened:
        opened.add(map(as_unit, units))
    found = {}
    for step in ("asking", "trigrams"):
        command = [sys.executable, "-m", f"bench.memory.{step}", str(store), str(questions)]
        root = Path(__file__).parent.parent
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=root)
        found[step] = json.loads(answer.stdout)
    assert found["asking"]["recall"] == 1.0
    assert 0 < found["trigrams"]["recall"] <= 1.0
