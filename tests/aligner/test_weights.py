"""The weights' file, and scores made with them."""

import json
from math import exp, log
from pathlib import Path

import numpy as np
import pytest

from aligner import Weights, shipped_settings, symmetric, weights_file, weights_text
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, Band
from aligner.level import NullValues
from aligner.lexicon import evidence
from aligner.weights import NAMES, SHAPES, WITHOUT_ENCODER, null_scored, read_weights, shipped_weights, weighted
from corpus import FormatError
from tests.aligner.tiny import CHINESE, ENGLISH, both_sides

NUMBERED = Weights("by hand", dict(zip(NAMES, map(float, range(len(NAMES))), strict=True)))


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    path.write_text(weights_text(NUMBERED), encoding="utf-8")
    assert weights_file(path) == NUMBERED
    assert weights_text(weights_file(path)) == weights_text(NUMBERED)
    assert NUMBERED.vector.tolist() == list(range(len(NAMES)))


def test_weights_fitted_without_an_encoder_say_nothing_of_it() -> None:
    values = {name: value for name, value in NUMBERED.values.items() if name not in WITHOUT_ENCODER}
    stored = read_weights(weights_text(Weights("", values)), "w.json")
    assert stored.values == values
    assert stored.of("margin") == 0.3
    assert NUMBERED.of("margin") == NUMBERED.values["margin"]


def test_digest_tells_weights_apart() -> None:
    other = Weights("by hand", dict(NUMBERED.values) | {NAMES[0]: 0.5})
    assert len(NUMBERED.digest) == 8
    assert NUMBERED.digest != other.digest


@pytest.mark.parametrize("mode", ["translation", "summary"])
def test_shipped(mode: str) -> None:
    weights = shipped_weights(mode)
    assert set(weights.values) | WITHOUT_ENCODER.keys() == set(NAMES)
    assert mode in weights.made
    assert weights.values["forward"] > 0
    assert weights.values["1-1"] > weights.values["2-2"]
    assert shipped_settings().translation == shipped_weights("translation")


def test_symmetric_weights_do_not_know_which_side_is_which() -> None:
    both = symmetric(NUMBERED, "made symmetric")
    assert both.made == "made symmetric"
    for one, other in [("forward", "backward"), ("source_null", "target_null"), ("source_run", "target_run")]:
        assert both.of(one) == both.of(other) == (NUMBERED.of(one) + NUMBERED.of(other)) / 2
    for n_source, n_target in FULL_SHAPES:
        shape, turned = f"{n_source}-{n_target}", f"{n_target}-{n_source}"
        assert shape in SHAPES
        if turned in SHAPES:
            mean = (exp(NUMBERED.of(shape)) + exp(NUMBERED.of(turned))) / 2
            assert both.of(shape) == both.of(turned) == pytest.approx(log(mean), abs=1e-4)
        else:
            assert both.of(shape) == NUMBERED.of(shape)
    assert symmetric(both, both.made) == both


def test_symmetric_weights_keep_what_has_no_side() -> None:
    both = symmetric(NUMBERED, "")
    for name in ("length", "question", "margin", "1-1", "2-2", "null_turn"):
        assert both.of(name) == pytest.approx(NUMBERED.of(name), abs=1e-4)


def test_the_shipped_weights_without_a_dictionary_are_symmetric() -> None:
    shipped = shipped_weights("unaided")
    assert symmetric(shipped, shipped.made) == shipped
    assert shipped.of("1-2") == shipped.of("2-1")


STORED = {"made": "x", "weights": dict(NUMBERED.values)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a weights file"),
        ("[]", "not a weights file"),
        ("{}", "not a weights file"),
        (json.dumps(STORED | {"weights": {"1-1": "high"}}), "not a weights file"),
        (json.dumps(STORED | {"weights": {"1-1": 1.0}}), "missing or unknown weights: .*forward"),
        (json.dumps(STORED | {"weights": STORED["weights"] | {"9-9": 1}}), "unknown weights: 9-9: train again"),  # type: ignore[operator]
    ],
    ids=["empty", "list", "no keys", "no number", "missing", "unknown"],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_weights(text, "w.json")


def test_scores() -> None:
    """With weight on shapes alone, every bead inside scores its shape, every bead that leaves is impossible."""
    weights = Weights("", dict.fromkeys(NAMES, 0.0) | {shape: -n for n, shape in enumerate(SHAPES)})
    both = both_sides()
    band = Band(np.zeros(len(CHINESE) + 1, np.int64), len(ENGLISH) + 1, len(ENGLISH))
    known = evidence(both.lexicon, both.source.bag, both.target.bag)
    beads = weighted(both.source, both.target, known, band, weights)
    assert beads.score.shape == (len(CHINESE) + 1, len(FULL_SHAPES), len(ENGLISH) + 1)
    for number, (n_source, n_target) in enumerate(FULL_SHAPES):
        assert (beads.score[:n_source, number] == IMPOSSIBLE).all()
        assert (beads.score[:, number, :n_target] == IMPOSSIBLE).all()
        assert (beads.score[n_source:, number, n_target:] == -number).all()
    assert (beads.forward[0] == IMPOSSIBLE).all()
    assert beads.backward.shape == beads.forward.shape == beads.score.shape


def test_null_scores() -> None:
    """Two tokens at a level of .5: 2 · null_tokens + 1 · null_level besides what each null bead of the side scores."""
    weights = Weights(
        "",
        dict.fromkeys(NAMES, 0.0)
        | {"source_null": -3.0, "target_null": -4.0, "null_tokens": -0.1, "null_level": 0.3}
        | {"source_run": -5.0, "target_run": -6.0, "null_turn": -7.0},
    )
    nulls = NullValues(source=np.array([[2.0, 1.0], [0.0, 0.0]]), target=np.array([[10.0, 2.0]]))
    scores = null_scored(Band(np.zeros(3, np.int64), 2, 1), np.zeros((3, 14, 2), np.float32), nulls, weights)
    np.testing.assert_allclose(scores.source_null, [-2.9, -3.0])
    np.testing.assert_allclose(scores.target_null, [-4.4])
    assert scores.opening == (-5.0, -6.0, -7.0)
