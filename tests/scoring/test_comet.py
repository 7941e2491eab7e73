"""COMET as a neural metric: a tiny model that the tests build, loaded with COMET's own code, and no network.

What needs COMET is skipped where it is not installed: it does not live in one environment with the tools to develop.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from corpus import FormatError, UnreadableError
from scoring import neural_metric
from tests.command import duizhao

WORDS = ("<s>", "<pad>", "</s>", "<unk>", "<mask>", "工人", "机器", "workers", "machines")
SOURCES, GOOD, COPIED = ["工人", "机器"], ["workers", "machines"], ["工人", "machines"]
needs_comet = pytest.mark.skipif(find_spec("comet") is None, reason="unbabel-comet is not installed: make comet")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A regression model over an XLM-R of one layer with random weights, as COMET's training saves it."""
    import torch
    from comet.models import RegressionMetric
    from pytorch_lightning import Trainer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import XLMRobertaConfig, XLMRobertaTokenizerFast

    path = tmp_path_factory.mktemp("models") / "tiny-comet"
    pieces = Tokenizer(models.Unigram([(word, -1.0) for word in WORDS], unk_id=3))
    pieces.pre_tokenizer = pre_tokenizers.Whitespace()
    marks = {"special_tokens": [("<s>", 0), ("</s>", 2)]}
    pieces.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", **marks
    )
    XLMRobertaTokenizerFast(tokenizer_object=pieces).save_pretrained(path / "xlmr")
    shape = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    XLMRobertaConfig(vocab_size=16, max_position_embeddings=32, pad_token_id=1, **shape).save_pretrained(path / "xlmr")
    torch.manual_seed(0)
    model = RegressionMetric(
        pretrained_model=str(path / "xlmr"), load_pretrained_weights=False, hidden_sizes=[8], final_activation="Sigmoid"
    )
    trainer = Trainer(logger=False, accelerator="cpu", enable_checkpointing=False)
    trainer.strategy.connect(model)
    trainer.save_checkpoint(path / "checkpoints" / "model.ckpt", weights_only=True)
    (path / "hparams.yaml").write_text(json.dumps({**model.hparams}), encoding="utf-8")
    return path


@needs_comet
def test_values_are_those_of_comet_itself(folder: Path) -> None:
    from comet import load_from_checkpoint

    samples = [{"src": one, "mt": two, "ref": three} for one, two, three in zip(SOURCES, COPIED, GOOD, strict=True)]
    model = load_from_checkpoint(str(folder / "checkpoints" / "model.ckpt"), local_files_only=True)
    metric = neural_metric(f"comet:{folder}")
    values = list(metric.score(SOURCES, COPIED, GOOD))
    assert values == pytest.approx(model.predict(samples, gpus=0, progress_bar=False).scores)
    assert (metric.name, metric.lowest, metric.highest) == ("COMET tiny-comet", 0.0, 1.0)


@needs_comet
def test_its_table_stands_apart_and_a_copy_of_the_source_is_told(folder: Path, tmp_path: Path) -> None:
    for name, lines in (("src", SOURCES), ("good", GOOD), ("copied", COPIED)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = [tmp_path / "good", tmp_path / "copied", "--reference", tmp_path / "good", "--source", tmp_path / "src"]
    answer = duizhao("score", *files, "--metrics", "chrf", "--lang", "en", "--neural", f"comet:{folder}")
    assert answer.code == 0
    assert "On scales of their own, not to be compared with the above:" in answer.out
    assert f"model:{folder}|digest:" in answer.out
    assert "|range:0..1|device:" in answer.out
    assert "copied: 1 segments repeat the source: neural values of these mean nothing" in answer.errors


@needs_comet
def test_a_checkpoint_without_all_weights_is_refused(folder: Path, tmp_path: Path) -> None:
    """COMET itself would go on with random ones."""
    import torch

    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "hparams.yaml").write_bytes((folder / "hparams.yaml").read_bytes())
    kept = torch.load(folder / "checkpoints" / "model.ckpt", weights_only=True)
    del kept["state_dict"]["estimator.ff.0.weight"]
    torch.save(kept, tmp_path / "checkpoints" / "model.ckpt")
    with pytest.raises(UnreadableError, match=r"no weights estimator\.ff\.0\.weight: give the folder of a whole model"):
        neural_metric(f"comet:{tmp_path}")


@needs_comet
def test_a_checkpoint_with_code_in_it_is_refused(folder: Path, tmp_path: Path) -> None:
    import torch

    class Canary:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (exit, ("code of a model was run",))

    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "hparams.yaml").write_bytes((folder / "hparams.yaml").read_bytes())
    torch.save({"state_dict": Canary()}, tmp_path / "checkpoints" / "model.ckpt")
    with pytest.raises(UnreadableError, match="not a model that can be read"):
        neural_metric(f"comet:{tmp_path}")


@needs_comet
def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"not a model that can be read .*: give the folder of a whole one"):
        neural_metric(f"comet:{tmp_path}")


@needs_comet
def test_a_name_without_a_network() -> None:
    with pytest.raises(UnreadableError) as caught:
        neural_metric("comet:nobody/no-such-model")
    told = str(caught.value)
    assert told.startswith("nobody/no-such-model: no such folder, and no model was fetched by this name (")
    assert "\n" not in told


def test_without_its_package_the_message_is_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comet", None)
    with pytest.raises(
        UnreadableError, match=r"the package unbabel-comet cannot be imported .*: pip install 'duizhao\[comet\]'"
    ):
        neural_metric("comet:some/model")


def test_a_model_must_be_named() -> None:
    with pytest.raises(FormatError, match=r"--neural comet: which model\? Give its folder, or its name"):
        neural_metric("comet")
