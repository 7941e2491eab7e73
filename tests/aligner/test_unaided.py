"""Pairs of languages without a dictionary: far better than lengths alone, whichever side comes first."""

from collections.abc import Sequence

import pytest

from aligner import Alignment, Mode, Rung, align, counted, shipped_settings
from aligner.bead import spans_of
from aligner.learned import learned_lexicon
from bench.alignment.pairs import invented
from corpus import Document, LanguageError
from tests.aligner.gale_church import gale_church
from tests.aligner.test_align import covers
from tests.aligner.tiny import DICTIONARY, segments

SETTINGS = shipped_settings()
GERMAN = (
    "Im Jahr 1890 kam Anna Kowalski nach Jerusalem.",
    "Sie blieb.",
    "Drei Monate später schrieb sie ihrer Mutter einen langen Brief, und darin stand alles.",
    "Die Mutter antwortete nie.",
)
FRENCH = (
    "En 1890, Anna Kowalski arriva à Jérusalem.",
    "Elle y resta.",
    "Trois mois plus tard elle écrivit une longue lettre à sa mère.",
    "Tout s'y trouvait.",
    "La mère ne répondit jamais.",
)


def document(lang: str, texts: Sequence[str]) -> Document:
    return Document(f"a.{lang}", lang, "", segments(texts))


def strict_f1(gold: Sequence[Rung], found: Sequence[Rung]) -> float:
    return counted(spans_of(gold), spans_of(found)).strict.f1


def test_a_short_text_by_length_names_and_numbers() -> None:
    alignment = align(document("de", GERMAN), document("fr", FRENCH), DICTIONARY, SETTINGS)
    assert alignment.rungs == ((0, 0), (1, 1), (2, 2), (3, 4), (4, 5))


def test_sides_may_be_exchanged() -> None:
    one = align(document("de", GERMAN), document("fr", FRENCH), DICTIONARY, SETTINGS)
    other = align(document("fr", FRENCH), document("de", GERMAN), DICTIONARY, SETTINGS)
    assert [(j, i) for i, j in other.rungs] == list(one.rungs)
    assert other.confidences == one.confidences


def test_signature_and_remark_say_what_evidence_there_was() -> None:
    alignment = align(document("zh-Hans", ["陈清扬来了。"]), document("fr", ["Elle est venue."]), DICTIONARY, SETTINGS)
    assert "|dict:none|tok:duizhao-chinese-1+duizhao-units-1/sentencepiece-" in alignment.signature
    assert f"|weights:{SETTINGS.unaided.digest}" in alignment.signature
    assert alignment.remarks == (
        "zh-Hans–fr: no dictionary for this pair: aligned by length, numbers, names and alike words, "
        "and by what the texts themselves teach",
    )


def test_what_was_given_and_is_of_no_use_is_told() -> None:
    settings = shipped_settings(Mode.SUMMARY)
    settings = type(settings)(
        settings.translation, settings.summary, settings.mode, learned_lexicon(["好"], ["good"], [1], 1)
    )
    remarks = align(document("de", GERMAN), document("fr", FRENCH), DICTIONARY, settings).remarks
    assert [remark.split(":")[0] for remark in remarks[1:]] == [
        "the lexicon and the terms are of Chinese and English",
        "summaries want a dictionary",
    ]


@pytest.mark.slow
def test_an_invented_pair_is_far_better_than_by_lengths() -> None:
    """Measured: .94 against .66."""
    text = invented(1)
    by_length = strict_f1(text.rungs, gale_church(text.chinese, text.english))
    found = align(document("qaa", text.chinese), document("qab", text.english), DICTIONARY, SETTINGS)
    assert covers(found)
    assert strict_f1(text.rungs, found.rungs) > by_length + 0.2


def covered_in_windows(monkeypatch: pytest.MonkeyPatch) -> Alignment:
    """An invented text cut into windows of 40 segments, and into parts."""
    monkeypatch.setattr("aligner.unaided._WINDOW", 40)
    monkeypatch.setattr("aligner.unaided._KEPT", 30)
    monkeypatch.setattr("aligner.unaided.SIZES", (90, 100, 110))
    text = invented(3)
    return align(document("de", text.chinese), document("fr", text.english), DICTIONARY, SETTINGS, [Rung(50, 60)])


@pytest.mark.slow
def test_a_long_text_is_searched_in_windows_and_parts_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    alignment = covered_in_windows(monkeypatch)
    assert covers(alignment)
    assert Rung(50, 60) in alignment.rungs
    assert any(remark.startswith("long texts: searched in parts, cut before segments") for remark in alignment.remarks)


@pytest.mark.parametrize(
    ("german", "french"),
    [
        (["Ja."], ["Oui."]),
        (["Ja."], ["Oui."] * 40),
        (["Ja."] * 40, ["Oui."]),
        (["…"] * 3, ["?"] * 4),
        (["", "x"], ["x", ""]),
        (["Ja."] * 30, ["Oui."] * 30),
    ],
    ids=["1 x 1", "1 x 40", "40 x 1", "dots", "empty", "one sentence repeated"],
)
def test_odd_texts_are_covered(german: list[str], french: list[str]) -> None:
    assert covers(align(document("de", german), document("fr", french), DICTIONARY, SETTINGS))


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        (("de", "und"), "a.und: cannot tell its language: name it with --source-lang or --target-lang"),
        (("de", "de-CH"), "are in de and de-CH: expected two languages"),
    ],
)
def test_languages_must_be_known_and_two(languages: tuple[str, str], message: str) -> None:
    source, target = (document(lang, ["x"]) for lang in languages)
    with pytest.raises(LanguageError, match=message):
        align(source, target, DICTIONARY, SETTINGS)
