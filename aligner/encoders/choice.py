"""The encoder that is meant by `precomputed:SRC.npz,TGT.npz`, `model2vec:NAME` or `sentence-transformers:NAME`."""

from collections.abc import Callable
from pathlib import Path

from aligner.encoders.encoder import Encode, Encoder
from aligner.encoders.models import model2vec, sentence_transformers
from aligner.encoders.precomputed import precomputed
from corpus import FILE_LIMIT, FormatError, visible

PRECOMPUTED = "precomputed"
_MODELS: dict[str, Callable[[str], Encode]] = {
    "model2vec": model2vec,
    "sentence-transformers": sentence_transformers,
}


def open_encoder(choice: str, file_limit: int = FILE_LIMIT) -> Encoder:
    """The encoder for one pair of texts, its model loaded.

    Raises FormatError where the choice is none of those above, UnreadableError where a model cannot be had.
    """
    kind, _, where = choice.partition(":")
    if kind == PRECOMPUTED:
        source, target = vector_files(choice)
        return precomputed(source, target, file_limit)
    if kind not in _MODELS or not where:
        models = " or ".join(f"{model}:DIR_OR_NAME" for model in _MODELS)
        raise FormatError(f"{choice}: no encoder: expected {PRECOMPUTED}:SRC.npz,TGT.npz or {models}")
    path = Path(where).expanduser()
    encode = _MODELS[kind](str(path) if path.is_dir() else where)
    return Encoder(f"{kind}/{visible(path.resolve().name if path.is_dir() else where)}", encode, encode)


def open_encoders(choice: str, file_limit: int = FILE_LIMIT) -> Callable[[str], Encoder]:
    """The encoder for each of many texts by its NAME: precomputed vectors are the files NAME.npz of two folders."""
    if choice.startswith(f"{PRECOMPUTED}:"):
        source, target = vector_files(choice)
        return lambda name: precomputed(source / f"{name}.npz", target / f"{name}.npz", file_limit)
    encoder = open_encoder(choice, file_limit)
    return lambda name: encoder


def vector_files(choice: str) -> tuple[Path, ...]:
    """The two files, or folders, of precomputed vectors; nothing for a model."""
    kind, _, where = choice.partition(":")
    if kind != PRECOMPUTED:
        return ()
    paths = where.split(",")
    if len(paths) != 2 or not all(paths):
        raise FormatError(f"{choice}: expected two files of vectors, {PRECOMPUTED}:SRC.npz,TGT.npz")
    return tuple(Path(path).expanduser() for path in paths)
