"""Models of other people's libraries, which the extra `neural` installs, as functions from texts to vectors.

They load from a local folder, without the network; or by the name that a model has on the Hugging Face Hub, where the
library looks into its own cache and fetches what is not there. Nothing of a model is run as code.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from aligner.encoders.encoder import Encode
from corpus import UnreadableError, visible

INSTALL = "pip install 'duizhao[neural]'"

_Model = TypeVar("_Model")


def model2vec(name: str) -> Encode:
    """A static model: a text is the mean of its tokens. Raises UnreadableError where it cannot be had."""
    try:
        from model2vec import StaticModel
    except ImportError as error:
        raise _missing("model2vec", error) from error
    model = _loaded(name, lambda: StaticModel.from_pretrained(name, force_download=False))
    return lambda texts: np.asarray(model.encode(texts, use_multiprocessing=False))


def sentence_transformers(name: str) -> Encode:
    """A transformer. Raises UnreadableError where it cannot be had."""
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise _missing("sentence-transformers", error) from error
    disable_progress_bar()
    local, safe = Path(name).is_dir(), {"use_safetensors": True}
    model = _loaded(
        name,
        lambda: SentenceTransformer(name, local_files_only=local, trust_remote_code=False, model_kwargs=safe),
    )
    return lambda texts: np.asarray(model.encode(list(texts), show_progress_bar=False))


def _missing(package: str, error: ImportError) -> UnreadableError:
    return UnreadableError(f"the package {package} cannot be imported ({visible(str(error))}): {INSTALL}")


def _loaded(name: str, load: Callable[[], _Model]) -> _Model:
    """The model. The libraries and what they stand on have no common class for what may go wrong."""
    try:
        return load()
    except Exception as error:
        reason = visible(str(error).strip().split("\n")[0])
        if Path(name).is_dir():
            told = f"{name}: not a model that can be read ({reason}): give the folder of a whole one"
        else:
            told = f"{name}: no such folder, and no model was fetched by this name ({reason}): give a model's folder"
        raise UnreadableError(told) from error
