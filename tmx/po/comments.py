"""What is noted on a message as details of a unit, and back.

Details that PO has no word for are extracted comments, `#. x-duizhao-bead: 7`, with escapes for line ends.
"""

import re
from collections.abc import Iterable, Sequence

from tmx.exchange.detail_names import detail_of, name_of_detail
from tmx.exchange.details import Detail, Scope
from tmx.po import names
from tmx.po.entry import Entry
from tmx.po.strings import escaped, string_lines, unescaped
from tmx.unit import Note
from tmx.xliff.states import STATUS

_DETAIL = re.compile(r"(x-\S+):(?: (.*))?")
_SPACE = r"\x20"


def details_in(entry: Entry) -> list[Detail]:
    """The details of a message."""
    found, extracted = [], []
    for line in entry.comments.get(".", ()):
        named = _DETAIL.fullmatch(line)
        detail = detail_of(named[1], unescaped(named[2] or "")) if named else None
        extracted += [] if detail else [line]
        found += [detail] if detail else []
    said = [
        (names.CONTEXT, entry.texts.get("msgctxt", "")),
        (names.REFERENCES, "\n".join(entry.comments.get(":", ()))),
        (names.FLAGS, ", ".join(flag for flag in entry.flags if flag != names.FUZZY)),
        (names.EXTRACTED, "\n".join(extracted)),
        *((names.PREVIOUS.get(keyword, keyword), text) for keyword, text in entry.previous.items()),
        (names.OBSOLETE, "yes" if entry.is_obsolete else ""),
        (STATUS, names.DOUBTFUL if names.FUZZY in entry.flags else ""),
    ]
    own = [Detail(Scope.UNIT, True, name, text) for name, text in said if text]
    return _with_old_context([*found, *own])


def notes_in(entry: Entry) -> list[Note]:
    """The translator's comments; an empty line stands between two notes."""
    text = "\n".join(entry.comments.get("#", ()))
    return [Note(part) for part in re.split(r"\n\n+", text.strip("\n")) if part]


def comment_lines(notes: Iterable[Note], details: Sequence[Detail]) -> list[str]:
    """The comments of a message in the order of gettext: notes, extracted, references, flags, the previous message."""
    said = {detail.name: detail.text for detail in details if detail.is_prop and detail.scope is Scope.UNIT}
    is_fuzzy = said.get(STATUS) == names.DOUBTFUL
    others = [one for one in details if one.name not in names.SAID and not (is_fuzzy and one.name == STATUS)]
    flags = [names.FUZZY] * is_fuzzy + [said[name] for name in (names.FLAGS,) if name in said]
    previous = [(keyword, said[name]) for keyword, name in names.PREVIOUS.items() if name in said]
    mark = "#~|" if names.OBSOLETE in said else "#|"
    text = "\n\n".join(note.text for note in notes)
    return [
        *(f"# {line}".rstrip() for line in (text.split("\n") if text else ())),
        *(f"#. {line}" for line in _lines(said, names.EXTRACTED)),
        *(f"#. {name_of_detail(one)}: {_kept(escaped(one.text))}" for one in others),
        *(f"#: {line}" for line in _lines(said, names.REFERENCES)),
        *(f"#, {line}" for line in [", ".join(flags)] if line),
        *(f"{mark} {line}" for keyword, text in previous for line in string_lines(keyword, text)),
    ]


def _kept(text: str) -> str:
    """The text with escapes for a space at its ends."""
    text = f"{_SPACE}{text[1:]}" if text.startswith(" ") else text
    return f"{text[:-1]}{_SPACE}" if text.endswith(" ") else text


def _lines(said: dict[str, str], name: str) -> list[str]:
    return said[name].split("\n") if said.get(name) else []


def _with_old_context(details: list[Detail]) -> list[Detail]:
    """The details with the context that the message had before it was made different from another."""
    old = [detail.text for detail in details if detail.name == names.OWN_CONTEXT]
    if not old:
        return details
    kept = [detail for detail in details if detail.name not in (names.OWN_CONTEXT, names.CONTEXT)]
    return [*kept, *(Detail(Scope.UNIT, True, names.CONTEXT, text) for text in old[:1] if text)]
