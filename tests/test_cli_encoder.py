"""`--encoder`: vectors of one's own or of a model, and what is said where they cannot be had."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from aligner import read_gold
from tests.aligner.made_vectors import made_vectors
from tests.command import CHINESE, ENGLISH, EXAMPLES, Answer, duizhao


@pytest.fixture(scope="module")
def gold_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example twice as gold, segmented, with vectors in zh-vectors/ and en-vectors/."""
    folder = tmp_path_factory.mktemp("gold")
    for name in ("first", "second"):
        for kind, path in (("zh", CHINESE), ("en", ENGLISH)):
            (folder / kind).mkdir(exist_ok=True)
            (folder / f"{kind}-vectors").mkdir(exist_ok=True)
            (folder / kind / f"{name}.txt").write_text(duizhao("corpus", "segment", path).out, encoding="utf-8")
        (folder / "gold").mkdir(exist_ok=True)
        (folder / "gold" / f"{name}.align").write_bytes((EXAMPLES / "report.gold").read_bytes())
    for seed, gold in enumerate(read_gold(folder)):
        vectors = made_vectors(gold, 0.8, seed)
        np.savez(folder / "zh-vectors" / f"{gold.name}.npz", vectors=vectors.source)
        np.savez(folder / "en-vectors" / f"{gold.name}.npz", vectors=vectors.target)
    return folder


def with_encoder(choice: object, *words: object) -> Answer:
    return duizhao("align", CHINESE, ENGLISH, "--format", "ladder", "--encoder", choice, *words)


def vectors_of(folder: Path, sides: Sequence[str] = ("zh", "en")) -> str:
    return "precomputed:" + ",".join(str(folder / f"{side}-vectors" / "first.npz") for side in sides)


def test_vectors_for_the_segments_that_corpus_segment_prints(gold_folder: Path) -> None:
    answer = with_encoder(vectors_of(gold_folder))
    assert answer.code == 0, answer.err
    assert "|encoder:precomputed/" in answer.errors[-1]
    assert answer.out != duizhao("align", CHINESE, ENGLISH, "--format", "ladder").out
    assert answer == with_encoder(vectors_of(gold_folder))


def test_the_other_way_round(gold_folder: Path) -> None:
    swapped = duizhao(
        "align", ENGLISH, CHINESE, "--format", "align", "--encoder", vectors_of(gold_folder, ("en", "zh"))
    )
    straight = duizhao("align", CHINESE, ENGLISH, "--format", "align", "--encoder", vectors_of(gold_folder))
    turned = [":".join(reversed(line.split(":"))) for line in swapped.out.split("\n")[:-1]]
    assert sorted(turned) == sorted(straight.out.split("\n")[:-1])


def test_the_files_exchanged_by_mistake(gold_folder: Path) -> None:
    answer = with_encoder(vectors_of(gold_folder, ("en", "zh")))
    assert answer.code == 1
    assert answer.errors == [
        f"duizhao: {gold_folder / 'en-vectors' / 'first.npz'}: an array of shape (47, 64): expected (50, d), "
        "one row for each of the segments, which `duizhao corpus segment` prints"
    ]


def test_one_segment_a_line(gold_folder: Path) -> None:
    pair = [gold_folder / side / "first.txt" for side in ("zh", "en")]
    answer = duizhao("align", *pair, "--lines", "--format", "ladder", "--encoder", vectors_of(gold_folder))
    assert answer.code == 0, answer.err
    assert "|encoder:precomputed/" in answer.errors[-1]


def test_none_is_the_default() -> None:
    assert with_encoder("none") == duizhao("align", CHINESE, ENGLISH, "--format", "ladder")


@pytest.mark.parametrize("choice", ["", "labse", "model2vec", "model2vec:", "precomputed:a.npz", "precomputed:a,b,c"])
def test_an_unknown_encoder_is_wrong_usage(choice: str) -> None:
    answer = with_encoder(choice)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.errors[-1].startswith(f"Error: Invalid value for '--encoder': {choice}: expected none, or one of ")


def test_without_the_extra_the_answer_is_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    answer = with_encoder("model2vec:some/model")
    assert answer.code == 1
    [line] = answer.errors
    assert line.startswith("duizhao: the package model2vec cannot be imported")
    assert line.endswith(": pip install 'duizhao[neural]'")


def test_a_model_that_is_neither_here_nor_fetched() -> None:
    answer = with_encoder("model2vec:nobody/no-such-model")
    assert answer.code == 1
    [line] = answer.errors
    assert line.startswith("duizhao: nobody/no-such-model: no such folder, and no model was fetched by this name (")


def test_vectors_are_never_written_over(gold_folder: Path) -> None:
    path = gold_folder / "zh-vectors" / "first.npz"
    before = path.read_bytes()
    answer = with_encoder(vectors_of(gold_folder), "-o", path, "--force")
    assert answer.code == 1
    assert "is also an input" in answer.err
    assert path.read_bytes() == before


def test_training_with_an_encoder(gold_folder: Path, tmp_path: Path) -> None:
    choice = f"precomputed:{gold_folder / 'zh-vectors'},{gold_folder / 'en-vectors'}"
    weights = tmp_path / "weights.json"
    answer = duizhao("align", "train", gold_folder, "-o", weights, "--encoder", choice, "--no-leave-out")
    assert answer.code == 0, answer.err
    assert '"margin": ' in weights.read_text(encoding="utf-8")
    assert with_encoder(vectors_of(gold_folder), "--weights", weights).code == 0
