"""Term metrics: counted adherence, success, preferred and forbidden renderings, consistency, WMT term files."""

import pytest

from corpus import FormatError
from scoring import Candidate, Finding, Material, MqmType, Segment, Settings, Severity, judge
from scoring.terms.findings import term_findings
from scoring.terms.measures import term_measures
from scoring.terms.rendered import renderings_of
from scoring.terms.table import macro_adherence, term_rows
from scoring.terms.use import Use, uses_of
from scoring.terms.wmt import read_term_file, wanted_uses
from termbase import Concept, ConceptList, Lookup, Status, Term


def concept(id: str, chinese: str, *english: tuple[str, Status] | str) -> Concept:
    terms = [(one, Status.PREFERRED) if isinstance(one, str) else one for one in english]
    return Concept(id, (Term(chinese, "zh", Status.PREFERRED), *(Term(text, "en", status) for text, status in terms)))


LOOKUP = Lookup(
    [
        ConceptList(
            "test",
            [
                concept(
                    "c1", "技术革新", "technical innovation",
                    ("technological renovation", Status.ADMITTED), ("technological revolution", Status.DEPRECATED),
                ),
                concept("c2", "工会", "trade union", ("union", Status.ADMITTED)),
                concept("c3", "技术协作", "technical cooperation"),
                concept("c4", "技术协作委员会", "technical cooperation committee"),
                concept("c5", "定额(工时)", "quota (of hours)"),
                concept("c6", "取经", ("learn from others", Status.PROPOSED)),
            ],
        )
    ]
)  # fmt: skip


def material(*pairs: tuple[str, str], documents: tuple[str, ...] = ()) -> Material:
    segments = tuple(
        Segment(source, (), documents[place] if documents else "") for place, (source, _) in enumerate(pairs)
    )
    return Material(segments, (Candidate("a", tuple(target for _, target in pairs)),), "en", "zh-Hans")


def uses(*pairs: tuple[str, str], documents: tuple[str, ...] = ()) -> list[Use]:
    told = material(*pairs, documents=documents)
    return list(uses_of(told, renderings_of(told, told.candidates[0], LOOKUP)))


def scores(*pairs: tuple[str, str]) -> dict[str, float | None]:
    told = material(*pairs)
    measures = term_measures(told, [uses(*pairs)], "base:test")
    report = judge(told, Settings(metrics=(), resamples=0), measures)
    return {row[0].metric: row[0].value for row in report.scores}


def test_three_occurrences_want_three_renderings() -> None:
    found = scores(("技术革新、技术革新、技术革新", "technical innovation and more of it"))
    assert found["terms"] == pytest.approx(100 / 3)
    assert found["terms-success"] == 100
    assert found["terms-preferred"] == 100
    assert found["terms-forbidden"] == 0


@pytest.mark.parametrize(
    ("target", "adherence", "forbidden"),
    [
        ("The trade unions met.", 100, 0),
        ("The Union met.", 100, 0),
        ("There was a reunion.", 0, 0),  # a substring is no term
        ("The works met.", 0, 0),
    ],
)
def test_terms_are_words_whatever_their_ending(target: str, adherence: float, forbidden: float) -> None:
    found = scores(("工会开会。", target))
    assert (found["terms"], found["terms-forbidden"]) == (adherence, forbidden)


def test_a_deprecated_rendering_is_counted_apart() -> None:
    found = scores(("开展技术革新。", "They carried out a technological revolution."))
    assert (found["terms"], found["terms-forbidden"]) == (0, 100)
    found = scores(("开展技术革新。", "They carried out technological renovation."))
    assert (found["terms"], found["terms-preferred"]) == (100, 0)


def test_a_nested_term_is_not_asked_for_again() -> None:
    assert [(use.term, use.n) for use in uses(("技术协作委员会成立了。", "…"))] == [("技术协作委员会", 1)]


def test_a_term_with_brackets_in_it() -> None:
    [use] = uses(("超过定额(工时)。", "above the quota (of hours)"))
    assert (use.n, use.renderings) == (1, ("quota (of hours)",))


def test_no_term_in_the_source_is_undefined_and_not_perfect() -> None:
    assert scores(("他来了。", "He came.")) == dict.fromkeys(
        ("terms", "terms-success", "terms-preferred", "terms-forbidden")
    )


def test_a_term_without_approved_rendering_does_not_count() -> None:
    assert uses(("大家来取经。", "Everybody came.")) == []


def test_traditional_characters_are_the_same_terms() -> None:
    [use] = uses(("開展技術革新。", "technical innovation"))
    assert use.satisfied == 1


def test_rows_say_by_which_renderings_and_how_evenly() -> None:
    texts = ("technical innovation", "technological renovation", "technical innovation", "technical innovation")
    told = uses(*(("技术革新", text) for text in texts), documents=("x", "x", "x", "y"))
    [row] = term_rows("a", told)
    assert (row.n, row.satisfied, row.preferred) == (4, 4, 3)
    assert row.renderings == (("technical innovation", 3), ("technological renovation", 1))
    assert row.consistency_first == row.consistency_most == pytest.approx(2 / 3)
    assert macro_adherence([row]) == 100
    [row] = term_rows("a", uses(("技术革新", "technical innovation, technical innovation")))
    assert (row.surplus, row.segments) == (1, (0,))


def found_in(told: Material, lookup: Lookup) -> list[Finding]:
    return list(term_findings("a", renderings_of(told, told.candidates[0], lookup)))


def test_what_the_shipped_base_misses_is_a_minor_error() -> None:
    told = material(("工会开会。", "The works met."))
    shipped = Lookup([ConceptList("shipped", [concept("c1", "工会", "trade union")])])
    assert [one.severity for one in found_in(told, shipped)] == [Severity.MINOR]


def test_findings_have_types_severities_and_places() -> None:
    told = material(
        ("开展技术革新。", "They carried out a technological revolution."),
        ("工会开会。", "The works met."),
        ("工会开会。", "The 工会 met."),
        ("大家来取经。", "Everybody came."),
    )
    found = [(one.segment, one.type, one.severity, one.found) for one in found_in(told, LOOKUP)]
    assert found == [
        (0, MqmType.WRONG_TERM, Severity.MAJOR, "technological revolution"),
        (1, MqmType.INCONSISTENT_WITH_RESOURCE, Severity.MAJOR, ""),
        (2, MqmType.UNTRANSLATED, Severity.MAJOR, "工会"),
        (3, MqmType.INCONSISTENT_WITH_RESOURCE, Severity.NEUTRAL, ""),
    ]


def test_term_files_of_wmt() -> None:
    told = material(("他用了扳手和扳手。", "He used a wrench."), ("他来了。", "He came."))
    wanted = read_term_file('{"terms": {"扳手": ["spanner", "wrench"]}}\n{}\n', "terms.jsonl")
    [use] = wanted_uses(told, told.candidates[0], wanted)
    assert (use.segment, use.n, use.renderings) == (0, 2, ("wrench",))
    listed = read_term_file('{"hints": [{"src": "扳手", "tgt": "spanner"}]}\n', "terms.jsonl")
    assert listed == ((("扳手", ("spanner",)),),)
    with pytest.raises(FormatError, match="the term file has 1 lines, the candidates 2 segments"):
        wanted_uses(told, told.candidates[0], listed)


@pytest.mark.parametrize("line", ["{", "[]", '{"terms": {"a": 1}}', '{"terms": {"a": []}}', '{"terms": "a"}'])
def test_a_term_file_that_is_none(line: str) -> None:
    with pytest.raises(FormatError, match=r"^t:1: "):
        read_term_file(line, "t")
