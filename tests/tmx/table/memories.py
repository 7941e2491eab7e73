"""Units and files of tables for the tests of this folder."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace

from corpus import RAW
from tmx import Header, Losses, Note, Prop, TableSettings, TranslationUnit, Variant
from tmx.convert import FORMATS, Reader, Writer

HEAD = Header("duizhao", "0.1", "sentence", "duizhao", "en", "zh-CN", "plaintext")
SETTINGS = TableSettings(version="0.1")
SAID = TableSettings(version="0.1", source_lang="zh-CN", target_lang="en-US")
"""The languages named: a few words do not tell them."""

RAW_CELLS = replace(SAID, cells=RAW)


def pair(chinese: str, english: str, number: int = 1) -> TranslationUnit:
    """A unit of two languages and nothing else."""
    return TranslationUnit(
        (Variant("zh-CN", "zh-Hans", (chinese,)), Variant("en-US", "en-US", (english,))), number=number
    )


RICH = TranslationUnit(
    (Variant("zh-CN", "zh-Hans", ("今天。",)), Variant("en-US", "en-US", ("Today.",))),
    (("tuid", "7"), ("creationdate", "20260131T120000Z")),
    (
        Note("看"),
        Prop("x-a", "甲"),
        Prop("x-b", "1"),
        Prop("x-b", "2"),
        Prop("x-duizhao-confidence", "0.90"),
        Prop("x-duizhao-status", "auto"),
    ),
    number=1,
)
"""A unit with all that a table can hold."""


def reader(name: str) -> Reader:
    """What reads files of this format."""
    found = FORMATS[name].read
    assert found is not None
    return found


def writer(name: str) -> Writer:
    """What writes files of this format."""
    found = FORMATS[name].write
    assert found is not None
    return found


def written(
    name: str, units: Iterable[TranslationUnit], losses: Losses | None = None, settings: TableSettings = SETTINGS
) -> bytes:
    """The bytes of a file of this format."""
    return b"".join(writer(name)(HEAD, units, settings, Losses() if losses is None else losses))


def read(name: str, content: bytes, settings: TableSettings = SAID) -> tuple[list[TranslationUnit], list[str]]:
    """The units of a file of this format, and what was lost."""
    losses = Losses()
    memory = reader(name)(io.BytesIO(content), f"m.{name}", settings, losses, None)
    return list(memory.units), losses.lines()


def texts(name: str, content: bytes, settings: TableSettings = SAID) -> list[dict[str, str]]:
    """The words of each unit by language code."""
    return [{variant.written: variant.text for variant in unit.variants} for unit in read(name, content, settings)[0]]


def unplaced(units: Iterable[TranslationUnit]) -> list[TranslationUnit]:
    """The units without where they stood."""
    return [unit._replace(line=0) for unit in units]


def packed(parts: dict[str, str | bytes]) -> bytes:
    """An archive with these members."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return sink.getvalue()
