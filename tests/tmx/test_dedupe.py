"""Duplicates: what counts as the same, which unit stays, and what is counted."""

import pytest

from corpus import InputError
from tests.tmx.memories import HEAD, pair, said, spoken
from tmx.operations.dedupe import DedupeSettings, Keep, Scope, Survivors
from tmx.operations.keys import Compared, normal_form
from tmx.tally import Tally
from tmx.unit import TranslationUnit

EXACT, NORMALISED = Compared.EXACT, Compared.NORMALISED


def deduped(units: list[TranslationUnit], settings: DedupeSettings) -> tuple[list[TranslationUnit], Tally]:
    survivors, tally = Survivors(HEAD, settings), Tally()
    if settings.keep is not Keep.FIRST:
        survivors.look(units)
    return list(tally.writing(survivors.left(tally.reading(units), tally))), tally


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("技術協作", "技术协作"),
        ("群衆的技術革新", "群众的技术革新"),
        ("Ａ１２班", "a12班"),
        ("他说：“好！”", "他說：「好!」"),
        ("好……", "好…"),
        ("五一——七一", "五一—七一"),
        ("a , b", "a, b"),
        ("Don’t", "don't"),
        ("今 天", "今天"),
    ],
)
def test_texts_that_are_the_same_but_for_their_form(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"), [("五万", "六万"), ("今天。", "今天？"), ("-5", "5"), ("他", "她"), ("ab", "a b")]
)
def test_texts_that_are_not_the_same(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


def test_a_pair_that_is_repeated_goes_and_another_translation_stays() -> None:
    units = [pair("好", "Good."), pair("好", "Fine."), pair("好", "Good.", tuid="3")]
    found, tally = deduped(units, DedupeSettings())
    assert spoken(found) == [("好", "Good."), ("好", "Fine.")]
    assert tally.counts().drops == (("repeated", 1),)


def test_of_one_source_one_stays_and_the_reason_is_told_apart() -> None:
    units = [pair("好", "Good."), pair("好", "Fine."), pair("好", "Good."), pair("坏", "Bad.")]
    found, tally = deduped(units, DedupeSettings(Scope.SOURCE))
    assert spoken(found) == [("好", "Good."), ("坏", "Bad.")]
    assert tally.counts().drops == (("another translation of the same source", 1), ("repeated", 1))


SURE, DATED = "x-duizhao-confidence", {"creationdate": "20260101T000000Z"}
RIVALS = [
    pair("好", "one", {SURE: "0.50"}, **DATED),
    pair("好", "two", {SURE: "0.97"}, creationdate="2026-11-20T17:48:00Z"),
    pair("好", "three", {SURE: "0.60", "x-duizhao-status": "accepted"}, **DATED, changedate="20260601T000000Z"),
    pair("好", "four", {SURE: "0.99", "x-duizhao-status": "doubtful"}),
]


@pytest.mark.parametrize(
    ("keep", "target"),
    [(Keep.FIRST, "one"), (Keep.LAST, "four"), (Keep.NEWEST, "two"), (Keep.CONFIDENT, "three")],
)
def test_which_of_several_stays(keep: Keep, target: str) -> None:
    found, tally = deduped(RIVALS, DedupeSettings(Scope.SOURCE, EXACT, keep))
    assert spoken(found) == [("好", target)]
    assert tally.counts().dropped == 3


def test_equally_good_ones_are_told_apart_by_their_order() -> None:
    same = [pair("好", "one"), pair("好", "two")]
    assert spoken(deduped(same, DedupeSettings(Scope.SOURCE, EXACT, Keep.CONFIDENT))[0]) == [("好", "one")]


def test_normalised_texts_in_either_script_are_the_same() -> None:
    units = [pair("技术协作！", "Co-operation!"), pair("技術協作!", "co-operation！")]
    units[1] = units[1]._replace(variants=(said("zh-TW", "技術協作!"), said("en-GB", "co-operation！")))
    assert len(deduped(units, DedupeSettings(compared=NORMALISED))[0]) == 1
    assert len(deduped(units, DedupeSettings(compared=EXACT))[0]) == 2


def test_the_order_of_languages_makes_no_difference() -> None:
    unit = pair("好", "Good.")
    assert len(deduped([unit, unit._replace(variants=unit.variants[::-1])], DedupeSettings())[0]) == 1


def test_a_memory_that_changed_between_the_readings_is_refused() -> None:
    survivors = Survivors(HEAD, DedupeSettings(keep=Keep.LAST))
    survivors.look([pair("好")])
    with pytest.raises(InputError, match="changed while it was read"):
        list(survivors.left([pair("坏")], Tally()))
