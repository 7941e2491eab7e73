"""What an encoder is: a function from texts to vectors; and its answer, checked, for both sides of an alignment."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import FormatError, Segment

Matrix = NDArray[np.float32]
Encode = Callable[[Sequence[str]], NDArray[np.floating]]
"""From n texts to a matrix (n, d), one row a text; texts with the same meaning have rows with the same direction."""


class Encoder(NamedTuple):
    """How either side is encoded; `name` tells it from others in the signature."""

    name: str
    source: Encode
    target: Encode


class Encoded(NamedTuple):
    """The segments of both sides as unit vectors, shapes (n_source, d) and (n_target, d); a row may be all zeros.

    `name` is the encoder's.
    """

    name: str
    source: Matrix
    target: Matrix

    @property
    def signature(self) -> str:
        """The encoder's name and eight hex digits that tell these vectors from others."""
        digest = sha256(self.source.tobytes() + self.target.tobytes()).hexdigest()[:8]
        return f"{self.name}/{digest}"

    def swapped(self) -> "Encoded":
        """The same with the sides exchanged."""
        return Encoded(self.name, self.target, self.source)

    def of(self, source: Sequence[int], target: Sequence[int]) -> "Encoded":
        """The vectors of some segments only."""
        return Encoded(self.name, self.source[list(source)], self.target[list(target)])


def encoded(encoder: Encoder, source: Sequence[Segment], target: Sequence[Segment]) -> Encoded:
    """The vectors of both sides. Raises FormatError where the two cannot be compared, or a number is not finite."""
    sides = (encoder.source, source, "source"), (encoder.target, target, "target")
    ours, theirs = (
        _unit(encode([segment.text for segment in segments]), len(segments), f"{encoder.name}, {side}")
        for encode, segments, side in sides
    )
    if ours.shape[1] != theirs.shape[1]:
        raise FormatError(
            f"{encoder.name}: source vectors of {ours.shape[1]} numbers, target vectors of {theirs.shape[1]}: "
            "make both with the same model"
        )
    return Encoded(encoder.name, ours, theirs)


def _unit(vectors: NDArray[np.floating], n_segments: int, name: str) -> Matrix:
    """The rows with length 1; rows of zeros stay as they are."""
    if vectors.ndim != 2 or len(vectors) != n_segments:
        raise FormatError(f"{name}: vectors of shape {vectors.shape}: expected ({n_segments}, d), one row a segment")
    lengths, floats = np.sqrt(np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64)), np.finfo(np.float32)
    broken = np.flatnonzero(~(lengths < floats.max))
    if len(broken):
        raise FormatError(
            f"{name}: vector {broken[0]} (from 0) holds NaN, infinity or far too large numbers: make it again"
        )
    scale = np.where(lengths > floats.tiny, lengths, 1.0)[:, None]
    return np.asarray(np.divide(vectors, scale, dtype=np.float32, casting="same_kind"))
