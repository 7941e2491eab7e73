"""Models of other people's libraries, which the extra `neural` installs, as functions from texts to vectors.

A model is a local folder, or what the Hugging Face Hub has by its name: then it is fetched once into that library's
cache, which is the only time that the network is used. Nothing of a model is run as code.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from aligner.encoders.encoder import Encode
from corpus import UnreadableError, visible

INSTALL = "pip install 'duizhao[neural]'"
_FILES = ("*.json", "*.safetensors", "*.txt", "*.model")

_Model = TypeVar("_Model")


def model2vec(name: str) -> Encode:
    """A static model: a text is the mean of its tokens. Raises UnreadableError where it cannot be had."""
    try:
        from model2vec import StaticModel
    except ImportError as error:
        raise _missing("model2vec", error) from error
    model = _loaded(name, StaticModel.from_pretrained)
    return lambda texts: np.asarray(model.encode(texts, use_multiprocessing=False))


def sentence_transformers(name: str) -> Encode:
    """A transformer. Raises UnreadableError where it cannot be had."""
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise _missing("sentence-transformers", error) from error
    disable_progress_bar()
    safe = {"use_safetensors": True}
    model = _loaded(
        name,
        lambda folder: SentenceTransformer(folder, local_files_only=True, trust_remote_code=False, model_kwargs=safe),
    )
    return lambda texts: np.asarray(model.encode(list(texts), show_progress_bar=False))


def _missing(package: str, error: ImportError) -> UnreadableError:
    return UnreadableError(f"the package {package} cannot be imported ({visible(str(error))}): {INSTALL}")


def _loaded(name: str, load: Callable[[str], _Model]) -> _Model:
    folder = name if Path(name).is_dir() else _fetched(name)
    try:
        return load(folder)
    except Exception as error:  # what these libraries raise has no common class
        told = f"{name}: not a model that can be read ({_reason(error)}): give the folder of a whole one"
        raise UnreadableError(told) from error


def _fetched(name: str) -> str:
    """The folder of a model that was fetched by its name, now or before."""
    from huggingface_hub import snapshot_download

    if not re.fullmatch(r"\w[\w.-]*/\w[\w.-]*", name):
        raise UnreadableError(f"{name}: no such folder: give the folder of a model, or its name as OWNER/MODEL")
    try:
        return snapshot_download(name, allow_patterns=list(_FILES))
    except Exception as error:
        told = (
            f"{name}: no such folder, and no model was fetched by this name ({_reason(error)}): give a model's folder"
        )
        raise UnreadableError(told) from error


def _reason(error: Exception) -> str:
    return visible(str(error).strip().split("\n")[0])
