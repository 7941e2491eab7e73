"""How far values may be off, and how probable differences are by chance."""

import numpy as np
import pytest

from corpus import FormatError
from scoring import Report, Settings, Test, Unit, judge
from scoring.resample import holm
from tests.scoring.material import material

LINES = [f"The workers of team {number} made {number % 7} proposals at night." for number in range(120)]
SLIGHT = [line.replace("night", "noon") if number % 40 == 0 else line for number, line in enumerate(LINES)]
ITSELF = "good: it is the reference itself"
BAD = [line.replace("workers", "people").replace("made", "had") for line in LINES]


def judged(settings: Settings, documents: int = 0) -> Report:
    names = [f"d{number % documents}" for number in range(len(LINES))] if documents else ()
    return judge(material({"good": LINES, "slight": SLIGHT, "bad": BAD}, LINES, documents=names), settings)


def test_candidates_that_do_not_differ_share_a_letter() -> None:
    report = judged(Settings(("chrf",), test=Test.PERMUTATION, permutations=1000))
    assert report.groups == (("A", "A", "B"),)
    by_pair = {(one.first, one.second): one for one in report.comparisons}
    slight, bad = by_pair["good", "slight"], by_pair["good", "bad"]
    assert slight.p == pytest.approx(1 / 4, abs=0.05), "of 2³ ways to exchange three lines two are as uneven"
    assert [bad.p, bad.corrected] == pytest.approx([1 / 1001, 3 / 1001])
    assert report.remarks == (ITSELF,)


def test_the_bootstrap_is_as_bold_as_that_of_sacrebleu() -> None:
    slight = judged(Settings(("chrf",), test=Test.BOOTSTRAP)).comparisons[0]
    assert slight.p is not None and slight.p < 0.05


def test_the_same_seed_gives_the_same_and_the_seed_is_signed() -> None:
    first, second, other = (judged(Settings(("chrf",), seed=seed)) for seed in (12345, 12345, 7))
    assert first == second
    assert "|seed:12345|" in first.scores[0][0].signature and "|seed:7|" in other.scores[0][0].signature


def test_documents_are_drawn_whole() -> None:
    by_document = judged(Settings(("chrf",), unit=Unit.DOCUMENT), documents=30)
    assert "|unit:document|" in by_document.scores[0][0].signature
    assert by_document.remarks == ("30 documents: under 100, p and intervals mean little", ITSELF)
    few = judged(Settings(("chrf",), unit=Unit.DOCUMENT), documents=5)
    assert [one.p for one in few.comparisons] == [None] * 3
    assert few.groups == (("", "", ""),)
    assert few.remarks[0] == "5 documents: too few to tell candidates apart: no p is given under 20"
    with pytest.raises(FormatError, match="no segment says which document it belongs to: give --documents FILE"):
        judged(Settings(("chrf",), unit=Unit.DOCUMENT))


def test_an_interval_holds_the_value() -> None:
    score = judged(Settings(("chrf",))).scores[0][1]
    assert score.interval is not None and score.value is not None
    assert score.interval.low < score.value < score.interval.high <= 100
    assert judged(Settings(("chrf",), resamples=0)).scores[0][1].interval is None


def test_p_after_holm() -> None:
    assert holm([0.01, 0.04, None, 0.03]) == [pytest.approx(0.03), pytest.approx(0.06), None, pytest.approx(0.06)]
    assert np.isclose(holm([0.9, 0.8])[0] or 0, 1.0)
