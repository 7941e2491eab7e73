"""Models of other people's libraries: a folder, or what the Hugging Face Hub has by a name, and how that can fail.

A model is fetched once into that library's cache, which is the only time that the network is used.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from corpus import UnreadableError, visible

_Model = TypeVar("_Model")


def model_folder(name: str, files: Sequence[str]) -> str:
    """The folder of a model: the name itself, or where `files` (patterns) of the model of that name were fetched.

    Raises UnreadableError for a name that is neither.
    """
    if Path(name).is_dir():
        return name
    if not re.fullmatch(r"\w[\w.-]*/\w[\w.-]*", name):
        raise UnreadableError(f"{name}: no such folder: give the folder of a model, or its name as OWNER/MODEL")
    from huggingface_hub import snapshot_download

    try:
        return snapshot_download(name, allow_patterns=list(files))
    except Exception as error:
        told = (
            f"{name}: no such folder, and no model was fetched by this name ({_reason(error)}): give a model's folder"
        )
        raise UnreadableError(told) from error


def loaded_model(name: str, folder: str, load: Callable[[str], _Model]) -> _Model:
    """What `load` makes of a folder. Raises UnreadableError for whatever it raises.

    These libraries draw their bars with tqdm, whose monitor is a thread that stays: beside it no helper is forked.
    """
    from tqdm import tqdm

    tqdm.monitor_interval = 0
    try:
        return load(folder)
    except UnreadableError:
        raise
    except Exception as error:  # what these libraries raise has no common class
        told = f"{name}: not a model that can be read ({_reason(error)}): give the folder of a whole one"
        raise UnreadableError(told) from error


def missing_package(package: str, error: ImportError, install: str) -> UnreadableError:
    """The error of a package that cannot be imported, with the command that installs it."""
    return UnreadableError(f"the package {package} cannot be imported ({visible(str(error))}): {install}")


def _reason(error: Exception) -> str:
    return visible(str(error).strip().split("\n")[0])
