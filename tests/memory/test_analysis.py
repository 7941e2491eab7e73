"""How much of a text a memory knows."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import (
    Analysis,
    Earlier,
    FileAnalysis,
    Lookup,
    Prepared,
    Query,
    Repetitions,
    Row,
    amount_of,
    open_store,
    together,
    weighted,
)
from memory.analysis import USUAL_WEIGHTS, Amount
from tests.memory.test_lookup import UNITS, unit
from tests.memory.test_score import TEXTS
from tmx import Prop

CONTEXT = unit("第一车间", "Workshop 1", Prop("x-context-pre", "前"), Prop("x-context-post", "后"))


@pytest.fixture
def lookup(tmp_path: Path) -> Lookup:
    store = open_store(tmp_path / "memory.sqlite")
    store.add([*(unit(*pair) for pair in UNITS.items()), CONTEXT])
    return Lookup(store)


def analysed(
    lookup: Lookup,
    *files: Sequence[str],
    repetitions: Repetitions = Repetitions.FIRST,
    earlier: Earlier | None = None,
) -> list[FileAnalysis]:
    analysis = Analysis(lookup, repetitions, earlier)
    return [analysis.of(f"{number}.txt", asked(segments)) for number, segments in enumerate(files, start=1)]


def asked(segments: Sequence[str]) -> list[Query]:
    """Each segment between its neighbours."""
    around = ["", *segments, ""]
    return [Query(text, "zh", "en", *around[at : at + 3 : 2]) for at, text in enumerate(segments)]


def test_each_row() -> None:
    assert list(USUAL_WEIGHTS) == list(Row)


def test_a_segment_is_in_the_row_of_its_best_match(lookup: Lookup) -> None:
    segments = [
        "请勿打开电源总开关",
        "前",
        "第一车间",
        "后",
        "全厂有四十台机床。",
        "工人们开展技术攻关运动。",
        "农民",
        "农民",
    ]
    [found] = analysed(lookup, segments)
    assert {row.value: amount.segments for row, amount in found.rows.items()} == {
        "repetition": 1,
        "102": 1,
        "100": 1,
        "95–99": 1,
        "75–84": 1,
        "no match": 3,
    }
    assert found.total.segments == len(segments)


def test_across_files(lookup: Lookup) -> None:
    first, second = analysed(lookup, ["农民"], ["农民", "农民"])
    assert [row.value for row in first.rows] == ["no match"]
    assert {row.value: amount.segments for row, amount in second.rows.items()} == {
        "repetition": 1,
        "repetition across files": 1,
    }
    whole = together([first, second], "all")
    assert whole.total == Amount(3, 6)
    assert weighted(whole, USUAL_WEIGHTS) == pytest.approx(2 * 1.0 + 4 * 0.1)


def test_an_exact_match_may_come_before_a_repetition(lookup: Lookup) -> None:
    known = ["请勿打开电源总开关"] * 2
    assert Row.REPEATED in analysed(lookup, known)[0].rows
    assert list(analysed(lookup, known, repetitions=Repetitions.AFTER_EXACT)[0].rows) == [Row.EXACT]


def test_what_is_like_an_earlier_segment_is_internal_where_the_memory_has_less(lookup: Lookup) -> None:
    first = ["农民种田用四头牛。", "农民种田用五头牛。", "农民种田用五头马。", "全厂有四十台机床。", "全厂有50台机床。"]
    files = analysed(lookup, first, ["农民种地用五头马！", "农民种田用四头牛。"], earlier=Earlier())
    assert [{row.value: amount.segments for row, amount in found.rows.items()} for found in files] == [
        {"95–99": 2, "internal 95–99": 1, "internal 85–94": 1, "no match": 1},
        {"repetition across files": 1, "internal 75–84": 1},
    ]


def test_a_search_that_was_ended_is_counted(lookup: Lookup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.alike.BUDGET", 0)
    [found] = analysed(lookup, ["开展技术的人们", "农民"])
    assert (found.rows[Row.NONE].segments, found.unsure, together([found], "all").unsure) == (2, 1, 1)
    [within] = analysed(lookup, ["甲乙丙丁戊己庚辛", "甲乙丙丁天地玄黄"], earlier=Earlier())
    assert (within.rows[Row.NONE].segments, within.unsure) == (2, 1)


def test_what_is_counted() -> None:
    assert amount_of(Prepared("全厂有35台<b>Shaper</b>机床。", "zh")) == Amount(1, 6, 1, 1, 2)


@given(st.lists(TEXTS, max_size=12), st.lists(TEXTS, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_rows_add_up(lookup: Lookup, first: list[str], second: list[str]) -> None:
    files = [*analysed(lookup, first, second), *analysed(lookup, first, second, earlier=Earlier())]
    for found, segments in zip(files, (first, second) * 2, strict=True):
        assert found.total.segments == len(segments)
        whole = Amount()
        for text in segments:
            whole = whole.plus(amount_of(Prepared(text, "zh")))
        assert found.total == whole
