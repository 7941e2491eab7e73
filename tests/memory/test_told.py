"""What is kept of units that are written alike is what is kept of them one by one."""

import io

import pytest

from memory.told import told_of
from tests.tmx.memories import UNIT, memory
from tmx import UnitsAlike, read_tmx

RICH = (
    '<tu tuid="{n}%" creationdate="2026010{n}T000000Z" changedate="20260105T000000Z">\n'
    "<note>看 &quot;{n}&quot;</note>\n"
    '<prop type="x-context-pre">前 {n}\\u0000</prop>\n'
    '<tuv xml:lang="zh-CN" lastusagedate="2026020{n}T000000Z"><seg>第{n}句。</seg></tuv>\n'
    '<tuv xml:lang="en-US"><seg>Sentence {n}.</seg></tuv>\n</tu>'
)
NOTED = '<tu><note>{n}</note><tuv xml:lang="en"><seg>b{n}</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv></tu>'


@pytest.mark.parametrize("written", [RICH, NOTED, UNIT], ids=["rich", "one language", "bare"])
def test_units_written_alike(written: str) -> None:
    text = memory(*(written.replace("{n}", str(n)) for n in range(1, 9)))
    units = list(read_tmx(io.BytesIO(text.encode())).stretches())
    assert isinstance(units[-1], UnitsAlike)
    assert told_of(units) == told_of(read_tmx(io.BytesIO(text.encode())))


def test_white_space_is_no_translation() -> None:
    text = memory(*(RICH.replace("{n}", str(n)) for n in range(1, 9))).replace("Sentence 5.", "\u3000 ")
    units = list(read_tmx(io.BytesIO(text.encode())).stretches())
    assert isinstance(units[-1], UnitsAlike)
    assert told_of(units).n_spoken == [2, 2, 2, 2, 1, 2, 2, 2]
    assert told_of(units) == told_of(read_tmx(io.BytesIO(text.encode())))


def test_alike_units_that_come_again_are_told_again() -> None:
    text = memory(*[UNIT] * 4)
    units = list(read_tmx(io.BytesIO(text.encode())).stretches())
    assert told_of([units[-1], units[-1]]).counts == [2] * 4
