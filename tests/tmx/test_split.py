"""Splitting: which unit goes where, and that all parts together are the whole."""

import io

import pytest

from corpus import LimitError
from tests.tmx.memories import HEAD, pair, said, spoken
from tmx.operations.split import (
    Parts,
    in_pairs,
    parts_by_count,
    parts_by_document,
    parts_by_language,
    parts_by_prop,
    parts_by_size,
)
from tmx.read import read_tmx
from tmx.stretches import one_by_one
from tmx.tally import Tally
from tmx.unit import TranslationUnit
from tmx.write import write_tmx

UNITS = [pair(f"第{number}天。", f"Day {number}.") for number in range(1, 6)]


def test_by_count() -> None:
    assert [placed.part for placed in parts_by_count(UNITS, 2)] == ["0001", "0001", "0002", "0002", "0003"]


def test_by_size_no_part_is_larger_unless_a_unit_is() -> None:
    size = len(b"".join(write_tmx(HEAD, UNITS[:2])))
    assert [placed.part for placed in parts_by_size(UNITS, size, HEAD)] == ["0001", "0001", "0002", "0002", "0003"]
    assert [placed.part for placed in parts_by_size(UNITS, 1, HEAD)] == ["0001", "0002", "0003", "0004", "0005"]


@pytest.mark.parametrize(
    ("value", "part"),
    [("law", "law"), ("", "none"), ("工会法", "工会法"), ("../../etc/x", "etc_x-"), ("a b", "a_b-"), ("a.b", "a.b")],
)
def test_a_part_has_a_name_that_is_fit_for_a_file(value: str, part: str) -> None:
    [placed] = parts_by_prop([pair("好", "Good.", {"x-domain": value} if value else None)], "x-domain")
    assert placed.part.startswith(part)
    assert "/" not in placed.part
    assert (placed.part == part) == (not part.endswith("-"))


def test_values_that_would_get_one_name_get_two() -> None:
    units = [pair("好", props={"x-a": value}) for value in ("a b", "a_b", "a/b")]
    assert len({placed.part for placed in parts_by_prop(units, "x-a")}) == 3


def test_by_document() -> None:
    unit = pair("好", props={"x-duizhao-source": "a.zh.txt#sha256:01", "x-duizhao-target": "a.en.txt#sha256:02"})
    assert [placed.part for placed in parts_by_document([unit, pair("好")])] == ["a.zh.txt_a.en.txt", "none"]


def test_a_unit_of_three_languages_gives_two_pairs() -> None:
    three = pair("好", "Good.")
    three = three._replace(variants=(*three.variants, said("fr-FR", "Bon.")))
    tally = Tally()
    units = tally.reading([three, pair("好")._replace(variants=())])
    placed = list(parts_by_language(tally.writing(in_pairs(units, HEAD, tally))))
    assert [one.part for one in placed] == ["zh-CN_en-US", "zh-CN_fr-FR"]
    assert spoken(one_by_one(one.units for one in placed)) == [("好", "Good."), ("好", "Bon.")]
    counts = tally.counts()
    assert (counts.read, counts.added, counts.dropped, counts.written) == (2, 1, 1, 2)


def test_the_parts_together_are_the_whole() -> None:
    files: dict[str, bytearray] = {}
    parts = Parts(HEAD, lambda part: files.setdefault(part, bytearray()).extend)
    many = [pair(f"第{number}天。", props={"x-a": str(number % 3)}) for number in range(200)]
    parts.write(parts_by_prop(many, "x-a"))
    read: list[TranslationUnit] = []
    for data in files.values():
        with read_tmx(io.BytesIO(bytes(data))) as reader:
            assert reader.header == HEAD
            read += reader
    assert sorted(spoken(read)) == sorted(spoken(many))
    assert parts.sizes == {"0": 67, "1": 67, "2": 66}


def test_more_parts_than_files_can_be_open_are_refused() -> None:
    many = [pair("好", props={"x-a": str(number)}) for number in range(501)]
    with pytest.raises(LimitError, match="more than 500 parts"):
        Parts(HEAD, lambda part: len).write(parts_by_prop(many, "x-a"))
