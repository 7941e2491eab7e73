"""SentencePiece (Kudo & Richardson 2018): a model trained on the user's own texts, and the pieces it cuts a text into.

Nothing is downloaded. Texts are taken as they are (`identity`): the default would turn ， into a comma and １２３ into
123, and so hide differences in width. One thread, since the bytes of a model differ between one and several.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import FormatError
from corpus.files import read_file

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

PIECES = 8000
"""How many pieces a model has, if its texts carry so many."""


@dataclass(frozen=True)
class SubwordModel:
    """A trained model: the bytes of its file, and what they are called in a signature."""

    data: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the model: numbers are comparable only between equal ones."""
        import hashlib  # 4 MB that work on memories does without

        return hashlib.sha256(self.data).hexdigest()

    @property
    def n_pieces(self) -> int:
        """The number of its pieces."""
        return int(self._processor.get_piece_size())

    def pieces(self, text: str) -> list[str]:
        """The pieces of a text in order; a piece that follows a space begins with ▁."""
        return list(self._processor.encode(text, out_type=str))

    def text(self, pieces: list[str]) -> str:
        """The text that pieces came from."""
        return str(self._processor.decode(pieces))

    @cached_property
    def _processor(self) -> "SentencePieceProcessor":
        from sentencepiece import SentencePieceProcessor

        return SentencePieceProcessor(model_proto=self.data)


def train_subwords(lines: Iterable[str], n_pieces: int = PIECES) -> SubwordModel:
    """A model of up to `n_pieces` pieces, fewer where the lines carry no more; equal lines give equal bytes.

    Characters that were never seen are cut into bytes, so that nothing is lost. Raises FormatError for texts that are
    too small to learn anything from.
    """
    from sentencepiece import SentencePieceTrainer

    written = io.BytesIO()
    try:
        SentencePieceTrainer.train(
            sentence_iterator=iter([line for line in lines if line.strip()]),
            model_writer=written,
            vocab_size=n_pieces,
            hard_vocab_limit=False,
            normalization_rule_name="identity",
            character_coverage=1.0,
            byte_fallback=True,
            num_threads=1,
            minloglevel=2,
        )
    except (RuntimeError, OSError) as error:
        reason = str(error).rpartition("] ")[2].strip() or "nothing to learn from"
        raise FormatError(f"no SentencePiece model can be trained on these texts ({reason}): give more text") from None
    return SubwordModel(written.getvalue())


def read_subwords(path: str | Path) -> SubwordModel:
    """The model in a file. Raises InputError where it cannot be read or is no model."""
    model = SubwordModel(read_file(path))
    try:
        model.pieces("a")
    except (RuntimeError, OSError):
        raise FormatError(f"{path}: not a SentencePiece model: make one with `duizhao score train-spm`") from None
    return model
