"""Which files belong together."""

import json
from pathlib import Path

import pytest

from corpus import DuizhaoError, is_list_of_pairs, listed_pairs

TABLE = "id\tsource\ttarget\ttarget_lang\n一\ta.txt\tsub/b.txt\ten\n\nc2\tc.txt\td.txt\n"


def manifest(folder: Path, text: str, name: str = "pairs.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_names_files_from_its_own_folder(tmp_path: Path) -> None:
    path = manifest(tmp_path, TABLE)
    assert is_list_of_pairs(path)
    first, second = listed_pairs(path)
    assert first == ("一", tmp_path / "a.txt", tmp_path / "sub/b.txt", ("", "en"))
    assert second == ("c2", tmp_path / "c.txt", tmp_path / "d.txt", ("", ""))


def test_lines_of_json_say_the_same(tmp_path: Path) -> None:
    rows = [
        {"id": "一", "source": "a.txt", "target": "sub/b.txt", "target_lang": "en"},
        {"id": "c2", "source": "c.txt", "target": "d.txt"},
    ]
    path = manifest(tmp_path, "".join(json.dumps(row) + "\n" for row in rows), "pairs.jsonl")
    assert is_list_of_pairs(path)
    assert listed_pairs(path) == listed_pairs(manifest(tmp_path, TABLE))


@pytest.mark.parametrize(
    "text",
    ["工人们提出了合理化建议。\n", "source of all evil\n", '{"text": "source target"}\n', "", "技协\ttarget\n"],
    ids=["prose", "a word", "other json", "empty", "one name"],
)
def test_a_text_is_no_manifest(tmp_path: Path, text: str) -> None:
    assert not is_list_of_pairs(manifest(tmp_path, text))


def test_a_folder_is_paired_by_name(tmp_path: Path) -> None:
    names = ["ch2.zh-Hans.txt", "ch2.en-GB.txt", "zh/one.txt", "en/one.txt", "notes.txt", "lonely.zh.txt", "zhang.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("好", encoding="utf-8")
    assert [(pair.id, pair.source.name, pair.target.name) for pair in listed_pairs(tmp_path)] == [
        ("ch2", "ch2.zh-Hans.txt", "ch2.en-GB.txt"),
        ("one", "one.txt", "one.txt"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tsource\ttarget\nx\ta\t\n", ":2: no target: expected id, source, target in every line"),
        ("id\tsource\ttarget\tnotes\nx\ta\tb\tc\n", ":2: unknown column 'notes'"),
        ("id\tsource\ttarget\nx\ta\tb\tc\n", ":2: 4 columns where the heading has 3"),
        ("id\tsource\ttarget\n../x\ta\tb\n", ":2: the id '../x' cannot name a file"),
        ("id\tsource\ttarget\n.x\ta\tb\n", ":2: the id '.x' cannot name a file"),
        ("id\tsource\ttarget\nx\ta\tb\nX\tc\td\n", "the id 'X' stands twice"),
        ('{"id": "x", "source": "a", "target": "b"}\n{"id": 3}\n', ":2: '{\"id\": 3}' is no object of texts"),
    ],
    ids=["no target", "unknown column", "too many", "slash", "hidden", "twice", "not texts"],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DuizhaoError) as error:
        listed_pairs(manifest(tmp_path, text))
    assert message in str(error.value)


def test_a_folder_without_pairs(tmp_path: Path) -> None:
    with pytest.raises(DuizhaoError, match="write a manifest with the columns id, source, target"):
        listed_pairs(tmp_path)
