"""What two texts have in common without a dictionary."""

import pytest

from aligner.marks import is_mark, marks
from tests.aligner.tiny import DICTIONARY

CASES = {
    "numbers, however grouped": ("de", "Es waren 300.000 Leute.", "fr", "Il y avait 300 000 personnes.", ["=300000"]),
    "names with accents": ("de", "Jerusalem", "fr", "Jérusalem", ["^jeru", "~jerusalem"]),
    "long words by their beginning": ("de", "Information", "es", "informaciones", ["^info"]),
    "Chinese numerals": ("zh", "他有三十万本书。", "fr", "Il a 300.000 livres.", ["=300000"]),
    "Chinese names by pinyin": ("zh", "陈清扬来了。", "fr", "Chen Qingyang est venue.", ["~qingyang"]),
    "Latin words in Chinese": ("zh", "他用IBM电脑。", "de", "Er hat einen IBM-Rechner.", ["~ibm"]),
    "nothing in common": ("ru", "Он пришёл.", "de", "Er kam.", []),
}


@pytest.mark.parametrize(("source_lang", "source", "target_lang", "target", "expected"), CASES.values(), ids=CASES)
def test_marks_are_the_same_on_both_sides(
    source_lang: str, source: str, target_lang: str, target: str, expected: list[str]
) -> None:
    ours, theirs = marks([source], [target], (source_lang, target_lang), DICTIONARY)
    assert sorted(set(ours[0])) == sorted(set(theirs[0])) == expected
    assert all(map(is_mark, ours[0]))


def test_a_word_that_one_side_has_much_more_often_is_a_false_friend() -> None:
    ours, theirs = marks(
        ["die Frau", "die Tür", "die Uhr", "die Zeit"], ["die", "x", "y", "z"], ("de", "en"), DICTIONARY
    )
    assert not any(ours)
    assert not any(theirs)
