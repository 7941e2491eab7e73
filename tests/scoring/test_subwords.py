"""BLEU over the pieces of a SentencePiece model of one's own."""

from pathlib import Path

import pytest

from corpus import FormatError, SubwordModel, read_subwords, train_subwords
from scoring import Settings, judge
from tests.command import CHINESE, duizhao
from tests.scoring.material import material

LINES = CHINESE.read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="module")
def model() -> SubwordModel:
    return train_subwords(LINES)


def test_a_small_text_carries_fewer_pieces_and_gives_the_same_bytes_again(model: SubwordModel) -> None:
    assert 500 < model.n_pieces < 8000
    assert train_subwords(LINES).data == model.data


@pytest.mark.parametrize("text", ["合理化建议，１２３。", "𠀀 unseen: ж"])
def test_nothing_is_lost_and_width_stays(model: SubwordModel, text: str) -> None:
    assert model.text(model.pieces(text)) == text


def test_the_digest_stands_in_the_signature_and_only_in_that_of_bleu(model: SubwordModel) -> None:
    lines = LINES[6:10]
    settings = Settings(("bleu", "chrf"), subwords=model, resamples=0)
    bleu, chrf = (row[0] for row in judge(material({"mt": lines}, lines, "zh"), settings).scores)
    assert bleu.value == pytest.approx(100)
    assert (
        f"|tok:none|smooth:exp|fold:none|norm:none|align:none|spm:{model.digest}({model.n_pieces})|" in bleu.signature
    )
    assert "spm" not in chrf.signature


def test_train_and_score(tmp_path: Path) -> None:
    answer = duizhao("score", "train-spm", CHINESE, "-o", tmp_path / "m.spm")
    assert answer.code == 0
    assert "pieces (asked for 8,000), normalisation identity, SHA-256 " in answer.errors[-1]
    (tmp_path / "a.txt").write_text("\n".join(line for line in LINES if line) + "\n", encoding="utf-8")
    words = ("score", tmp_path / "a.txt", "--reference", tmp_path / "a.txt", "--metrics", "bleu", "--format", "tsv")
    assert "|tok:none|" in duizhao(*words, "--spm", tmp_path / "m.spm").out
    answer = duizhao(*words, "--spm", tmp_path / "a.txt")
    assert (answer.code, "not a SentencePiece model: make one with `duizhao score train-spm`" in answer.err) == (
        1,
        True,
    )


def test_what_is_too_small_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no SentencePiece model can be trained on these texts"):
        train_subwords([""])
    with pytest.raises(FormatError, match="not a SentencePiece model"):
        read_subwords(CHINESE)
