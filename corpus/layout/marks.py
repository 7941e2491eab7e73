"""Markdown and HTML marks: `#`, `**`, `<b>`, bullets are not text; `---` and `<hr />` part it."""

import re

from corpus.document import Repair, RepairKind, Span

_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_TAG_NAMES = "b|i|u|em|strong|span|font|sub|sup|small|big|center|p|div|br|h[1-6]|li|ul|ol|blockquote|mark|del|ins|s"
_MARK = re.compile(
    rf"</?(?:{_TAG_NAMES})(?:\s[^<>\n]*)?/?>"  # a tag
    r"|\*\*(?=\S[^*\n]*\*\*)|(?<=\S)\*\*"  # strong, opening or closing
    r"|^(?:#{1,6}|[-*+]|>)[ \t]+(?=\S)",  # a heading, an item, a quotation: at the start of a line
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[<*#>+-]")
"""Without one of these a line has no marks, and need not be looked at closely."""

_SEPARATOR = re.compile(
    r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,}|(?:~[ \t]*){3,}|[—─━＊※☆★]{3,}|<hr[^<>]*>"
)


def heading_depth(line: str) -> int:
    """How many `#` open `line`; 0 for none."""
    match = _HASHES.match(line)
    return len(match[1]) if match else 0


def is_separator(line: str) -> bool:
    """Whether `line` is a rule drawn across the page: `---`, `* * *`, `<hr />`."""
    return _SEPARATOR.fullmatch(line) is not None


def mark_repairs(text: str, line: Span) -> list[Repair]:
    """One Repair for each mark on `line`, in order; the marks are taken out."""
    if not _SIGNS.search(text, *line):
        return []
    found = _MARK.finditer(text[line.start : line.end])
    return [
        Repair(
            RepairKind.MARK,
            Span(line.start + mark.start(), line.start + mark.end()),
            mark[0],
            "",
            "Markdown or HTML, not text",
        )
        for mark in found
    ]


def without_marks(line: str) -> str:
    """`line` as it reads without its marks."""
    return _MARK.sub("", line).strip() if _SIGNS.search(line) else line.strip()
