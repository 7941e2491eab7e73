"""XLIFF and PO on the command line: written by align, converted both ways, with every loss told."""

from pathlib import Path

import pytest

from tests.command import CHINESE, ENGLISH, duizhao
from tests.tmx.xliff.files import trans_unit, xliff12
from tmx import read_xliff


@pytest.fixture(scope="module")
def memory(own_environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a memory, and beside it as XLIFF of both versions."""
    folder = tmp_path_factory.mktemp("exchange")
    names = ["report.tmx", "report.xliff", "report.xliff2"]
    answer = duizhao("align", CHINESE, ENGLISH, *(word for name in names for word in ("-o", folder / name)))
    assert answer.code == 0
    assert " units in the TMX and the XLIFF, " in answer.errors[-2]
    return folder / "report.tmx"


@pytest.mark.parametrize(("suffix", "version"), [("xliff", "1.2"), ("xliff2", "2.1")])
def test_align_writes_xliff_with_states_and_confidence(memory: Path, suffix: str, version: str) -> None:
    found = read_xliff(memory.with_suffix(f".{suffix}"))
    assert (found.version, found.header.srclang, found.target_language) == (version, "zh-CN", "en-US")
    assert found.originals == ("report.zh.txt",)
    assert len(list(found)) == 40


@pytest.mark.parametrize("between", ["job.xlf", "job.xliff2", "job.po"])
def test_a_memory_comes_back_from_other_formats_byte_for_byte(memory: Path, between: str, tmp_path: Path) -> None:
    there = duizhao("tmx", "convert", memory, tmp_path / between)
    assert (there.code, there.errors) == (0, [f"{memory}: 40 units read, 40 written to {tmp_path / between}"])
    assert duizhao("tmx", "convert", tmp_path / between, tmp_path / "back.tmx", "-q").code == 0
    assert (tmp_path / "back.tmx").read_bytes() == memory.read_bytes()


def test_what_align_writes_is_what_converting_writes(memory: Path, tmp_path: Path) -> None:
    duizhao("tmx", "convert", memory, tmp_path / "report.xlf", "-q")
    assert (tmp_path / "report.xlf").read_bytes() == memory.with_suffix(".xliff").read_bytes()


def test_what_is_not_translated_stays_in_a_job_and_not_in_a_memory(tmp_path: Path) -> None:
    job = tmp_path / "job.xlf"
    done, open_ = trans_unit("今天。", "Today."), trans_unit("明天。", more="<alt-trans><target>x</target></alt-trans>")
    job.write_text(xliff12(done, open_), encoding="utf-8")
    lost = f"{job}: not carried: 1 × candidate (alt-trans) (first in unit 2)"
    answer = duizhao("tmx", "convert", job, "-", "--to", "tmx")
    assert "明天" not in answer.out
    assert answer.errors == [
        f"{job}: 2 units read, 1 written to -",
        lost,
        "-: not carried: 1 × unit without a translation: left out (first in unit 2)",
    ]
    answer = duizhao("tmx", "convert", job, "-", "--to", "xliff2")
    assert "明天" in answer.out
    assert answer.errors == [f"{job}: 2 units read, 2 written to -", lost]


def test_a_file_that_is_no_xliff_leaves_no_result(tmp_path: Path) -> None:
    bad, out = tmp_path / "bad.xlf", tmp_path / "out.tmx"
    bad.write_text(xliff12(trans_unit("甲", "a"))[:-10], encoding="utf-8")
    answer = duizhao("tmx", "convert", bad, out)
    assert answer.code == 1
    assert "last good unit 1" in answer.err
    assert not out.exists()


@pytest.mark.parametrize("to", ["tsv", "xlsx", "docx", "xliff2", "po", "moses"])
def test_a_dry_run_tells_the_losses_and_writes_nothing(memory: Path, to: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    really = duizhao("tmx", "convert", memory, tmp_path / "real", "--to", to)
    for made in set(tmp_path.rglob("*")) - set(before):
        made.unlink()
    answer = duizhao("tmx", "convert", memory, tmp_path / "real", "--to", to, "--dry-run")
    assert answer.code == really.code == 0
    assert answer.errors[0].endswith(f" fit for {to}")
    assert answer.errors[1:] == really.errors[1:]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_language_that_a_job_does_not_say_is_told_or_said(tmp_path: Path) -> None:
    """As Angular and Symfony write XLIFF."""
    (tmp_path / "a.xlf").write_text(xliff12(trans_unit("甲", "a"), languages='source-language="zh-CN"'), "utf-8")
    told = duizhao("tmx", "convert", tmp_path / "a.xlf", tmp_path / "a.tmx")
    what = "1 × language that the file does not say: --source-lang or --target-lang names it"
    assert told.errors[1].endswith(f"not carried: {what} (first in unit 1)")
    assert duizhao("tmx", "convert", tmp_path / "a.xlf", tmp_path / "b.tmx", "--target-lang", "en-GB").errors[1:] == []
    assert 'xml:lang="en-GB"' in (tmp_path / "b.tmx").read_text("utf-8")


def test_a_job_without_any_language_makes_a_memory_for_any_direction(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(xliff12(trans_unit("甲", "a"), languages=""), "utf-8")
    assert duizhao("tmx", "convert", tmp_path / "a.xlf", tmp_path / "a.tmx").code == 0
    assert 'srclang="*all*"' in (tmp_path / "a.tmx").read_text("utf-8")
