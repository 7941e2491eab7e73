"""Files side by side, whatever their format."""

import json
from pathlib import Path

import pytest

from corpus import FormatError, LanguageError, ReadSettings
from scoring import Files, Material, read_material
from tests.command import duizhao

ENGLISH = ["The workers made three proposals.", "They learned from model workers."]
CHINESE = ["工人们提出三条建议。", "他们向劳动模范学习。"]
READ = ReadSettings()


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def texts(material: Material) -> dict[str, tuple[str, ...]]:
    return {candidate.name: candidate.texts for candidate in material.candidates}


def references(material: Material) -> list[tuple[str | None, ...]]:
    return [segment.references for segment in material.segments]


def test_lines_with_names_sources_and_documents(tmp_path: Path) -> None:
    mt, ref = write(tmp_path / "a.txt", *ENGLISH), write(tmp_path / "ref.txt", *ENGLISH)
    source, documents = write(tmp_path / "src.txt", *CHINESE), write(tmp_path / "docs.txt", "one", "two")
    found = read_material(Files((f"mt={mt}", str(mt)), (ref, ref), source, documents), READ)
    assert texts(found) == {"mt": tuple(ENGLISH), "a": tuple(ENGLISH)}
    assert found.segments[1] == ("他们向劳动模范学习。", (ENGLISH[1],) * 2, "two")
    assert (found.language, [one.role for one in found.inputs]) == (
        "en",
        ["hypothesis", "hypothesis", "reference", "reference", "source"],
    )


def test_both_directions(tmp_path: Path) -> None:
    mt = write(tmp_path / "a.txt", *CHINESE)
    assert read_material(Files((str(mt),), (mt,)), READ).language == "zh-Hans"


def test_an_empty_line_is_an_empty_segment(tmp_path: Path) -> None:
    mt, ref = write(tmp_path / "a.txt", "", ENGLISH[1]), write(tmp_path / "ref.txt", ENGLISH[0], "")
    found = read_material(Files((str(mt),), (ref,)), READ)
    assert (texts(found)["a"], references(found)) == (("", ENGLISH[1]), [(ENGLISH[0],), ("",)])


def test_one_table_holds_everything(tmp_path: Path) -> None:
    rows = [
        "id\tsource\treference\ta\tb",
        *("\t".join(["1", zh, en, en, zh]) for zh, en in zip(CHINESE, ENGLISH, strict=True)),
    ]
    table = write(tmp_path / "t.tsv", *rows)
    found = read_material(Files((str(table),), columns="hypothesis=a,hypothesis=b"), READ)
    assert texts(found) == {"a": tuple(ENGLISH), "b": tuple(CHINESE)}
    assert found.segments[0] == (CHINESE[0], (ENGLISH[0],), "")
    with pytest.raises(FormatError, match="no column of the hypothesis among id, source, reference, a, b"):
        read_material(Files((str(table),)), READ)


def test_jsonl_has_a_list_of_references_for_each_segment(tmp_path: Path) -> None:
    rows = [
        {"hypothesis": ENGLISH[0], "references": [ENGLISH[0], None], "document": "one"},
        {"hypothesis": ENGLISH[1], "references": [ENGLISH[1], "They learned."], "document": "one"},
    ]
    table = write(tmp_path / "t.jsonl", *(json.dumps(row, ensure_ascii=False) for row in rows))
    found = read_material(Files((str(table),)), READ)
    assert references(found) == [(ENGLISH[0], None), (ENGLISH[1], "They learned.")]
    assert [segment.document for segment in found.segments] == ["one", "one"]


def test_memories_and_their_sources(tmp_path: Path) -> None:
    table = write(tmp_path / "t.tsv", "zh\ten", *("\t".join(pair) for pair in zip(CHINESE, ENGLISH, strict=True)))
    for suffix in ("tmx", "xliff"):
        assert duizhao("tmx", "convert", table, tmp_path / f"ref.{suffix}", "-q").code == 0
    found = read_material(Files((str(tmp_path / "ref.xliff"),), (tmp_path / "ref.tmx",)), READ)
    assert texts(found)["ref"] == tuple(ENGLISH)
    assert [segment.source for segment in found.segments] == CHINESE
    assert (found.language, found.source_language) == ("en", "zh")
    other = write(tmp_path / "src.txt", CHINESE[0], "别的句子。")
    with pytest.raises(FormatError, match="segment 2 has different sources"):
        read_material(Files((str(tmp_path / "ref.tmx"),), source=other), READ)


def test_what_cannot_be_told_is_asked(tmp_path: Path) -> None:
    mt = write(tmp_path / "a.txt", "Die Arbeiter", "lernen")
    with pytest.raises(LanguageError, match=r"cannot tell its language: name it with --lang"):
        read_material(Files((str(mt),), (mt,)), READ)
    assert read_material(Files((str(mt),), (mt,), lang="de"), READ).language == "de"


def test_two_candidates_of_one_name_are_refused(tmp_path: Path) -> None:
    mt = write(tmp_path / "a.txt", *ENGLISH)
    with pytest.raises(FormatError, match=r"two candidates are called a: name them, as in first=a\.txt"):
        read_material(Files((str(mt), str(mt)), (mt,)), READ)
