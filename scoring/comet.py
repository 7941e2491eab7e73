"""COMET (Rei et al. 2020, 2022), which the extra `comet` installs, as a neural metric.

A model is a folder with `hparams.yaml` and `checkpoints/model.ckpt`, or its name on the Hugging Face Hub. PyTorch reads
the checkpoint as weights only: nothing of it is run as code.
"""

import logging
import warnings
from collections.abc import Callable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import UnreadableError
from scoring.score import Direction

if TYPE_CHECKING:
    from comet.models import CometModel

INSTALL = "pip install 'duizhao[comet]', in an environment of its own"
_CHECKPOINT = "checkpoints/model.ckpt"
_FILES = ("hparams.yaml", _CHECKPOINT)
_TALKERS = ("pytorch_lightning", "lightning.pytorch", "lightning_fabric", "comet")


class Comet:
    """A COMET model on the first GPU, else on the processor; most give values of any size, some 0 to 1."""

    direction = Direction.HIGHER
    lowest: float | None = None
    highest: float | None = None

    def __init__(self, name: str) -> None:
        """Loads a model by folder or name. Raises UnreadableError where it, or the package, cannot be had."""
        self._model, folder = _loaded(name)
        self._n_gpus = int(_has_gpu())
        self.name = f"COMET {Path(name).name}"
        if self._model.hparams.get("final_activation") == "Sigmoid":
            self.lowest, self.highest = 0.0, 1.0
        self.model = name
        with (Path(folder) / _CHECKPOINT).open("rb") as file:
            self.digest = file_digest(file, "sha256").hexdigest()[:16]
        self.device = "cuda" if self._n_gpus else "cpu"

    def score(self, source: Sequence[str], hypothesis: Sequence[str], reference: Sequence[str]) -> list[float]:
        """A value for each segment."""
        samples = [
            {"src": original, "mt": text, "ref": model}
            for original, text, model in zip(source, hypothesis, reference, strict=True)
        ]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = self._model.predict(samples, gpus=self._n_gpus, progress_bar=False, num_workers=0)
        return list(map(float, found.scores))


def _loaded(name: str) -> tuple["CometModel", str]:
    """The model and its folder."""
    import aligner

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from comet import load_from_checkpoint
        except ImportError as error:
            raise aligner.missing_package("unbabel-comet", error, INSTALL) from error
        for talker in _TALKERS:
            logging.getLogger(talker).setLevel(logging.ERROR)
        folder = aligner.model_folder(name, _FILES)
        return aligner.loaded_model(name, folder, lambda folder: _whole(load_from_checkpoint, Path(folder))), folder


def _whole(load: Callable[[str], "CometModel"], folder: Path) -> "CometModel":
    """The model of a folder. Raises UnreadableError where the checkpoint lacks weights: COMET would make them up."""
    from torch import load as read

    model = load(str(folder / _CHECKPOINT))
    kept = read(folder / _CHECKPOINT, map_location="cpu", weights_only=True, mmap=True)["state_dict"]
    if lacking := sorted(set(model.state_dict()) - set(kept)):
        raise UnreadableError(f"{folder / _CHECKPOINT}: no weights {lacking[0]}: give the folder of a whole model")
    return model


def _has_gpu() -> bool:
    from torch import cuda

    return bool(cuda.is_available())
