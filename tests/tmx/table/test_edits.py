"""A table that a reviewer has edited, taken back into its memory."""

from collections.abc import Callable

import pytest

from tests.tmx.table.memories import HEAD, RICH, pair
from tmx import Losses, Memory, TranslationUnit
from tmx.content import Code, Content
from tmx.table.edits import Edits, restored
from tmx.unit import Note, Prop

UNITS = [RICH, pair("明天。", "Tomorrow.", 2), pair("后天。", "The day after.", 3)]
Change = Callable[[TranslationUnit], TranslationUnit]


def english(text: str) -> Change:
    return lambda unit: unit._replace(variants=(unit.variants[0], unit.variants[1]._replace(content=(text,))))


def chinese(text: str) -> Change:
    return lambda unit: unit._replace(variants=(unit.variants[0]._replace(content=(text,)), unit.variants[1]))


def noted(*annotations: Prop | Note) -> Change:
    return lambda unit: unit._replace(annotations=annotations)


def edited(rows: list[TranslationUnit]) -> tuple[list[TranslationUnit], Edits, list[str]]:
    losses = Losses()
    edits = Edits(Memory(HEAD, iter(rows), lambda: None), losses)
    return list(edits.applied(UNITS)), edits, losses.lines()


def test_a_target_that_was_edited_is_the_only_change() -> None:
    found, edits, lost = edited([UNITS[0], english("To-morrow.")(UNITS[1]), UNITS[2]])
    assert found == [UNITS[0], english("To-morrow.")(UNITS[1]), UNITS[2]]
    assert (edits.targets, edits.statuses, edits.notes, lost) == (1, 0, 0, [])


def test_rows_belong_by_identifier_or_else_by_number_whatever_their_order() -> None:
    moved = [english("Third.")(UNITS[2]), english("First.")(UNITS[0]._replace(number=99))]
    found, edits, lost = edited(moved)
    assert [unit.variants[1].text for unit in found] == ["First.", "Tomorrow.", "Third."]
    assert (edits.targets, lost) == (2, [])


def test_all_else_of_the_unit_stays() -> None:
    found, _, _ = edited([english("Now.")(noted()(UNITS[0])._replace(attributes=(("tuid", "7"),)))])
    assert found[0] == english("Now.")(RICH)


def test_status_and_remarks_are_taken_too() -> None:
    row = noted(Note("看"), Note("王芳: too free"), Prop("x-duizhao-status", "accepted"))(UNITS[0])
    found, edits, _ = edited([row])
    assert (edits.targets, edits.statuses, edits.notes) == (0, 1, 1)
    assert found[0].notes == (Note("看"), Note("王芳: too free"))
    assert [prop.text for prop in found[0].props if prop.type == "x-duizhao-status"] == ["accepted"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([chinese("昨天。")(english("Yesterday.")(UNITS[1]))],
         "row whose source is not the unit's: unit kept as it was"),
        ([UNITS[1]._replace(number=99)], "row of a unit that the memory does not have"),
        ([UNITS[1], english("x")(UNITS[1])], "row with the identifier or number of another, passed over"),
    ],
    ids=["another source", "unknown unit", "twice"],
)  # fmt: skip
def test_what_does_not_fit_changes_nothing_and_is_counted(rows: list[TranslationUnit], reason: str) -> None:
    found, edits, lost = edited(rows)
    assert found == UNITS
    assert edits.targets == 0
    assert [line.partition(" × ")[2].partition(" (")[0] for line in lost] == [reason]


BOLD: Content = (
    "The ", Code("bpt", (("i", "1"),), ("<b>",)), "day", Code("ept", (("i", "1"),), ("</b>",)), Code("ph"), ".",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The {1}day{/1}{2}.", BOLD),
        ("{2}A fine {1}day{/1}", (BOLD[4], "A fine ", BOLD[1], "day", BOLD[3])),
        ("The day.", None),
        ("The {1}day{/1}{2}{2}.", None),
        ("The {1}day{/1}{3}.", None),
    ],
    ids=["as it was", "moved", "gone", "twice", "unknown"],
)
def test_codes_come_back_where_their_numbers_stand(text: str, expected: Content | None) -> None:
    assert restored(text, BOLD) == expected


def test_codes_that_an_edit_lost_are_counted() -> None:
    unit = UNITS[1]._replace(variants=(UNITS[1].variants[0], UNITS[1].variants[1]._replace(content=BOLD)))
    losses = Losses()
    edits = Edits(Memory(HEAD, iter([english("A fine day.")(unit)]), lambda: None), losses)
    assert [one.variants[1].content for one in edits.applied([unit])] == [("A fine day.",)]
    assert losses.lines() == [
        "not carried: 1 × inline codes of an edited target, which has other numbers now (first in unit 2)"
    ]


def test_a_target_that_was_not_there_is_added() -> None:
    alone = UNITS[1]._replace(variants=UNITS[1].variants[:1])
    edits = Edits(Memory(HEAD, iter([UNITS[1]]), lambda: None), Losses())
    assert list(edits.applied([alone])) == [UNITS[1]]
    assert edits.targets == 1


def test_text_that_looks_like_a_number_of_a_code_stays_text() -> None:
    assert restored("see {1}", ("see {2}",)) == ("see {1}",)
