"""The seeds, through the command: the bilingual one is aligned and OmegaT reads it, the others are refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aligner import Row, read_jsonl
from tests.command import duizhao
from tests.shared import SHARED, client_missing, needs_shared
from tests.tmx.test_client import omegat_is_there
from tmx import read_tmx

BILINGUAL = SHARED / "seeds" / "003_7ca6473d3635779a.txt"
OTHERS = ("000_421d34fac1e04a99", "001_4873f08a87099aee", "002_49f237e8f1a52390", "004_ed81c7ceb5a8c64f")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The beads of the bilingual seed."""
    return read_jsonl(duizhao("align", BILINGUAL, "--format", "jsonl").out, "003")


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The memory made from the bilingual seed."""
    path = tmp_path_factory.mktemp("seed") / "003.tmx"
    assert duizhao("align", BILINGUAL, "-o", path).code == 0
    return path


@needs_shared
def test_the_title_is_aligned_with_the_title_and_the_headline_printed_again_stands_alone(rows: list[Row]) -> None:
    title, *repeated = rows[:3]
    assert title.bead.shape == (1, 1)
    assert title.source_text.startswith("东北总工会召开干部大会")
    assert title.target_text.startswith("Northeast Federation of Trade Unions Convenes Cadre Meeting")
    assert [row.bead.shape for row in repeated] == [(1, 0), (1, 0)]
    assert [row.source_text[:4] for row in repeated] == ["东北总工", "介绍某工"]


@needs_shared
def test_each_english_sentence_lies_with_what_it_translates(rows: list[Row]) -> None:
    body = rows[3:]
    assert all(not row.bead.is_null for row in body)
    assert [row.target_text.split(".")[0][:12] for row in body if row.bead.shape == (1, 2)] == [
        "However, the",
        "In order to ",
    ]
    for chinese, english in (
        ("七月二十日", "July 20th"),
        ("郝建秀", "Hao Jianxiu"),
        ("郭瓦廖夫", "Kovalev"),
        ("四、", "Fourth"),
    ):
        assert [english in row.target_text for row in body if chinese in row.source_text] == [True]


@needs_shared
def test_labels_are_metadata_and_no_segments(rows: list[Row]) -> None:
    assert not any("Author" in row.target_text or "1952-08-03" in row.target_text + row.source_text for row in rows)


@needs_shared
def test_the_memory_is_valid_by_the_dtd_and_by_the_schema_of_omegat(memory: Path) -> None:
    check = SHARED / "checks" / "tmx_schema_check.py"
    result = subprocess.run([sys.executable, check, memory], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@needs_shared
@pytest.mark.client
@pytest.mark.slow
def test_omegat_fills_in_the_chinese_sentences(memory: Path, tmp_path: Path) -> None:
    if not omegat_is_there():
        client_missing("the Debian package omegat")
    with read_tmx(memory) as units:
        sentences = [unit.variants[0].text for unit in units]
    source = tmp_path / "source.txt"
    source.write_text("".join(f"{sentence}\n" for sentence in sentences), encoding="utf-8")
    check = ["bash", str(SHARED / "checks" / "omegat_check.sh"), str(memory), str(source)]
    result = subprocess.run(check, capture_output=True, text=True, check=False)
    answer = json.loads(result.stdout)
    assert result.returncode == 0, answer
    assert (answer["segments"], answer["from_tmx"]) == (len(sentences), len(sentences))


@needs_shared
@pytest.mark.parametrize("seed", OTHERS)
def test_a_text_without_a_partner_is_not_aligned_with_nothing(seed: str, tmp_path: Path) -> None:
    answer = duizhao("align", SHARED / "seeds" / f"{seed}.txt", "-o", tmp_path / "out.tmx")
    assert (answer.code, answer.out, len(answer.errors)) == (1, "", 1)
    assert "only one language (zh-Han" in answer.err
    assert not list(tmp_path.iterdir())
