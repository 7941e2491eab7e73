"""One unit against the rules that need no other unit."""

from collections import Counter
from typing import NamedTuple

from tmx.check.attributes import check_values
from tmx.check.codes import check_codes, check_same_numbers
from tmx.check.languages import Spellings, caseless, check_code
from tmx.check.node import Node
from tmx.check.report import Report
from tmx.check.scripts import Scripts
from tmx.check.structure import BEFORE_XML_LANG, check_structure
from tmx.check.words import check_words, plain
from tmx.place import quoted
from tmx.unit import ALL_LANGUAGES, declared


class Said(NamedTuple):
    """A variant with its code as written, or nothing, and its first seg, or None."""

    language: str
    variant: Node
    seg: Node | None


class UnitRules:
    """The rules of units in a memory of this version and source language."""

    def __init__(self, version: str, srclang: str, spellings: Spellings, report: Report) -> None:
        self.version, self.srclang = version, srclang
        self.spellings, self.report = spellings, report
        self.scripts = Scripts()

    def check(self, found: Node) -> tuple[Said, ...]:
        """The variants of the unit; what is wrong with it is reported."""
        report = self.report
        unit = check_structure(found, self.version, report)
        _order(unit, report)
        check_values(unit, report)
        _notes(unit, report)
        said = tuple(self._variant(variant) for variant in unit.named("tuv"))
        self._languages(unit, said)
        check_same_numbers([(one.language, one.seg) for one in said if one.seg], report)
        return said

    def _variant(self, variant: Node) -> Said:
        report = self.report
        _order(variant, report)
        check_values(variant, report)
        _notes(variant, report)
        language = self._language(variant)
        segs = variant.named("seg")
        for seg in segs:
            check_codes(seg, report)
            check_words(seg, language, report)
            self.scripts.check(language, plain(seg), seg.spot, report)
        return Said(language, variant, segs[0] if segs else None)

    def _language(self, variant: Node) -> str:
        """The code of a variant as written; TMX-19, 20, 21 and 23."""
        report, spot = self.report, variant.spot
        code = variant.get("xml:lang") or variant.get("lang")
        if self.version in BEFORE_XML_LANG:
            if variant.has("xml:lang"):
                report.add("TMX-19", spot, f"`xml:lang` is not in TMX {self.version}", fix='write `version="1.4"`')
            elif not variant.has("lang"):
                report.add("TMX-19", spot, "a tuv without a language", fix="write its `lang`")
        elif not variant.has("xml:lang"):
            if variant.has("lang"):
                report.add("TMX-19", spot, "`lang` is TMX 1.1")
            else:
                report.add("TMX-19", spot, "a tuv without a language")
        if variant.has("xml:lang") or variant.has("lang"):
            check_code(code, spot, report)
            self.spellings.check(code, spot, report)
        return code

    def _languages(self, unit: Node, said: tuple[Said, ...]) -> None:
        report = self.report
        if not said:
            report.add("TMX-16", unit.spot, "unit has no tuv")
            return
        counts = Counter(caseless(one.language) for one in said if one.language)
        if len(counts) == 1 and all(one.language for one in said):
            report.warn("TMX-16", unit.spot, f"unit has one language, {said[0].language}")
        seen: set[str] = set()
        for one in said:
            key = caseless(one.language)
            if counts[key] > 1 and key not in seen:
                seen.add(key)
                report.add("TMX-18", one.variant.spot, f"{_count(counts[key])} {one.language} variants")
        own = declared(unit.get("srclang"))
        if own != unit.get("srclang"):
            found = quoted(unit.get("srclang"))
            report.add("TMX-11", unit.spot, f"srclang {found} is not the code of a language", fix=f"write `{own}`")
        if own and own != ALL_LANGUAGES:
            check_code(own, unit.spot, report)
            self.spellings.check(own, unit.spot, report)
        source = own or self.srclang
        if source not in ("", ALL_LANGUAGES) and caseless(source) not in counts:
            report.add("TMX-17", unit.spot, f"unit has no {quoted(source)} variant")


def _order(node: Node, report: Report) -> None:
    """TMX-14: props and notes first, one seg in a variant."""
    last = "tuv" if node.name == "tu" else "seg"
    is_past = False
    for child in node.children:
        if child.name == last:
            is_past = True
        elif is_past and child.name in ("prop", "note"):
            report.add("TMX-14", child.spot, f"{child.name} after {last}", fix=f"move it before the first {last}")
    n_segs = len(node.named("seg"))
    if node.name == "tuv" and n_segs != 1:
        found = f"{n_segs} seg in a tuv" if n_segs else "no seg in a tuv"
        report.add("TMX-14", node.spot, found, fix="write one seg in each tuv")


def check_props(node: Node, report: Report) -> None:
    """TMX-34: props have a type, and own types a name that shows it."""
    for prop in node.named("prop"):
        kind = prop.get("type")
        if not prop.has("type"):
            report.add("TMX-34", prop.spot, "prop without type", fix='write `type="x-…"`')
        elif not kind.startswith("x-"):
            shown = quoted(kind)
            report.warn("TMX-34", prop.spot, f"prop type {shown} does not begin with x-", fix="write `x-` before it")


def _notes(node: Node, report: Report) -> None:
    """TMX-34 and 35: props, and what OmegaT does not see of props and notes."""
    check_props(node, report)
    if node.name == "tuv":
        if kinds := [kind for kind in ("prop", "note") if node.named(kind)]:
            first = node.named(kinds[0])[0]
            names = " and ".join(f"{kind}s" for kind in kinds)
            report.add("TMX-35", first.spot, f"OmegaT does not read {names} of tuv")
    elif len(node.named("note")) > 1:
        report.add("TMX-35", node.named("note")[1].spot, f"{len(node.named('note'))} notes: OmegaT keeps the last only")


def _count(number: int) -> str:
    return {2: "two", 3: "three"}.get(number, f"{number}")
