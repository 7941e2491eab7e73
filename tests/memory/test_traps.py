"""Traps that other memories fell into (design page memory, section 7), and what is not a match however it looks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from corpus import Span
from memory import (
    Flag,
    Limits,
    Lookup,
    Prepared,
    Query,
    Search,
    Store,
    concordance,
    differences,
    flags,
    open_store,
    score,
)
from memory.score import largest_distance
from tests.memory.test_lookup import unit
from tests.memory.test_score import TEXTS, scored, zh
from tmx import TranslationUnit, Variant


def hits(store: Store, text: str) -> list[str]:
    return [hit.said.text for hit in concordance(store, Search(text))]


@pytest.mark.parametrize("text", ["取", "经", "取经", "经验", "去取经验", "𠀀", "𠀀𠀁"])
def test_a_stretch_of_any_length_is_found_inside_a_sentence(empty: Store, text: str) -> None:
    """FTS5's trigram tokeniser finds nothing under three characters, unicode61 makes one token of a run."""
    empty.add([unit("派人去取经验，𠀀𠀁回来推广。", "x"), unit("农民", "y")])
    assert hits(empty, text) == ["派人去取经验，𠀀𠀁回来推广。"]


def test_a_short_word_beside_a_long_one_still_counts(empty: Store) -> None:
    empty.add([unit("甲", "a big machine"), unit("乙", "the big machine")])
    assert hits(empty, "a big") == ["a big machine"]


def test_what_is_deleted_leaves_the_index_of_phrases(empty: Store) -> None:
    """SQLite before 3.43 cannot DELETE from an index without contents: it must be told the old text."""
    empty.add([unit("技术革新", "innovation"), unit("技术协作", "cooperation")])
    empty.remove([1])
    empty.vacuum()
    assert hits(empty, "技术") == ["技术协作"]


def test_the_number_of_a_dropped_unit_is_not_given_again(empty: Store) -> None:
    """The sidecar would point to another text."""
    empty.add([unit("请勿打开电源", "Leave the power off")])
    lookup = Lookup(empty)
    assert lookup(Query("请打开电源", "zh", "en"))
    empty.remove([1])
    empty.vacuum()
    empty.add([unit("请打开电源总闸", "Turn on the mains")])
    assert [match.target for match in lookup(Query("请打开电源", "zh", "en"), Limits(60))] == ["Turn on the mains"]


@pytest.mark.parametrize(
    ("query", "source", "expected"),
    [
        ("万一停电怎么办", "千万停电怎么办", 71),
        ("五一放假", "十一放假", 75),
        ("三十多岁", "四十多岁", 97),
        ("……", "（）", 0),
        ("、", "。", 0),
        ("不", "未", 0),
    ],
)
def test_numerals_that_are_words_and_texts_without_content(query: str, source: str, expected: int) -> None:
    assert scored(query, source) == expected


def test_folding_is_for_matching_only_and_spans_point_to_the_raw_text(empty: Store) -> None:
    """NFKC makes ① into 1, ½ into 1⁄2, full-width letters into Latin."""
    empty.add([unit("①、ＡＢＣ机½天", "x")])
    [hit] = concordance(empty, Search("abc机"))
    assert [hit.said.text[slice(*span)] for span in hit.spans] == ["ＡＢＣ机"]
    told = differences(zh("ＡＢＣ机"), zh("ＡＢＤ机"))
    assert [one.query for one in told if one.op == "replace"] == [Span(0, 3)]


@pytest.mark.parametrize(
    ("query", "source", "lang", "expected"),
    [
        ("请打开电源", "请勿打开电源", "zh", [Flag.NEGATION]),
        ("产量没有下降", "产量下降", "zh", [Flag.NEGATION]),
        ("未完成", "已完成", "zh", [Flag.NEGATION]),
        ("非工作时间", "工作时间", "zh", [Flag.NEGATION]),
        ("Do not open", "Do open", "en", [Flag.NEGATION]),
        ("It doesn’t work", "It does work", "en", [Flag.NEGATION]),
        ("never again", "again", "en", [Flag.NEGATION]),
        ("2025年12月", "2024年5月", "zh", [Flag.NUMBER]),
        ("二〇二五年", "二〇二四年", "zh", [Flag.NUMBER]),
        ("三十多万元", "四十多万元", "zh", [Flag.NUMBER]),
        ("３５台", "35台", "zh", []),
        ("25%", "百分之二十五", "zh", []),
        ("1,951 tons", "1951 tons", "en", []),
        ("<b>保存</b>", "保存", "zh", [Flag.TAG]),
        ("保存 %s", "保存 {0}", "zh", [Flag.TAG]),
        ("<b>保存</b>", "<b>保存</b>", "zh", []),
        ("技術革新", "技术革新", "zh", [Flag.SCRIPT]),
        ("工人", "工人", "zh", []),
        ("開展2025年<b>", "不开展2024年", "zh", [Flag.NEGATION, Flag.NUMBER, Flag.TAG, Flag.SCRIPT]),
    ],
)
def test_flags(query: str, source: str, lang: str, expected: list[Flag]) -> None:
    assert list(flags(Prepared(query, lang), Prepared(source, lang))) == expected


_WORDS = "the workers worker launched a movement do not open 35 40 , . <b> Save don't plants planting"
WORDS = st.lists(st.sampled_from(_WORDS.split(" ")), max_size=9).map(" ".join)


@given(st.data(), st.sampled_from(["zh", "en"]), st.integers(30, 100))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_missed_while_units_come_and_go(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, lang: str, threshold: int
) -> None:
    """Look-ups equal scoring everything, in both languages, with additions, updates, removals and undos in between."""
    texts, other = (TEXTS, "en") if lang == "zh" else (WORDS, "zh")
    with open_store(tmp_path_factory.mktemp("store") / "memory.sqlite") as store:
        lookup = Lookup(store)
        for step in range(data.draw(st.integers(1, 4))):
            store.add(_unit(text, lang, step) for text in data.draw(st.lists(texts.filter(str.strip), max_size=12)))
            numbers = [number for (number,) in store.database.rows("SELECT id FROM unit WHERE died = 0 ORDER BY id")]
            match data.draw(st.sampled_from(["remove", "update", "undo", "vacuum", "merge"])):
                case "remove":
                    store.remove(numbers[::3])
                case "update" if numbers:
                    store.update(numbers[0], _unit(data.draw(texts.filter(str.strip)), lang, 9))
                case "undo":
                    store.undo()
                case "vacuum":
                    store.vacuum()
                case "merge":
                    lookup._sidecar(lang).segments(longest_tail=0)
            query = data.draw(texts)
            wanted = Prepared(query, lang)
            said = [variant.text for one in store.units() for variant in one.variants if variant.language == lang]
            expected = sorted(score(wanted, Prepared(text, lang), Prepared("z", other)) for text in said)
            found = sorted(match.score for match in lookup(Query(query, lang, other), Limits(threshold, 1000)))
            assert found == [points for points in expected if points >= threshold]


def _unit(text: str, lang: str, step: int) -> TranslationUnit:
    other = "en" if lang == "zh" else "zh"
    return TranslationUnit((Variant(lang, lang, (text,)), Variant(other, other, (f"z{step}",))))


@given(WORDS, WORDS, st.integers(30, 100))
def test_a_code_point_that_is_missing_costs_two(one: str, other: str, threshold: int) -> None:
    """The guarantee itself, on English: bits that one text lacks never exceed half the distance allowed."""
    query, memory = Prepared(one, "en"), Prepared(other, "en")
    distance = Levenshtein.distance(query.string, memory.string)
    ours, theirs = (int.from_bytes(text.fingerprint.signature, "little") for text in (query, memory))
    assert 2 * max((ours & ~theirs).bit_count(), (theirs & ~ours).bit_count()) <= distance
    if distance <= largest_distance(threshold, query.weight, memory.weight):
        assert abs(query.weight - memory.weight) <= largest_distance(threshold, query.weight, memory.weight)
