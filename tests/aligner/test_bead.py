"""Rungs, beads, and what is refused."""

import pytest

from aligner import Alignment, Rung, Status, rungs_of
from aligner.bead import Bead, corners_of
from corpus import FormatError, Span
from tests.aligner.tiny import en, zh


def test_beads_lie_between_rungs() -> None:
    alignment = Alignment(
        zh("一。", "二。"),
        en("One.", "Two.", "Three."),
        (Rung(0, 0), Rung(1, 2), Rung(2, 2), Rung(2, 3)),
        (0.9, 0.5, 0.4),
        (Status.AUTO,) * 3,
    )
    assert [bead.shape for bead in alignment.beads] == [(1, 2), (1, 0), (0, 1)]
    assert [bead.is_null for bead in alignment.beads] == [False, True, True]
    assert alignment.beads[0] == Bead(Span(0, 1), Span(0, 2), 0.9)


def test_rungs_of_spans() -> None:
    spans = [(Span(0, 1), Span(0, 2)), (Span(1, 2), Span(2, 2))]
    assert rungs_of(spans, 2, 2) == (Rung(0, 0), Rung(1, 2), Rung(2, 2))
    assert rungs_of([], 0, 0) == (Rung(0, 0),)


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ([(Span(0, 1), Span(1, 2))], "bead 1: .* does not continue at"),
        ([(Span(0, 1), Span(0, 1)), (Span(0, 2), Span(1, 2))], "bead 2: .* does not continue"),
        ([(Span(0, 1), Span(0, 1))], r"end at \(1, 1\), but the texts have 2 and 2"),
        ([(Span(0, 1), Span(0, 1)), (Span(1, 0), Span(1, 2))], "bead 2"),
        ([(Span(0, 1), Span(0, 1)), (Span(1, 1), Span(1, 1))], "bead 2"),
    ],
    ids=["gap", "overlap", "too short", "backwards", "empty"],
)
def test_rungs_of_refuses(spans: list[tuple[Span, Span]], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        rungs_of(spans, 2, 2)


def test_corners() -> None:
    assert corners_of(frozenset({Rung(3, 2), Rung(1, 2)}), 4, 4) == [Rung(0, 0), Rung(1, 2), Rung(3, 2), Rung(4, 4)]
    assert corners_of(frozenset({Rung(0, 0), Rung(4, 4)}), 4, 4) == [Rung(0, 0), Rung(4, 4)]


@pytest.mark.parametrize(
    ("fixed", "message"),
    [
        ({Rung(1, 3), Rung(2, 2)}, r"\(1, 3\) and \(2, 2\) cross"),
        ({Rung(5, 1)}, r"\(5, 1\) lies outside: the texts have 4 and 4"),
        ({Rung(-1, 0)}, "lies outside"),
    ],
    ids=["crossing", "outside", "negative"],
)
def test_corners_refuse(fixed: set[Rung], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        corners_of(frozenset(fixed), 4, 4)
