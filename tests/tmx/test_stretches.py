"""Units that are written alike are read together as they are read one by one."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import InputError
from tests.tmx.memories import UNIT, memory, unit
from tests.tmx.test_pairs import PLAIN, RICH, VALUES
from tests.tmx.test_read import PIECES
from tmx import TranslationUnit, UnitsAlike, read_tmx


def one_by_one(text: str) -> list[TranslationUnit]:
    return list(read_tmx(io.BytesIO(text.encode()), "m.tmx"))


def together(text: str) -> list[TranslationUnit]:
    found: list[TranslationUnit] = []
    for one in read_tmx(io.BytesIO(text.encode()), "m.tmx").stretches():
        found += one if isinstance(one, UnitsAlike) else [one]
    return found


def test_two_units_show_how_the_others_are_written() -> None:
    text = memory(*(RICH.format(n=n) for n in range(5)))
    *first, alike = read_tmx(io.BytesIO(text.encode())).stretches()
    assert len(first) == 2
    assert isinstance(alike, UnitsAlike)
    assert len(alike) == 3
    assert alike.values[0] == ("2", "3", "4")
    assert [list(texts)[-1] for texts in alike.texts] == ["第4句。", "Sentence 4."]
    assert together(text) == one_by_one(text)


@pytest.mark.parametrize(
    "other",
    [
        unit(""),
        unit("<ph>x</ph>"),
        UNIT.replace("zh-CN", "zh-TW"),
        UNIT.replace("<tu", '<tu tuid="甲"', 1),
        UNIT.replace("<seg>", "<!-- a --><seg>"),
        UNIT.replace("<seg>", "<seg>&amp;&#38;lt;"),
        "<!-- between -->",
    ],
)
def test_units_written_otherwise_stand_in_their_place(other: str) -> None:
    text = memory(UNIT, UNIT, other, UNIT, other, other, UNIT)
    assert together(text) == one_by_one(text)


@given(st.lists(st.tuples(PLAIN, PLAIN, st.sampled_from(VALUES)), max_size=8))
def test_any_values_and_texts(rows: list[tuple[str, str, str]]) -> None:
    units = [
        f'<tu tuid="{value}"><prop type="x">{one}</prop><tuv xml:lang="zh"><seg>{one}</seg></tuv>'
        f'<tuv creationid="{value}" xml:lang="en"><seg>{other}</seg></tuv></tu>'
        for one, other, value in rows
    ]
    read_alike(memory(*units))


@given(st.lists(st.just(UNIT) | PIECES, max_size=6))
def test_whatever_stands_between(pieces: list[str]) -> None:
    read_alike(memory(*pieces))


def read_alike(text: str) -> None:
    """Both ways give the same units, or refuse the text with the same words."""
    try:
        expected = one_by_one(text)
    except InputError as error:
        with pytest.raises(type(error)) as refused:
            together(text)
        assert str(refused.value) == str(error)
    else:
        assert together(text) == expected
