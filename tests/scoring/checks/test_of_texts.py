"""The checks that see all segments of a candidate: names, coverage, inconsistency, patterns, and all together."""

from pathlib import Path

import pytest

from aligner import NOTHING, Dictionary, open_dictionary
from corpus import FormatError
from scoring.checks.coverage import CoverageCheck
from scoring.checks.dismissed import decision_lines, decision_of, read_decisions
from scoring.checks.inconsistency import InconsistencyCheck, consistency_key
from scoring.checks.names import NameCheck
from scoring.checks.pair import Pair
from scoring.checks.patterns import PatternCheck, read_rules
from scoring.checks.run import CHECKS, USUAL_CHECKS, Resources, findings
from scoring.material import Candidate, Material, Segment
from scoring.mqm import MqmType, Severity
from tests.scoring.checks.good import GOOD, good_pairs, into_chinese, into_english

WRONG_NAMES = (
    ("老校直工马德山来了。", "The old straightener Ma Dehai came."),
    ("工会主席李清和没有下结论。", "Li Jinghe, the chairman of the union, did not conclude."),
    ("技术员陈思远画了草图。", "The technician Chen Xiyuan drew a sketch."),
    ("热处理工吴秀兰说", "said Wu Xiulian, a heat treater"),
    ("孙广田没有灰心。", "Sun Guangtan was not discouraged."),
    ("周文岳写了报道。", "Zhou Wenyi wrote the report."),
    ("王崇伦是劳动模范。", "Wang Chonglin is a model worker."),
    ("倪志福发明了钻头。", "Ni Zhifa invented the drill."),
    ("郝建秀小组", "the Hao Jianxin group"),
    ("赵梦桃是细纱工。", "Zhao Mengdao is a spinner."),
    ("苏广铭到了北京。", "Su Guangmin came to Beijing."),
    ("马恒昌小组", "the Ma Hengchun group"),
    ("孟泰和王进喜", "Meng Tai and Wang Jinxia"),
    ("诸葛亮会", "a meeting like those of Zhuge Lang"),
    ("时传祥是清洁工。", "Shi Chuanxian is a cleaner."),
    ("尉凤英讲了话。", "Wei Fengyin spoke."),
    ("刘英俊的报告", "the report of Liu Yingjie"),
    ("张明山改进了轧机。", "Zhang Mingshen improved the rolling mill."),
    ("朱顺余来信", "a letter from Zhu Shunyi"),
    ("卢盛和教授", "Professor Lu Shenghua"),
    ("黄荣昌、唐立言", "Huang Rongchang and Tang Liyin"),
    ("齐廷汉同志的报告", "Comrade Qi Tinghai's report"),
)


@pytest.fixture(scope="module")
def dictionary(own_environment: Path) -> Dictionary:
    return open_dictionary(own_environment)


@pytest.fixture(scope="module")
def names(dictionary: Dictionary) -> NameCheck:
    return NameCheck(dictionary.pinyin)


@pytest.mark.parametrize(("chinese", "english"), WRONG_NAMES)
def test_a_name_that_is_read_otherwise_is_found_in_both_directions(
    names: NameCheck, chinese: str, english: str
) -> None:
    [(_, fault)] = names([into_english(chinese, english)])
    assert (fault.type, fault.severity) == (MqmType.MISTRANSLATION, Severity.MAJOR)
    [(_, fault)] = names([into_chinese(english, chinese)])
    assert [chinese[slice(*span)] for span in fault.target] == [fault.found.split()[0]]


def test_the_right_reading_is_told(names: NameCheck) -> None:
    [(_, fault)] = names([into_english("老校直工马德山来了。", "The old straightener Ma Dehai came.")])
    assert (fault.expected, fault.found) == ("马德山 Ma Deshan", "Ma Dehai")


def test_good_names_are_let_be(names: NameCheck) -> None:
    assert list(names(good_pairs()[: len(GOOD)])) == []
    assert (
        list(names([into_english("孙广田说", "said Guangtian Sun"), into_english("黃榮昌", "Huang Rong-chang")])) == []
    )


def test_a_person_of_the_text_who_is_called_something_else(names: NameCheck) -> None:
    pairs = [
        into_english("马德山来了。", "Ma Deshan came.", 0),
        into_english("马德山说话。", "Wang Jianguo spoke.", 1),
        into_english("他说话。", "Ma Deshan spoke.", 2),  # a pronoun may be said by the name
    ]
    assert [(pair.segment, fault.found) for pair, fault in names(pairs)] == [(1, "Wang Jianguo")]


def story(**changed: str) -> list[Pair]:
    """The good pairs into English, some of them changed by number: `_3="…"`."""
    pairs = good_pairs()[: len(GOOD)]
    return [pair._replace(target=changed.get(f"_{pair.segment}", pair.target)) for pair in pairs]


def found_of_coverage(dictionary: Dictionary, pairs: list[Pair]) -> list[tuple[int, MqmType, str, str]]:
    found = CoverageCheck(dictionary, NOTHING)(pairs)
    return [(pair.segment, fault.type, fault.expected, fault.found) for pair, fault in found]


def test_good_translations_are_covered(dictionary: Dictionary) -> None:
    assert found_of_coverage(dictionary, story()) == []
    assert found_of_coverage(dictionary, good_pairs()[len(GOOD) :]) == []


def test_a_clause_left_out_is_suspected(dictionary: Dictionary) -> None:
    [(segment, kind, lost, _)] = found_of_coverage(dictionary, story(_28="Working by day, they did this and that."))
    assert (segment, kind, lost) == (28, MqmType.OMISSION, "前后改了十四次夹具。")


def test_a_clause_put_in_is_suspected(dictionary: Dictionary) -> None:
    longer = GOOD[1][1].replace(".", ", while peasants in Guangxi grew sugar cane.")
    [(segment, kind, _, added)] = found_of_coverage(dictionary, story(_1=longer))
    assert (segment, kind, added) == (1, MqmType.ADDITION, "while peasants in Guangxi grew sugar cane.")


def test_another_text_is_no_translation(dictionary: Dictionary) -> None:
    other = (
        "Sugar cane grows in warm valleys near rivers, and peasants harvest it before the winter rains begin to fall."
    )
    [(_, kind, _, _)] = found_of_coverage(dictionary, story(_6=other))
    assert kind is MqmType.NON_TRANSLATION


def test_one_source_in_two_ways() -> None:
    pairs = [
        into_english("大家热烈鼓掌。", "All applauded warmly.", 0),
        into_english("大家热烈鼓掌。", "Everybody clapped.", 1),
        into_english("大家热烈鼓掌！", "All applauded warmly!", 2),
        into_english("他们没有说话。", "All applauded warmly.", 3),
        into_english("是。", "Yes.", 4),
        into_english("是。", "It is.", 5),  # too short to tell
    ]
    found = [(pair.segment, fault.type, fault.expected) for pair, fault in InconsistencyCheck({})(pairs)]
    assert found == [
        (1, MqmType.INCONSISTENT_TERM, "All applauded warmly."),
        (3, MqmType.INCONSISTENT_STYLE, "other than for 大家热烈鼓掌。"),
    ]


def test_other_than_in_the_memory() -> None:
    known = {consistency_key("大家熱烈鼓掌。"): ["All applauded warmly."]}
    [(_, fault)] = InconsistencyCheck(known)([into_english("大家热烈鼓掌。", "Everybody clapped.")])
    assert fault.expected == "All applauded warmly."


RULES = "# what our client wants\nquota\t定额\t(?i)quota\tmajor\nno contractions\t\tn't\nyear\t[0-9]{4}年\t\n"


def test_rules_of_the_user() -> None:
    check = PatternCheck(read_rules(RULES, "rules.tsv"))
    assert list(check(into_english("超过定额。", "Above the quota."))) == []
    [lacking] = check(into_english("超过定额。", "Above the norm."))
    assert (lacking.severity, lacking.expected) == (Severity.MAJOR, "quota")
    [there] = check(into_english("他没来。", "He didn't come."))
    assert (there.severity, there.found) == (Severity.MINOR, "n't")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("quota\t定额", "r:1: expected name, source, target, severity by tabs"),
        ("quota\t\t", "r:1: expected name, source, target, severity by tabs"),
        ("quota\t(\tx", "r:1: the pattern '(' is not well-formed"),
        ("quota\ta\tb\tgrave", "r:1: severity grave: expected one of major, minor, neutral"),
    ],
)
def test_a_rule_that_is_none(line: str, message: str) -> None:
    with pytest.raises(FormatError) as error:
        read_rules(line, "r")
    assert str(error.value).startswith(message)


def test_all_checks_together_in_order_and_by_candidate(dictionary: Dictionary) -> None:
    sources = ["全厂有五百人。", "马德山来了。", "劳动模范"]
    segments = tuple(Segment(source, ()) for source in sources)
    good = Candidate("good", ("The works has 500 people.", "Ma Deshan came.", "model worker"))
    bad = Candidate("bad", ("The works has 600 people.", "Ma Dehan came .", ""))
    material = Material(segments, (good, bad), "en", "zh-Hans")
    found = findings(material, Resources(dictionary))
    assert [(one.candidate, one.segment, one.check) for one in found] == [
        ("bad", 0, "numbers"),
        ("bad", 1, "punctuation"),
        ("bad", 1, "names"),
        ("bad", 2, "empty"),
    ]
    assert findings(material, Resources(dictionary), ["empty"]) == found[3:]
    assert found[3].weight == 25.0
    assert set(USUAL_CHECKS) == set(CHECKS) - {"negation"}


def test_what_was_dismissed_stays_so_until_the_text_changes(dictionary: Dictionary) -> None:
    material = Material((Segment("全厂有五百人。", ()),), (Candidate("a", ("It has 600 people.",)),), "en", "zh-Hans")
    [finding] = findings(material, Resources(dictionary))
    decision = decision_of(finding, material)
    assert read_decisions("\n".join(decision_lines([decision])), "dismissed.tsv") == {decision}
    changed = Material(material.segments, (Candidate("a", ("It has 700 people.",)),), "en", "zh-Hans")
    assert decision_of(findings(changed, Resources(dictionary))[0], changed) != decision
    with pytest.raises(FormatError, match=r"^d:1: expected check, digest"):
        read_decisions("numbers\tx\ty", "d")


def test_a_copy_of_the_source_is_told_once(dictionary: Dictionary) -> None:
    source = "他们学习先进经验，推广新的操作方法，并且节约了三吨材料。"
    material = Material((Segment(source, ()),), (Candidate("mt", (source,)),), "en", "zh")
    assert [one.check for one in findings(material, Resources(dictionary))] == ["untranslated"]
    without = [name for name in USUAL_CHECKS if name != "untranslated"]
    assert {one.check for one in findings(material, Resources(dictionary), without)} >= {"brackets", "coverage"}
