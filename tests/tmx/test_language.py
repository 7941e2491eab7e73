"""Codes as they stand in memories, what they mean, and which variant serves which language."""

import pytest

from tmx.language import Sides, client_code, matching, normalise, sides
from tmx.unit import Header, TranslationUnit, Variant

SIMPLIFIED = [
    "zh-CN",
    "ZH-CN",
    "zh_CN",
    "zh-Hans",
    "zh-Hans-CN",
    "zh-cmn-Hans-CN",
    "cmn-Hans",
    "zh-CHS",
    "CHS",
    "zho-Hans",
    "ZHO-CN",
]
TRADITIONAL = ["zh-TW", "zh_tw", "zh-Hant", "zh-Hant-TW", "cmn-Hant", "zh-CHT", "CHT", "chi-tw"]


@pytest.mark.parametrize(
    ("written", "meant", "for_clients"),
    [
        *[(code, "zh-Hans", "zh-CN") for code in SIMPLIFIED],
        *[(code, "zh-Hant", "zh-TW") for code in TRADITIONAL],
        ("Chinese (Simplified)", "zh-Hans", "zh-CN"),
        ("Chinese (Traditional)", "zh-Hant", "zh-TW"),
        ("zh-SG", "zh-Hans-SG", "zh-SG"),
        ("zh-Hans-SG", "zh-Hans-SG", "zh-SG"),
        ("zh-HK", "zh-Hant-HK", "zh-HK"),
        ("ZH_MO", "zh-Hant-MO", "zh-MO"),
        *[(code, "zh", "zh") for code in ["zh", "zho", "chi", "cmn", "Chinese"]],
        *[(code, "en", "en-US") for code in ["en", "EN", "eng", "English"]],
        ("EN_US", "en-US", "en-US"),
        ("eng-US", "en-US", "en-US"),
        ("en-gb", "en-GB", "en-GB"),
        ("SR-LATN-rs", "sr-Latn-RS", "sr-Latn-RS"),
        ("es-419", "es-419", "es-419"),
    ],
)
def test_codes(written: str, meant: str, for_clients: str) -> None:
    assert normalise(written) == meant
    assert client_code(meant) == for_clients
    assert normalise(normalise(written)) == meant


def variants(*codes: str) -> tuple[Variant, ...]:
    return tuple(Variant(code, normalise(code), (code,)) for code in codes)


@pytest.mark.parametrize(
    ("there", "wanted", "chosen"),
    [
        pytest.param(["en-GB", "en-US", "en"], "en-US", ["en-US"], id="exact"),
        pytest.param(["zh-TW", "zh-SG", "zh"], "zh-Hans", ["zh-SG"], id="same script"),
        pytest.param(["en-GB", "en"], "en-US", ["en"], id="without region"),
        pytest.param(["en-GB", "fr"], "en-US", ["en-GB"], id="same language"),
        pytest.param(["zh-TW"], "zh-Hans", ["zh-TW"], id="other script, better than nothing"),
        pytest.param(["en-GB", "en-AU"], "en-US", ["en-GB", "en-AU"], id="a tie is not broken"),
        pytest.param(["zh-CN", "ZH_cn"], "zh-Hans", ["zh-CN", "ZH_cn"], id="the same twice"),
        pytest.param(["fr"], "en-US", [], id="none"),
        pytest.param([], "en-US", [], id="nothing there"),
    ],
)
def test_matching(there: list[str], wanted: str, chosen: list[str]) -> None:
    assert [variant.written for variant in matching(variants(*there), wanted)] == chosen


@pytest.mark.parametrize(
    ("own", "header", "source"),
    [
        pytest.param("", "zh-CN", "zh-CN", id="header"),
        pytest.param("en", "zh-CN", "en-US", id="the unit wins"),
        pytest.param("", "*all*", "en-US", id="all: the first"),
        pytest.param("", "", "en-US", id="missing: the first"),
    ],
)
def test_source_language(own: str, header: str, source: str) -> None:
    attributes = (("srclang", own),) if own else ()
    unit = TranslationUnit(variants("en-US", "zh-CN", "fr"), attributes)
    found = sides(unit, Header(srclang=header))
    assert [variant.written for variant in found.sources] == [source]
    assert len(found.targets) == 2


def test_a_unit_without_its_source_language() -> None:
    unit = TranslationUnit(variants("fr", "de"))
    assert sides(unit, Header(srclang="zh-CN")) == Sides((), unit.variants)
