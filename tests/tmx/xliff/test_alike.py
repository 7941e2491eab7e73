"""Units of one outline are written by a template, and to the letter as a unit of no other's outline is."""

from collections.abc import Sequence

import pytest

from tests.tmx.xliff.files import HEADER, pair
from tmx.exchange.outline import outlined
from tmx.loss import Loss, Losses
from tmx.unit import Note, Prop, TranslationUnit, Variant
from tmx.xliff.match import Match, own_match
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21

AWKWARD = ("今天", "100 %s & <b>]]>", '"q"', "a\rb", "a\tb\nc", "{0} \uf8ff1\uf8ff", "\x0b", "\ufffe", " ")
WRITERS = {"1.2": write_xliff12, "2.1": write_xliff21}


def alike(*attributes: tuple[str, str]) -> list[TranslationUnit]:
    """Units that differ in their texts only."""
    units = [pair((text,), (text,), Prop("x-bead", text), tuid=f"{n}") for n, text in enumerate(AWKWARD)]
    return [unit._replace(attributes=(*unit.attributes, *attributes)) for unit in units]


def _another(unit: TranslationUnit, sides: Sequence[Variant]) -> Sequence[Match]:
    return own_match(unit, sides)


def one_by_one(version: str, units: list[TranslationUnit]) -> tuple[bytes, list[Loss]]:
    """The file and its losses where each unit is written for itself, as for candidates of another's making."""
    losses = Losses()
    data = b"".join(WRITERS[version](HEADER, units, losses, _another))
    return data, list(losses)


def by_template(version: str, units: list[TranslationUnit]) -> tuple[bytes, list[Loss]]:
    """The file and its losses as they are written."""
    losses = Losses()
    return b"".join(WRITERS[version](HEADER, units, losses)), list(losses)


@pytest.mark.parametrize("version", WRITERS)
@pytest.mark.parametrize(
    "units",
    [
        alike(),
        alike(("creationid", "甲 & 乙")),
        [*alike(), *alike()],
        [unit._replace(attributes=()) for unit in alike()],
        [pair(("甲",), ("a",), Prop("x-a%s", "1"), Prop("x-\uf8ff0\uf8ff", "2")), pair(("乙",), ("b",))],
        [pair(("甲",), ("a",), Prop("x-duizhao-source", name)) for name in ("一.txt#sha256:1", "二.txt", "二.txt")],
        [
            pair(("甲",), ("a",), Prop("x-duizhao-status", status), Prop("x-duizhao-confidence", confidence))
            for status in ("auto", "accepted", "doubtful")
            for confidence in ("0.97", "none", "2")
        ],
        [pair(("甲",), ("a",), Prop("x-xliff-state", state), tuid="甲 1") for state in ("final", "x-a", "odd")],
        [pair(("甲",), ("a",), Prop("x-a", "", (("o-encoding", "b"),))), pair(("甲",), ("a",), Note("看"))],
    ],
)
def test_same_bytes_and_losses(version: str, units: list[TranslationUnit]) -> None:
    assert by_template(version, units) == one_by_one(version, units)


def test_a_character_that_xml_cannot_hold_is_counted() -> None:
    _, losses = by_template("1.2", [pair(("甲",), ("a",)), pair(("乙",), ("\x0b",))])
    assert losses == [Loss("character that XML cannot hold: U+FFFD stands in its place", 1, 2)]


@pytest.mark.parametrize(
    "unit",
    [
        pair(("甲",), ("",)),
        pair(("甲",), ("a",), Note("看")),
        pair(("甲",), ("a",))._replace(variants=pair(("甲",), ("a",)).variants[:1]),
    ],
)
def test_what_has_no_shape(unit: TranslationUnit) -> None:
    assert outlined(unit, frozenset()) is None
