"""Moses: two files, a segment a line."""

from pathlib import Path

import pytest

from corpus import Existing, FormatError, OutputError
from tests.tmx.table.memories import HEAD, RICH, SAID, SETTINGS, pair
from tmx import Losses, TableSettings, TranslationUnit, Variant, write_moses
from tmx.table.moses import read_moses

UNITS = [RICH, pair("明天\t下雨。\n真的。", "Rain  tomorrow.", 2)]


def found_at(path: Path, settings: TableSettings = SAID) -> list[tuple[str, ...]]:
    memory = read_moses(path, path.name, settings, Losses())
    try:
        return [tuple(variant.text for variant in unit.variants) for unit in memory.units]
    finally:
        memory.close()


def test_both_files(tmp_path: Path) -> None:
    losses = Losses()
    paths = write_moses(tmp_path / "corpus", HEAD, UNITS, losses, Existing.REFUSE)
    assert [path.name for path in paths] == ["corpus.zh", "corpus.en"]
    assert [path.read_text(encoding="utf-8") for path in paths] == [
        "今天。\n明天 下雨。 真的。\n",
        "Today.\nRain  tomorrow.\n",
    ]
    assert losses.lines() == [
        "not carried: 1 × identifier of a unit (first in unit 1)",
        "not carried: 1 × date of a unit (first in unit 1)",
        "not carried: 1 × confidence of a unit (first in unit 1)",
        "not carried: 1 × status of a unit (first in unit 1)",
        "not carried: 1 × note of a unit (first in unit 1)",
        "not carried: 3 × property of a unit (first in unit 1)",
        "not carried: 1 × tab or line end inside a text: a space stands in its place (first in unit 2)",
    ]


@pytest.mark.parametrize("named", ["corpus", "corpus.zh", "corpus.en"])
def test_they_are_read_by_what_they_have_in_common_or_either_name(named: str, tmp_path: Path) -> None:
    write_moses(tmp_path / "corpus", HEAD, UNITS, Losses(), Existing.REFUSE)
    (tmp_path / "corpus.tsv").write_text("x", encoding="utf-8")
    assert found_at(tmp_path / named) == [("今天。", "Today."), ("明天 下雨。 真的。", "Rain  tomorrow.")]


def test_languages_are_told_by_the_text_or_by_the_name(tmp_path: Path) -> None:
    (tmp_path / "m.zh").write_text("天氣很好，大家都很高興。\n", encoding="utf-8")
    (tmp_path / "m.en").write_text("It was a fine day, and they were all glad.\n", encoding="utf-8")
    (tmp_path / "m.sr").write_text("Било је лепо.\n", encoding="utf-8")
    memory = read_moses(tmp_path / "m", "m", SETTINGS, Losses())
    assert [variant.written for variant in next(memory.units).variants] == ["zh-TW", "en-US"]
    memory = read_moses(tmp_path / "m", "m", TableSettings(source_lang="en", target_lang="sr"), Losses())
    assert [variant.written for variant in next(memory.units).variants] == ["en-US", "sr"]


def test_words_too_few_to_tell_a_language_are_in_that_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "m.zh").write_text("劳动模范\n", encoding="utf-8")
    (tmp_path / "m.en").write_text("model worker\n", encoding="utf-8")
    memory = read_moses(tmp_path / "m", "m", SETTINGS, Losses())
    assert [variant.written for variant in next(memory.units).variants] == ["zh-CN", "en-US"]


def test_the_only_two_files_are_a_pair_in_any_languages(tmp_path: Path) -> None:
    (tmp_path / "m.de").write_text("Werk\n", encoding="utf-8")
    (tmp_path / "m.fr").write_text("usine\n", encoding="utf-8")
    assert found_at(tmp_path / "m", SETTINGS) == [("Werk", "usine")]


def test_two_kinds_of_chinese_keep_their_whole_codes(tmp_path: Path) -> None:
    both = TranslationUnit((Variant("zh-CN", "zh-Hans", ("工厂",)), Variant("zh-TW", "zh-Hant", ("工廠",))))
    paths = write_moses(tmp_path / "c", HEAD, [both], Losses(), Existing.REFUSE)
    assert [path.name for path in paths] == ["c.zh-CN", "c.zh-TW"]
    assert found_at(tmp_path / "c", SETTINGS) == [("工厂", "工廠")]


def test_units_without_both_texts_are_left_out(tmp_path: Path) -> None:
    alone = pair("今", "a")._replace(variants=(Variant("zh-CN", "zh-Hans", ("明",)),), number=2)
    losses = Losses()
    write_moses(tmp_path / "c", HEAD, [pair("今", "a"), alone], losses, Existing.REFUSE)
    assert losses.left_out == 1
    assert (tmp_path / "c.zh").read_text(encoding="utf-8") == "今\n"


def test_files_of_different_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "m.zh").write_text("今\n明\n", encoding="utf-8")
    (tmp_path / "m.en").write_text("a\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"m\.en:2: ends here, the other file goes on: both must have as many lines"):
        found_at(tmp_path / "m")


def test_a_missing_partner_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.zh").write_text("今\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"m: expected two files such as m\.zh and m\.en, found m\.zh$"):
        found_at(tmp_path / "m")


def test_nothing_is_written_where_one_of_them_is_there(tmp_path: Path) -> None:
    (tmp_path / "m.en").write_text("mine\n", encoding="utf-8")
    with pytest.raises(OutputError, match=r"m\.en: exists: use --force to replace it"):
        write_moses(tmp_path / "m", HEAD, UNITS, Losses(), Existing.REFUSE)
    assert [path.name for path in tmp_path.iterdir()] == ["m.en"]


def test_a_memory_of_one_language_is_refused(tmp_path: Path) -> None:
    alone = TranslationUnit((Variant("zh-CN", "zh-Hans", ("明",)),))
    with pytest.raises(FormatError, match="the memory has one language only: Moses takes pairs"):
        write_moses(tmp_path / "m", HEAD, [alone], Losses(), Existing.REFUSE)
