"""Units of one format made fit for another: what stays, what is replaced, what is left out and counted."""

import io

import pytest

from tests.tmx.xliff.files import HEADER
from tmx.convert import FORMATS, fit_for
from tmx.loss import Losses
from tmx.table.settings import TableSettings
from tmx.unit import Note, Prop, TranslationUnit, Variant

REPLACED = "not carried: 1 × unit with a character that XML cannot hold: U+FFFD stands in its place (first in unit 2)"
ROWS = {
    "tsv": "zh\ten\n甲\ta\n乙\x0b\tb\n",
    "csv": "zh,en\n甲,a\n乙\x0b,b\n",
    "jsonl": '{"zh": "甲", "en": "a"}\n{"zh": "乙\\u000b", "en": "b"}\n',
}


@pytest.mark.parametrize("source", ROWS)
def test_a_table_with_a_character_that_xml_cannot_hold_becomes_a_memory(source: str) -> None:
    read, settings, losses = FORMATS[source].read, TableSettings(), Losses()
    assert read is not None
    found = read(io.BytesIO(ROWS[source].encode()), "a", settings, Losses(), None)
    fit = list(fit_for("tmx", source, found.units, losses))
    assert [unit.variants[0].text for unit in fit] == ["甲", "乙\N{REPLACEMENT CHARACTER}"]
    assert losses.lines() == [REPLACED]


def test_the_character_is_looked_for_everywhere() -> None:
    variant = Variant("zh", "zh", ("甲",), (("creationid", "\x01"),), (Prop("x-\x02", "\x03"),))
    unit = TranslationUnit((variant,), (("tuid", "\x04"),), (Note("\x05"), Prop("x-a", "一")))
    (fit,) = fit_for("tmx", "jsonl", [unit], Losses())
    write = FORMATS["tmx"].write
    assert write is not None
    text = b"".join(write(HEADER, [fit], TableSettings(), Losses())).decode()
    assert text.count("\N{REPLACEMENT CHARACTER}") == 5


def test_units_of_a_memory_go_through_as_they_are() -> None:
    units = [TranslationUnit((Variant("zh", "zh", ("甲\x0b",)),))]
    assert fit_for("tmx", "tmx", units, Losses()) is units
    assert fit_for("csv", "jsonl", units, Losses()) is units
