"""Names that the English text spells in pinyin."""

import pytest

from aligner.names import spelt_names
from tests.aligner.tiny import DICTIONARY


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("Chen Qingyang laughed.", {"清扬": ("qingyang",)}),
        ("CHEN QINGYANG laughed.", {"清扬": ("qingyang",)}),
        ("Qingyang’s book.", {"清扬": ("qingyang",)}),
        ("the qingyang river", {}),
        ("Qing came.", {}),
        ("", {}),
    ],
    ids=["name", "capitals", "possessive", "small letters", "one syllable", "nothing"],
)
def test_spelt_names(english: str, found: dict[str, tuple[str, ...]]) -> None:
    assert spelt_names(["陈清扬笑了"], [english], DICTIONARY.pinyin) == found


def test_hyphenated_names_are_found() -> None:
    [(name, stems)] = spelt_names(["清扬"], ["Qing-yang came."], DICTIONARY.pinyin).items()
    assert name == "清扬"
    assert len(stems) == 1


def test_names_of_three_characters() -> None:
    assert spelt_names(["陈清扬"], ["Chenqingyang"], DICTIONARY.pinyin) == {"陈清扬": ("chenqingyang",)}
