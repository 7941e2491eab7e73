"""Faults of a unit's XML that can be put right in one way only: bare signs, illegal characters, missing end tags."""

import re
from html.entities import html5
from typing import NamedTuple

from tmx.xml import illegal_character, with_surrogates_joined, without_illegal

_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)(?:([A-Za-z][A-Za-z0-9]*);)?")
_BARE_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_TAG = re.compile(r"""<(/?)([A-Za-z_][\w:.-]*)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*?)(/?)>""")
_LANG = re.compile(r"<tuv\b[^>]*\slang\s*=", re.IGNORECASE)
_TEXTS = ("seg", "prop", "note")
_CLOSABLE = ("tuv", *_TEXTS)
_MAX_DEPTH = 256
"""What is deeper is refused by the parser, whatever its end tags."""


class Repaired(NamedTuple):
    """A text that should be well-formed now, and what was done: rules and what was found."""

    text: str
    repairs: tuple[tuple[str, str], ...]


def repaired(text: str) -> Repaired:
    """The unit's XML with every fault put right that leaves no choice; where there is a choice it stays as it was."""
    repairs: list[tuple[str, str]] = []
    joined = with_surrogates_joined(text)
    if joined != text:
        repairs.append(("TMX-02", "a pair of surrogates became its character"))
        text = joined
    if character := illegal_character(text):
        text = without_illegal(text)
        repairs.append(("TMX-02", f"{character} became a space"))
    for what, change in (("a bare `&` or a name of HTML", _references), ("a bare `<` or `]]>`", _signs)):
        changed = "".join(part if part.startswith("<![CDATA[") else change(part) for part in _CDATA.split(text))
        if changed != text:
            repairs.append(("TMX-01", f"{what} was escaped"))
            text = changed
    balanced = _balanced(text)
    if balanced is not None and balanced != text:
        repairs.append(("TMX-01", "missing end tags were added"))
        text = balanced
    return Repaired(text, tuple(repairs))


def has_lang(text: str) -> bool:
    """Whether a tuv has the attribute `lang` of TMX 1.1 and 1.2 (TMX-19)."""
    return bool(_LANG.search(text))


def _references(text: str) -> str:
    return _ENTITY.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    """A bare `&` escaped, a name that HTML knows as its characters; another name may mean anything, and stays."""
    if found[1] is None:
        return "&amp;"
    characters = html5.get(found[1] + ";")
    return found[0] if characters is None else "".join(f"&#{ord(character)};" for character in characters)


def _signs(text: str) -> str:
    return _BARE_LESS.sub("&lt;", text).replace("]]>", "]]&gt;")


def _balanced(text: str) -> str | None:
    """The text with the end tags of tu, tuv, seg, prop and note that its other tags show to be missing.

    White space before the tag that shows it stays outside. None where it is not clear what is missing.
    """
    pieces: list[str] = []
    written: list[str] = []
    at = 0
    for tag in _TAG.finditer(text):
        missing = _missing([_local(name) for name in written], _local(tag[2]), bool(tag[1]))
        if missing is None or len(written) > _MAX_DEPTH:
            return None
        words = text[at : tag.start()]
        trimmed = words.rstrip() if missing else words
        pieces += [trimmed, *(f"</{written.pop()}>" for _ in range(missing)), words[len(trimmed) :], tag[0]]
        if tag[1]:
            written.pop()
        elif not tag[4]:
            written.append(tag[2])
        at = tag.end()
    if [_local(name) for name in written] not in ([], ["tu"]):
        return None
    return "".join(pieces) + text[at:].rstrip() + "".join(f"</{name}>" for name in written)


def _missing(open_names: list[str], name: str, is_end: bool) -> int | None:
    """How many elements must be closed before this tag can stand here; None where that does not help."""
    if is_end and name not in open_names:
        return None
    if is_end:
        keeps = len(open_names) - open_names[::-1].index(name)
    elif name == "tuv":
        keeps = 1
    elif name in _TEXTS and open_names[-1:] and open_names[-1] in _TEXTS:
        keeps = len(open_names) - 1
    else:
        keeps = len(open_names)
    closed = open_names[keeps:]
    shows = is_end or name == "tuv" or "seg" not in closed
    return len(closed) if shows and all(one in _CLOSABLE for one in closed) else None


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
