"""How good the alignments are, by the command's own judge and by an independent one; and training."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aligner import symmetric, weights_file
from aligner.bead import spans_of
from aligner.formats.index_list import index_list
from bench.alignment.pairs import invented
from tests.command import EXAMPLES, duizhao
from tests.shared import SHARED, needs_shared

PAIR = [EXAMPLES / "report.zh.txt", EXAMPLES / "report.en.txt"]
MAC_DEV = SHARED / "eval" / "mac-dev"
CHAPTERS = ("001", "002", "003", "004", "005", "006")


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the six chapters of MAC-Dev aligned."""
    folder = tmp_path_factory.mktemp("mac-dev")
    for name in CHAPTERS:
        pair = [MAC_DEV / side / f"{name}.txt" for side in ("zh", "en")]
        assert duizhao("align", *pair, "--lines", "-o", folder / f"{name}.jsonl").code == 0
    return folder


@needs_shared
def test_strict_f1_on_mac_dev_is_above_the_aim(chapters: Path) -> None:
    answer = duizhao("align", "evaluate", MAC_DEV / "gold", chapters, "--format", "json")
    assert json.loads(answer.out)[str(chapters)]["strict"]["f1"] >= 0.84


@needs_shared
def test_the_figures_are_those_of_an_independent_scorer(chapters: Path) -> None:
    pairs = [path for name in CHAPTERS for path in (MAC_DEV / "gold" / f"{name}.align", chapters / f"{name}.jsonl")]
    score = [sys.executable, str(SHARED / "eval" / "score.py"), *map(str, pairs)]
    theirs = json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)
    ours = json.loads(duizhao("align", "evaluate", MAC_DEV / "gold", chapters, "--format", "json").out)[str(chapters)]
    for kind in ("strict", "lax"):
        assert {name: round(value, 4) for name, value in ours[kind].items()} == theirs[kind]


@needs_shared
def test_every_line_of_a_chapter_is_in_exactly_one_bead(chapters: Path) -> None:
    for name in CHAPTERS:
        rows = [json.loads(line) for line in (chapters / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
        for side, folder in (("source", "zh"), ("target", "en")):
            lines = (MAC_DEV / folder / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
            assert [number for row in rows for number in range(*row[side])] == list(range(len(lines)))
            assert [row[f"{side}_text"] for row in rows if row[side][1] - row[side][0] == 1] == [
                lines[row[side][0]] for row in rows if row[side][1] - row[side][0] == 1
            ]


def test_a_table_of_figures_for_people(tmp_path: Path) -> None:
    (tmp_path / "gold").write_text("[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n", encoding="utf-8")
    (tmp_path / "auto").write_text("[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[2]\n", encoding="utf-8")
    answer = duizhao("align", "evaluate", tmp_path / "gold", tmp_path / "gold", tmp_path / "auto")
    assert answer.out.split("\n") == [
        "strict P       R      F1   lax P       R      F1",
        f"  1.0000  1.0000  1.0000  1.0000  1.0000  1.0000  {tmp_path / 'gold'}",
        f"  0.5000  0.6667  0.5714  0.7500  1.0000  0.8571  {tmp_path / 'auto'}",
        "",
    ]


def test_ladder_jsonl_and_index_lists_are_judged_alike(tmp_path: Path) -> None:
    assert duizhao("align", *PAIR, "-o", tmp_path / "a.jsonl", "-o", tmp_path / "a.ladder").code == 0
    gold = EXAMPLES / "report.gold"
    answer = duizhao("align", "evaluate", gold, tmp_path / "a.jsonl", tmp_path / "a.ladder", "--format", "json")
    by_jsonl, by_ladder = json.loads(answer.out).values()
    assert by_jsonl == by_ladder
    assert by_jsonl["strict"]["f1"] > 0.8


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    """The example as two gold texts."""
    folder = tmp_path / "gold"
    for kind in ("zh", "en", "gold"):
        (folder / kind).mkdir(parents=True)
    for name in ("first", "second"):
        for kind, path in zip(("zh", "en"), PAIR, strict=True):
            (folder / kind / f"{name}.txt").write_text(duizhao("corpus", "segment", path).out, encoding="utf-8")
        (folder / "gold" / f"{name}.align").write_bytes((EXAMPLES / "report.gold").read_bytes())
    return folder


def test_training_writes_weights_that_align_can_use_and_judges_texts_left_out(
    gold_folder: Path, tmp_path: Path
) -> None:
    answer = duizhao("align", "train", gold_folder, "-o", tmp_path / "weights.json")
    assert answer.code == 0, answer.err
    assert [line.split()[0] for line in answer.out.split("\n")[:-1]] == ["first", "second"]
    assert duizhao("align", *PAIR, "--weights", tmp_path / "weights.json").code == 0


@pytest.fixture
def invented_folder(tmp_path: Path) -> Path:
    """Two gold texts in languages of which nobody has a dictionary."""
    for seed in (1, 2):
        text = invented(seed, 60)
        beads = (f"{index_list(source)}:{index_list(target)}" for source, target in spans_of(text.rungs))
        contents = {"zh/{}.txt": text.chinese, "en/{}.txt": text.english, "gold/{}.align": beads}
        for pattern, lines in contents.items():
            path = tmp_path / "gold" / pattern.format(seed)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return tmp_path / "gold"


@pytest.mark.slow
def test_training_without_a_dictionary_makes_weights_that_are_the_same_for_both_sides(
    invented_folder: Path, tmp_path: Path
) -> None:
    weights_path = tmp_path / "weights.json"
    answer = duizhao("align", "train", invented_folder, "-o", weights_path, "--no-dictionary")
    assert answer.code == 0, answer.err
    figures = re.findall(r"^(\w+) +left out: strict F1 ([\d.]+), lax F1 ([\d.]+)$", answer.out, re.MULTILINE)
    assert [name for name, *_ in figures] == ["1", "2"]
    assert all(0.5 < float(strict) <= float(lax) for _, strict, lax in figures)
    weights = weights_file(weights_path)
    assert weights.made == "fitted to gold, mode translation, made symmetric"
    assert symmetric(weights, weights.made) == weights
