"""Units are changed, taken out, brought back and dropped; look-ups and searches follow at once."""

from pathlib import Path

import pytest

from corpus import FormatError
from memory import Limits, Lookup, Query, Search, Store, Undone, concordance, open_store
from tests.memory.test_lookup import unit

PAIRS = [("车间", "workshop"), ("技协", "technical cooperation"), ("请勿打开电源", "Do not turn on the power")]


@pytest.fixture
def store(empty: Store) -> Store:
    empty.add([unit(*pair) for pair in PAIRS], label="a.tmx")
    return empty


def texts(store: Store) -> list[str]:
    return [one.variants[0].text for one in store.units()]


def found(lookup: Lookup, text: str, threshold: int = 70) -> list[str]:
    return [match.target for match in lookup(Query(text, "zh", "en"), Limits(threshold))]


def number_of(store: Store, text: str) -> int:
    [hit] = concordance(store, Search(text))
    return hit.stored.id


def test_an_update_is_a_new_unit_in_the_place_of_the_old(store: Store) -> None:
    lookup = Lookup(store)
    assert found(lookup, "车间") == ["workshop"]
    old = number_of(store, "车间")
    new = store.update(old, unit("车间", "shop floor"))
    assert new > old
    assert found(lookup, "车间") == ["shop floor"]
    assert store.update(new, unit("车间", "shop floor")) == new
    with pytest.raises(FormatError, match=f"there is no unit {old}"):
        store.update(old, unit("车间", "shop"))


def test_an_update_to_what_another_unit_says_leaves_one(store: Store) -> None:
    store.add([unit("车间", "shop floor")])
    store.update(number_of(store, "workshop"), unit("车间", "shop floor"))
    assert found(Lookup(store), "车间") == ["shop floor"]


def test_what_is_removed_is_found_nowhere(store: Store) -> None:
    lookup = Lookup(store)
    number = number_of(store, "技协")
    assert found(lookup, "技协")
    assert store.remove([number, number]) == 1
    assert found(lookup, "技协") == []
    assert list(concordance(store, Search("技"))) == []
    assert texts(store) == ["车间", "请勿打开电源"]


def test_all_are_removed_or_none(store: Store) -> None:
    with pytest.raises(FormatError, match="there is no unit 999"):
        store.remove([number_of(store, "技协"), 999])
    assert texts(store) == ["车间", "技协", "请勿打开电源"]


def test_undo_takes_back_one_change_after_the_other(store: Store) -> None:
    lookup = Lookup(store)
    store.update(number_of(store, "车间"), unit("车间", "shop floor"))
    store.remove([number_of(store, "技协")])
    assert found(lookup, "技协") == []
    assert store.undo() == Undone("remove", "1 units", 0, 1)
    assert found(lookup, "技协") == ["technical cooperation"]
    assert store.undo() == Undone("update", "unit 1", 1, 1)
    assert found(lookup, "车间") == ["workshop"]
    assert store.undo() == Undone("add", "a.tmx", 3, 0)
    assert texts(store) == []
    assert store.undo() is None
    store.add([unit(*PAIRS[0])])
    assert found(lookup, "车间") == ["workshop"]


def test_what_comes_back_is_found_though_the_sidecar_was_written_without_it(store: Store) -> None:
    store.remove([number_of(store, "请勿打开电源")])
    store.vacuum()
    store.add([unit("请勿打开电源", "Leave the power off")])
    store.remove([number_of(store, "请勿打开电源")])
    lookup = Lookup(store)
    for language in store.languages():
        lookup._sidecar(language).segments(longest_tail=0)
    store.undo()
    assert found(lookup, "请打开电源") == found(Lookup(store), "请打开电源") == ["Leave the power off"]


def test_vacuum_drops_for_good(store: Store) -> None:
    store.remove([number_of(store, "技协")])
    assert [(one.units, one.dead) for one in store.memories()] == [(2, 1)]
    assert store.vacuum() == 1
    assert [(one.units, one.dead) for one in store.memories()] == [(2, 0)]
    assert store.undo() is None
    assert list(concordance(store, Search("技"))) == []
    assert store.vacuum() == 0
    assert store.database.rows("SELECT count(*) FROM variant") == [(4,)]


def test_what_was_dropped_takes_no_room(tmp_path: Path) -> None:
    """The index of phrases keeps what it was told to forget until it is put in order."""
    path = tmp_path / "memory.sqlite"
    with open_store(path) as store:
        store.vacuum()
        empty = path.stat().st_size
        store.add(unit(f"第{number}个车间有{number}名工人", f"{number}") for number in range(2000))
        store.undo()
        assert store.vacuum() == 2000
        assert path.stat().st_size < 1.2 * empty


def test_adding_what_is_there_is_no_change(store: Store) -> None:
    before = store.revision
    store.add([unit(*pair) for pair in PAIRS])
    assert store.revision == before


def test_a_read_only_memory_stays_as_it_is(store: Store) -> None:
    store.configure("main", read_only=True)
    number = number_of(store, "车间")
    for change in (
        lambda: store.add([unit("好", "good")]),
        lambda: store.update(number, unit("车间", "shop")),
        lambda: store.remove([number]),
        store.undo,
    ):
        with pytest.raises(FormatError, match="'main' is read-only: use another, or unlock it with"):
            change()
    store.add([unit("好", "good")], "other")
    assert texts(store) == ["车间", "技协", "请勿打开电源", "好"]
    store.configure("main", read_only=False)
    assert store.remove([number]) == 1


def test_priority_orders_equals_and_a_penalty_takes_points_off(store: Store) -> None:
    store.add([unit("车间", "Shop (draft)")], "drafts")
    lookup = Lookup(store)
    assert found(lookup, "车间") == ["workshop", "Shop (draft)"]
    store.configure("drafts", priority=1)
    assert found(lookup, "车间") == ["Shop (draft)", "workshop"]
    store.configure("drafts", penalty=15)
    assert [(match.score, match.penalty) for match in lookup(Query("车间", "zh", "en"))] == [(100, 0), (85, 15)]
    assert found(lookup, "车间", threshold=90) == ["workshop"]
    with pytest.raises(FormatError, match="there is no memory 'draft' in it: there is drafts, main"):
        store.configure("draft", priority=1)
