"""Markup that was left in the words: references escaped twice (`&amp;amp;`), tags of HTML (`&lt;br&gt;`)."""

import html
import re
from collections.abc import Callable

from tmx.xml import ILLEGAL

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAKING = r"br|hr|p|div|li|ul|ol|tr|td|th|table|tbody|thead|tfoot|h[1-6]|pre|blockquote"
_INLINE = r"a|abbr|b|bdo|big|cite|code|del|em|font|i|img|ins|q|s|small|span|strike|strong|sub|sup|tt|u"
_TAG = re.compile(rf"</?(?:({_BREAKING})|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def dereferenced(text: str) -> str:
    """The text with the characters that its references name, as often as they were escaped: `&amp;lt;` → `<`."""
    return _until_stable(lambda found: _REFERENCE.sub(_character, found), text)


def without_html(text: str) -> str:
    """The text without tags of HTML; those that break a line become a line break."""
    return _until_stable(lambda found: _TAG.sub(lambda tag: "\n" if tag[1] else "", found), text)


def _character(reference: re.Match[str]) -> str:
    found = html.unescape(reference[0])
    return reference[0] if ILLEGAL.search(found) else found


def _until_stable(change: Callable[[str], str], text: str) -> str:
    while (changed := change(text)) != text:
        text = changed
    return text
