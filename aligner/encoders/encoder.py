"""What an encoder is: a function from texts to vectors; and its answer, checked, for both sides of an alignment."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import FormatError, Segment

Matrix = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Matrix]
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
        _unit(encode([segment.text for segment in segments]), f"{encoder.name}, {side}")
        for encode, segments, side in sides
    )
    if ours.shape[1] != theirs.shape[1]:
        raise FormatError(
            f"{encoder.name}: source vectors of {ours.shape[1]} numbers, target vectors of {theirs.shape[1]}: "
            "make both with the same model"
        )
    return Encoded(encoder.name, ours, theirs)


def _unit(vectors: NDArray[np.floating], name: str) -> Matrix:
    """The rows with length 1; rows of zeros stay as they are."""
    broken = np.flatnonzero(~np.isfinite(vectors).all(axis=1))
    if len(broken):
        raise FormatError(f"{name}: vector {broken[0]} (from 0) holds NaN or infinity: make the vectors again")
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
