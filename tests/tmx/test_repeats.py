"""What stood before is known again, beside a dictionary of Python's that does the same."""

from hypothesis import given
from hypothesis import strategies as st

from tmx.repeats import FirstUnits, Repeat, Tuids, marks

MARKS = st.integers(0, 40).map(lambda number: number * 1024) | st.integers(-(1 << 63), (1 << 63) - 1)


@given(st.lists(st.lists(MARKS, max_size=50), max_size=6))
def test_the_first_unit_of_each_mark(batches: list[list[int]]) -> None:
    found, known, unit = FirstUnits(), dict[int, int](), 1
    for batch in batches:
        numbers = range(unit, unit + len(batch))
        expected = [(number, known.setdefault(mark, number)) for number, mark in zip(numbers, batch, strict=True)]
        repeats = found.repeats(batch, unit, [number * 7 for number in numbers])
        assert repeats == [Repeat(number, first, first * 7) for number, first in expected if first < number]
        unit += len(batch)
    assert len(found) == len(known)


def test_units_without_a_mark_are_passed_over() -> None:
    found = FirstUnits()
    assert found.repeats([7], 3, [1]) == []
    assert found.repeats([8, 7, 8, 9], 900) == [Repeat(901, 3, 1), Repeat(902, 900, 0)]


def test_many_marks_in_some_twenty_bytes_each() -> None:
    found = FirstUnits()
    known = marks(f"老王修好了第{number}台机器。" for number in range(30_000))
    assert [found.repeats(known[n : n + 100], n + 1) for n in range(0, len(known), 100)] == [[]] * 300
    again = found.repeats(known[::1000], len(known) + 1)
    assert [one.first for one in again] == list(range(1, 30_001, 1000))
    assert found.n_bytes <= 24 * len(known)


@given(
    st.lists(
        st.lists(st.sampled_from(["", "1", "2", "3", "4", "5", "7", "07", "a", "五", "²", "9" * 15, f"1{'0' * 15}"])),
        max_size=6,
    )
)
def test_the_first_unit_of_each_tuid(batches: list[list[str]]) -> None:
    found, known, unit = Tuids(), dict[str, int](), 1
    for batch in batches:
        expected = [(number, known.setdefault(tuid, number)) for number, tuid in enumerate(batch, unit) if tuid]
        assert found.repeats(batch, unit) == [(number, first) for number, first in expected if first < number]
        unit += len(batch)


@given(st.lists(st.integers(1, 9), max_size=6), st.integers(1, 60), st.integers(1, 70))
def test_tuids_that_count_the_units(lengths: list[int], start: int, again: int) -> None:
    found, unit = Tuids(), 3
    for length in lengths:
        assert found.repeats([f"{start + unit + place}" for place in range(length)], unit) == []
        unit += length
    is_known = start + 3 <= again < start + unit
    assert found.repeats([f"{again}", "x", "x"], unit) == [(unit, again - start)] * is_known + [(unit + 2, unit + 1)]
