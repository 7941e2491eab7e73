"""Everything that can change an alignment, and the line that says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from importlib.metadata import version

from aligner.encoders.encoder import Encoded, Encoder
from aligner.learned import NOTHING, LearnedLexicon, merged
from aligner.tokens import TOKENISER
from aligner.weights import Weights, shipped_weights


class Mode(StrEnum):
    """What the target is of the source: a `summary` leaves long stretches without a counterpart on either side."""

    AUTO = "auto"
    TRANSLATION = "translation"
    SUMMARY = "summary"


@dataclass(frozen=True)
class Settings:
    """The mode, the model's weights for the two modes that can be meant, and further evidence.

    `lexicon` is what texts aligned earlier have taught, `terms` what term bases say, `encoder` where vectors of the
    segments come from; `unaided` are the weights for a pair of languages without a dictionary.
    """

    translation: Weights
    summary: Weights
    mode: Mode = Mode.AUTO
    lexicon: LearnedLexicon = NOTHING
    terms: LearnedLexicon = NOTHING
    encoder: Encoder | None = None
    unaided: Weights = field(default_factory=lambda: shipped_weights("unaided"))

    @cached_property
    def known(self) -> LearnedLexicon:
        """What the lexicon and the terms say together."""
        return merged([self.lexicon, self.terms]) if self.terms.n_pairs else self.lexicon

    def weights(self, mode: Mode) -> Weights:
        """The weights for a mode that has been decided."""
        return self.summary if mode is Mode.SUMMARY else self.translation


def shipped_settings(mode: Mode = Mode.AUTO) -> Settings:
    """The settings with the weights that come with the program."""
    return Settings(shipped_weights(Mode.TRANSLATION), shipped_weights(Mode.SUMMARY), mode)


def signature(dictionary: str, settings: Settings, mode: Mode, vectors: Encoded | None = None) -> str:
    """One line that names everything that made an alignment, after sacreBLEU's signatures; `mode` was decided on."""
    lexicon = {"lexicon": settings.lexicon.digest} if settings.lexicon.n_pairs else {}
    terms = {"terms": settings.terms.digest} if settings.terms.n_pairs else {}
    parts = {"dict": dictionary, "tok": TOKENISER, "mode": mode.value, "weights": settings.weights(mode).digest}
    return _line(parts | lexicon | terms, vectors)


def unaided_signature(tokenisers: Sequence[str], settings: Settings, vectors: Encoded | None = None) -> str:
    """The same for an alignment without a dictionary, whose sides have a tokeniser each."""
    tokens = "+".join(dict.fromkeys(tokenisers))
    return _line({"dict": "none", "tok": tokens, "mode": "translation", "weights": settings.unaided.digest}, vectors)


def _line(parts: dict[str, str], vectors: Encoded | None) -> str:
    encoder = {"encoder": vectors.signature} if vectors else {}
    return "|".join(f"{name}:{value}" for name, value in ({"duizhao": version("duizhao")} | parts | encoder).items())
