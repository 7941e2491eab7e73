"""Lanes against one sweep from the first row to the last."""

import numpy as np
import pytest

from aligner import sweep
from aligner.bead import Rung
from aligner.lattice import FULL_SHAPES, Band, Opening, Scores
from aligner.path import best_path
from aligner.posterior import Posterior, posterior
from aligner.sweep import BEST, SUM, Frame, backward, forward

N = 700
CORNERS = [Rung(0, 0), Rung(N, N)]


def diagonal(evidence: float, missing: range = range(0)) -> Scores:
    """A text of 1-1 beads with so much evidence, but for `missing` source segments whose target side says anything."""
    width, rows = 21, np.arange(N + 1)
    band = Band(np.clip(rows - width // 2, 0, N + 1 - width), width, N)
    full = np.random.default_rng(5).normal(-4, 1, (N + 1, len(FULL_SHAPES), width)).astype(np.float32)
    told = np.setdiff1d(rows[1:], np.array(missing))
    full[told, 0, told - band.low[told]] += np.float32(evidence)
    source_null = np.full(N, -3.0)
    source_null[missing.start : missing.stop] = 0.0
    return Scores(band, full, source_null, np.full(N, -3.0), Opening(-1.5, -2.5, -0.5))


def in_one_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "_LANE", 10 * N)


@pytest.mark.parametrize(
    ("n_rows", "starts", "n_steps"),
    [(1, [0], 1), (200, [0], 200), (303, [0], 303), (304, [0, 128], 176), (701, [0, 130, 261, 391, 522], 179)],
)
def test_lanes_overlap_and_end_with_the_last_row(n_rows: int, starts: list[int], n_steps: int) -> None:
    found, length = sweep._lanes(n_rows)
    assert (found.tolist(), length) == (starts, n_steps)
    assert found[-1] + length == n_rows


def test_a_lane_that_agrees_is_not_worked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    constants: list[float | None] = []
    compared = sweep._constant

    def heard(*tables: sweep.Tables) -> float | None:
        constants.append(compared(*tables))
        return constants[-1]

    monkeypatch.setattr(sweep, "_constant", heard)
    scores = diagonal(evidence=12.0)
    assert best_path(scores, CORNERS) == [Rung(i, i) for i in range(N + 1)]
    assert len(constants) == 4
    assert None not in constants


@pytest.mark.parametrize(
    "scores",
    [diagonal(12.0), diagonal(4.0), diagonal(0.0), diagonal(12.0, missing=range(200, 420))],
    ids=["sure", "doubtful", "no evidence", "a long stretch without a counterpart"],
)
def test_the_same_as_in_one_sweep(scores: Scores, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where lanes do not come to agree, and are worked again."""

    def all_found() -> tuple[list[Rung], Posterior, list[sweep.Tables]]:
        frame = Frame(scores, *CORNERS)
        tables = [forward(frame, BEST), forward(frame, SUM), backward(frame)]
        return best_path(scores, CORNERS), posterior(scores, CORNERS), tables

    path, probability, tables = all_found()
    in_one_sweep(monkeypatch)
    expected_path, expected, expected_tables = all_found()
    assert path == expected_path
    np.testing.assert_allclose(probability.full, expected.full, atol=1e-6)
    np.testing.assert_allclose(probability.source_null, expected.source_null, atol=1e-6)
    for found, wanted in zip(tables, expected_tables, strict=True):
        possible = wanted > -1e8
        assert (possible == (found > -1e8)).all()
        np.testing.assert_allclose(found[possible], wanted[possible], atol=1e-5)
