"""References in XML text: whether all that stand in a stretch are legal, and the characters that they stand for."""

import re

from tmx.xml import illegal_character

LONGEST_MARK = 12
"""Characters of the longest thing that `is_plain` looks for."""

_UNUSUAL = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")
_ILLEGAL = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});|(?:[a-z]{0,4}|#[0-9]{0,7}|#x[0-9A-Fa-f]{0,6})\Z)"
)
_REFERENCE = re.compile(r"&(?:#([0-9]++)|#x([0-9A-Fa-f]++)|([a-z]++));")
_PREDEFINED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}


def is_plain(text: str, begin: int = 0) -> bool:
    """Whether nothing from `begin` on in a stretch of XML without control characters can be wrong but its tags.

    That is: no other illegal character, no reference to an undeclared entity or an illegal character, no bare `&`, no
    `]]>`, which text must not have. A reference may be cut off by the end of the stretch.
    """
    if text.find("]", begin) >= 0 and text.find("]]>", begin) >= 0:
        return False
    if text.find("\ufffe", begin) >= 0 or text.find("\uffff", begin) >= 0:
        return False
    if not _UNUSUAL.search(text, begin):
        return True
    return not _ILLEGAL.search(text, begin) and not illegal_character(text[begin:])


def unescaped(text: str) -> str:
    """The characters that a text of plain XML stands for."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    return _PREDEFINED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
