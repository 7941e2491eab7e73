"""Texts as cells of a table and back: safe from being run as formulas, and on one line where tabs part the cells."""

import re
from collections.abc import Callable
from typing import NamedTuple

# What a spreadsheet may take for a formula (CWE-1236), full-width forms too. Apostrophes before it count as ours, so
# that a text which itself begins with '= comes back whole.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_TO_ESCAPE, _ESCAPED = re.compile(r"[\\\t\n\r]"), re.compile(r"\\[\\tnr]")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {escape: character for character, escape in _ESCAPES.items()}


class Cells(NamedTuple):
    """How a text becomes a cell, and a cell the text again."""

    write: Callable[[str], str]
    read: Callable[[str], str]


def formula_safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet might run it as a formula."""
    if text[:1].isalnum():  # most: three times as fast as the expression
        return text
    return "'" + text if _FORMULA.match(text) else text


def formula_restored(cell: str) -> str:
    """The text that `formula_safe` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


SAFE = Cells(formula_safe, formula_restored)
RAW = Cells(str, str)


def tab_escaped(text: str) -> str:
    r"""The text on one line without tabs: tab, line ends and backslash are written \t, \n, \r and \\."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)


def tab_unescaped(cell: str) -> str:
    """The text that `tab_escaped` was given."""
    return _ESCAPED.sub(lambda found: _UNESCAPES[found[0]], cell) if "\\" in cell else cell
