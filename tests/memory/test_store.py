"""A store: units go in once, all of a file or none, and come out as they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import FormatError, OutputError
from memory import Added, Lookup, Query, Store, open_store
from tests.memory.test_lookup import unit
from tmx import Code, Note, Prop, TranslationUnit, Variant

RICH = TranslationUnit(
    (
        Variant(
            "zh-CN", "zh-Hans", (Code("bpt", (("i", "1"),), ("<b>",)), "今天", Code("ept", (("i", "1"),), ("</b>",)))
        ),
        Variant("en-US", "en-US", ("today",), (("creationdate", "20260101T000000Z"),), (Note("short"),)),
    ),
    (("tuid", "t1"),),
    (Prop("x-duizhao-bead", "3"), Note("seen", (("xml:lang", "en"),))),
)


@pytest.fixture
def store(empty: Store) -> Store:
    return empty


def numbers(store: Store) -> list[int]:
    return [number for (number,) in store.database.rows("SELECT id FROM unit WHERE died = 0 ORDER BY id")]


def test_adding_again_changes_nothing(store: Store) -> None:
    units = [unit("技协", "technical cooperation"), unit("车间", "workshop")]
    assert store.add(units) == Added(new=2)
    assert store.add(units) == Added(duplicate=2)
    assert [memory.units for memory in store.memories()] == [2]


def test_a_newer_unit_takes_the_place_of_the_older(store: Store) -> None:
    store.add([unit("车间", "workshop", changed="20250101T000000Z")])
    assert store.add([unit("车间", "workshop", changed="20260101T000000Z")]) == Added(updated=1)
    assert store.add([unit("车间", "workshop", changed="20240101T000000Z")]) == Added(duplicate=1)
    assert [one.attribute("changedate") for one in store.units()] == ["20260101T000000Z"]


def test_another_translation_is_another_unit(store: Store) -> None:
    assert store.add([unit("车间", "workshop"), unit("车间", "shop")]) == Added(new=2)


def test_a_unit_comes_out_as_it_went_in(store: Store) -> None:
    store.add([RICH])
    assert list(store.units()) == [RICH]


def test_a_unit_of_one_language_is_counted_not_kept(store: Store) -> None:
    alone = TranslationUnit((Variant("zh-CN", "zh-Hans", ("好",)), Variant("zh-TW", "zh-Hant", ("好",))))
    assert store.add([alone]) == Added(without_pair=1)
    assert store.add([TranslationUnit(())]) == Added(without_pair=1)


def test_white_space_translates_nothing(store: Store) -> None:
    """It would be filled into jobs as what they need no more."""
    assert store.add([unit("车间", " \n")]) == Added(without_pair=1)
    german = Variant("de", "de", (" ",))
    store.add([unit("车间", "workshop")._replace(variants=(*unit("车间", "workshop").variants, german))])
    lookup = Lookup(store)
    assert [match.target for match in lookup(Query("车间", "zh", "en"))] == ["workshop"]
    assert not lookup(Query("车间", "zh", "de"))


def test_all_of_an_import_or_none(store: Store) -> None:
    def broken() -> Iterator[TranslationUnit]:
        yield unit("车间", "workshop")
        raise FormatError("line 3: cut off")

    with pytest.raises(FormatError):
        store.add(broken())
    assert list(store.units()) == []


def test_an_id_is_never_given_twice(store: Store) -> None:
    store.add([unit("车间", "workshop")])
    assert numbers(store) == [1]
    store.remove([1])
    store.vacuum()
    store.add([unit("车间", "workshop")])
    assert numbers(store) == [4]


def test_two_that_add_the_same_both_finish(store: Store, where: str) -> None:
    other = open_store(where)
    assert (store.add([unit("好", "good")]), other.add([unit("好", "good")])) == (Added(new=1), Added(duplicate=1))


def test_a_file_of_another_program(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_text("no database at all, but long enough to be read as one" * 20, encoding="utf-8")
    with pytest.raises(FormatError, match="not a memory of duizhao"):
        open_store(tmp_path / "a.sqlite")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist: make it first"):
        open_store(tmp_path / "none" / "memory.sqlite")


def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add([unit("车间", "workshop")])
        store.database.rows("PRAGMA max_page_count = 40")  # what SQLite does on a full disk
        with pytest.raises(OutputError, match=r"nothing was written .database or disk is full.: try again"):
            store.add(unit(f"第{number}个车间，{number * 7}名工人", f"workshop {number}") for number in range(5000))
        store.database.rows("PRAGMA max_page_count = 1073741823")
        assert store.add([unit("好", "good")]) == Added(new=1)
        assert [one.variants[1].text for one in store.units()] == ["workshop", "good"]
