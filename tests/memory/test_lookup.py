"""Look-ups in a store, against looking at everything."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import Found, Limits, Lookup, Prepared, Query, Store, open_store, score
from memory.reading import Reading
from memory.sidecar import SINCE
from tests.memory.test_score import TEXTS
from tmx import Prop, TranslationUnit, Variant

UNITS = {
    "工人们开展技术革新运动。": "The workers launched a movement for technical innovation.",
    "工人们开展技术协作运动。": "The workers launched a movement for technical cooperation.",
    "请勿打开电源总开关": "Do not turn on the main switch",
    "全厂有三十五台机床。": "The plant has 35 machine tools.",
}


def unit(chinese: str, english: str, *props: Prop, changed: str = "") -> TranslationUnit:
    variants = (Variant("zh-CN", "zh-Hans", (chinese,)), Variant("en-US", "en-US", (english,)))
    return TranslationUnit(variants, (("changedate", changed),) if changed else (), props)


@pytest.fixture
def store(empty: Store) -> Store:
    empty.add(unit(*pair) for pair in UNITS.items())
    return empty


def found(store: Store, text: str, language: str = "zh", target: str = "en", **limits: int) -> Found:
    return Lookup(store)(Query(text, language, target), Limits(**limits))


def test_the_best_match_comes_first(store: Store) -> None:
    best, second = found(store, "工人们开展技术革新运动。")
    assert (best.score, best.target) == (100, UNITS["工人们开展技术革新运动。"])
    assert (second.score, second.source) == (82, "工人们开展技术协作运动。")


def test_traditional_finds_simplified(store: Store) -> None:
    assert found(store, "工人們開展技術革新運動。")[0].score == 99


def test_either_direction(store: Store) -> None:
    [match] = found(store, "Do not turn on the main switches", "en", "zh")
    assert (match.score, match.target) == (92, "请勿打开电源总开关")


def test_another_number_is_99_and_flagged(store: Store) -> None:
    [match] = found(store, "全厂有四十台机床。")
    assert (match.score, [flag.value for flag in match.flags]) == (99, ["number"])


def test_numbers_that_have_changed_places_are_flagged_and_put_in(empty: Store) -> None:
    empty.add([unit("5台车床和3台铣床", "5 lathes and 3 millers")])
    [match] = found(empty, "3台车床和5台铣床")
    assert [flag.value for flag in match.flags] == ["number"]
    assert match.substituted == "3 lathes and 5 millers"


def test_a_language_that_the_unit_lacks(store: Store) -> None:
    assert not found(store, "请勿打开电源总开关", target="de")


def test_what_is_added_deleted_or_changed_is_seen_at_once(store: Store, where: str) -> None:
    lookup, query = Lookup(store), Query("第一车间", "zh", "en")
    assert not lookup(query)
    other = open_store(where)
    other.add([unit("第一车间", "Workshop No. 1", changed="20260101T000000Z")])
    [match] = lookup(query)
    assert match.target == "Workshop No. 1"
    other.remove([match.stored.id])
    assert not lookup(query)


def test_context_is_worth_a_point_a_side(store: Store) -> None:
    store.add([unit("第一车间", "Workshop 1", Prop("x-context-pre", "前"), Prop("x-context-post", "后"))])
    lookup = Lookup(store)
    for before, after, expected in [("前", "后", 102), ("前", "?", 101), (None, None, 100), ("?", "?", 100)]:
        assert lookup(Query("第一车间", "zh", "en", before, after))[0].score == expected


def test_an_alignment_nobody_has_seen_costs_a_point(store: Store) -> None:
    props = Prop("x-duizhao-status", "auto"), Prop("x-duizhao-confidence", "0.97")
    store.add([unit("第一车间", "Workshop 1", *props)])
    [match] = found(store, "第一车间")
    assert (match.score, match.penalty) == (99, 1)


def test_two_translations_of_one_source_are_flagged(store: Store) -> None:
    store.add([unit("第一车间", "Workshop 1"), unit("第一车间", "First shop")])
    assert [[flag.value for flag in match.flags] for match in found(store, "第一车间")] == [["multiple"], ["multiple"]]


def test_below_60_a_search_ends_after_a_budget_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.alike.BUDGET", 10)
    monkeypatch.setattr("memory.alike._AT_ONCE", 5)
    monkeypatch.setattr("memory.alike._FIRST", (0, 2))
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add(unit(f"甲乙丙丁戊己庚{last}", "x") for last in "辛壬癸子丑寅卯辰巳午未申酉戌亥")
        half, near = Query("甲乙丙丁风花雪月", "zh", "en"), Query("甲乙丙丁戊己庚月", "zh", "en")
        cut, none = found_all(store, half, 50), found_all(store, half, 60)
        assert (len(cut), cut.exhaustive) == (10, False)
        assert (len(none), none.exhaustive) == (0, True)
        assert len(found_all(store, near, 60)) == 15


def test_a_search_ends_when_nothing_better_can_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.alike.BUDGET", 10)
    monkeypatch.setattr("memory.alike._AT_ONCE", 5)
    monkeypatch.setattr("memory.alike._FIRST", (0, 2))
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add(unit(f"甲乙丙丁戊己庚{last}", "x") for last in "辛壬癸子丑")
        store.add(unit(f"甲乙丙丁戊{last}风花", "x") for last in "辛壬癸子丑寅卯辰巳午未申酉戌亥")
        best = Lookup(store)(Query("甲乙丙丁戊己庚月", "zh", "en"), Limits(50, 5))
    assert ([match.score for match in best], best.exhaustive) == ([87] * 5, True)


def found_all(store: Store, query: Query, threshold: int) -> Found:
    return Lookup(store)(query, Limits(threshold, 1000))


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=12, unique=True), TEXTS, st.integers(30, 100))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_match_at_or_above_the_threshold_is_ever_missed(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str, threshold: int
) -> None:
    store = open_store(tmp_path_factory.mktemp("store") / "memory.sqlite")
    store.add(unit(text, "x") for text in texts)
    wanted = Prepared(query, "zh")
    everything = {text: score(wanted, Prepared(text, "zh-Hans"), Prepared("x", "en")) for text in texts}
    expected = {text: points for text, points in everything.items() if points >= threshold}
    matches = found(store, query, threshold=threshold, matches=100)
    assert matches.exhaustive
    assert {match.source: match.score for match in matches} == expected
    store.database.close()


def test_of_equal_matches_the_newest_comes_first_and_what_has_no_date_last(empty: Store) -> None:
    empty.add([unit("第一车间", "a"), unit("第一车间", "b", changed="20200101T000000Z")])
    empty.add([unit("第一车间", "c", changed="20240101T000000Z")])
    assert [match.target for match in found(empty, "第一车间")] == ["c", "b", "a"]


def test_a_neighbour_that_reads_like_a_property_is_a_neighbour(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.lookup._FEW", 1)
    for before, english, changed in [("x-context-post", "new", "20240101T000000Z"), ("前", "old", "")]:
        empty.add([unit("第一车间", english, Prop("x-context-pre", before), changed=changed)])
    [match] = Lookup(empty)(Query("第一车间", "zh", "en", next=""), Limits(matches=1))
    assert (match.score, match.target) == (101, "new")


SIMILAR = st.tuples(
    st.sampled_from(["第1章", "第2章", "第2章。", "第３章", "第1节", "第2节，"]),
    st.sampled_from(["Chapter 1", "Chapter 2", "Chapter", "Section"]),
    st.sampled_from(["", "前", '%_^"后']),
    st.sampled_from(["", "前"]),
    st.sampled_from(["", "20200101T000000Z", "20240101T000000Z"]),
    st.sampled_from(["main", "other"]),
)
NEIGHBOURS = st.sampled_from([None, "", "前", '%_^"后'])


@given(st.lists(SIMILAR, min_size=4, max_size=16), NEIGHBOURS, NEIGHBOURS, st.integers(1, 5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_best_of_many_that_are_alike_are_the_first_of_all_of_them(
    tmp_path_factory: pytest.TempPathFactory,
    units: list[tuple[str, str, str, str, str, str]],
    before: str | None,
    after: str | None,
    count: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch, open_store(tmp_path_factory.mktemp("s") / "memory.sqlite") as store:
        patch.setattr("memory.lookup._FEW", 1)
        for chinese, english, previous, following, changed, memory in units:
            told = (("x-context-pre", previous), ("x-context-post", following))
            context = [Prop(name, text) for name, text in told if text]
            store.add([unit(chinese, english, *context, changed=changed)], memory)
        store.add([unit("别的", "other")], "other")
        store.configure("other", priority=2, penalty=1)
        lookup, query = Lookup(store), Query("第2章", "zh", "en", before, after)
        every, few = (lookup(query, Limits(60, matches)) for matches in (1000, count))
        assert [(match.score, match.stored.id) for match in few] == [
            (match.score, match.stored.id) for match in every[:count]
        ]


@pytest.mark.parametrize("asked", ["with_text", "with_content", "noting", "strings"])
def test_a_look_up_is_of_one_moment(empty: Store, where: str, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """A unit that another process changes meanwhile is found, as it was: its old row and its new one are not missed."""
    monkeypatch.setattr("memory.lookup._FEW", 0)
    was, text = unit("第一车间。", "Workshop 1", Prop("x-context-pre", "前")), "第一车间。"
    empty.add([was])
    as_it_is = getattr(Reading, asked)

    def changing(*arguments: object) -> object:
        told = as_it_is(*arguments)
        with open_store(where) as other:
            other.update(1, unit("第一车间。", "Workshop 2"))
        return told

    monkeypatch.setattr(Reading, asked, changing)
    query = Query("第一车闻。" if asked == "strings" else text, "zh", "en", "前")
    [match] = Lookup(empty)(query, Limits(100 if asked == "with_text" else 70))
    assert match.target == "Workshop 1"


def steps(store: Store, statement: str, *values: object) -> list[str]:
    return [step.split(" (")[0] for *_, step in store.database.rows(f"EXPLAIN QUERY PLAN {statement}", *values)]


def test_what_is_new_is_found_by_its_numbers_not_by_going_through_all_rows(tmp_path: Path) -> None:
    """A million units are asked after each change: SQLite must not make an index of all variants for it."""
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add([unit("车间", "workshop")])
        listed = store.database.listed(["zh"])
        assert steps(store, SINCE + store.database.among, 1, 9, listed)[:2] == [
            "SEARCH unit USING INDEX unit_rev",
            "SEARCH variant USING INTEGER PRIMARY KEY",
        ]


def test_the_first_units_that_are_put_in_are_found_by_an_index_of_their_hashes(tmp_path: Path) -> None:
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add([TranslationUnit(())])
        store.add([unit("车间", "workshop")])
        found = "SELECT id FROM variant WHERE content_hash = ? AND raw_hash = ?"
        assert steps(store, found, 1, 2) == ["SEARCH variant USING COVERING INDEX variant_hashes"]
