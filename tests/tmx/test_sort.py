"""Sorting: by what, stable, and the same whether it fits into memory or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tmx.memories import HEAD, pair, spoken, units
from tmx.operations.sort import Order, in_order, sort_keys, sorted_tmx
from tmx.profiles.profile import PROFILES
from tmx.tally import Tally
from tmx.unit import TranslationUnit

UNITS = [
    pair("丙", "c", {"x-duizhao-confidence": "0.50"}, tuid="s10", creationdate="20260301T000000Z"),
    pair("甲", "a", tuid="s9"),
    pair("乙", "b", {"x-duizhao-confidence": "0.90"}, tuid="r1", creationdate="20250101T000000Z"),
    pair("甲", "z", tuid="", creationdate="2026-01-01"),
]


def by(order: Order, given: list[TranslationUnit], *, reverse: bool = False) -> list[TranslationUnit]:
    """The units of the sorted memory."""
    tally = Tally()
    written = sorted_tmx(tally.reading(given), HEAD, PROFILES["keep"], tally, order, reverse=reverse)
    return units(b"".join(written))


@pytest.mark.parametrize(
    ("order", "targets"),
    [
        (Order.SOURCE, "cbaz"),
        (Order.TARGET, "abcz"),
        (Order.DATE, "abzc"),
        (Order.TUID, "zbac"),
        (Order.CONFIDENCE, "azcb"),
    ],
)
def test_orders(order: Order, targets: str) -> None:
    assert "".join(unit.variants[1].text for unit in by(order, UNITS)) == targets


def test_a_tuid_may_be_a_number_of_any_length() -> None:
    huge, small = pair("甲", "a", tuid="9" * 5000), pair("乙", "b", tuid="10")
    assert spoken(by(Order.TUID, [huge, small])) == spoken([small, huge])


def test_from_high_to_low_equal_units_stay_in_their_order() -> None:
    found = by(Order.SOURCE, UNITS, reverse=True)
    assert [unit.variants[1].text for unit in found] == ["a", "z", "b", "c"]


SOME = st.lists(st.tuples(st.sampled_from("甲乙丙丁"), st.text("ab<&\r\n\t ", max_size=3)), max_size=40)


@given(SOME, st.booleans())
def test_what_is_sorted_on_the_disk_is_sorted_as_in_memory(texts: list[tuple[str, str]], reverse: bool) -> None:
    given = [pair(*both, {"x-a": both[1]}, tuid=both[1]) for both in texts]
    whole = sorted(given, key=lambda unit: unit.variants[0].text, reverse=reverse)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tmx.operations.external.RUN_BYTES", 600)
        patch.setattr("tmx.operations.external.MERGED_RUNS", 2)
        patch.setattr("tmx.operations.external.BLOCK_BYTES", 300)
        assert spoken(by(Order.SOURCE, given, reverse=reverse)) == spoken(whole)


@pytest.mark.parametrize("order", Order)
def test_keys_of_every_order_survive_the_disk(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = by(order, UNITS)
    monkeypatch.setattr("tmx.operations.external.RUN_BYTES", 1)
    assert by(order, UNITS) == whole


def test_units_with_everything_survive_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.operations.sort.RUN_UNITS", 1)
    monkeypatch.setattr("tmx.operations.external.RUN_BYTES", 1)
    found = list(in_order([unit._replace(number=5) for unit in UNITS], sort_keys(Order.TARGET, HEAD)))
    assert [unit.number for unit in found] == [5, 5, 5, 5]
    assert spoken(found) == spoken(sorted(UNITS, key=lambda unit: unit.variants[1].text))


def test_nothing_is_nothing() -> None:
    empty: list[TranslationUnit] = []
    assert list(in_order(empty, sort_keys(Order.DATE, HEAD))) == []
