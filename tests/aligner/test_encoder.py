"""Vectors of both sides, checked."""

from collections.abc import Sequence

import numpy as np
import pytest

from aligner import Encoder
from aligner.encoders.encoder import Encoded, Matrix, encoded
from corpus import FormatError
from tests.aligner.tiny import segments

WORDS = ("工人", "机器", "worker", "machine")


def knows(texts: Sequence[str]) -> Matrix:
    """An encoder that counts four words; 工人 and worker are one thing to it."""
    return np.array([[text.count(a) + text.count(b) for a, b in zip(WORDS, WORDS[2:], strict=False)] for text in texts])


def of_rows(*rows: Sequence[float]) -> Encoder:
    return Encoder("rows", lambda texts: np.array(rows), lambda texts: np.array(rows))


def test_rows_have_length_1_but_for_those_of_nothing() -> None:
    both = encoded(
        Encoder("words", knows, knows), segments(["工人工人。", "工人，机器。"]), segments(["…", "A worker"])
    )
    np.testing.assert_allclose(both.source, [[1, 0], [0.5**0.5, 0.5**0.5]])
    np.testing.assert_allclose(both.target, [[0, 0], [1, 0]])
    assert both.source.dtype == both.target.dtype == np.float32


def test_the_signature_names_the_encoder_and_its_vectors() -> None:
    one = Encoded("words", np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32))
    assert one.signature.startswith("words/")
    assert len(one.signature) == len("words/01234567")
    assert one.signature != one._replace(target=-one.target).signature


def test_swapped_and_chosen() -> None:
    one = Encoded("words", np.eye(2, dtype=np.float32), np.ones((3, 2), np.float32))
    assert one.swapped().source.shape == (3, 2)
    chosen = one.of([1], [0, 2])
    assert chosen.source.tolist() == [[0, 1]]
    assert chosen.target.shape == (2, 2)


@pytest.mark.parametrize(("kind", "number"), [(np.float16, 6e4), (np.float32, 1e38), (np.float64, 1e38)])
def test_numbers_however_large_are_brought_to_length_1(kind: type[np.floating], number: float) -> None:
    row = np.full(2, number, kind)
    both = encoded(of_rows(row.tolist())._replace(target=lambda texts: row[None]), segments(["一"]), segments(["one"]))
    np.testing.assert_allclose(both.target, [[0.5**0.5, 0.5**0.5]])


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf, 1e150])
def test_numbers_that_are_none_are_refused(number: float) -> None:
    texts = segments(["一", "二"])
    with pytest.raises(FormatError, match=r"^rows, source: vector 1 \(from 0\) holds NaN, infinity or far too large"):
        encoded(of_rows([1, 0], [0, number]), texts, texts)


@pytest.mark.parametrize("vectors", [np.eye(3), np.ones(2), np.ones((2, 2, 2))], ids=["rows", "one", "cube"])
def test_one_row_a_segment(vectors: np.ndarray) -> None:
    one = Encoder("odd", lambda texts: vectors, lambda texts: vectors)
    with pytest.raises(FormatError, match=r"^odd, source: vectors of shape \(.*\): expected \(2, d\)"):
        encoded(one, segments(["一", "二"]), segments(["one"]))


def test_vectors_that_cannot_be_compared_are_refused() -> None:
    mixed = Encoder("mixed", lambda texts: np.eye(1, 3), lambda texts: np.eye(1, 2))
    with pytest.raises(FormatError, match="source vectors of 3 numbers, target vectors of 2: make both with the same"):
        encoded(mixed, segments(["一"]), segments(["one"]))


def test_numbers_too_small_to_tell_are_nothing() -> None:
    assert encoded(of_rows([1e-60, 1e-60]), segments(["一"]), segments(["one"])).source.tolist() == [[0, 0]]
