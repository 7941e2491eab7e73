"""Cells of a table: never run as a formula, on one line, and the text again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import RAW, SAFE, formula_restored, formula_safe, tab_escaped, tab_unescaped

FORMULAS = [
    "=HYPERLINK(1)",
    "+1",
    "-5",
    "@SUM",
    "\t=1",
    "\r=1",
    "＝1",
    "－5",
    "=cmd|' /C calc'!A0",
    "  =1",
    "\u3000＝1",
    "'=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_can_be_run_as_a_formula_and_each_comes_back(text: str) -> None:
    assert formula_safe(text) == "'" + text
    assert formula_restored(formula_safe(text)) == text


@pytest.mark.parametrize("text", ["——他说", "'tis so", "1 = 1", "", "“好。”"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert formula_safe(text) == formula_restored(text) == text


def test_raw_leaves_cells_alone() -> None:
    assert RAW.write("=1") == RAW.read("=1") == "=1"


@given(st.text() | st.text(alphabet="'=+-@＝ \t\r\n\\\"nrt,"))
def test_any_text_comes_back(text: str) -> None:
    assert SAFE.read(SAFE.write(text)) == text
    assert tab_unescaped(tab_escaped(text)) == text
    assert not set("\t\n\r") & set(tab_escaped(text))
