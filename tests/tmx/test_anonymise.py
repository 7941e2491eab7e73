"""Names and dates off: what goes, what stays, and that a pseudonym is the same everywhere."""

from tests.tmx.memories import HEAD, pair
from tmx.operations.anonymise import Anonymiser, Names
from tmx.tally import Tally
from tmx.unit import Note, Prop, TranslationUnit

UNITS = [
    pair(
        "今天。",
        "Today.",
        {"x-duizhao-source": "合同.zh.txt#sha256:0123456789ab", "Project": "工会", "x-domain": "law"},
        creationid="wang",
        changeid="li",
        creationdate="20260512T093011Z",
        tuid="7",
    ),
    pair("明天。", "Tomorrow.", {"x-duizhao-source:SingleString": "合同.zh.txt#sha256:0123456789ab"}, creationid="li"),
]
HEADER = HEAD._replace(others=(("creationid", "li"),), annotations=(Prop("x-client", "厂"), Note("hello")))


def anonymised(names: Names) -> tuple[list[TranslationUnit], Tally]:
    tally = Tally()
    return list(tally.writing(Anonymiser(names).units(tally.reading(UNITS), tally))), tally


def test_names_and_dates_are_taken_off() -> None:
    first, second = anonymised(Names.REMOVE)[0]
    assert (first.attributes, first.annotations) == ((("tuid", "7"),), (Prop("x-domain", "law"),))
    assert (second.attributes, second.annotations) == ((), ())
    assert [variant.text for variant in first.variants] == ["今天。", "Today."]


def test_a_name_has_one_pseudonym_and_a_date_its_day() -> None:
    (first, second), tally = anonymised(Names.PSEUDONYMS)
    assert first.attributes == (
        ("creationid", "user-1"),
        ("changeid", "user-2"),
        ("creationdate", "20260512T000000Z"),
        ("tuid", "7"),
    )
    assert first.annotations == (
        Prop("x-duizhao-source", "document-1"),
        Prop("Project", "project-1"),
        Prop("x-domain", "law"),
    )
    assert second.attributes == (("creationid", "user-2"),)
    assert second.annotations == (Prop("x-duizhao-source:SingleString", "document-1"),)
    assert tally.counts().changes == (("names and dates", 2),)


def test_the_header_too() -> None:
    assert Anonymiser(Names.REMOVE).header(HEADER) == HEAD._replace(annotations=(Note("hello"),))
    assert Anonymiser(Names.PSEUDONYMS).header(HEADER).others == (("creationid", "user-1"),)
