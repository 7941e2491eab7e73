"""The place where a memory cannot be read on, as a breach."""

import re
from collections.abc import Callable

from corpus import EncodingError, FormatError
from tmx.check.elements import Elements
from tmx.check.node import Lines, Spot
from tmx.check.report import Report

Salvaged = Callable[[], str]
"""Says what salvage would keep of a memory that breaks."""

_TOLD = re.compile(r":(\d+): (?:unit \d+: )?(?:(TMX-\d\d): )?(.*)", re.DOTALL)
_CUT = re.compile(r"the file ends inside (.*); last good unit")
_LAST = re.compile(r"; last good unit \d+$")
_CHARACTER = re.compile(r"U\+[0-9A-F]+ is not a character of XML")


def tell_break(error: FormatError | EncodingError, elements: Elements, report: Report, salvaged: Salvaged) -> None:
    """TMX-01, 02, 03 or 06: what the error says, and what salvage makes of the memory."""
    scanner = elements.scanner
    in_unit = scanner.unit > scanner.whole_units
    report.unit, report.tuid = (scanner.unit if in_unit else 0), ""
    told = _TOLD.fullmatch(str(error).removeprefix(scanner.name))
    line, rule, what = (int(told[1]), told[2], told[3]) if told else (scanner.line, None, str(error))
    cut, what = _CUT.match(what), _LAST.sub("", what)
    spot, message = Spot(line, _column(error, elements)), what.rpartition(": ")[0] or what
    if cut or _is_cut(error):
        spot = Lines(scanner.text[scanner.position :], elements.spot).spot(len(scanner.text) - scanner.position)
        inside = f"unit {scanner.unit} (line {line})" if in_unit else cut[1] if cut else "a character"
        report.add("TMX-01", spot, f"ends inside {inside}: the file is cut off", fix=salvaged())
    elif rule:
        report.add(rule, spot, message)
    elif isinstance(error, EncodingError):
        report.add("TMX-03", spot, message, fix=salvaged())
    else:
        report.add("TMX-02" if _CHARACTER.match(what) else "TMX-01", spot, message, fix=salvaged())


def _column(error: Exception, elements: Elements) -> int:
    """The column that the parser named; that of the position where another found the fault."""
    if not isinstance(error.__cause__, SyntaxError):
        return elements.spot.column
    line, column = error.__cause__.lineno or 1, error.__cause__.offset or 1
    return max(1, column - elements.n_wrapped + elements.begin.column - 1) if line == 1 else column


def _is_cut(error: Exception) -> bool:
    """Whether the bytes end inside a character, and are right before it."""
    decoding = error.__cause__ and error.__cause__.__cause__
    return isinstance(decoding, UnicodeDecodeError) and decoding.reason in ("unexpected end of data", "truncated data")
