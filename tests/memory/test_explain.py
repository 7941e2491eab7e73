"""What differs, in words."""

import pytest

from memory import Prepared, differences, explained


@pytest.mark.parametrize(
    ("query", "memory", "lang", "said"),
    [
        ("工人们开展技术协作运动。", "工人们开展技术革新运动。", "zh", "2 characters changed"),
        ("请打开电源", "请勿打开电源", "zh", "1 character missing"),
        ("请勿打开总电源", "请勿打开电源", "zh", "1 character added"),
        ("全厂有四十台机床", "全厂有三十五台机床", "zh", "1 number changed"),
        ("“保存”", "「保存」", "zh", "2 punctuation marks changed"),
        ("点<b>保存</b>", "点保存", "zh", "2 tags added"),
        ("点<b><i>保存</i></b>", "点保存", "zh", "4 tags added"),
        ("第3车间、第5车间", "第3车间", "zh", "2 characters added, 1 number added, 1 punctuation mark added"),
        ("in 3 4 5 days", "in 6 7 8 days", "en", "3 numbers changed"),
        ("⼯⼈", "", "zh", "2 characters added"),
        ("two new workers", "workers", "en", "2 words added"),
        ("same", "same", "en", ""),
        ("技術", "技术", "zh", ""),
    ],
)
def test_differences_are_counted_by_kind(query: str, memory: str, lang: str, said: str) -> None:
    assert explained(differences(Prepared(query, lang), Prepared(memory, lang))) == said
