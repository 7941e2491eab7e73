"""Many pairs in one run."""

from pathlib import Path

import pytest

from tests.command import EXAMPLES, duizhao

CHINESE, ENGLISH = EXAMPLES / "report.zh.txt", EXAMPLES / "report.en.txt"


@pytest.fixture
def chapters(tmp_path: Path) -> Path:
    """A folder of two chapters: the example, and the example again."""
    folder = tmp_path / "chapters"
    folder.mkdir()
    for name in ("one", "two"):
        for path, lang in ((CHINESE, "zh"), (ENGLISH, "en")):
            (folder / f"{name}.{lang}.txt").write_bytes(path.read_bytes())
    return folder


def test_each_pair_of_a_folder_is_aligned_as_it_would_be_alone(chapters: Path, tmp_path: Path) -> None:
    answer = duizhao("align", chapters, "-o", tmp_path / "out", "--format", "jsonl")
    assert (answer.code, answer.errors[-1]) == (0, "2 pairs: 2 done, 0 failed")
    alone = duizhao("align", chapters / "one.zh.txt", chapters / "one.en.txt", "--format", "jsonl")
    assert (tmp_path / "out/one.jsonl").read_text(encoding="utf-8") == alone.out


def test_together_each_teaches_the_other(chapters: Path, tmp_path: Path) -> None:
    assert duizhao("align", chapters, "-o", tmp_path / "out", "--together", "-q").code == 0
    memory = (tmp_path / "out/two.tmx").read_text(encoding="utf-8")
    assert "|lexicon:" in memory


def test_a_bad_pair_is_told_and_the_others_are_done(chapters: Path, tmp_path: Path) -> None:
    (chapters / "two.en.txt").write_bytes(b"\x00\x01\x02" * 100)
    answer = duizhao("align", chapters, "-o", tmp_path / "out")
    assert answer.code == 1
    assert answer.errors[-1] == "2 pairs: 1 done, 1 failed"
    assert answer.errors[-2].startswith("two: not aligned: ")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["one.tmx"]


def test_nothing_is_overwritten_unasked(chapters: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/two.tmx").write_text("mine", encoding="utf-8")
    answer = duizhao("align", chapters, "-o", tmp_path / "out")
    assert (answer.code, "exists: use --force to replace it" in answer.errors[-1]) == (1, True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["two.tmx"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "-o: many pairs need one folder"),
        (["-o", "a", "-o", "b"], "-o: many pairs need one folder"),
        (["-o", "a", "--fixed", "x"], "--fixed: rungs belong to one pair"),
    ],
)
def test_wrong_usage(chapters: Path, words: list[str], message: str) -> None:
    answer = duizhao("align", chapters, *words)
    assert (answer.code, message in answer.errors[-1]) == (2, True)


def test_together_wants_many() -> None:
    answer = duizhao("align", CHINESE, ENGLISH, "--together")
    assert (answer.code, "--together: expected a folder or a manifest" in answer.errors[-1]) == (2, True)
