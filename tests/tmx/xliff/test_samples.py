"""Files of others: read, written in both versions, valid by the schemas of OASIS, and read again as they were."""

import io
from pathlib import Path

import pytest
from lxml import etree

from tests.shared import SHARED, needs_shared
from tests.tmx.xliff.files import bare, schema12, schema21
from tmx.content import Content
from tmx.loss import Losses
from tmx.unit import TranslationUnit
from tmx.xliff.read import read_xliff
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21

UNITS = {
    "BinUnitTest01.xlf": 3,
    "MQ-12-Test01.xlf": 119,
    "RB-12-Test02.xlf": 11,
    "TS09-12-Test01.xlf": 45,
    "Typo3Draft.xlf": 6,
    "altTrans-100.xlf": 1,
    "toJoin.xlf": 5,
    "withReorderedCodes.xlf": 9,
}


def valid_files() -> list[Path]:
    found = SHARED.glob("samples/xliff/**/*.xlf")
    return sorted(path for path in found if "invalid" not in str(path))


@needs_shared
def test_every_valid_file_is_read_without_a_complaint() -> None:
    paths = valid_files()
    assert len(paths) >= 45
    for path in paths:
        reader = read_xliff(path)
        found = list(reader)
        assert len(found) == UNITS.get(path.name, len(found))
        expected = ["seg-source has other words than source"] if path.name == "RB-12-Test02.xlf" else []
        assert [remark.message for remark in reader.remarks] == expected, path.name


@needs_shared
@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_what_is_read_is_written_valid_and_comes_back(version: str) -> None:
    schema, write = {"1.2": (schema12(), write_xliff12), "2.1": (schema21(), write_xliff21)}[version]
    for path in valid_files():
        reader = read_xliff(path)
        found = list(reader)
        written = b"".join(write(reader.header, found, Losses()))
        assert schema.validate(etree.fromstring(written)), f"{path.name}: {schema.error_log}"
        losses = Losses()
        again = [bare(unit) for unit in read_xliff(io.BytesIO(written), losses=losses)]
        expected = [_legal(unit) for unit in found] if version == "1.2" else found
        assert again == [bare(unit) for unit in expected], path.name
        assert list(losses) == []


@needs_shared
def test_what_goes_to_the_other_version_and_back_is_the_same() -> None:
    for path in valid_files():
        reader = read_xliff(path)
        found = list(reader)
        there = b"".join(write_xliff21(reader.header, found, Losses()))
        back = b"".join(write_xliff12(reader.header, list(read_xliff(io.BytesIO(there))), Losses()))
        again = list(read_xliff(io.BytesIO(back)))
        assert [variant.text for unit in again for variant in unit.variants] == [
            variant.text for unit in map(_legal, found) for variant in unit.variants
        ], path.name


def _legal(unit: TranslationUnit) -> TranslationUnit:
    """The unit as XLIFF 1.2 can hold it: these files have no other characters that XML cannot."""
    variants = tuple(variant._replace(content=_replaced(variant.content)) for variant in unit.variants)
    return unit._replace(variants=variants)


def _replaced(content: Content) -> Content:
    return tuple(
        piece.translate({1: 0xFFFD, 3: 0xFFFD})
        if isinstance(piece, str)
        else piece._replace(content=_replaced(piece.content))
        for piece in content
    )
