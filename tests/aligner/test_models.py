"""Models of other people's libraries, loaded with their own code: tiny ones that the tests build, and no network."""

import json
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from aligner import open_encoder
from aligner.encoders.models import model2vec, sentence_transformers
from corpus import UnreadableError

WORDS = ("[UNK]", "[PAD]", "[CLS]", "[SEP]", "[MASK]", "工人", "机器", "workers", "machines")
needs_transformers = pytest.mark.skipif(
    find_spec("sentence_transformers") is None, reason="sentence-transformers is not installed: make neural"
)


@pytest.fixture(scope="module")
def static_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model2vec model to which 工人 and workers are one thing, 机器 and machines another."""
    from model2vec import StaticModel
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    folder = tmp_path_factory.mktemp("models") / "tiny-static"
    StaticModel(np.array([[0, 0]] * 5 + [[2, 0], [0, 3]] * 2, np.float32), tokenizer).save_pretrained(folder)
    return folder


def test_a_static_model_from_a_folder(static_folder: Path) -> None:
    found = model2vec(str(static_folder))(["工人", "workers workers", "机器 workers", "unknown", ""])
    assert found.tolist() == [[2, 0], [2, 0], [1, 1.5], [0, 0], [0, 0]]
    assert "tqdm_monitor" not in {thread.name for thread in threading.enumerate()}, "no helper would be forked"


def test_an_encoder_is_called_by_its_kind_and_folder(static_folder: Path) -> None:
    encoder = open_encoder(f"model2vec:{static_folder}")
    assert encoder.name == "model2vec/tiny-static"
    assert encoder.source(["机器"]).tolist() == encoder.target(["machines"]).tolist() == [[0, 3]]


@pytest.fixture(scope="module")
def transformer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer with random weights, mean pooling, as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("models")
    words = Tokenizer(models.WordPiece({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    words.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    marks = {f"{name}_token": f"[{name.upper()}]" for name in ("unk", "pad", "cls", "sep", "mask")}
    PreTrainedTokenizerFast(tokenizer_object=words, **marks).save_pretrained(folder / "bert")
    torch.manual_seed(0)
    shape = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertModel(BertConfig(vocab_size=len(WORDS), **shape)).save_pretrained(folder / "bert")
    whole = SentenceTransformer(modules=[Transformer(str(folder / "bert")), Pooling(8)], device="cpu")
    whole.save(str(folder / "tiny-bert"))
    return folder / "tiny-bert"


@needs_transformers
def test_a_transformer_from_a_folder(transformer_folder: Path) -> None:
    encoder = open_encoder(f"sentence-transformers:{transformer_folder}")
    texts = ["工人", "workers machines", "", "工人"]
    found = encoder.source(texts)
    assert encoder.name == "sentence-transformers/tiny-bert"
    assert found.shape == (4, 8)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[0], found[3], atol=1e-6)
    assert np.abs(found[0] - found[1]).max() > 0.1
    np.testing.assert_array_equal(found, encoder.target(texts))


@needs_transformers
def test_a_transformer_that_brings_code_is_refused(transformer_folder: Path, tmp_path: Path) -> None:
    for path in transformer_folder.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    modules = json.loads((tmp_path / "modules.json").read_text(encoding="utf-8"))
    modules[1]["type"] = "canary.Canary"
    (tmp_path / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (tmp_path / "canary.py").write_text("raise SystemExit('code of a model was run')", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"module class 'canary.Canary', which is not part of"):
        sentence_transformers(str(tmp_path))


@needs_transformers
def test_a_transformer_with_pickled_weights_is_refused(transformer_folder: Path, tmp_path: Path) -> None:
    import torch

    for path in transformer_folder.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    torch.save({}, tmp_path / "pytorch_model.bin")
    with pytest.raises(UnreadableError, match="not a model that can be read"):
        sentence_transformers(str(tmp_path))


@pytest.mark.parametrize(
    ("kind", "package"),
    [("model2vec", "model2vec"), ("sentence-transformers", "sentence_transformers")],
)
def test_without_its_package_the_message_is_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, kind: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        UnreadableError, match=rf"the package {kind} cannot be imported .*: pip install 'duizhao\[neural\]'$"
    ):
        open_encoder(f"{kind}:some/model")


@pytest.mark.parametrize("name", ["no-folder", "./no/folder", "/no/such/folder", "../up", "a/b/c", "C:\\models\\m"])
def test_a_folder_that_is_missing(name: str) -> None:
    with pytest.raises(
        UnreadableError, match=r"no such folder: give the folder of a model, or its name as OWNER/MODEL$"
    ):
        model2vec(name)


def test_a_name_without_a_network() -> None:
    """The fixture `no_network` refuses the connection; what was tried is told in one line."""
    with pytest.raises(UnreadableError) as caught:
        model2vec("nobody/no-such-model")
    told = str(caught.value)
    assert told.startswith("nobody/no-such-model: no such folder, and no model was fetched by this name (")
    assert told.endswith("): give a model's folder")
    assert "\n" not in told


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"not a model that can be read .*: give the folder of a whole one"):
        model2vec(str(tmp_path))


def test_a_folder_with_a_damaged_model(static_folder: Path, tmp_path: Path) -> None:
    for path in static_folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes()[:100])
    with pytest.raises(UnreadableError, match="not a model that can be read"):
        model2vec(str(tmp_path))
