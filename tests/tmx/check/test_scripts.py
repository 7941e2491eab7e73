"""Chinese under the code of the other script."""

import pytest

from tests.tmx.check.files import lines
from tests.tmx.memories import memory, unit
from tmx.check.languages import is_language, is_well_formed


@pytest.mark.parametrize(
    ("code", "text", "wrong"),
    [
        ("zh-CN", "技術革新運動", 100),
        ("zh-Hans", "這台機器壞了。", 75),
        ("zh-CN", "这台机器坏了，《論衡》里有。", 0),
        ("zh-CN", "朱镕基、陶喆", 0),
        ("zh-CN", "今天很好。", 0),
        ("zh-CN", "的士上的機场巴士、機场", 0),
        ("zh-CN", "機場巴士、机", 67),
        ("zh-TW", "这台机器坏了。", 100),
        ("zh-HK", "這台機器壞了。", 0),
        ("zh", "這台機器壞了。", 0),
        ("en-US", "機器壞了", 0),
    ],
)
def test_the_script_of_a_code_and_of_its_text(code: str, text: str, wrong: int) -> None:
    found = [line for line in lines(memory(unit(text)).replace("zh-CN", code)) if "TMX-22" in line]
    assert [line.partition(", but ")[2].partition(" % ")[0] for line in found] == ([str(wrong)] if wrong else [])


@pytest.mark.parametrize("code", ["en", "zh-CN", "zh-Hans-CN", "zh-cmn-Hans-CN", "sr-Latn-RS", "es-419", "de-1996",
                                  "x-own", "i-klingon", "zh-min-nan", "en-a-bbb-x-a"])  # fmt: skip
def test_well_formed_codes(code: str) -> None:
    assert is_well_formed(code) and is_language(code)


@pytest.mark.parametrize(
    "code", ["", "zh_CN", "zh-", "-CN", "z", "中文", "en US", "Chinese (Simplified)", "en-USAAAAAAA"]
)
def test_codes_that_are_not_well_formed(code: str) -> None:
    assert not is_well_formed(code)
