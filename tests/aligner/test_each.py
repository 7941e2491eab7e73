"""Who does the parts of a long text changes nothing."""

import os
import threading
from collections.abc import Callable

import pytest

from aligner import Alignment, Each, Rung, align, in_two_processes, one_by_one, shipped_settings
from aligner import search as search_module
from corpus import FormatError
from tests.aligner.tiny import CHINESE, DICTIONARY, ENGLISH, en, zh
from tests.shared import deadly_to_helpers, needs_helpers

SETTINGS = shipped_settings()


def aligned(each: Each, fixed: tuple[Rung, ...] = ()) -> Alignment:
    return align(zh(*CHINESE * 40), en(*ENGLISH * 40), DICTIONARY, SETTINGS, fixed, each=each)


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "FIRST_PART", 40)
    monkeypatch.setattr(search_module, "SECOND_PART", 60)


@pytest.mark.usefixtures("short_parts")
@pytest.mark.parametrize("fixed", [(), (Rung(90, 105),)], ids=["free", "with a fixed rung"])
def test_one_process_and_two_give_the_same(fixed: tuple[Rung, ...]) -> None:
    alone = aligned(one_by_one, fixed)
    assert len(alone.remarks) >= 3
    assert aligned(in_two_processes, fixed) == alone


@pytest.mark.usefixtures("short_parts")
def test_parts_next_to_one_another_cover_the_texts() -> None:
    alignment = aligned(in_two_processes)
    assert [bead.source.start for bead in alignment.beads if bead.shape[0]][-1] == len(CHINESE) * 40 - 1
    assert alignment.rungs[-1] == (len(CHINESE) * 40, len(ENGLISH) * 40)


@pytest.mark.parametrize("each", [one_by_one, in_two_processes])
@pytest.mark.parametrize("n", [0, 1, 2, 7])
def test_results_come_in_order(each: Each, n: int) -> None:
    assert list(each(lambda number: number * number, n)) == [number * number for number in range(n)]


def processes_of(n: int) -> set[int]:
    def slow(number: int) -> int:
        threading.Event().wait(0.05)
        return os.getpid()

    return set(in_two_processes(slow, n))


@needs_helpers
def test_both_processes_work() -> None:
    assert len(processes_of(8)) == 2
    assert processes_of(1) == {os.getpid()}


def test_beside_other_threads_nothing_is_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert processes_of(8) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def test_a_mistake_in_the_helper_is_told() -> None:
    with pytest.raises(FormatError, match="part 3"):
        list(in_two_processes(wrong_at(3), 4))


def wrong_at(place: int) -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == place:
            raise FormatError(f"part {number}")
        return number

    return work


def test_what_a_killed_helper_leaves_is_done_here() -> None:
    assert list(in_two_processes(deadly_to_helpers(), 5)) == [0, 1, 2, 3, 4]
