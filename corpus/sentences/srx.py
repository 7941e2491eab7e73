"""Segmentation rules in SRX 1.0 and 2.0 (LISA OSCAR, 2008): reading them, and cutting a text by them."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import regex
from lxml import etree

from corpus.document import Span
from corpus.errors import FormatError
from corpus.sentences import spans_between
from corpus.sentences.srxpattern import translated
from corpus.xml import line_of, read_xml

_SECONDS_PER_RULE = 1.0


@dataclass(frozen=True)
class SrxRule:
    """One rule: whether a text is cut where `place` matches, which language rule it is in and on which line."""

    breaks: bool
    place: "regex.Pattern[str]"
    language: str
    line: int


@dataclass(frozen=True)
class SrxRules:
    """The rules of one file in their order, the language patterns that choose among them, and warnings about it."""

    rules: tuple[SrxRule, ...]
    languages: tuple[tuple["regex.Pattern[str]", str], ...]
    cascade: bool
    warnings: tuple[str, ...] = ()

    def of(self, lang: str) -> list[SrxRule]:
        """The rules for a language tag: those of the first pattern that fits, with `cascade` those of all, in order."""
        names = [name for pattern, name in self.languages if pattern.fullmatch(lang)]
        return [rule for name in (names if self.cascade else names[:1]) for rule in self.rules if rule.language == name]

    def without(self, slow: tuple[SrxRule, ...]) -> "SrxRules":
        """These rules but for the ones that took too long."""
        return replace(self, rules=tuple(rule for rule in self.rules if rule not in slow))


class SrxSplit(NamedTuple):
    """The sentences of a text, and the rules that were left out because they ran for over a second."""

    spans: list[Span]
    slow: tuple[SrxRule, ...]


def split_with_srx(text: str, lang: str, rules: SrxRules) -> SrxSplit:
    """The sentences of one paragraph by SRX rules: at each place the first rule that matches decides."""
    usable = rules.of(lang)
    slow: list[SrxRule] = []
    places: set[int] = set()
    for rule in usable:
        if rule.breaks:
            places.update(_places(rule, text, slow))
    cuts = [place for place in sorted(places) if _is_cut(text, place, usable, slow)]
    return SrxSplit(spans_between(text, cuts), tuple(slow))


def _places(rule: SrxRule, text: str, slow: list[SrxRule]) -> list[int]:
    try:
        found = [match.start() for match in rule.place.finditer(text, timeout=_SECONDS_PER_RULE)]
    except TimeoutError:
        slow.append(rule)
        return []
    return [place for place in found if 0 < place < len(text)]


def _is_cut(text: str, place: int, usable: list[SrxRule], slow: list[SrxRule]) -> bool:
    for rule in usable:
        if rule in slow:
            continue
        try:
            if rule.place.match(text, place, timeout=_SECONDS_PER_RULE):
                return rule.breaks
        except TimeoutError:
            slow.append(rule)
    return False


def read_srx(data: bytes, name: str) -> SrxRules:
    """The rules of an SRX file; `name` is for messages. Raises FormatError with the line of what is wrong."""
    root = _root(data, name)
    header = next(root.iter("{*}header"), None)
    if header is None:
        raise FormatError(f"{name}: no <header>: give an SRX 1.0 or 2.0 file")
    rules = tuple(
        _rule(rule, language.get("languagerulename", ""), name)
        for language in root.iter("{*}languagerule")
        for rule in language.iter("{*}rule")
    )
    languages = tuple(_language(entry, name) for entry in root.iter("{*}languagemap"))
    if not rules or not languages:
        raise FormatError(f"{name}: no <rule> or no <languagemap>: give an SRX file with rules for a language")
    missing = [
        key for key in ("segmentsubflows", "cascade") if header.get(key) is None and root.get("version") == "2.0"
    ]
    warnings = tuple(f"{name}: line {line_of(header)}: <header> lacks {key}" for key in missing)
    return SrxRules(rules, languages, header.get("cascade") == "yes", warnings)


def _root(data: bytes, name: str) -> etree._Element:
    root = read_xml(data, name)
    if etree.QName(root).localname != "srx":
        raise FormatError(f"{name}: line {line_of(root)}: <{etree.QName(root).localname}>: give an SRX file (<srx>)")
    return root


def _rule(rule: etree._Element, language: str, name: str) -> SrxRule:
    before, after = (rule.findtext(f"{{*}}{part}") or "" for part in ("beforebreak", "afterbreak"))
    pattern = f"(?<={translated(before)})(?={translated(after)})"
    return SrxRule(rule.get("break") != "no", _compiled(pattern, rule, name), language, line_of(rule))


def _language(entry: etree._Element, name: str) -> tuple["regex.Pattern[str]", str]:
    pattern = _compiled(f"(?i){translated(entry.get('languagepattern', ''))}", entry, name)
    return pattern, entry.get("languagerulename", "")


def _compiled(pattern: str, element: etree._Element, name: str) -> "regex.Pattern[str]":
    try:
        return regex.compile(pattern, regex.VERSION1)
    except regex.error as error:
        raise FormatError(f"{name}: line {line_of(element)}: {error}: write the rule {pattern} in ICU syntax") from None
