"""`duizhao terms extract` as it is typed."""

import json
from pathlib import Path

import pytest

from tests.command import CHINESE, ENGLISH, duizhao


@pytest.fixture(scope="module")
def aligned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("aligned") / "report.jsonl"
    assert duizhao("align", CHINESE, ENGLISH, "-o", path).code == 0
    return path


def test_candidates_of_both_languages_with_an_example_each() -> None:
    answer = duizhao("terms", "extract", CHINESE, ENGLISH, "--limit", "3")
    lines = answer.out.split("\n")
    assert answer.code == 0
    assert lines[2].split("  ")[-2:] == ["车间 (chējiān)", "[6 times, 6 in nothing longer]"]
    assert lines[3].strip() == "report.zh.txt:12: “难道就没有别的办法吗？”车间主任问他。"
    assert len(lines) == 2 * 2 * 3 + 1


def test_what_the_base_has_is_left_out_and_shown_on_request() -> None:
    plain = json.loads(duizhao("terms", "extract", CHINESE, "--format", "json").out)
    answer = duizhao("terms", "extract", CHINESE, "--against", "shipped", "--format", "json")
    left = {one["terms"][0]["text"] for one in json.loads(answer.out)}
    assert left < {one["terms"][0]["text"] for one in plain}
    assert "先进生产者" not in left
    assert answer.err.endswith("left out: the base has them\n")
    explained = json.loads(
        duizhao("terms", "extract", CHINESE, "--against", "shipped", "--explain", "--format", "json").out
    )
    reasons = {one["terms"][0]["text"]: one["hidden"] for one in explained}
    assert reasons["先进生产者"].endswith("先进生产者 advanced producer")


def test_pairs_of_an_alignment(aligned: Path) -> None:
    found = json.loads(duizhao("terms", "extract", "--alignment", aligned, "--format", "json").out)
    pairs = {one["terms"][0]["text"]: one["terms"][1]["text"] for one in found}
    assert pairs["劳动模范"] == "model workers"
    assert pairs["合理化建议"] == "rationalization proposal"
    assert pairs["孙广田"] == "Sun Guangtian"


def test_a_table_to_review(aligned: Path, tmp_path: Path) -> None:
    table, again = tmp_path / "review.tsv", tmp_path / "again.tsv"
    assert duizhao("terms", "extract", "--alignment", aligned, "--review", table).code == 0
    head, first, second, *_ = table.read_text(encoding="utf-8").split("\n")
    assert head.split("\t")[:5] == ["id", "language", "text", "status", "pinyin"]
    assert [line.split("\t")[0] for line in (first, second)] == ["p0001", "p0001"]
    duizhao("terms", "extract", "--alignment", aligned, "-o", again)
    assert again.read_bytes() == table.read_bytes()


@pytest.mark.parametrize("suffix", [".tsv", ".xlsx", ".tbx"])
def test_what_was_reviewed_is_imported(suffix: str, aligned: Path, tmp_path: Path) -> None:
    table, store = tmp_path / f"review{suffix}", tmp_path / "own.sqlite"
    duizhao("terms", "extract", "--alignment", aligned, "--review", table)
    assert duizhao("terms", "import", table, "--to", store).code == 0
    answer = duizhao("terms", "lookup", "劳动模范", "--base", store, "--format", "json")
    [hit] = json.loads(answer.out)["hits"]
    assert (hit["status"], hit["equivalents"][0]["text"]) == ("proposed", "model workers")


def test_a_status_set_in_the_table_is_kept(aligned: Path, tmp_path: Path) -> None:
    table, store = tmp_path / "review.tsv", tmp_path / "own.sqlite"
    duizhao("terms", "extract", "--alignment", aligned, "--review", table)
    lines = [line for line in table.read_text(encoding="utf-8").split("\n") if "劳动模范\t" in line or line[:2] == "id"]
    table.write_text("\n".join(lines).replace("proposed", "preferred"), encoding="utf-8")
    duizhao("terms", "import", table, "--to", store)
    [hit] = json.loads(duizhao("terms", "lookup", "劳动模范", "--base", store, "--format", "json").out)["hits"]
    assert hit["status"] == "preferred"


def test_a_workbook_and_json(tmp_path: Path) -> None:
    for name in ("terms.xlsx", "terms.json"):
        answer = duizhao("terms", "extract", CHINESE, "-o", tmp_path / name)
        assert (answer.code, answer.out) == (0, "")
        assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ([], 2, "name a text, or an alignment"),
        ([CHINESE, "-o", "terms.doc"], 2, "expected a name that ends in .tsv"),
        ([CHINESE, "--limit", "0"], 2, "Invalid value for '--limit'"),
        (["missing.txt"], 1, "missing.txt"),
        (["--alignment", CHINESE], 1, "neither TMX nor an alignment"),
        ([CHINESE, "--against", "missing.tbx"], 1, "there is no such term base"),
    ],
)
def test_what_cannot_be_done(words: list[object], code: int, told: str) -> None:
    answer = duizhao("terms", "extract", *words)
    assert answer.code == code
    assert told in answer.err


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("mine", encoding="utf-8")
    answer = duizhao("terms", "extract", CHINESE, "-o", path)
    assert (answer.code, path.read_text(encoding="utf-8")) == (1, "mine")
