"""The model's weights: some dozens of numbers with the line that says how they were made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from aligner.features import Feature, Side, features
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, Band, Floats, Opening, Scores
from aligner.level import NullValues
from aligner.lexicon import Evidence
from corpus import FormatError, decode_text, read_file

FEATURES = (
    "forward",
    "backward",
    "crossing",
    "length_squared",
    "length",
    "final",
    "question",
    "quotation",
    "quotes",
    "inner_question",
    "heading",
    "inner_break",
    "end_break",
    "margin",
    "margin_more",
)
SHAPES = tuple(f"{n_source}-{n_target}" for n_source, n_target in FULL_SHAPES)
NULL_VALUES = ("null_tokens", "null_level")
NULLS = ("source_null", "target_null", *NULL_VALUES, "source_run", "target_run", "null_turn")
NAMES = FEATURES + SHAPES + NULLS
WITHOUT_ENCODER = MappingProxyType({"margin": 0.3, "margin_more": 0.0})
"""What an encoder's features weigh where a weights file does not say.

Measured on made vectors of all qualities: more gains more with good ones, and begins to lose with bad ones.
"""
_ONE_OF_BOTH = 0.8
_MIRRORED = (("forward", "backward"), ("source_null", "target_null"), ("source_run", "target_run"))


@dataclass(frozen=True)
class Weights:
    """A weight for each of `NAMES`: features, bead shapes, null beads; `made` says from what and how.

    Those of `WITHOUT_ENCODER` may be left out.
    """

    made: str
    values: Mapping[str, float]

    @property
    def digest(self) -> str:
        """Eight hex digits that tell these values from others."""
        return sha256(weights_text(self).encode()).hexdigest()[:8]

    @property
    def vector(self) -> Floats:
        """The values in the order of `NAMES`, shape (n_names,)."""
        return np.array([self.of(name) for name in NAMES])

    def of(self, name: str) -> float:
        """The weight of one name."""
        return self.values[name] if name in self.values else WITHOUT_ENCODER[name]


def read_weights(text: str, name: str) -> Weights:
    """Weights from their JSON text. Raises FormatError where one is missing, unknown or not a number."""
    try:
        stored = json.loads(text)
        weights = Weights(str(stored["made"]), {key: float(value) for key, value in stored["weights"].items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{name}: not a weights file: expected what `duizhao align train` writes") from error
    if not all(map(isfinite, weights.values.values())):
        raise FormatError(f"{name}: a weight is not a finite number: train again")
    if odd := sorted((set(weights.values) | WITHOUT_ENCODER.keys()) ^ set(NAMES)):
        raise FormatError(f"{name}: missing or unknown weights: {', '.join(odd)}: train again with this version")
    return weights


def shipped_weights(mode: str) -> Weights:
    """The weights that come with the program for `translation`, `summary`, or `unaided`: without a dictionary."""
    path = files("aligner").joinpath(f"weights.{mode}.json")
    return read_weights(path.read_text(encoding="utf-8"), path.name)


def weights_file(path: Path) -> Weights:
    """The weights stored at `path`. Raises InputError where they cannot be read."""
    return read_weights(decode_text(read_file(path), str(path))[0], str(path))


def weights_text(weights: Weights) -> str:
    """The JSON text that `read_weights` reads."""
    rounded = {name: round(weights.values[name], 4) for name in NAMES if name in weights.values}
    return json.dumps({"made": weights.made, "weights": rounded}, ensure_ascii=False, indent=1) + "\n"


def one_way(weights: Weights) -> Weights:
    """The weights for forward evidence alone, which stands for most of what both directions say."""
    both = weights.values["forward"] + weights.values["backward"]
    return replace(weights, values={**weights.values, "forward": _ONE_OF_BOTH * both, "backward": 0.0})


def symmetric(weights: Weights, made: str) -> Weights:
    """Weights that do not know which side is which: what differs between the two is averaged.

    Shapes as probabilities are, the rest as it stands. For languages of which nobody knows who writes the longer
    sentences.
    """
    mirror = {name: "-".join(reversed(name.split("-"))) for name in SHAPES} | dict(_MIRRORED)
    values = dict(weights.values)
    for name, other in mirror.items():
        if other in weights.values:
            pair = np.array([weights.values[name], weights.values[other]])
            mean = np.logaddexp(*pair) - np.log(2) if name in SHAPES else pair.mean()
            values[name] = values[other] = round(float(mean), 4)
    return Weights(made, values)


class FullBeads(NamedTuple):
    """The score of every full bead in a band, and its `forward` and `backward` ratios; shaped as `Scores.full`.

    Where the evidence looks forward only, `backward` is the same as `forward`.
    """

    band: Band
    score: Feature
    forward: Feature
    backward: Feature


def weighted(source: Side, target: Side, evidence: Evidence, band: Band, weights: Weights) -> FullBeads:
    """The full beads of the band."""
    ratios = []
    full = np.zeros((len(band.low), len(FULL_SHAPES), band.width), np.float32)
    full += np.array([weights.values[shape] for shape in SHAPES], np.float32)[None, :, None]
    possible, product = np.ones(full.shape, np.bool_), np.empty_like(full)
    for name, values in features(source, target, evidence, band):
        full += np.multiply(values, np.float32(weights.of(name)), out=product)
        if name in ("forward", "backward"):
            possible &= values > IMPOSSIBLE / 2
            ratios.append(values)
    full[~possible] = IMPOSSIBLE
    return FullBeads(band, full, ratios[0], ratios[-1])


def null_scored(band: Band, full: Feature, nulls: NullValues, weights: Weights) -> Scores:
    """Scores of full beads completed by those of null beads."""
    by_value = np.array([weights.values[name] for name in NULL_VALUES])
    source_null = weights.values["source_null"] + nulls.source @ by_value
    target_null = weights.values["target_null"] + nulls.target @ by_value
    opening = Opening(*(weights.values[name] for name in ("source_run", "target_run", "null_turn")))
    return Scores(band, full, source_null, target_null, opening)
