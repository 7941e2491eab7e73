"""What a memory holds, as a value, as lines and as JSON."""

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import UnreadableError
from tests.shared import SHARED, needs_shared
from tests.tmx.memories import UNIT, memory, unit
from tmx.inventory import Info, LanguageCount, info
from tmx.report import describe, to_json
from tmx.stretches import one_by_one


def of(*units: str) -> Info:
    return info(io.BytesIO(memory(*units).encode("utf-8")), "m.tmx")


DATED = UNIT.replace("<tu>", '<tu creationdate="2026-01-02T00:00:00Z" changedate="20260301T000000Z" creationtool="x">')


def test_the_counts() -> None:
    found = of(
        DATED, UNIT, unit("今天天气很好。", "Fine."), unit("好<ph>x</ph>。").replace("<tu>", '<tu><prop type="x-a"/>')
    )
    assert (found.units, found.segments, found.repeated, found.rivals) == (4, 8, 1, 1)
    assert found.languages == (LanguageCount("en-US", "en-US", 4, 56), LanguageCount("zh-CN", "zh-Hans", 4, 23))
    assert (found.first_date, found.last_date) == ("2026-01-02T00:00:00Z", "20260301T000000Z")
    assert (found.codes, found.props, found.tools) == ((("ph", 1),), (("x-a", 1),), (("t", 1), ("x", 1)))


def test_the_lines() -> None:
    assert describe(of(DATED, UNIT, "<foo/>")) == [
        "m.tmx: TMX 1.4, utf-8, 571 bytes",
        "made by t 1; source language zh-CN; units are sentence",
        "units 2, segments 4",
        "  en-US: 2 units, 34 characters",
        "  zh-CN (read as zh-Hans): 2 units, 14 characters",
        "dates 2026-01-02T00:00:00Z to 20260301T000000Z",
        "duplicates: 1 units repeat another, 0 translate a source again in other words",
        "tools: t 1, x 1",
        "m.tmx:8: TMX-15: element `foo` between units is passed over",
    ]


def test_a_header_cannot_break_the_lines() -> None:
    lines = describe(of(UNIT.replace("zh-CN", "zh&#10;-CN")))
    assert "  zh -CN: 1 units, 7 characters" in lines


def test_the_value_for_json() -> None:
    found = to_json(of(UNIT))
    assert json.loads(json.dumps(found)) == found
    assert found["languages"] == [
        {"written": "en-US", "language": "en-US", "units": 1, "characters": 17},
        {"written": "zh-CN", "language": "zh-Hans", "units": 1, "characters": 7},
    ]
    assert list(found) == [
        "file", "version", "encoding", "bytes", "header", "units", "segments", "languages", "dates", "duplicates",
        "codes", "props", "tools", "remarks",
    ]  # fmt: skip


TEXTS = st.sampled_from(["好。", "今天", "&amp;", "a", "", "好<ph>x</ph>"])
DATES = st.sampled_from(["20260102T000000Z", "2026-01-02T00:00:00Z", "20260301T000000Z", ""])
ROWS = st.lists(st.tuples(TEXTS, TEXTS, DATES, DATES, st.sampled_from(["", "x", "y"])), max_size=12)


@given(ROWS, st.sampled_from(["zh-CN", "en-US", "fr"]), st.sampled_from(["x-a", "x-b"]))
def test_units_written_alike_are_counted_as_one_by_one(
    rows: list[tuple[str, str, str, str, str]], other: str, kind: str
) -> None:
    text = memory(
        *(
            f'<tu creationdate="{made}" creationtool="{tool}"><prop type="{kind}">{made}</prop>'
            f'<tuv xml:lang="zh-CN" changedate="{changed}"><seg>{one}</seg></tuv>'
            f'<tuv creationtool="{tool}" xml:lang="{other}"><seg>{said}</seg></tuv></tu>'
            for one, said, made, changed, tool in rows
        )
    ).encode("utf-8")
    together = info(io.BytesIO(text), "m.tmx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tmx.inventory.runs", lambda units: ([unit] for unit in one_by_one(units)))
        assert info(io.BytesIO(text), "m.tmx") == together
    pairs = [(one, said) for one, said, *_ in rows]
    assert together.repeated == len(pairs) - len(set(pairs))
    if other == "en-US" and all(one for one, _ in pairs):
        assert together.rivals == len(set(pairs)) - len({one for one, _ in pairs})


@needs_shared
@pytest.mark.parametrize(
    ("name", "units", "languages"),
    [
        ("tmx-omegat/test-match-stat-en-ca.tmx", 259, ["ca", "en"]),
        ("tmx-heartsome/ImportTMXTest.tmx", 314, ["en-US", "zh-CN"]),
        ("variants/multi_lang.tmx", 3, ["en-US", "fr", "zh-CN"]),
        ("tmx-omegat/empty.tmx", 0, []),
    ],
)
def test_samples(name: str, units: int, languages: list[str]) -> None:
    found = info(SHARED / "samples" / name)
    assert (found.units, [language.written for language in found.languages]) == (units, languages)
    assert describe(found)


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "memory.tmx")
    with pytest.raises(UnreadableError, match="a pipe"):
        info(tmp_path / "memory.tmx")
