"""Two memories compared: the kinds of differences, how they are told, and that no unit is forgotten."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import InputError
from tests.tmx.memories import HEAD, pair
from tmx.operations.diff import Comparison, DiffCounts, Difference, Kind, Version
from tmx.operations.diffreport import diff_counts_line, difference_json, difference_lines, difference_unit
from tmx.unit import Prop, TranslationUnit


def compared(old: Sequence[TranslationUnit], new: Sequence[TranslationUnit]) -> tuple[list[Difference], DiffCounts]:
    olds, news = ([unit._replace(number=n) for n, unit in enumerate(units, start=1)] for units in (old, new))
    comparison = Comparison(Version(HEAD, lambda: olds), Version(HEAD, lambda: news))
    return list(comparison), comparison.counts


SAME = pair("同", "same")
OLD = [SAME, pair("去", "gone"), pair("改", "old words"), pair("日", "day", changedate="20250101T000000Z")]
NEW = [
    pair("日", "day", {"x-a": "1"}, changedate="20260101T000000Z"),
    pair("改", "new words"),
    pair("来", "come"),
    SAME,
]


def test_each_kind_of_difference() -> None:
    found, counts = compared(OLD, NEW)
    assert [(one.kind, one.old and one.old.number, one.new and one.new.number) for one in found] == [
        (Kind.REMOVED, 2, None),
        (Kind.TARGET, 3, 2),
        (Kind.METADATA, 4, 1),
        (Kind.ADDED, None, 3),
    ]
    assert counts == DiffCounts(old=4, new=4, same=1, added=1, removed=1, target=1, metadata=1)


def test_differences_as_lines() -> None:
    found, counts = compared(OLD, NEW)
    assert [line for one in found for line in difference_lines(one, HEAD)] == [
        "- 2 zh-CN: 去",
        "    - en-US: gone",
        "~ 3 → 2 zh-CN: 改",
        "    - en-US: old words",
        "    + en-US: new words",
        "= 4 → 1 zh-CN: 日",
        "    - changedate: 20250101T000000Z",
        "    + changedate: 20260101T000000Z",
        "    + x-a: 1",
        "+ 3 zh-CN: 来",
        "    + en-US: come",
    ]
    assert diff_counts_line(counts) == (
        "4 units before, 4 after: 1 the same, 1 added, 1 removed, 1 with another target, 1 with other metadata"
    )


def test_a_difference_as_json_and_as_a_unit() -> None:
    [_, changed, _, _], _ = compared(OLD, NEW)
    assert difference_json(changed, HEAD) == {
        "kind": "changed target",
        "old": {"unit": 3, "tuid": ""},
        "new": {"unit": 2, "tuid": ""},
        "source": ["改"],
        "removed": ["en-US: old words"],
        "added": ["en-US: new words"],
    }
    unit = difference_unit(changed, HEAD)
    assert unit.variants[1].text == "new words"
    assert unit.props == (Prop("x-duizhao-diff", "changed target"), Prop("x-duizhao-old-target", "old words"))


def test_units_of_one_source_are_paired_by_target_then_by_tuid_then_by_order() -> None:
    old = [pair("好", "a", tuid="1"), pair("好", "b", tuid="2"), pair("好", "c", tuid="3")]
    new = [pair("好", "d", tuid="3"), pair("好", "a", tuid="9"), pair("好", "e", tuid="8")]
    found, _ = compared(old, new)
    assert [(one.kind, one.old and one.old.tuid, one.new and one.new.tuid) for one in found] == [
        (Kind.METADATA, "1", "9"),
        (Kind.TARGET, "3", "3"),
        (Kind.TARGET, "2", "8"),
    ]


def test_copies_are_counted_as_often_as_they_come() -> None:
    assert compared([SAME] * 3, [SAME])[1] == DiffCounts(3, 1, 1, 0, 2, 0, 0)
    assert compared([SAME], [SAME] * 3)[1] == DiffCounts(1, 3, 1, 2, 0, 0, 0)


UNITS = st.lists(
    st.builds(pair, st.sampled_from("甲乙丙"), st.sampled_from("xy"), tuid=st.sampled_from(["", "1"])), max_size=8
)


@given(UNITS, UNITS)
def test_every_unit_is_the_same_or_in_one_difference(old: list[TranslationUnit], new: list[TranslationUnit]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tmx.operations.sort.RUN_UNITS", 3)
        found, counts = compared(old, new)
    assert len(old) == counts.same + sum(one.old is not None for one in found)
    assert len(new) == counts.same + sum(one.new is not None for one in found)
    assert compared(new, new)[0] == []


def test_a_memory_that_changes_meanwhile_is_noticed() -> None:
    readings = iter([[SAME, pair("去")], [SAME]])
    comparison = Comparison(Version(HEAD, lambda: next(readings)), Version(HEAD, lambda: [SAME]))
    with pytest.raises(InputError, match="changed while it was read"):
        list(comparison)
