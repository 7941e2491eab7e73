"""Counts: what comes in goes out or is dropped for a reason, or it is an error."""

from collections.abc import Iterator

import pytest

from corpus import OutputError
from tests.tmx.memories import pair
from tmx.tally import Counts, Tally, counts_json, counts_lines
from tmx.unit import TranslationUnit

UNITS = [pair(f"第{number}天。") for number in range(1, 6)]


def worked(tally: Tally) -> Iterator[TranslationUnit]:
    for number, unit in enumerate(tally.reading(UNITS), start=1):
        if number == 2:
            tally.change("spaces")
            tally.drop("empty segment")
            continue
        if number in (3, 4):
            tally.change("spaces")
            tally.change("spaces")
        if number == 4:
            tally.change("tags")
        if number == 5:
            tally.note("private characters")
            tally.add("copy")
            yield unit
        yield unit


def test_units_are_counted_by_what_became_of_them() -> None:
    tally = Tally()
    assert len(list(tally.writing(worked(tally)))) == 5
    counts = tally.counts()
    assert counts == Counts(
        read=5, kept=2, changed=2, dropped=1, added=1, written=5,
        changes=(("spaces", 2), ("tags", 1)), drops=(("empty segment", 1),), additions=(("copy", 1),),
        notes=(("private characters", 1),),
    )  # fmt: skip
    assert counts_lines(counts) == [
        "5 units read: 2 kept as they were, 2 changed, 1 dropped, 1 added; 5 written",
        "  changed: spaces 2, tags 1",
        "  dropped: empty segment 1",
        "  added: copy 1",
        "  noticed: private characters 1",
    ]
    assert counts_json(counts)["reasons"] == {
        "changed": {"spaces": 2, "tags": 1},
        "dropped": {"empty segment": 1},
        "added": {"copy": 1},
        "noticed": {"private characters": 1},
    }


def test_a_unit_that_is_lost_without_a_reason_is_an_error_before_the_end_is_written() -> None:
    tally = Tally()
    lossy = (unit for unit in tally.reading(UNITS) if unit is not UNITS[2])
    with pytest.raises(OutputError, match="5 units read and 0 added, but 4 written and 0 dropped: a fault"):
        list(tally.writing(lossy))
