"""Lines of a text: ends are CR LF, CR and LF and nothing else; a form feed after one is a page mark."""

import re
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")
_HTML_BREAKS = ("<br>", "<br/>", "<br />")
SPACES = " \t\u3000\u00a0\u2000\u2001\u2002\u2003\u2009"
"""What is taken off the ends of a line; VT, U+0085, U+2028 and their like are ordinary characters."""


class Line(NamedTuple):
    """A line without its end and outer spaces, as a span of the text.

    `indented`: four spaces, a tab or two ideographic spaces open it; `breaks`: two spaces (markdown) or `<br>` close
    it; `page`: a form feed directly after the line end before it.
    """

    start: int
    end: int
    indented: bool
    breaks: bool
    page: bool

    @property
    def blank(self) -> bool:
        """Whether nothing but spaces stands on it."""
        return self.start == self.end


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` in order; offsets count from `start`. A last line end opens no further line."""
    lines = []
    at = 0
    for end in _LINE_END.finditer(text):
        lines.append(_line(text[at : end.start()], start + at, at > 0))
        at = end.end()
    if at < len(text):
        lines.append(_line(text[at:], start + at, at > 0))
    return lines


def line_ends(text: str) -> str:
    """The kinds of line ends in `text`, most frequent first: `LF`, `CRLF`, `CR`, `CRLF and LF`, or `none`."""
    names = {"\r\n": "CRLF", "\r": "CR", "\n": "LF"}
    crlf = text.count("\r\n")
    counts = {"\r\n": crlf, "\r": text.count("\r") - crlf, "\n": text.count("\n") - crlf}
    found = [names[end] for end, count in sorted(counts.items(), key=lambda item: -item[1]) if count]
    return " and ".join(found) or "none"


def _line(content: str, start: int, after_line_end: bool) -> Line:
    page = after_line_end and content.startswith("\f")
    unindented = content[page:].lstrip(SPACES)
    indent = content[page : len(content) - len(unindented)]
    body = unindented.rstrip(SPACES)
    first = start + len(content) - len(unindented)
    return Line(
        first,
        first + len(body),
        indented=bool(body and indent) and any(opening in indent for opening in ("    ", "\t", "\u3000\u3000")),
        breaks=bool(body) and (unindented[len(body) :].startswith("  ") or body.lower().endswith(_HTML_BREAKS)),
        page=page,
    )
