"""Two sides: from one bilingual file, from two files, from lines."""

from pathlib import Path

import pytest

from corpus.errors import LanguageError
from corpus.pair import read_line_pair, read_pair, read_sides
from corpus.settings import ReadSettings

CHINESE = "标题：开会\n\n工人们都到齐了，会场里坐得满满的。主席宣布开会。\n"
ENGLISH = "Title: The Meeting\n\nAll the workers were there and the hall was full. The chairman opened the meeting.\n"
UNKNOWN = ("", "")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    texts = {"zh": CHINESE, "en": ENGLISH, "both": f"{ENGLISH}\n{CHINESE}"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name: tmp_path / name for name in texts}


@pytest.mark.parametrize("order", [("zh", "en"), ("en", "zh")])
def test_two_files_keep_their_order(order: tuple[str, str], files: dict[str, Path]) -> None:
    pair = read_pair([files[name] for name in order], UNKNOWN, ReadSettings())
    assert tuple(document.lang[:2] for document in pair) == order
    assert sorted(len(document.segments) for document in pair) == [3, 3]


@pytest.mark.parametrize(
    ("tags", "order"),
    [
        (("", ""), ("zh", "en")),
        (("zh-Hans", ""), ("zh", "en")),
        (("en", ""), ("en", "zh")),
        (("", "zh-Hans"), ("en", "zh")),
        (("", "en"), ("zh", "en")),
    ],
)
def test_of_a_bilingual_file_the_chinese_is_first_unless_a_tag_says_else(
    tags: tuple[str, str], order: tuple[str, str], files: dict[str, Path]
) -> None:
    pair = read_pair([files["both"]], tags, ReadSettings())
    assert tuple(document.lang[:2] for document in pair) == order


def test_one_language_alone_has_no_partner(files: dict[str, Path]) -> None:
    with pytest.raises(LanguageError, match=r"zh: only one language \(zh-Hans\) was found in it"):
        read_pair([files["zh"]], UNKNOWN, ReadSettings())


def test_a_bilingual_file_is_no_side_unless_its_language_is_named(files: dict[str, Path]) -> None:
    with pytest.raises(LanguageError, match="both: holds two languages by itself"):
        read_pair([files["both"], files["en"]], UNKNOWN, ReadSettings())
    assert read_pair([files["both"], files["en"]], ("zh-Hans", ""), ReadSettings())[0].lang == "zh-Hans"


def test_lines_are_segments_and_empty_ones_are_counted(files: dict[str, Path]) -> None:
    source, target = read_line_pair([files["zh"], files["en"]], ("zh-Hant", ""), ReadSettings())
    assert [segment.text for segment in source.segments] == [
        "标题：开会",
        "工人们都到齐了，会场里坐得满满的。主席宣布开会。",
    ]
    assert (source.lang, source.remarks) == ("zh-Hant", ("empty lines dropped: 1",))
    assert target.lang == "en"


@pytest.mark.parametrize(
    ("name", "tag", "langs"),
    [
        ("both", "", ["en", "zh-Hans"]),
        ("both", "zh", ["zh-Hans"]),
        ("both", "en", ["en"]),
        ("zh", "zh-Hans", ["zh-Hans"]),
        ("zh", "en", ["en"]),  # who names a language that is not there is believed
    ],
)
def test_a_side_is_chosen_by_its_language(name: str, tag: str, langs: list[str], files: dict[str, Path]) -> None:
    assert [document.lang for document in read_sides(files[name], tag, ReadSettings())] == langs
