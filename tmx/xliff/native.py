"""XLIFF's own inline tags as native code of TMX, and back.

XLIFF has codes that say no more than "a code stands here" (`g`, `x`, `pc` without data). In a memory their native code
is the XLIFF tag itself, so that nothing of it is lost, and a writer of the same version puts the tag back.
"""

import re
from collections.abc import Mapping

from tmx.content import Code, Content
from tmx.xliff.markup import element, open_tag

Rules = Mapping[str, Mapping[str, re.Pattern[str]]]
"""Which tags may be put back: for each name the attributes it may have, and what their values look like."""

_TAG = re.compile(r'<([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(/?)>')
_ATTRIBUTE = re.compile(r' ([a-zA-Z-]+)="([^"<]*)"')
_ENTITIES = {"&lt;": "<", "&quot;": '"', "&#9;": "\t", "&#10;": "\n", "&#13;": "\r", "]]&gt;": "]]>", "&amp;": "&"}


def tag_of(content: Content, rules: Rules) -> Code | None:
    """The tag that a native code is, if the rules know it, each attribute fits, and it has an `id`."""
    if len(content) != 1 or not isinstance(content[0], str):
        return None
    found = _TAG.fullmatch(content[0])
    if not found or found[1] not in rules:
        return None
    allowed = rules[found[1]]
    attributes = tuple((name, _unescaped(value)) for name, value in _ATTRIBUTE.findall(found[2]))
    names = [name for name, _ in attributes]
    fits = all(name in allowed and allowed[name].fullmatch(value) for name, value in attributes)
    written = element(found[1], attributes, "") if found[3] else open_tag(found[1], attributes)
    if not fits or "id" not in names or len(set(names)) < len(names) or written != content[0]:
        return None
    return Code(found[1], attributes)


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text
