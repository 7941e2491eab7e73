"""What sacreBLEU 2.6.0 gives in silence, and what duizhao says instead (design: scoring, section 2)."""

import pytest

from corpus import LanguageError
from scoring import Report, Settings, judge
from tests.scoring.material import material

R = "工人们提出了三条合理化建议。"
H1 = "工人们提出了四条合理化建议。"
H2 = "工人們提出了三條合理化建議。"
PLAIN = Settings(resamples=0)


def judged(text: str, reference: str, language: str = "zh", settings: Settings = PLAIN) -> Report:
    return judge(material({"mt": [text]}, [reference], language), settings)


def values(report: Report) -> dict[str, float | None]:
    return {row[0].metric: row[0].value and round(row[0].value, 2) for row in report.scores}


@pytest.mark.parametrize("tag", ["zh", "zh-Hans", "zh-Hant", "zh-CN", "zh_TW", "ZH", "cmn", "yue"])
def test_every_chinese_tag_gets_the_chinese_tokeniser(tag: str) -> None:
    report = judged(R, R, tag)
    assert values(report) == {"BLEU": 100.0, "chrF2": 100.0, "TER": 0.0}
    assert "|tok:zh|" in report.scores[0][0].signature


@pytest.mark.parametrize("tokeniser", ["13a", "intl", "none"])
def test_other_tokenisers_are_refused_for_chinese_unless_forced(tokeniser: str) -> None:
    with pytest.raises(LanguageError, match=f"{tokeniser}: does not cut zh: a whole clause would count as one word"):
        judged(R, R, settings=Settings(tokeniser=tokeniser))
    forced = judged(R, R, settings=Settings(("bleu",), tokeniser, forced=True, resamples=0))
    assert values(forced) == {"BLEU": None}, "no four tokens: undefined, not 0.0 as sacreBLEU says"


def test_scripts_are_folded_and_that_is_said() -> None:
    report = judged(H2, R)
    assert values(report) == {"BLEU": 100.0, "chrF2": 100.0, "TER": 0.0}
    assert all("|fold:t2s|" in row[0].signature for row in report.scores)
    assert report.remarks[0].startswith("mt: not in the script of the reference: all texts are compared in simplified")
    raw = judged(H2, R, settings=Settings(fold=False, resamples=0))
    assert values(raw) == {"BLEU": 40.02, "chrF2": 30.66, "TER": 21.43}
    assert "|fold:none|" in raw.scores[0][0].signature


def test_ter_of_chinese_counts_characters() -> None:
    assert values(judged(H1, R)) == {"BLEU": 78.25, "chrF2": 66.57, "TER": 7.14}


def test_chrf_with_words_is_refused_for_chinese() -> None:
    with pytest.raises(LanguageError, match=r"chrf\+\+: the words of zh are not parted by spaces"):
        judged(H1, R, settings=Settings(("chrf++",)))
    assert values(judged(H1, R, settings=Settings(("chrf++",), forced=True, resamples=0))) == {"chrF2++": 57.06}


def test_a_short_sentence_gets_its_effective_order_and_a_tiny_corpus_no_value() -> None:
    [score] = judged("Model worker", "Model worker", "en", Settings(("bleu",), resamples=0)).scores[0]
    assert (score.value, [round(one or 0, 6) for one in score.segments]) == (None, [100.0])


def test_the_value_with_marks_made_alike_is_told_beside_it() -> None:
    text, reference = "先进生产者,劳动模范,技术革新.", "先进生产者，劳动模范，技术革新。"
    report = judged(text, reference)
    assert values(report)["BLEU"] == 53.73
    assert "mt: BLEU 53.7 would be 100.0 if the width of marks" in " ".join(report.remarks)
    from scoring import Evened

    evened = judged(text, reference, settings=Settings(normalise=frozenset(Evened), resamples=0))
    assert values(evened)["BLEU"] == 100.0
    assert "|norm:quotes+spaces+width|" in evened.scores[0][0].signature


def test_case_stands_in_every_signature() -> None:
    report = judged("ALL WORKERS LEARN FROM IT", "all workers learn from it", "en")
    assert values(report) == {"BLEU": 0.0, "chrF2": 0.0, "TER": 0.0}
    assert [next(part for part in row[0].signature.split("|") if part.startswith("case")) for row in report.scores] == [
        "case:mixed",
        "case:mixed",
        "case:lc",
    ]


def test_empty_lines_are_counted_and_kept_out() -> None:
    good = "The workers made three rationalization proposals."
    report = judge(material({"mt": [good, "words", "", ""]}, [good, "", "", good]), PLAIN)
    [bleu] = report.scores[0]
    assert bleu.counts._asdict() == {
        "segments": 4,
        "scored": 2,
        "empty_text": 1,
        "empty_reference": 2,
        "no_reference": 0,
    }
    assert (bleu.segments[1], bleu.segments[2], bleu.segments[3]) == (None, None, 0.0)
    assert "|skipped:2|" in bleu.signature
    assert "2 segments with an empty reference were left out (first: 2)" in report.remarks
    assert "mt: 2 empty segments (first: 3)" in report.remarks
    assert report.scores[2][0].segments[3] == 100.0


def test_a_text_that_seems_tokenised_is_remarked_upon() -> None:
    lines = ["All workers learn from it ."] * 100
    report = judge(material({"mt": lines}, lines), PLAIN)
    assert any("mt: 100 lines end in a space and a stop" in remark for remark in report.remarks)


def test_characters_that_the_chinese_tokeniser_does_not_part() -> None:
    assert any("characters beyond U+FFFF (𠀀𠀁)" in remark for remark in judged("𠀀𠀁人", "𠀀𠀁人").remarks)


@pytest.mark.parametrize("tokeniser", ["spm", "flores101", "flores200", "spBLEU-1K"])
def test_tokenisers_that_would_be_downloaded_are_refused(tokeniser: str) -> None:
    with pytest.raises(LanguageError, match=r"would be downloaded: make one of your own with `duizhao score train-spm"):
        judged("a", "b", "en", Settings(tokeniser=tokeniser, forced=True))


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_what_is_not_installed_is_named_with_its_install_command(language: str) -> None:
    with pytest.raises(LanguageError, match=rf'pip install "sacrebleu\[{language}\]"'):
        judged("a", "b", language)


def test_languages_without_spaces_get_characters_and_no_ter() -> None:
    report = judged("คนงานเสนอ", "คนงานเสนอ", "th", Settings(("bleu",), resamples=0))
    assert "|tok:char|" in report.scores[0][0].signature
    assert report.remarks[0].startswith("no words to count without spaces")
    with pytest.raises(LanguageError, match="TER is not offered for th"):
        judged("คนงานเสนอ", "คนงานเสนอ", "th")


def test_an_unknown_language_is_a_question() -> None:
    with pytest.raises(LanguageError, match="'!' is no language: name the language of the translations with --lang"):
        judged("a", "b", "!")


def test_two_equal_candidates_are_equal() -> None:
    lines = [f"The workers of team {number} made proposals again." for number in range(30)]
    report = judge(material({"a": lines, "b": lines}, lines), Settings(("bleu",)))
    assert [(one.difference, one.p) for one in report.comparisons] == [(0.0, 1.0)]
    assert report.groups == (("A", "A"),)
