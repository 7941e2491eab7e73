"""The documents of one run teach each other."""

from aligner import Alignment, Outcome, align, align_each, align_together, shipped_settings
from aligner.learned import learned_lexicon, without
from aligner.together import sure_pairs
from corpus import LanguageError
from tests.aligner.test_learned import BOOK, entries
from tests.aligner.tiny import CHINESE, DICTIONARY, ENGLISH, en, zh

SETTINGS = shipped_settings()
NAMED = (
    zh("韦小宝喜欢苹果。", "韦小宝说：“好！”", "学生问韦小宝。"),
    en("Trinket likes apples.", "“Good!” said Trinket.", "A student asked Trinket."),
)


def alignment(outcome: Outcome) -> Alignment:
    assert isinstance(outcome, Alignment)
    return outcome


def test_each_alone_is_what_it_is_alone() -> None:
    pairs = [(zh(*CHINESE), en(*ENGLISH)), NAMED]
    outcomes = list(align_each(pairs, DICTIONARY, SETTINGS))
    assert outcomes == [align(*pair, DICTIONARY, SETTINGS) for pair in pairs]


def test_one_pair_has_nobody_to_learn_from() -> None:
    [outcome] = align_together([NAMED], DICTIONARY, SETTINGS)
    assert outcome == align(*NAMED, DICTIONARY, SETTINGS)


def test_a_name_that_no_dictionary_has_is_learned_from_the_other_chapter() -> None:
    verbs = {"学": "studied", "看": "looked", "走": "left", "笑": "laughed", "来": "came", "坐": "sat", "说": "spoke"}
    book = zh(*(f"韦小宝{verb}。" for verb in verbs)), en(*(f"Trinket {verb}." for verb in verbs.values()))
    pairs = [book, (zh("韦小宝到了。"), en("Trinket was there."))]
    alone, together = (
        alignment(list(align_all(pairs, DICTIONARY, SETTINGS))[1]) for align_all in (align_each, align_together)
    )
    assert "|lexicon:" in together.signature
    assert together.confidences[0] > alone.confidences[0]


def test_a_pair_that_cannot_be_aligned_stops_no_other() -> None:
    outcomes = list(align_together([(zh("好"), zh("好")), NAMED], DICTIONARY, SETTINGS))
    assert isinstance(outcomes[0], LanguageError)
    assert alignment(outcomes[1]).rungs[-1] == (3, 3)


def test_sure_pairs_are_chinese_and_english_in_either_direction() -> None:
    found = [list(sure_pairs(align(*pair, DICTIONARY, SETTINGS))) for pair in (NAMED, NAMED[::-1])]
    assert found[0] == found[1]
    assert found[0][0] == ("韦小宝喜欢苹果。", "Trinket likes apples.")


def test_without_takes_off_what_was_added() -> None:
    own = learned_lexicon(["书", "清"], ["book", "clear"], [1.5, 1.0], 12)
    rest = without(learned_lexicon(["书", "书", "清"], ["book", "letter", "clear"], [2.0, 3.0, 1.0], 40), own)
    assert entries(rest) == [("书", "book", 0.5), ("书", "letter", 3.0)]
    assert rest.n_pairs == 28
    assert entries(without(BOOK, BOOK)) == []
