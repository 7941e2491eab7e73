"""Learning a lexicon from what is aligned already, and aligning with it."""

from pathlib import Path

import pytest

from tests.command import EXAMPLES, duizhao

CHINESE, ENGLISH = EXAMPLES / "report.zh.txt", EXAMPLES / "report.en.txt"


@pytest.fixture(scope="module")
def aligned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example aligned, in every format that a lexicon is learned from."""
    folder = tmp_path_factory.mktemp("aligned")
    outputs = [word for name in ("a.tmx", "a.jsonl", "a.tsv", "a.csv") for word in ("-o", folder / name)]
    assert duizhao("align", CHINESE, ENGLISH, *outputs, "-q").code == 0
    return folder


def test_a_memory_and_an_alignment_teach_the_same(aligned: Path, tmp_path: Path) -> None:
    for name in ("a.tmx", "a.jsonl", "a.tsv", "a.csv"):
        answer = duizhao("lexicon", "learn", aligned / name, "-o", tmp_path / f"{name}.lexicon")
        assert answer.errors[-1].endswith("entries from 40 pairs")
    entries = [(tmp_path / f"{name}.lexicon").read_text("utf-8").split("\n")[3:] for name in ("a.tmx", "a.jsonl")]
    assert entries[0] == entries[1]
    [count] = [line.split("\t")[2] for line in entries[0] if line.startswith("车间\tworkshop\t")]
    assert float(count) > 2


def test_either_direction_teaches_the_same(aligned: Path, tmp_path: Path) -> None:
    mirrored = tmp_path / "mirrored.jsonl"
    assert duizhao("align", ENGLISH, CHINESE, "-o", mirrored, "-q").code == 0
    for path in (aligned / "a.jsonl", mirrored):
        assert duizhao("lexicon", "learn", path, "-o", tmp_path / f"{path.stem}.lexicon").code == 0
    one, other = ((tmp_path / f"{name}.lexicon").read_text("utf-8").split("\n")[3:] for name in ("a", "mirrored"))
    assert one == other


def test_the_signature_names_the_lexicon_and_confidence_rises(aligned: Path, tmp_path: Path) -> None:
    lexicon = tmp_path / "report.lexicon"
    assert duizhao("lexicon", "learn", aligned / "a.tmx", "-o", lexicon).code == 0
    answer = duizhao("align", CHINESE, ENGLISH, "--lexicon", lexicon, "--format", "ladder")
    assert "|lexicon:" in answer.errors[-1]
    without = duizhao("align", CHINESE, ENGLISH, "--format", "ladder")
    assert "lexicon" not in without.errors[-1]
    assert confidence(answer.out) > confidence(without.out)


def confidence(ladder: str) -> float:
    return sum(float(line.split("\t")[2]) for line in ladder.split("\n") if line)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.jsonl", "", "empty"),
        ("x.txt", "好\tgood", "neither TMX nor an alignment: expected .tmx, .tmx.gz, .jsonl, .tsv, .csv"),
        ("x.tmx", "<tmx>", "x.tmx"),
    ],
    ids=["empty", "other format", "cut off"],
)
def test_what_cannot_teach_is_one_line(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    answer = duizhao("lexicon", "learn", tmp_path / name, "-o", tmp_path / "out.lexicon")
    assert answer.code == 1
    assert len(answer.errors) == 1
    assert message in answer.errors[0]
    assert not (tmp_path / "out.lexicon").exists()


def test_a_file_that_is_no_lexicon(tmp_path: Path) -> None:
    answer = duizhao("align", CHINESE, ENGLISH, "--lexicon", EXAMPLES / "report.gold")
    assert (answer.code, len(answer.errors)) == (1, 1)
    assert "duizhao lexicon learn" in answer.errors[0]


def test_a_term_base_is_evidence(tmp_path: Path) -> None:
    chinese, english, terms = (tmp_path / name for name in ("a.zh.txt", "a.en.txt", "terms.tsv"))
    chinese.write_text("他来了。\n技协成立了。\n", encoding="utf-8")
    english.write_text("He came.\nThe mutual-aid circle was founded.\n", encoding="utf-8")
    terms.write_text("技协\tmutual-aid circle\n", encoding="utf-8")
    alone, with_terms = (
        duizhao("align", chinese, english, "--lines", "--format", "ladder", *words)
        for words in (["--no-terms"], ["--terms", terms])
    )
    assert "|terms:" in with_terms.errors[-1] and "|terms:" not in alone.errors[-1]
    assert confidence(with_terms.out) > confidence(alone.out)
