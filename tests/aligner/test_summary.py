import pytest

from aligner.page.summary import numbers_of, step_of, summary_of
from corpus import Span
from tests.aligner.sample import REPORT


def test_the_figures_of_an_alignment() -> None:
    summary = summary_of(REPORT)
    assert summary.beads == 3
    assert summary.shapes == (((1, 0), 1), ((1, 1), 1), ((1, 2), 1))
    assert (summary.source_only, summary.target_only) == (1, 0)
    assert summary.mean_confidence == pytest.approx(0.9333, abs=1e-4)
    assert summary.steps == (1, 1, 0, 0, 1)
    assert summary.doubtful == (Span(2, 3),)


def test_beads_are_numbered_from_1_for_people() -> None:
    assert [numbers_of(Span(2, 3)), numbers_of(Span(2, 5))] == ["3", "3–5"]


@pytest.mark.parametrize(
    ("confidence", "step"),
    [(1.0, 0), (0.95, 0), (0.946, 0), (0.94, 1), (0.85, 1), (0.7, 2), (0.69, 3), (0.5, 3), (0.49, 4), (0.0, 4)],
)
def test_a_confidence_falls_in_the_step_of_the_number_shown(confidence: float, step: int) -> None:
    assert step_of(confidence) == step
