"""What of a unit a row holds, and what is counted as lost."""

import pytest

from tests.tmx.table.memories import HEAD, RICH, pair
from tmx.content import Code
from tmx.loss import Losses
from tmx.table.entry import NUMBERED, WORDS, Entry, View, entries_of, props_of_value, props_text, unit_of
from tmx.table.languages import table_languages
from tmx.unit import Note, Prop, TranslationUnit, Variant

CODES = ("zh-CN", "en-US")


def test_a_row_and_the_unit_again() -> None:
    losses = Losses()
    [entry] = entries_of([RICH], CODES, WORDS, losses)
    assert entry == Entry(
        ("今天。", "Today."), "7", "20260131T120000Z", "0.90", "auto", ("看",),
        (Prop("x-a", "甲"), Prop("x-b", "1"), Prop("x-b", "2")), 1,
    )  # fmt: skip
    assert unit_of(entry, CODES, losses) == RICH
    assert losses.lines() == []


def with_chinese(**changes: object) -> TranslationUnit:
    unit = pair("今天。", "Today.")
    chinese, english = unit.variants
    return unit._replace(variants=(chinese._replace(**changes), english))  # type: ignore[arg-type]


CODED = (Code("bpt", (("i", "1"),), ("<b>",)), "今天", Code("ept", (("i", "1"),), ("</b>",)), "。")
FRENCH = Variant("fr", "fr", ("Aujourd’hui.",))


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (pair("今", "a")._replace(attributes=(("creationid", "me"),)), "attribute creationid"),
        (pair("今", "a")._replace(attributes=(("changedate", "x"), ("creationdate", "y"))), "attribute creationdate"),
        (pair("今", "a")._replace(attributes=(("colour", "red"),)), "attribute unknown to TMX"),
        (pair("今", "a")._replace(annotations=(Prop("x-a", "v", (("xml:lang", "en"),)),)),
         "attributes of a property or note"),
        (with_chinese(attributes=(("changeid", "me"),)), "attribute changeid on a language"),
        (with_chinese(annotations=(Note("n"),)), "properties and notes on a language"),
        (with_chinese(written="ZH_cn"), "another spelling of a language code"),
        (with_chinese(content=CODED), "inline codes of a segment: its words are kept"),
        (pair("今", "a")._replace(variants=(*pair("今", "a").variants, FRENCH)), "text in a language without a column"),
        (pair("今", "a")._replace(variants=pair("今", "a").variants * 2), "second text in one language"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_a_row_cannot_hold_is_counted(unit: TranslationUnit, reason: str) -> None:
    losses = Losses()
    list(entries_of([unit, unit._replace(number=2)], CODES, WORDS, losses))
    found = {loss.reason: loss for loss in losses}[reason]
    assert found.first_unit == 1
    assert found.times in (2, 4)


@pytest.mark.parametrize(("view", "text"), [(WORDS, "今天。"), (NUMBERED, "{1}今天{/1}。")], ids=["words", "numbered"])
def test_views_of_a_segment_with_codes(view: View, text: str) -> None:
    [entry] = entries_of([with_chinese(content=CODED)], CODES, view, Losses())
    assert entry.texts == (text, "Today.")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("20260131T120000Z", "20260131T120000Z"),
        ("2026-01-31T12:00:00Z", "20260131T120000Z"),
        ("2026-01-31 12:00", "20260131T120000Z"),
        ("2026-01-31", "20260131T000000Z"),
        ("2026-02-30", ""),
        ("gestern", ""),
    ],
)
def test_dates(said: str, written: str) -> None:
    losses = Losses()
    unit = unit_of(Entry(("今", "a"), date=said, number=3), CODES, losses)
    assert unit.attribute("creationdate") == written
    assert losses.lines() == ([] if written else ["not carried: 1 × date that is none (first in unit 3)"])


@pytest.mark.parametrize(("said", "kept"), [("0.97", True), ("1", True), ("1.5", False), ("97 %", False)])
def test_a_confidence_is_a_number_from_0_to_1(said: str, kept: bool) -> None:
    unit = unit_of(Entry(("今", "a"), confidence=said), CODES, Losses())
    assert (Prop("x-duizhao-confidence", said) in unit.annotations) == kept


def test_properties_as_json() -> None:
    assert props_text(RICH.props[:3]) == '{"x-a": "甲", "x-b": ["1", "2"]}'
    assert props_of_value({"x-a": "甲", "x-b": ["1", "2"]}) == RICH.props[:3]
    assert props_text(()) == ""
    values: list[object] = [[], "x", {"x": 1}, {"x": [1]}, {"x": {}}]
    assert [props_of_value(value) for value in values] == [None] * 5


def test_the_language_of_the_source_comes_first_whatever_the_units_do() -> None:
    units = [pair("今", "a"), pair("明", "b")]
    turned = [unit._replace(variants=unit.variants[::-1]) for unit in units]
    losses = Losses()
    assert table_languages(HEAD, turned, losses)[0] == ("zh-CN", "en-US")
    assert table_languages(HEAD._replace(srclang="*all*"), turned, losses)[0] == ("en-US", "zh-CN")
    codes, again = table_languages(HEAD._replace(annotations=(Note("n"),)), iter(units), losses)
    assert (codes, list(again)) == (("zh-CN", "en-US"), units)
    assert losses.lines() == ["not carried: 1 × properties and notes of the header (in the header)"]
