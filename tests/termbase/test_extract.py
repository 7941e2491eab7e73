"""Terms proposed from texts: what counts as a candidate, how it is scored, and what is said about it."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from aligner import open_dictionary
from corpus import Document, Segment, Span, fold_key, read
from termbase import (
    Candidate,
    Passage,
    Status,
    against,
    chinese_candidates,
    english_candidates,
    known_in,
    passages_of,
    proposal_rows,
    proposals,
    shipped_concepts,
)
from termbase.extract.cut import Cutter
from termbase.extract.general import ADVERBIAL, BORDER, EVERYDAY, FUNCTION, INNER, TAILS, VERBS
from tests.shared import SHARED, needs_shared

DICTIONARY = """
工会 工人 会议 收工 技术 革新 革命 运动 合同 互助 先进 生产者 经验 提高 水平 车间 老师 傅 师傅 取经 攻关 工厂 开展 积极
分子 积极分子 全国各地 日报 情况 才能 劳动 竞赛 电炉 炉前 钢厂 委员会 纺织厂 推广
"""
WORDS = frozenset(DICTIONARY.split())


def passages(*texts: str, document: str = "a.txt") -> list[Passage]:
    return [Passage(text, document, line) for line, text in enumerate(texts, start=1)]


def found(*texts: str) -> list[str]:
    return [candidate.text for candidate in chinese_candidates(passages(*texts), WORDS)]


def the(text: str, candidates: Iterable[Candidate]) -> Candidate:
    [one] = [candidate for candidate in candidates if candidate.text == text]
    return one


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("收工会议", "收工 会议"),
        ("工会小组长", "工会 小 组 长"),
        ("技术革新运动", "技术 革新 运动"),
        ("技协", "技 协"),
        ("在车间的工人", "在 车间 的 工人"),
        ("厂工会", "厂 工会"),
    ],
)
def test_the_fewest_words_are_cut(run: str, words: str) -> None:
    assert Cutter(WORDS | {"厂工"}).cut(run) == words.split()


def test_everyday_words_are_known_without_a_dictionary() -> None:
    assert Cutter(()).cut("我们已经提高了水平") == ["我们", "已经", "提高", "了", "水平"]


def test_a_term_is_found_with_its_counts_and_where_it_stands() -> None:
    one = passages("工会抓劳动竞赛。", "劳动竞赛开始了。", document="a.txt")
    other = passages("厂里的劳动竞赛很热闹。", document="b.txt")
    candidate = the("劳动竞赛", chinese_candidates([*one, *other], WORDS))
    assert candidate.occurrences == 3
    assert candidate.documents == {"a.txt": 2, "b.txt": 1}
    assert [(example.document, example.line) for example in candidate.examples] == [
        ("a.txt", 1),
        ("b.txt", 1),
        ("a.txt", 2),
    ]


def test_both_scripts_and_the_spellings_of_the_time_are_one_term() -> None:
    candidate = the("劳动竞赛", chinese_candidates(passages("勞動競賽好。", "劳动竞赛好。", "又有勞動競賽。"), WORDS))
    assert candidate.occurrences == 3
    assert candidate.spellings == {"勞動競賽": 2, "劳动竞赛": 1}


def test_a_term_across_the_line_ends_of_a_page_is_whole(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("工会开展劳动竞\n赛，工人们欢迎。劳动竞赛使生产上升。\n", encoding="utf-8")
    candidates = chinese_candidates(passages_of(read(page).documents), WORDS)
    assert the("劳动竞赛", candidates).occurrences == 2


def test_what_stands_in_a_longer_candidate_is_counted_apart() -> None:
    texts = ("搞技术互助合同。", "有技术互助合同。", "签了技术互助合同。", "这是互助合同。", "看互助合同。")
    candidates = chinese_candidates(passages(*texts), WORDS)
    longer, shorter = the("技术互助合同", candidates), the("互助合同", candidates)
    assert (longer.occurrences, longer.alone) == (3, 3)
    assert (shorter.occurrences, shorter.alone) == (5, 2)


def test_a_part_that_stands_in_one_longer_term_only_is_no_candidate() -> None:
    texts = ("有先进生产者运动。", "是先进生产者运动。", "看先进生产者运动。", "先进生产者运动好。")
    assert "先进生产者运动" in found(*texts)
    assert "先进生产者" not in found(*texts)


@pytest.mark.parametrize(
    ("text", "kept", "dropped"),
    [
        ("要提高技术水平。都提高技术水平。", "技术水平", "提高技术水平"),
        ("开展技术革新。开展技术革新。有技术革新。", "技术革新", "开展技术革新"),
        ("积极的工人。车间的工人。", "工人", "积极的工人"),
        ("车间情况好。车间情况坏。", "车间", "车间情况"),
        ("他的才能在。有才能在。", "", "才能"),
        ("工会和车间。工会和车间。工会忙。", "工会", "和车间"),
        ("三小时竞赛。三小时竞赛。竞赛好。", "竞赛", "小时竞赛"),
        ("三十一人竞赛。三十一人来。", "", "三十一人"),
        ("各委员会开会。各委员会来。", "委员会", "各委员会"),
        ("全国各地有。全国各地都有。", "", "全国各地"),
        ("沈阳工人好。沈阳工人多。工人来。", "工人", "沈阳工人"),
        ("电炉厂工人好。电炉厂工人多。工人来。", "工人", "电炉厂工人"),
    ],
)
def test_general_words_are_no_part_of_a_term_at_its_edges(text: str, kept: str, dropped: str) -> None:
    candidates = found(*text.split("。"))
    assert dropped not in candidates
    assert not kept or kept in candidates


def test_a_body_of_a_place_is_a_name() -> None:
    assert "沈阳日报" in found("沈阳日报来了。", "沈阳日报有了。", "日报多。")


def test_a_verb_may_be_a_term() -> None:
    """取经 and 攻关 are verbs to any tagger: no part of speech is asked for."""
    assert {"取经", "攻关"} <= set(found("大家去取经。", "又来取经。", "一起攻关。", "谁在攻关？"))


def test_a_word_that_no_dictionary_has_is_found_where_it_coheres() -> None:
    assert "技协" in found("厂里有技协。", "技协很活跃。", "他参加技协。")


def test_a_name_is_found_by_its_surname() -> None:
    assert "吴家柱" in found("吴家柱是工人。", "大家学吴家柱。")


def test_a_joint_may_stand_inside_what_mostly_stands_joined() -> None:
    assert "技术革新和技术革命" in found("有技术革新和技术革命。", "技术革新和技术革命好。")
    assert "工会和车间" not in found("找工会和车间。", "是工会和车间。", *["工会忙。", "车间忙。"] * 6)


def test_a_quoted_phrase_needs_no_second_occurrence() -> None:
    assert "电炉革新" in found("他们把它叫做“电炉革新”。")
    assert "电炉革新" not in found("他们搞了电炉革新。")


def test_the_score_is_the_product_of_its_parts() -> None:
    for candidate in chinese_candidates(passages("开展劳动竞赛。", "劳动竞赛好。", "工会办。", "工会来。"), WORDS):
        product = 1.0
        for part in candidate.parts.values():
            product *= part
        assert candidate.score == pytest.approx(product, abs=0.001)


def test_the_word_lists_do_not_contradict_each_other() -> None:
    assert FUNCTION | {"第一", "总", "老", "小", "新"} >= BORDER | INNER
    assert EVERYDAY >= FUNCTION | VERBS | ADVERBIAL | TAILS
    assert all(fold_key(word) == word for word in EVERYDAY)


def test_english_terms_are_counted_by_their_stems() -> None:
    texts = ("The trade unions ran an emulation drive.", "Each trade union held an emulation drive.")
    candidates = english_candidates(passages(*texts))
    assert [candidate.text for candidate in candidates[:2]] == ["emulation drive", "trade union"]
    assert the("trade union", candidates).spellings == {"trade union": 1, "trade unions": 1}


def test_names_hold_function_words_and_other_terms_do_not() -> None:
    texts = (
        "He joined the Federation of Trade Unions in the spring.",
        "The Federation of Trade Unions met with the mill.",
    )
    candidates = {candidate.text for candidate in english_candidates(passages(*texts))}
    assert "Federation of Trade Unions" in candidates
    assert not {text for text in candidates if "the" in text.lower().split()}


def test_a_base_hides_what_it_has_and_is_near_the_rest() -> None:
    texts = ("办劳动竞赛。", "看劳动竞赛。", "比钢厂劳动竞赛快。", "是钢厂劳动竞赛。")
    compared = against(chinese_candidates(passages(*texts), WORDS), known_in(shipped_concepts()))
    assert the("劳动竞赛", compared).hidden.endswith("劳动竞赛 labour emulation")
    assert the("钢厂劳动竞赛", compared).hidden == ""
    assert "劳动竞赛" in the("钢厂劳动竞赛", compared).nearest


def test_a_proposal_is_a_concept_to_decide_on() -> None:
    [proposal] = proposals([the("劳动竞赛", chinese_candidates(passages("勞動競賽好。", "有勞動競賽。"), WORDS))])
    [term] = proposal.concept.terms
    assert (proposal.concept.id, term.status, term.pinyin) == ("p0001", Status.PROPOSED, "láodòngjìngsài")
    assert [(form.text, form.kind) for form in term.forms] == [("勞動競賽", "traditional")]
    assert term.usage == "勞動競賽好。"
    [row] = proposal_rows([proposal])
    assert row[:4] == ["p0001", "zh", "劳动竞赛", "proposed"]
    assert row[-3:] == ["a.txt:1: 勞動競賽好。", "a.txt:2: 有勞動競賽。", ""]


def test_lines_are_those_of_the_file() -> None:
    text = "题目\n\n工会开会。工会来人。"
    segments = (
        Segment("题目", Span(0, 2), 0),
        Segment("工会开会。", Span(4, 9), 1),
        Segment("工会来人。", Span(9, 14), 1),
    )
    document = Document("a.txt", "zh-Hans", text, segments)
    assert [passage.line for passage in passages_of([document])] == [1, 3, 3]


@pytest.mark.slow
@needs_shared
def test_the_seeds_give_most_terms_of_the_shipped_base() -> None:
    """At least 65 % of the base's terms with two occurrences among the first 800 (design page, §6)."""
    seeds = [document for path in sorted((SHARED / "seeds").glob("*.txt")) for document in read(path).documents]
    chinese = list(passages_of(document for document in seeds if document.lang.startswith("zh")))
    dictionary = open_dictionary(Path(os.environ["DUIZHAO_CACHE"]))
    first = {candidate.text for candidate in chinese_candidates(chinese, dictionary.words)[:800]}
    text = "\n".join(fold_key(passage.text) for passage in chinese)
    terms = {fold_key(term.text) for concept in shipped_concepts() for term in concept.spoken("zh")}
    repeated = {term for term in terms if text.count(term) > 1}
    assert len(repeated & first) >= 0.65 * len(repeated)
