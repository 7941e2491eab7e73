"""Pairs of Chinese and English texts out of memories and alignments."""

from pathlib import Path

import pytest

from corpus import FormatError, LanguageError
from tmx import Header, TranslationUnit, Variant, bitext, write_tmx

HEADER = Header("test", "1", "sentence", "test", "en", "zh-CN", "plaintext")


def unit(**texts: str) -> TranslationUnit:
    variants = tuple(Variant(code.replace("_", "-"), code.replace("_", "-"), (text,)) for code, text in texts.items())
    return TranslationUnit(variants)


def test_units_with_one_text_of_each_language(tmp_path: Path) -> None:
    units = [
        unit(zh_CN="工人", en_US="worker"),
        unit(en_GB="factory", zh_TW="工廠"),
        unit(fr="usine", zh_CN="工厂"),
        unit(zh_CN="车间", de="Werkstatt", en="workshop"),
    ]
    path = tmp_path / "memory.tmx"
    path.write_bytes(b"".join(write_tmx(HEADER, units)))
    assert list(bitext(path)) == [("工人", "worker"), ("工廠", "factory"), ("车间", "workshop")]


def row(source: str, target: str, number: int) -> str:
    sides = f'"source": [{number}, {number + bool(source)}], "target": [{number}, {number + bool(target)}]'
    return f'{{{sides}, "confidence": 1, "source_text": "{source}", "target_text": "{target}", "status": "auto"}}\n'


@pytest.mark.parametrize(
    "pairs",
    [
        [("工人来了，大家都很高兴。", "The workers came, and all of them were glad.")],
        [("The workers came, and all of them were glad.", "工人来了，大家都很高兴。")],
    ],
    ids=["Chinese first", "English first"],
)
def test_beads_with_both_sides_whichever_comes_first(pairs: list[tuple[str, str]], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(row(*pair, number) for number, pair in enumerate([*pairs])), encoding="utf-8")
    assert list(bitext(path)) == [("工人来了，大家都很高兴。", "The workers came, and all of them were glad.")]


def test_other_languages_and_formats_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(row("工人来了。", "工人走了。", 0), encoding="utf-8")
    with pytest.raises(LanguageError, match="not an alignment of Chinese and English"):
        bitext(path)
    with pytest.raises(FormatError, match=r"neither TMX nor an alignment"):
        bitext(tmp_path / "a.docx")
