"""Beads in any of the formats, and folders of them."""

from pathlib import Path

import pytest

from aligner import jsonl_lines, judged_files, ladder_lines, read_beads
from aligner.bead import spans_of
from corpus import FormatError, UnreadableError
from tests.aligner.sample import REPORT

LIST = "[0]:[0]\n[1]:[1, 2]\n[2]:[]\n"


@pytest.mark.parametrize(
    "text",
    [LIST, "\n" + LIST, "".join(jsonl_lines(REPORT)), "".join(ladder_lines(REPORT))],
    ids=["index list", "after an empty line", "jsonl", "ladder"],
)
def test_read_beads(text: str) -> None:
    assert read_beads(text, "x") == spans_of(REPORT.rungs)


@pytest.mark.parametrize("text", ["no beads here", "[0]:0", "{}"])
def test_refused(text: str) -> None:
    with pytest.raises(FormatError, match="x:1"):
        read_beads(text, "x")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    gold, automatic = tmp_path / "gold", tmp_path / "auto"
    for folder, ending in ((gold, "align"), (automatic, "txt")):
        folder.mkdir()
        for name in ("001", "002"):
            (folder / f"{name}.{ending}").write_text(LIST, encoding="utf-8")
    return gold, automatic


def test_files_and_folders(folders: tuple[Path, Path]) -> None:
    gold, automatic = folders
    assert judged_files(gold / "001.align", automatic / "001.txt").found.beads == 3
    pooled = judged_files(gold, automatic)
    assert pooled.found == (6, 6, 6)
    assert pooled.strict.f1 == pytest.approx(1.0)


def test_a_missing_file(folders: tuple[Path, Path]) -> None:
    gold, automatic = folders
    (automatic / "002.txt").unlink()
    with pytest.raises(UnreadableError, match=r"no file named 002\.\*"):
        judged_files(gold, automatic)


def test_folders_inside_are_passed_over(folders: tuple[Path, Path]) -> None:
    gold, automatic = folders
    (gold / "old").mkdir()
    assert judged_files(gold, automatic).found.beads == 6


def test_an_empty_folder(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(UnreadableError, match="no files in it"):
        judged_files(tmp_path / "none", folders[1])
