"""Strings of PO: quoted, with the escapes of C (GNU gettext manual, "The Format of PO Files")."""

import re

_QUOTED = re.compile(r'[ \t]*"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"', "?": "?"}
_ESCAPED = {character: f"\\{name}" for name, character in _NAMED.items() if name != "?"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f\\"]')
_ASCII = 0x80


def quoted_text(text: str) -> str | None:
    """The text of one or more quoted strings that fill a line; None where it is something else."""
    pieces = []
    at = 0
    while found := _QUOTED.match(text, at):
        pieces.append(unescaped(found[1]))
        at = found.end()
    return "".join(pieces) if pieces and not text[at:].strip() else None


def unescaped(text: str) -> str:
    """The text that escapes stand for; those that PO does not know, and bytes beyond ASCII, stay as they are."""
    return _ESCAPE.sub(_character, text)


def escaped(text: str) -> str:
    """The text with escapes for controls, quotes and backslashes."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPED.get(found[0], f"\\{ord(found[0]):03o}"), text)


def string_lines(keyword: str, text: str) -> list[str]:
    """The lines of a keyword and its text: a line for each line of the text, none of them wrapped."""
    pieces = [escaped(piece) for piece in re.findall(r"[^\n]*\n|[^\n]+", text)]
    if len(pieces) < 2:
        return [f'{keyword} "{"".join(pieces)}"']
    return [f'{keyword} ""', *(f'"{piece}"' for piece in pieces)]


def _character(found: re.Match[str]) -> str:
    octal, hexadecimal, name = found.groups()
    if name:
        return _NAMED.get(name, found[0])
    point = int(octal, 8) if octal else int(hexadecimal, 16)
    return chr(point) if point < _ASCII else found[0]
