"""Entries of a PO file, cut out of its lines one after the other."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus import FormatError
from tmx.place import Place, quoted
from tmx.po.strings import quoted_text

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)[ \t]*(?=\")")
_FORM = re.compile(r"msgstr(?:\[(\d+)\])?")
_MESSAGE, _PREVIOUS, _COMMENT = "", "|", "#"


class Line(NamedTuple):
    """A line of the file, without its end."""

    text: str
    place: Place


class Entry:
    """What is said of one message: `texts` by keyword, `previous` ones too, comments by their mark.

    Marks are `#` of the translator, `.` extracted, `:` references, `,` flags.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.texts: dict[str, str] = {}
        self.previous: dict[str, str] = {}
        self.comments: dict[str, list[str]] = {}
        self.is_obsolete = False

    @property
    def msgid(self) -> str:
        """The source text."""
        return self.texts.get("msgid", "")

    @property
    def is_header(self) -> bool:
        """Whether this is the entry that describes the file."""
        return not self.msgid and "msgctxt" not in self.texts and not self.is_obsolete

    @property
    def is_translated(self) -> bool:
        """Whether it has come to its translation, so that what follows belongs to another."""
        return any(_FORM.fullmatch(name) for name in self.texts)

    @property
    def translations(self) -> list[str]:
        """The translation, or those of each plural form in their order."""
        forms = {int(found[1] or 0): text for name, text in self.texts.items() if (found := _FORM.fullmatch(name))}
        return [forms[number] for number in sorted(forms)]

    @property
    def flags(self) -> list[str]:
        """`fuzzy`, `c-format` and so on."""
        return [flag.strip() for line in self.comments.get(",", ()) for flag in line.split(",") if flag.strip()]


def entries(lines: Iterable[Line]) -> Iterator[Entry]:
    """The entries of the lines, the header first; comments that no message follows are passed over.

    Raises FormatError with the line for what is not PO, and for a message that breaks off.
    """
    entry, keyword = Entry(Place("")), ""
    for line in lines:
        text = line.text.strip(" \t\r\f\v")
        is_obsolete, kind, rest = _parted(text)
        if entry.texts and (not text or _begins(entry, kind, rest, is_obsolete)):
            yield _finished(entry)
            entry, keyword = Entry(line.place), ""
        if not text:
            continue
        if kind in (_MESSAGE, _PREVIOUS):
            keyword = _add(entry, kind, keyword, rest, line)
            entry.is_obsolete = entry.is_obsolete or is_obsolete
        else:
            entry.comments.setdefault(kind, []).append(rest)
    if entry.texts:
        yield _finished(entry)


def _parted(text: str) -> tuple[bool, str, str]:
    """Whether a line is obsolete, what it is, and what it says."""
    is_obsolete = text.startswith("#~")
    text = text[2:].lstrip() if is_obsolete else text
    if text.startswith("|") and is_obsolete:
        return True, _PREVIOUS, text[1:].lstrip()
    if not text.startswith("#"):
        return is_obsolete, _MESSAGE, text
    mark = text[1:2]
    if mark == "|":
        return is_obsolete, _PREVIOUS, text[2:].lstrip()
    if mark and mark in ".:,":
        return is_obsolete, mark, text[2:].strip(" \t")
    return is_obsolete, _COMMENT, text[2:] if mark == " " else text[1:]


def _begins(entry: Entry, kind: str, rest: str, is_obsolete: bool) -> bool:
    """Whether a line begins another entry, where no empty line stands between."""
    if not entry.is_translated:
        return False
    found = _KEYWORD.match(rest)
    return kind != _MESSAGE or is_obsolete != entry.is_obsolete or bool(found and found[1] in ("msgctxt", "msgid"))


def _add(entry: Entry, kind: str, keyword: str, rest: str, line: Line) -> str:
    """Add a line of a message; the keyword that its text belongs to."""
    texts = entry.texts if kind == _MESSAGE else entry.previous
    found = _KEYWORD.match(rest)
    text = quoted_text(rest[found.end() :] if found else rest)
    if text is None or not (found or keyword):
        raise FormatError(f"{line.place}: expected a keyword and a quoted text, found {quoted(line.text)}: repair it")
    keyword = found[1] if found else keyword
    if found and keyword in texts:
        raise FormatError(f"{line.place}: a second {keyword} in one message: an empty line or a msgstr is missing")
    if not entry.texts and not entry.previous:
        entry.place = line.place
    texts[keyword] = texts.get(keyword, "") + text
    return keyword


def _finished(entry: Entry) -> Entry:
    if "msgid" not in entry.texts or not entry.is_translated:
        missing = "msgstr" if "msgid" in entry.texts else "msgid"
        raise FormatError(f"{entry.place}: a message without {missing}: complete it, or take it out")
    return entry
