"""The words of a seg: white space, emptiness, form of characters, signs of wrong decoding, length."""

import re
import unicodedata

from tmx.check.node import Node, texts
from tmx.check.report import Report
from tmx.content import NATIVE
from tmx.operations.mojibake import garbled
from tmx.profiles.clients import WORDFAST_CHARS

CONTENT = re.compile(r"[^\W_]")
_BREAK = re.compile(r"[\n\r\u2028\u2029\x85]")


def plain(node: Node) -> str:
    """The words of a seg without codes; those of hi are words."""
    return node.text + "".join(("" if child.name in NATIVE else plain(child)) + child.tail for child in node.children)


def check_words(seg: Node, language: str, report: Report) -> None:
    """TMX-29, 30, 37, 39 and 40 of one seg."""
    words = plain(seg)
    _space(seg, language, report)
    if not seg.children and not has_content(words):
        what = "empty" if not words.strip() else "only punctuation"
        report.add("TMX-30", seg.spot, f"seg {language} is {what}")
    everything = "".join(texts(seg))
    _form(seg, everything, language, report)
    if found := garbled(everything):
        report.add("TMX-39", seg.spot, f"{_shown(found)} in seg {language}")
    if len(words) > WORDFAST_CHARS:
        report.add("TMX-40", seg.spot, f"{len(words):,} characters; Wordfast takes {WORDFAST_CHARS:,}")


def has_content(words: str) -> bool:
    """Whether there is more than white space and punctuation: letters, numbers, or signs such as ℃ and →."""
    return bool(CONTENT.search(words)) or any(unicodedata.category(char)[0] in "LNS" for char in words)


def _space(seg: Node, language: str, report: Report) -> None:
    if not seg.text.strip() and not seg.children:
        return
    last = seg.children[-1].tail if seg.children else seg.text
    if seg.text[:1].isspace() or last[-1:].isspace():
        side = "leading" if seg.text[:1].isspace() else "trailing"
        report.add("TMX-29", seg.spot, f"{side} white space in seg {language}")
    if any(map(_BREAK.search, (seg.text.strip(), *(child.tail.strip() for child in seg.children)))):
        report.add("TMX-29", seg.spot, f"a line break in seg {language}", fix="put a space, or make two units")


def _form(seg: Node, text: str, language: str, report: Report) -> None:
    if unicodedata.is_normalized("NFC", text):
        return
    for char in text:
        composed = unicodedata.normalize("NFC", char)
        if composed != char:
            becomes = " ".join(f"U+{ord(one):04X}" for one in composed)
            report.add("TMX-37", seg.spot, f"U+{ord(char):04X} in seg {language} becomes {becomes} in form C")
            return
    report.add("TMX-37", seg.spot, f"letters and accents in seg {language} are not composed")


def _shown(found: str) -> str:
    if found == "\ufffd":
        return "replacement character U+FFFD"
    if unicodedata.category(found[0]) in ("Co", "Cc"):
        return f"U+{ord(found[0]):04X}"
    return f"`{found}`"
