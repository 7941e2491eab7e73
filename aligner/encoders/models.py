"""Models of other people's libraries, which the extra `neural` installs, as functions from texts to vectors.

A model is a local folder, or what the Hugging Face Hub has by its name. Nothing of a model is run as code.
"""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from aligner.encoders.encoder import Encode
from aligner.encoders.hub import loaded_model, missing_package, model_folder

INSTALL = "pip install 'duizhao[neural]'"
_FILES = ("*.json", "*.safetensors", "*.txt", "*.model")

_Model = TypeVar("_Model")


def model2vec(name: str) -> Encode:
    """A static model: a text is the mean of its tokens. Raises UnreadableError where it cannot be had."""
    try:
        from model2vec import StaticModel
    except ImportError as error:
        raise missing_package("model2vec", error, INSTALL) from error
    model = _loaded(name, StaticModel.from_pretrained)
    return lambda texts: np.asarray(model.encode(texts, use_multiprocessing=False))


def sentence_transformers(name: str) -> Encode:
    """A transformer. Raises UnreadableError where it cannot be had."""
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise missing_package("sentence-transformers", error, INSTALL) from error
    disable_progress_bar()
    safe = {"use_safetensors": True}
    model = _loaded(
        name,
        lambda folder: SentenceTransformer(folder, local_files_only=True, trust_remote_code=False, model_kwargs=safe),
    )
    return lambda texts: np.asarray(model.encode(list(texts), show_progress_bar=False))


def _loaded(name: str, load: Callable[[str], _Model]) -> _Model:
    return loaded_model(name, model_folder(name, _FILES), load)
