"""Searching both sides of a memory."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import FormatError
from memory import Search, Store, concordance, matching_expression, open_store
from memory.phrase import ends_whole, phrase_text, phrase_tokens
from memory.units import matching_key
from tests.memory.test_lookup import UNITS, unit
from tests.memory.test_score import TEXTS


@pytest.fixture
def store(empty: Store) -> Store:
    empty.add(unit(*pair) for pair in UNITS.items())
    return empty


def found(store: Store, text: str, language: str = "", other: str = "", lacking: str = "") -> list[list[str]]:
    hits = concordance(store, Search(text, language, other, lacking))
    return [[hit.said.text[slice(*span)] for span in hit.spans] for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("技术", True),
        ("技", True),
        ("车间技", True),
        ("车间 技", False),
        ("abc 技", False),
        ("abc", False),
        ("技术a", False),
    ],
)
def test_which_searches_end_with_a_whole_token(text: str, expected: bool) -> None:
    assert ends_whole(phrase_tokens(text)) is expected


def test_the_index_holds_pairs_and_words() -> None:
    assert phrase_text("技術協作，ABC三号") == "技术 术协 协作 作 abc 三号 号 技 术 协 三"
    assert phrase_tokens("技术协作") == ["技术", "术协", "协作"]
    assert phrase_tokens("技") == ["技"]
    assert phrase_tokens("技术 abc") == ["技术", "术", "abc"]
    assert phrase_tokens("，") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("技术", [["技术"], ["技术"]]),
        ("協作", [["协作"]]),
        ("床", [["床"]]),
        ("工人们开展技术革新运动。", [["工人们开展技术革新运动。"]]),
        ("the", [["The"], ["The"], ["the"], ["The"]]),
        ("worker", [["worker"], ["worker"]]),
        ("orker", []),
        ("Main Switch", [["main switch"]]),
        ("。", [["。"], ["。"], ["。"]]),
        ("农民", []),
        ("", []),
        ('"; DROP TABLE unit; --', []),
        ("技术*", []),
        ("%", []),
    ],
)
def test_what_is_found(store: Store, text: str, expected: list[list[str]]) -> None:
    """Of the last ones, only a text that really stands there would be found: they are no syntax."""
    assert [spans for spans in found(store, text) if spans] == expected


def test_one_language_or_what_the_other_has_and_lacks(store: Store) -> None:
    assert found(store, "技术", "en") == []
    assert found(store, "技术", "zh", other="innovation") == [["技术"]]
    assert found(store, "技术", lacking="innovation") == [["技术"]]
    assert found(store, "技术", other="switch") == []


def test_a_word_of_the_other_side_counts_by_its_beginning_too(empty: Store) -> None:
    """The condition that "art" is lacking must not hide what "party" stands beside."""
    empty.add([unit("艺术", "of the party"), unit("艺术品", "arts")])
    assert found(empty, "艺术", lacking="art") == [["艺术"]]
    assert found(empty, "品", other="ar") == [["品"]]
    assert found(empty, "艺术", other=" ", lacking=" art ") == [["艺术"]]
    assert found(empty, "艺术", lacking=" ") == [["艺术"], ["艺术"]]


def test_white_space_is_as_wide_as_it_likes(empty: Store) -> None:
    empty.add([unit("甲", "technical\n  innovation"), unit("乙", "technical\u00a0innovation")])
    assert found(empty, "technical innovation") == [["technical\n  innovation"], ["technical\u00a0innovation"]]
    assert found(empty, "technical  innovation", "en") == found(empty, "technical innovation")


def test_what_was_taken_out_or_changed_is_not_found_as_it_was(store: Store) -> None:
    store.remove([1])
    store.update(4, unit("工人们开展技术协作运动。", "The workers began to cooperate."))
    for search in (concordance, matching_expression):
        assert [hit.stored.unit.variants[1].text for hit in search(store, Search("技术"))] == [
            "The workers began to cooperate."
        ]


def test_regular_expressions(store: Store) -> None:
    [hit] = matching_expression(store, Search(r"技术(?=协作)", "zh"))
    assert hit.said.text.startswith("工人们开展技术协作")
    with pytest.raises(FormatError, match="not a regular expression"):
        list(matching_expression(store, Search("(")))


def test_the_share_of_the_store_that_was_searched_is_told(store: Store) -> None:
    shares: list[float] = []
    assert not list(matching_expression(store, Search("火箭"), shares.append))
    assert 0.5 < shares[-1] <= 1


def test_an_expression_that_never_ends_is_stopped(store: Store) -> None:
    store.add([unit("甲", "a" * 40)])
    with pytest.raises(FormatError, match="more than a second"):
        list(matching_expression(store, Search(r"(a|a|a)+$(?<=b)", "en")))


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=8, unique=True), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_stretch_of_han_is_found(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    store = open_store(tmp_path_factory.mktemp("store") / "memory.sqlite")
    store.add(unit(text, "x") for text in texts)
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    wanted = text[start : data.draw(st.integers(start + 1, len(text)))]
    key = matching_key(wanted).strip()
    if key and not key[0].isascii():
        expected = [one for one in texts if key in matching_key(one)]
        assert [hit.said.text for hit in concordance(store, Search(wanted, "zh"))] == expected
    store.database.close()


@pytest.mark.parametrize(("other", "lacking"), [("", ""), ("technology", ""), ("", "skill")])
def test_the_first_hits_do_not_wait_for_the_rest(empty: Store, other: str, lacking: str) -> None:
    empty.add(unit(f"第{number}条技术", f"technology {number}") for number in range(200))
    shares: list[float] = []
    hits = concordance(empty, Search("技术", "zh", other, lacking), shares.append)
    assert (next(hits).said.text, shares) == ("第0条技术", [])
    assert len(list(hits)) == 199
    assert shares[-1] > 0.95
