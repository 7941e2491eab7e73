"""Which encoder is meant."""

from pathlib import Path

import numpy as np
import pytest

from aligner import open_encoder, open_encoders, vector_files
from corpus import FormatError


@pytest.mark.parametrize("choice", ["", "none", "bert:x", "model2vec", "model2vec:", "sentence-transformers:"])
def test_anything_else_is_refused(choice: str) -> None:
    with pytest.raises(
        FormatError, match=r"no encoder: expected precomputed:SRC.npz,TGT.npz or model2vec:DIR_OR_NAME or"
    ):
        open_encoder(choice)


@pytest.mark.parametrize("choice", ["precomputed:", "precomputed:a.npz", "precomputed:a,b,c", "precomputed:,b"])
def test_precomputed_are_two_files(choice: str) -> None:
    with pytest.raises(FormatError, match=r"expected two files of vectors, precomputed:SRC.npz,TGT.npz"):
        open_encoder(choice)


def test_files_of_vectors() -> None:
    assert vector_files("precomputed:a.npz,~/b.npz") == (Path("a.npz"), Path("~/b.npz").expanduser())
    assert vector_files("model2vec:a,b") == vector_files("none") == ()


def test_for_many_texts_precomputed_are_two_folders(tmp_path: Path) -> None:
    for side in ("zh", "en"):
        (tmp_path / side).mkdir()
        for number, name in enumerate(("first", "second")):
            np.savez(tmp_path / side / f"{name}.npz", np.full((1, 2), number + 1.0))
    encoder_of = open_encoders(f"precomputed:{tmp_path / 'zh'},{tmp_path / 'en'}")
    assert encoder_of("first").source(["一"]).tolist() == [[1, 1]]
    assert encoder_of("second").target(["two"]).tolist() == [[2, 2]]
