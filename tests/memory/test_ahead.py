"""An import whose texts are prepared by helpers is the import of one process: no row differs, nothing stays behind."""

import os
import signal
import sys
from collections.abc import Iterator
from itertools import count, repeat
from multiprocessing import active_children, get_context
from pathlib import Path
from select import select

import pytest

from corpus import FormatError
from memory import Added, open_store
from memory.ahead import ahead
from memory.database import Row
from tests.memory.test_lookup import unit
from tests.shared import deadly_to_helpers, needs_helpers
from tmx import TranslationUnit


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of ten units, so that a few make an import long."""
    monkeypatch.setattr("memory.store._BATCH", 10)


def units(n: int) -> list[TranslationUnit]:
    return [unit(f"第{number}车间，{number * 7}名工人", f"workshop {number}, don't stop") for number in range(n)]


def rows(path: Path, jobs: int) -> list[list[Row]]:
    """All that an import writes but for the token, which no two changes share."""
    with open_store(path) as store:
        assert store.add(units(95), jobs=jobs) == Added(new=95)
        tables = ("unit", "variant", "memory", "counter", "phrase_data")
        return [store.database.rows(f"SELECT * FROM {table}") for table in tables]


def test_any_number_of_processes_writes_the_same_rows(tmp_path: Path) -> None:
    alone, two, four = (rows(tmp_path / f"{jobs}.sqlite", jobs) for jobs in (1, 2, 4))
    assert alone == two == four


@pytest.mark.parametrize("n", [0, 1, 2, 7])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order(n: int, jobs: int) -> None:
    assert list(ahead(lambda number: number * number, range(n), jobs)) == [number * number for number in range(n)]


@needs_helpers
def test_few_items_are_taken_before_they_are_needed() -> None:
    numbers = count()
    assert next(ahead(abs, numbers, 2)) == 0
    assert next(numbers) == 2


def test_what_a_killed_helper_leaves_is_done_here() -> None:
    assert list(ahead(deadly_to_helpers(), range(5), 2)) == [0, 1, 2, 3, 4]


def test_a_fault_late_in_a_file_leaves_nothing_of_it(tmp_path: Path) -> None:
    def broken() -> Iterator[TranslationUnit]:
        yield from units(55)
        raise FormatError("line 99: cut off")

    with open_store(tmp_path / "memory.sqlite") as store:
        with pytest.raises(FormatError, match="line 99"):
            store.add(broken(), jobs=2)
        assert store.add(units(30), jobs=2) == Added(new=30)
    assert active_children() == []


@needs_helpers
def test_a_helper_leaves_interruptions_to_who_asked() -> None:
    """Cut off while it sends, it would leave half an answer, which nobody reads on from."""
    before = signal.signal(signal.SIGTERM, lambda number, frame: None)
    try:
        answers = [signal.SIG_IGN, signal.SIG_DFL]
        assert list(ahead(signal.getsignal, [signal.SIGINT, signal.SIGTERM], 2)) == answers
    finally:
        signal.signal(signal.SIGTERM, before)


def work_forever(told: int) -> None:
    """Sends more than pipes hold to and fro; leaves as the command line does when it is interrupted."""

    def leave(number: int, frame: object) -> None:
        sys.exit(130)

    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    for n_done, _ in enumerate(ahead(str.upper, repeat("workshop" * 100_000), 2)):
        if n_done == 2:
            os.write(told, b"begun")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
def test_interrupted_with_its_helper_it_ends(number: signal.Signals) -> None:
    reading, writing = os.pipe()
    process = get_context("fork").Process(target=work_forever, args=(writing,))
    process.start()
    assert os.read(reading, 5) == b"begun"
    os.killpg(process.pid or 0, number)
    process.join(20)
    process.kill()
    assert process.exitcode == 130


def add_forever(path: Path, told: int) -> None:
    """Adds units without end; writes the helpers' numbers to the pipe `told` when some are written."""

    def endless() -> Iterator[TranslationUnit]:
        for number in count():
            if number == 100:
                os.write(told, " ".join(str(helper.pid) for helper in active_children()).encode() + b"\n")
            yield unit(f"第{number}车间", f"workshop {number}")

    with open_store(path) as store:
        store.add(endless(), jobs=2)


@needs_helpers
def test_killed_amid_a_file_it_leaves_nothing_of_it_and_no_helper(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    reading, writing = os.pipe()
    process = get_context("fork").Process(target=add_forever, args=(path, writing))
    process.start()
    os.close(writing)
    with os.fdopen(reading) as told:
        assert told.readline().strip()
        process.kill()
        process.join()
        ended, _, _ = select([told], [], [], 20)  # nobody has the other end of the pipe: the helper has ended too
        assert ended and told.read() == ""
    with open_store(path) as store:
        assert list(store.units()) == []
        assert store.add(units(5)) == Added(new=5)
