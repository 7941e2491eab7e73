"""Pairs of texts: by pattern or by parser, the same pairs and the same refusals."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Encoding, InputError
from tests.shared import SHARED, needs_shared
from tests.tmx.memories import UNIT, memory, unit
from tests.tmx.test_read import PIECES
from tmx import Losses, TranslationUnit, read_pairs, read_tmx
from tmx.language import matching
from tmx.pairs import PairFinder

PAIR = ("今天天气很好。", "It is a fine day.")
RICH = (
    '<tu tuid="{n}" creationdate="20260101T000000Z">\n<note>看 {n}</note>\n<prop type="x-a">甲 {n}</prop>\n'
    '<tuv changeid="{n}" xml:lang="zh-CN"><seg>第{n}句。</seg></tuv>\n'
    '<tuv xml:lang="en-US"><seg>Sentence {n}.</seg></tuv>\n</tu>'
)
PLAIN = st.sampled_from(["", "甲", "好 ", "&amp;", "&#38;lt;", "a > b"])
CODES = st.lists(
    st.sampled_from(
        ["甲", "&amp;", '<bpt i="1">&lt;b></bpt>', '<ept i="1"/>', "<hi>乙<ph>x</ph></hi>", "<ph>", "</ph>"]
    )
).map("".join)
VALUES = ["1", "甲 & 乙".replace("&", "&amp;"), "<", "&", "x > y", "\t"]


def pairs(text: str, source: str = "zh", target: str = "en") -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs of a memory, and what was not carried."""
    losses = Losses()
    found = list(read_pairs(io.BytesIO(text.encode()), source, target, losses, "m.tmx"))
    return found, losses.lines()


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("zh", "en", [PAIR]),
        ("zh-CN", "en-GB", [PAIR]),
        ("ZH_hans", "eng", [PAIR]),
        ("en", "zh", [PAIR[::-1]]),
        ("zh-TW", "en", [PAIR]),
        ("zh", "zh", []),
        ("zh", "fr", []),
    ],
)
def test_languages_are_chosen_by_code_never_by_place(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    turned = re.sub("(<tuv.*?</tuv>)(<tuv.*?</tuv>)", r"\2\1", UNIT)
    assert pairs(memory(UNIT), source, target)[0] == expected
    assert pairs(memory(UNIT, UNIT, turned, UNIT), source, target)[0] == expected * 4


def test_units_without_a_pair_are_passed_over_and_counted() -> None:
    found, lost = pairs(
        memory(UNIT, UNIT.replace("zh-CN", "fr"), unit(""), UNIT, UNIT.replace("en-US", "zh-TW"), unit("<ph>x</ph>"))
    )
    assert found == [PAIR, PAIR]
    assert lost == [
        "not carried: 2 × unit without just one variant for each language: left out (first in unit 2)",
        "not carried: 2 × unit with an empty segment: left out (first in unit 3)",
    ]


def test_units_written_alike_are_found_by_one_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PairFinder, "_pair", lambda finder, unit: (f"{unit.number}", "read whole"))
    many = [RICH.replace("{n}", str(n)) for n in range(1, 30)]
    assert pairs(memory(*many))[0] == [("1", "read whole"), *((f"第{n}句。", f"Sentence {n}.") for n in range(2, 30))]


def test_other_shapes_between_them_are_read_too_and_remembered() -> None:
    odd = [RICH.replace("{n}", str(n)) if n % 3 else unit(f"第<ph>{n}</ph>句 &amp; &#x4E00;") for n in range(40)]
    expected = [(f"第{n}句。", f"Sentence {n}.") if n % 3 else ("第句 & 一", PAIR[1]) for n in range(40)]
    assert pairs(memory(*odd))[0] == expected


def test_more_shapes_than_are_remembered() -> None:
    many = [UNIT.replace("<tu>", f'<tu a{n}="1">') for n in range(60)]
    assert pairs(memory(*many, *many))[0] == [PAIR] * 120


def test_several_memories_in_one_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        for name in ("1.tmx", "2.tmx"):
            archive.writestr(name, memory(UNIT, UNIT))
    assert list(read_pairs(tmp_path / "m.zip", "zh", "en")) == [PAIR] * 4


SHAPES = [UNIT, RICH, RICH.replace("\n", " "), UNIT.replace("</seg>", "</seg>\n"), UNIT.replace("><", "> <!-- --><")]
BETWEEN = ["", "\n", "乙", "<!-- -->", "<x/>", "</tu>", "\x0b"]


@given(
    st.lists(
        st.tuples(st.sampled_from(SHAPES), PIECES | PLAIN | CODES, st.sampled_from(VALUES)), min_size=1, max_size=8
    ),
    st.sampled_from(BETWEEN),
)
def test_both_ways_find_the_same_or_refuse_the_same(written: list[tuple[str, str, str]], between: str) -> None:
    units = [
        shape.replace("<seg>", f"<seg>{text}", 1).replace("{n}", value).replace("<tu>", f'<tu a="{value}">')
        for shape, text, value in written
    ]
    text = memory(units[0], *units, between, *units).encode()
    assert by_pairs(text) == by_units(text)


@needs_shared
@pytest.mark.parametrize(
    "path",
    sorted(SHARED.glob("samples/variants/*.tmx*")) + sorted(SHARED.glob("samples/tmx-*/*")),
    ids=lambda path: path.name,
)
def test_samples_give_the_same_pairs_as_their_units(path: Path) -> None:
    assert by_pairs(path.read_bytes()) == by_units(path.read_bytes())


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_the_size_of_the_chunks_makes_no_difference(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = memory(*[RICH.replace("{n}", str(n)) for n in range(20)]).encode("utf-8")
    damaged = text[:-60] + b"\xff" + text[-60:]
    whole, refusal = by_units(text), by_units(damaged)
    monkeypatch.setattr("tmx.stream.CHUNK_BYTES", size)
    monkeypatch.setattr("tmx.stream.sniff", lambda head, name: (Encoding("utf-8", "default"), 0))
    assert by_pairs(text) == whole
    assert by_pairs(damaged) == refusal


def by_pairs(text: bytes) -> list[tuple[str, str]] | str:
    """The pairs, or the message of the refusal."""
    try:
        return list(read_pairs(io.BytesIO(text), "zh", "en", None, "m.tmx"))
    except InputError as error:
        return f"{type(error).__name__}: {error}"


def by_units(text: bytes) -> list[tuple[str, str]] | str:
    """The same from whole units."""
    try:
        return list(chosen(read_tmx(io.BytesIO(text), "m.tmx")))
    except InputError as error:
        return f"{type(error).__name__}: {error}"


def chosen(units: Iterable[TranslationUnit]) -> Iterator[tuple[str, str]]:
    for one in units:
        chinese, english = matching(one.variants, "zh"), matching(one.variants, "en")
        if len(chinese) == len(english) == 1 and chinese[0].text and english[0].text:
            yield chinese[0].text, english[0].text
