"""Strict and lax quality, as the field counts them."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner import Counts, Quality, counted
from aligner.bead import spans_of
from aligner.evaluate import Hits
from tests.shared import SHARED, needs_shared

GOLD = spans_of([(0, 0), (1, 1), (2, 3), (3, 3), (4, 4)])


def test_spans_of() -> None:
    assert GOLD == [((0, 1), (0, 1)), ((1, 2), (1, 3)), ((2, 3), (3, 3)), ((3, 4), (3, 4))]


def test_perfect() -> None:
    found = counted(GOLD, GOLD)
    assert found == Counts(Hits(4, 4, 4), Hits(3, 3, 3))
    assert found.strict == found.lax == pytest.approx(Quality(1.0, 1.0, 1.0))


def test_half_right() -> None:
    """The bead 1:(1, 2) is cut in two: laxly right, strictly not."""
    found = counted(GOLD, spans_of([(0, 0), (1, 1), (2, 2), (2, 3), (3, 3), (4, 4)]))
    assert found == Counts(Hits(3, 4, 5), Hits(2, 3, 3))
    assert found.strict == pytest.approx(Quality(3 / 5, 2 / 3, 12 / 19))


def test_null_beads_are_right_wherever_they_stand() -> None:
    source_first = spans_of([(0, 0), (1, 0), (1, 1), (2, 2)])
    target_first = spans_of([(0, 0), (0, 1), (1, 1), (2, 2)])
    assert counted(source_first, target_first).strict.f1 == pytest.approx(1.0)


def test_nothing_found() -> None:
    assert counted(GOLD, []).strict == Quality(0.0, 0.0, 0.0)
    assert counted([], []).lax == Quality(0.0, 0.0, 0.0)


def test_counts_are_pooled() -> None:
    one, other = counted(GOLD, GOLD), counted(GOLD, [])
    assert one + other == Counts(Hits(4, 4, 4), Hits(3, 3, 6))


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SHAPES = st.lists(st.sampled_from([(1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (3, 1), (0, 2), (2, 2)]), max_size=12)


def rungs(shapes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = [(0, 0)]
    for n_source, n_target in shapes:
        found.append((found[-1][0] + n_source, found[-1][1] + n_target))
    return found


@needs_shared
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gold=SHAPES, automatic=SHAPES)
def test_agrees_with_the_scorer(
    gold: list[tuple[int, int]],
    automatic: list[tuple[int, int]],
    scorer: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = []
    for name, shapes in (("gold", gold), ("auto", automatic)):
        paths.append(str(tmp_path / name))
        lines = [f"{list(range(*s))}:{list(range(*t))}\n" for s, t in spans_of(rungs(shapes))]
        Path(paths[-1]).write_text("".join(lines), encoding="utf-8")
    scorer.main(paths)
    answer = json.loads(capsys.readouterr().out)
    found = counted(spans_of(rungs(gold)), spans_of(rungs(automatic)))
    for name, quality in (("strict", found.strict), ("lax", found.lax)):
        assert answer[name] == {key: round(value, 4) for key, value in quality._asdict().items()}
