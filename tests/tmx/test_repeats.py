"""What stood before is known again, beside a dictionary of Python's that does the same."""

from hypothesis import given
from hypothesis import strategies as st

from tmx.repeats import FirstUnits, Tuids, mark


@given(st.lists(st.integers(0, 40).map(lambda number: number * 64 + 1) | st.integers(1, (1 << 64) - 1), max_size=200))
def test_the_first_unit_of_each_mark(marks: list[int]) -> None:
    found, known = FirstUnits(), dict[int, tuple[int, int]]()
    for unit, one in enumerate(marks, start=1):
        assert found.first(one, unit, note=unit * 7) == known.get(one)
        known.setdefault(one, (unit, unit * 7))
    assert len(found) == len(known)


def test_units_without_a_mark_are_passed_over() -> None:
    found = FirstUnits()
    assert [found.first(7, 3, note=1), found.first(8, 900), found.first(7, 901), found.first(8, 902)] == [
        None, None, (3, 1), (900, 0),
    ]  # fmt: skip


def test_many_marks_in_twenty_bytes_each() -> None:
    found = FirstUnits()
    marks = [mark(f"老王修好了第{number}台机器。") for number in range(20_000)]
    assert [found.first(one, unit) for unit, one in enumerate(marks, start=1)] == [None] * len(marks)
    assert [found.first(one, 0) for one in marks[::1000]] == [(unit, 0) for unit in range(1, 20_001, 1000)]
    assert found.n_bytes <= 20 * len(marks)


@given(st.lists(st.sampled_from(["1", "2", "3", "4", "5", "7", "07", "a", "五", "²", "9" * 20]), max_size=30))
def test_the_first_unit_of_each_tuid(tuids: list[str]) -> None:
    found, known = Tuids(), dict[str, int]()
    for unit, tuid in enumerate(tuids, start=1):
        assert found.first(tuid, unit) == known.get(tuid, 0)
        known.setdefault(tuid, unit)
