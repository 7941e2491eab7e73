"""Script and language, by counting characters."""

import pytest

from corpus.document import Script
from corpus.script import language_of, script_of
from tests.shared import SHARED, needs_shared


def test_only_traditional_only_simplified_and_common_characters() -> None:
    assert script_of("技術 and 技术") == Script(han=4, traditional=25.0, simplified=25.0)
    assert script_of("工人") == Script(2, 0.0, 0.0)
    assert script_of("No Han here.") == Script(0, 0.0, 0.0)


LANGUAGES = {
    "simplified": ("劳动模范大会", "zh-Hans"),
    "traditional": ("勞動模範大會", "zh-Hant"),
    "neither": ("工人", "zh-Hans"),
    "mostly simplified": ("技术革新和技术革命是輕工业的任务", "zh-Hans"),
    "Chinese with Latin words": ("他们用 Microsoft Windows 操作系统", "zh-Hans"),
    "English with Chinese words": ("The word 技协 is short for technical cooperation.", "en"),
    "English": ("The workers of the mill learned to use the new machine.", "en"),
    "headline": ("Federation of Trade Unions Convenes a Meeting in Shenyang", "en"),
    "pinyin": ("LIAONINGSHENG ZHIGONG JISHU XIEZUO HUODONGZHI", ""),
    "pinyin with toneless words": ("Ta he wo you long an can men so she me", ""),
    "ISBN": ("ISBN 7-205-01335-6", ""),
    "address": ("No. 12, Zhongshan Road, Shenyang", ""),
    "German": ("Ich habe es gestern schon gesehen, aber nicht gleich verstanden.", ""),
    "French": ("Le chat est sur la table et il mange une souris.", ""),
    "Russian": ("Рабочие учатся.", ""),
    "Japanese": ("これはひとつの文です。", ""),
    "Korean": ("노동자들이 배운다.", ""),
    "digits": ("1957.3.", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "lang"), LANGUAGES.values(), ids=LANGUAGES)
def test_language(text: str, lang: str) -> None:
    assert language_of(text) == lang


@needs_shared
@pytest.mark.parametrize(
    ("seed", "han", "traditional", "simplified", "lang"),
    [
        ("000", 10_699, 0.0, 38.9, "zh-Hans"),
        ("001", 8_413, 5.2, 28.2, "zh-Hans"),
        ("002", 8_668, 35.9, 0.1, "zh-Hant"),
        ("003", 728, 0.0, 39.7, "zh-Hans"),
        ("004", 9_263, 36.9, 0.6, "zh-Hant"),
    ],
)
def test_the_seeds(seed: str, han: int, traditional: float, simplified: float, lang: str) -> None:
    text = next((SHARED / "seeds").glob(f"{seed}_*.txt")).read_text("utf-8")
    script = script_of(text)
    assert (script.han, round(script.traditional, 1), round(script.simplified, 1)) == (han, traditional, simplified)
    assert language_of(text) == lang
