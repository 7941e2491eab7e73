"""The fast way: ordinary units of which it can be told at a glance that no rule is broken within them.

Nothing is reported here: a unit that is not passed is looked at by the rules, which say what, if anything, is wrong.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from tmx.check.attributes import SEGTYPES
from tmx.check.iso639 import TWO_LETTERS
from tmx.check.languages import Spellings, caseless, is_language
from tmx.check.scripts import LEAST, Scripts
from tmx.check.structure import BEFORE_XML_LANG, shapes
from tmx.check.words import CONTENT
from tmx.operations.mojibake import is_garbled
from tmx.profiles.clients import WORDFAST_CHARS
from tmx.reference import unescaped
from tmx.unit import ALL_LANGUAGES

_DATE = r"[1-9]\d{3}(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?:[0-5]\d){2}Z"
_FREE = '[^"&]*+'
_VALUES = {
    **{name: rf"(?P<{name}>{_DATE})" for name in ("creationdate", "changedate", "lastusagedate")},
    "usagecount": "[0-9]++",
    "segtype": rf"(?:{'|'.join(SEGTYPES)})",
    "tuid": r'(?P<tuid>[^"&\s]++)',
    "xml:lang": r'(?P<lang>[^"&\s]++)',
}
"""Values of attributes that no rule objects to, where a rule looks at them."""
_NAME = re.compile(r'[ \n\t]([A-Za-z:_-]++)="')
_BREAKS = re.compile(r"[\u2028\u2029\x85]")
_MAX_KNOWN = 4096
_GARBLED_SIMPLIFIED = "锟锘烫àáèéêìí"
"""Characters of GB 2312 that may show wrong decoding."""


class Pair(NamedTuple):
    """What is known of the languages of two variants: which is the source, how it begins the key of a text."""

    is_turned: bool
    source_key: str
    target_key: str
    strange: set[str]
    strange_to_other: set[str]


class Glance(NamedTuple):
    """A unit in which nothing is wrong: its tuid or nothing, the key of its source, and that of its target."""

    tuid: str
    source: str
    target: str
    words: str


class Screen:
    """Tells units in which no rule is broken, given the text that holds them and the source language of the header."""

    def __init__(self, version: str, srclang: str, spellings: Spellings, scripts: Scripts) -> None:
        self.is_open = version not in BEFORE_XML_LANG
        self._srclang, self._spellings, self._scripts = srclang, spellings, scripts
        self._text = ""
        self._is_common = self._is_simplified = self._learns_all = False
        self._shape, self._has_tuid, self._has_both_dates = re.compile(""), False, False
        self._languages: dict[str, str] = {}
        self._pairs: dict[tuple[str, str], Pair | None] = {}

    def look(self, text: str) -> bool:
        """Look over a stretch of the memory; whether units in it can be told at all."""
        if text is not self._text:
            self._text = text
            self._is_simplified = _is_simplified(text)
            self._is_common = self._is_simplified and not any(sign in text for sign in _GARBLED_SIMPLIFIED)
            if self._learns_all or not self._is_simplified:
                self._scripts.learn(set(text))
        return self.is_open

    def glance(self, found: re.Match[str]) -> Glance | None:
        """The keys of the unit that is matched by `plain_units.UNIT`; None where a rule may be broken."""
        _, own, annotations, one, words, other, others = found.groups()
        pair = self._pair(self._language(one), self._language(other))
        if pair is None or not (_are_sound(annotations) and _is_text(words) and _is_text(others)):
            return None
        attributes = self._sound(own)
        if attributes is None or not (self._is_common or _is_ordinary(words + others)):
            return None
        if self._is_strange(words, pair.strange) or self._is_strange(others, pair.strange_to_other):
            return None
        if "&" in words or "&" in others:
            words, others = unescaped(words), unescaped(others)
            if not (_is_text(words) and _is_text(others) and _is_ordinary(words + others)):
                return None
        if pair.is_turned:
            words, others = others, words
        tuid = attributes["tuid"] if self._has_tuid else ""
        return Glance(tuid, pair.source_key + words, pair.target_key + others, words)

    def _sound(self, attributes: str) -> re.Match[str] | None:
        """The match of attributes of a unit that break no rule; those of a memory follow each other as before."""
        found = self._shape.fullmatch(attributes)
        if found is None:
            shape = _shape(tuple(_NAME.findall(attributes)), "tu")
            found = shape.fullmatch(attributes) if shape else None
            if shape is None or found is None:
                return None
            self._shape, self._has_tuid = shape, "tuid" in shape.groupindex
            self._has_both_dates = {"creationdate", "changedate"} <= shape.groupindex.keys()
        if self._has_both_dates and found["creationdate"] > found["changedate"]:
            return None
        return found

    def _is_strange(self, words: str, strange: set[str]) -> bool:
        """Whether words may be in the wrong script."""
        if not strange or (self._is_simplified and strange is self._scripts.traditional) or strange.isdisjoint(words):
            return False
        return sum(char in strange for char in words) >= LEAST

    def _language(self, attributes: str) -> str:
        """The code of a variant with these attributes; empty where a rule may be broken."""
        known = self._languages.get(attributes)
        if known is None:
            if len(self._languages) >= _MAX_KNOWN:
                self._languages.clear()
            shape = _shape(tuple(_NAME.findall(attributes)), "tuv")
            found = shape.fullmatch(attributes) if shape else None
            code = found["lang"] if found and "lang" in found.re.groupindex else ""
            known = code if self._is_usual(code) and _are_in_order(found) else ""
            if known or self._spellings.is_known(code):
                self._languages[attributes] = known
        return known

    def _is_usual(self, code: str) -> bool:
        first = code.partition("-")[0].lower()
        return is_language(code) and first not in TWO_LETTERS and self._spellings.is_known(code)

    def _pair(self, one: str, other: str) -> Pair | None:
        """What is known of two languages as they follow each other; None where a rule may be broken."""
        known = self._pairs.get((one, other))
        if known is None and one and other and caseless(one) != caseless(other):
            source = caseless(one if self._srclang in ("", ALL_LANGUAGES) else self._srclang)
            if source in (caseless(one), caseless(other)):
                is_turned = source != caseless(one)
                keys = [f"{caseless(code)}\x00" for code in (one, other)][:: -1 if is_turned else 1]
                strange = self._scripts.strange(one), self._scripts.strange(other)
                if not self._learns_all and any(one is self._scripts.simplified for one in strange):
                    self._learns_all = True
                    self._scripts.learn(set(self._text))
                known = self._pairs[one, other] = Pair(is_turned, keys[0], keys[1], *strange)
        return known


@lru_cache(maxsize=256)
def _shape(names: tuple[str, ...], element: str) -> re.Pattern[str] | None:
    """What attributes of these names look like that break no rule; None where one is unknown or stands twice."""
    if len(set(names)) < len(names) or not shapes("1.4")[element].attributes.issuperset(names) or "srclang" in names:
        return None
    values = "".join(rf'[ \n\t]++{name}="{_VALUES.get(name, _FREE)}"' for name in names)
    return re.compile(values)


def _are_in_order(found: re.Match[str] | None) -> bool:
    """Whether the creation is not after the change."""
    dates = found.groupdict() if found else {}
    return "changedate" not in dates or dates.get("creationdate", "") <= dates["changedate"]


def _are_sound(annotations: str) -> bool:
    """Whether there is one note at most, and all types of props are of the users' own."""
    if not annotations:
        return True
    n_props = annotations.count('<prop type="')
    return annotations.count('<prop type="x-') == n_props and annotations.count("<note>") < 2


def _is_text(seg: str) -> bool:
    """Whether a seg has words, and neither codes nor numbered references, and is no longer than any client takes."""
    if "<" in seg or "\n" in seg or "&#" in seg or len(seg) > WORDFAST_CHARS or not CONTENT.search(seg):
        return False
    return not (seg[0].isspace() or seg[-1].isspace())


def _is_ordinary(text: str) -> bool:
    """Whether no character of a text is unusual: another line break, not of form C, or a sign of wrong decoding."""
    return unicodedata.is_normalized("NFC", text) and not (_BREAKS.search(text) or is_garbled(text))


def _is_simplified(text: str) -> bool:
    """Whether all characters are in GB 2312, or two marks that it has otherwise: no traditional one, all of form C."""
    try:
        text.replace("—", "").replace("·", "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
