"""Any unit comes back from every format that can carry it; the bytes do not depend on when or where they are made."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tmx.table.memories import RICH, pair, read, unplaced, written
from tmx import Losses, Note, Prop, TranslationUnit, Variant
from tmx.xml import ILLEGAL

BOTH_WAYS = ["tsv", "csv", "jsonl", "xlsx"]
ODD = st.text(alphabet="'=+-@＝ \t\r\n\\\"<>&_x000D甲\x0b\x85\u2028\ufffe𠮷", min_size=1)
WORDS = (st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1) | ODD).filter(str.strip)
LINES = st.text(alphabet="甲=a_\\\"' <&", min_size=1)
NAMES = st.text(alphabet=string.ascii_lowercase + "-", min_size=1)


@st.composite
def units(draw: st.DrawFn) -> TranslationUnit:
    """A unit with all that a table can hold, in the order in which reading gives it."""
    attributes = draw(st.sampled_from([(), (("tuid", "a 1"),), (("tuid", "=1"), ("creationdate", "20260131T120000Z"))]))
    kinds = draw(st.dictionaries(NAMES, WORDS, max_size=2))
    props = [Prop(f"x-{kind}", text) for kind, text in kinds.items()]
    own = draw(st.sampled_from([[], [Prop("x-duizhao-confidence", "0.90"), Prop("x-duizhao-status", "doubtful")]]))
    notes = [Note(text) for text in draw(st.lists(LINES, max_size=2))]
    chinese, english = draw(WORDS), draw(WORDS)
    return pair(chinese, english)._replace(attributes=attributes, annotations=(*notes, *props, *own))


@pytest.mark.parametrize("name", BOTH_WAYS)
@settings(max_examples=60)
@given(unit=units())
def test_any_unit_comes_back(name: str, unit: TranslationUnit) -> None:
    losses = Losses()
    found, lost = read(name, written(name, [unit], losses))
    assert unplaced(found) == [unit]
    assert (losses.lines(), lost) == ([], [])


@settings(max_examples=60)
@given(WORDS.filter(lambda text: not ILLEGAL.search(text)), WORDS.filter(lambda text: not ILLEGAL.search(text)))
def test_any_text_comes_back_from_docx(chinese: str, english: str) -> None:
    found, lost = read("docx", written("docx", [pair(chinese, english)]))
    assert unplaced(found) == [pair(chinese, english)]
    assert lost == []


@pytest.mark.parametrize("name", [*BOTH_WAYS, "docx", "html"])
def test_the_same_units_give_the_same_bytes(name: str) -> None:
    assert written(name, [RICH, pair("今", "a", 2)]) == written(name, [RICH, pair("今", "a", 2)])


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_more_than_two_languages(name: str) -> None:
    three = RICH._replace(variants=(*RICH.variants, Variant("sr", "sr", ("Данас.",))))
    assert unplaced(read(name, written(name, [three]))[0]) == [three]


@pytest.mark.parametrize("name", [*BOTH_WAYS, "docx"])
def test_a_unit_without_a_translation_is_written_and_left_out_when_it_is_read(name: str) -> None:
    alone = pair("今", "a", 2)._replace(variants=(Variant("zh-CN", "zh-Hans", ("明",)),))
    found, lost = read(name, written(name, [pair("今", "a"), alone, pair("后", "c", 3)]))
    assert [unit.number for unit in found] == [1, 3]
    assert lost == ["not carried: 1 × row with words in fewer than two languages: left out (first in unit 2)"]


@pytest.mark.parametrize("name", [*BOTH_WAYS, "docx", "html"])
def test_a_memory_without_units(name: str) -> None:
    assert bool(written(name, [])) == (name != "jsonl")
