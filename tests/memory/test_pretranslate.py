"""What a memory says of each segment of a job."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from memory import (
    Lookup,
    Outcome,
    PretranslateSettings,
    Pretranslation,
    PretranslationCounts,
    Row,
    Store,
    filled_unit,
    omegat_units,
    open_store,
    pretranslate,
)
from tmx import Code, Content, Header, MatchKind, Prop, TranslationUnit, Variant

HEADER = Header(srclang="zh-CN")
INNOVATION = "工人们开展技术革新运动。"
MACHINES = "全厂有三十五台机床。"


def code(number: int) -> Code:
    return Code("ph", (("x", "1"),), (f"{{{number}}}",))


CODED = ("请点", Code("ph", (("x", "1"),), ("<b/>",)), "保存")


def unit(chinese: str | Content, english: str | Content = "", *props: Prop, tuid: str = "") -> TranslationUnit:
    contents = [(side,) if isinstance(side, str) else side for side in (chinese, english) if side]
    codes = (("zh-CN", "zh-Hans"), ("en-US", "en-US"))
    variants = tuple(Variant(*code, content) for code, content in zip(codes, contents, strict=False))
    return TranslationUnit(variants, (("tuid", tuid),) if tuid else (), props)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    around = Prop("x-context-pre", "一"), Prop("x-context-post", "二")
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add(
            [
                unit(INNOVATION, "The workers launched a movement for technical innovation.", *around),
                unit(MACHINES, "The plant has 35 machine tools.", tuid="menu.machines"),
                unit("请勿打开电源总开关", "Do not turn on the main switch", Prop("x-duizhao-status", "auto")),
                unit(CODED, ("Click ", *CODED[1:2], "Save")),
            ]
        )
        yield store


@pytest.fixture
def lookup(store: Store) -> Lookup:
    return Lookup(store)


def said(lookup: Lookup, *units: TranslationUnit, **settings: int | None) -> list[Pretranslation]:
    chosen = PretranslateSettings("en", **settings)  # type: ignore[arg-type]
    return list(pretranslate(HEADER, units, lookup, chosen))


def qualifier(one: Pretranslation) -> str:
    return {prop.type: prop.text for prop in one.filling.props}.get("x-xliff-state-qualifier", "")


def test_of_matches_that_are_as_good_one_whose_codes_fit_is_filled_in(store: Store) -> None:
    store.add([unit("请点击确定", "Click OK"), unit(("请点击", code(1), "确定"), ("Click ", code(1), "OK"))])
    [one] = said(Lookup(store), unit(("请点击", code(2), "确定")))
    assert (one.outcome, one.filling.target) == (Outcome.REVIEW, ("Click ", code(2), "OK"))
    assert [match.score for match in one.matches] == [95, 95]


@pytest.mark.parametrize(
    ("job", "outcome", "row", "kind"),
    [
        pytest.param(unit(INNOVATION), Outcome.FILLED, Row.EXACT, "exact-match", id="the same text"),
        pytest.param(
            unit(MACHINES, tuid="menu.machines"), Outcome.FILLED, Row.IN_CONTEXT, "id-match", id="the same resource"
        ),
        pytest.param(unit("全厂有四十台机床。"), Outcome.REVIEW, Row.SAFE, "fuzzy-match", id="another number"),
        pytest.param(
            unit("请勿打开电源总开关"), Outcome.REVIEW, Row.SAFE, "leveraged-tm", id="the same, aligned and not checked"
        ),
        pytest.param(
            unit("工人们开展技术协作运动。"), Outcome.OFFERED, Row.MEDIUM, "", id="below the least to fill in"
        ),
        pytest.param(unit("今天天气很好。"), Outcome.NOTHING, Row.NONE, "", id="nothing alike"),
        pytest.param(unit("请点保存"), Outcome.UNFIT, Row.SAFE, "", id="codes that the segment has not"),
        pytest.param(unit(INNOVATION, "done"), Outcome.TRANSLATED, None, "", id="has its translation"),
        pytest.param(
            unit(INNOVATION, "", Prop("x-xliff-translate", "no")), Outcome.LOCKED, None, "", id="not to be translated"
        ),
        pytest.param(unit(" "), Outcome.LOCKED, None, "", id="no words"),
    ],
)
def test_what_becomes_of_a_segment(
    lookup: Lookup, job: TranslationUnit, outcome: Outcome, row: Row | None, kind: str
) -> None:
    [one] = said(lookup, job)
    assert (one.outcome, one.row, qualifier(one)) == (outcome, row, kind)
    assert bool(one.filling.target) == (outcome in (Outcome.FILLED, Outcome.REVIEW))
    doubtful = Prop("x-duizhao-status", "doubtful") in one.filling.props
    assert doubtful == (outcome is Outcome.REVIEW)


def test_neighbours_make_a_context_match(lookup: Lookup) -> None:
    assert [one.row for one in said(lookup, unit("一"), unit(INNOVATION), unit("二"))][1] is Row.IN_CONTEXT
    [match] = said(lookup, unit("一"), unit(INNOVATION), unit("二"))[1].filling.matches
    assert (match.similarity, match.kind) == (102, MatchKind.CONTEXT)
    assert said(lookup, unit("一"), unit(INNOVATION))[1].row is Row.HALF_CONTEXT


def test_another_document_is_no_neighbour(lookup: Lookup) -> None:
    a, b = Prop("x-xliff-original", "a.txt"), Prop("x-xliff-original", "b.txt")
    rows = [one.row for one in said(lookup, unit("一", "", a), unit(INNOVATION, "", b), unit("二", "", b))]
    assert rows[1] is Row.HALF_CONTEXT


def test_a_number_is_no_resource(store: Store, lookup: Lookup) -> None:
    store.add([unit("第一章", "Chapter One", tuid="7")])
    assert said(lookup, unit("第一章", tuid="7"))[0].row is Row.EXACT


def test_codes_of_the_segment_stand_in_its_translation(lookup: Lookup) -> None:
    point = Code("ph", (("x", "5"),), ('<x id="5"/>',))
    [one] = said(lookup, unit(("请点", point, "保存")))
    assert one.filling.target == ("Click ", point, "Save")
    assert one.outcome is Outcome.REVIEW


def test_nothing_is_filled_in_where_that_is_wanted(lookup: Lookup) -> None:
    [one] = said(lookup, unit(INNOVATION), fill=None)
    assert (one.outcome, one.filling.target, len(one.filling.matches)) == (Outcome.OFFERED, (), 1)


def test_numbers_put_in_are_an_offer_of_their_own_and_never_filled_in(lookup: Lookup) -> None:
    [one] = said(lookup, unit("全厂有四十台机床。"))
    told = [("The plant has 35 machine tools.", MatchKind.MEMORY, "main")]
    told += [("The plant has 40 machine tools.", MatchKind.ASSEMBLED, "main (numbers put in)")]
    assert [(match.target[0], match.kind, match.origin) for match in one.filling.matches] == told
    assert one.filling.target == ("The plant has 35 machine tools.",)


def test_counts_add_up(lookup: Lookup) -> None:
    counts = PretranslationCounts()
    job = [unit(INNOVATION), unit(INNOVATION, "done"), unit("今天天气很好。"), unit("全厂有四十台机床。")]
    assert len(list(counts.counted(said(lookup, *job)))) == counts.segments == sum(counts.outcomes.values()) == 4
    assert counts.rows == {Row.EXACT: 1, Row.SAFE: 1, Row.NONE: 1}
    assert counts.outcomes == {Outcome.FILLED: 1, Outcome.REVIEW: 1, Outcome.NOTHING: 1, Outcome.TRANSLATED: 1}


def test_searches_that_were_ended_are_counted(lookup: Lookup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.alike.BUDGET", 0)
    counts = PretranslationCounts()
    list(counts.counted(said(lookup, unit("工人们开展"), unit(INNOVATION), threshold=30)))
    assert counts.unsure == 1


def test_a_unit_filled_in_says_how_good_the_match_is(lookup: Lookup) -> None:
    [one] = said(lookup, unit("全厂有四十台机床。"))
    filled = filled_unit(one, "en")
    assert filled.variants[1] == Variant("en-US", "en-US", ("The plant has 35 machine tools.",))
    assert [tuple(prop)[:2] for prop in filled.props] == [
        ("x-duizhao-status", "doubtful"),
        ("x-duizhao-score", "99"),
        ("x-duizhao-memory", "main"),
    ]


def test_omegat_shows_each_match_with_its_score(store: Store, lookup: Lookup) -> None:
    """It takes NNN off 100 for what is in penalty-NNN, so the segment itself is the source."""
    store.add([unit(INNOVATION, "Workers began to innovate.")])
    job = [unit(INNOVATION), unit("全厂有四十台机床。"), unit(INNOVATION)]
    folders = omegat_units(said(lookup, *job), "en")
    assert {name: [one.variants[0].text for one in units] for name, units in folders.items()} == {
        "tm/auto": [INNOVATION],
        "tm/penalty-000": [INNOVATION],
        "tm/penalty-001": ["全厂有四十台机床。"] * 2,
    }
    assert all(Prop("x-duizhao-memory-source", MACHINES) in one.props for one in folders["tm/penalty-001"])


def test_omegat_is_offered_a_translation_with_the_numbers_put_in_beside_the_match(lookup: Lookup) -> None:
    folders = omegat_units(said(lookup, unit("全厂有四十台机床。")), "en")
    assert {
        folder: [(one.variants[1].text, one.props[1].text) for one in units] for folder, units in folders.items()
    } == {
        "tm/penalty-001": [
            ("The plant has 35 machine tools.", "main"),
            ("The plant has 40 machine tools.", "main (numbers put in)"),
        ]
    }
