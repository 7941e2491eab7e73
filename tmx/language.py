"""Language codes: what a memory writes, what is meant, what clients expect, which variant serves a language."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from corpus import script_of
from tmx.unit import ALL_LANGUAGES, Header, TranslationUnit, Variant, declared

_SIMPLIFIED = "zh-cn zh-hans zh-hans-cn zh-cmn-hans zh-cmn-hans-cn cmn-hans cmn-hans-cn cmn-cn zh-chs chs"
_TRADITIONAL = "zh-tw zh-hant zh-hant-tw zh-cmn-hant zh-cmn-hant-tw cmn-hant cmn-hant-tw cmn-tw zh-cht cht"
_MEANT = {
    **dict.fromkeys([*_SIMPLIFIED.split(), "chinese (simplified)"], "zh-Hans"),
    **dict.fromkeys([*_TRADITIONAL.split(), "chinese (traditional)"], "zh-Hant"),
    **dict.fromkeys(["zh-sg", "zh-hans-sg"], "zh-Hans-SG"),
    **dict.fromkeys(["zh-hk", "zh-hant-hk"], "zh-Hant-HK"),
    **dict.fromkeys(["zh-mo", "zh-hant-mo"], "zh-Hant-MO"),
    **dict.fromkeys(["zh", "zho", "chi", "cmn", "chinese"], "zh"),
    **dict.fromkeys(["en", "eng", "english"], "en"),
}
_CLIENT = {
    "zh-Hans": "zh-CN",
    "zh-Hans-SG": "zh-SG",
    "zh-Hant": "zh-TW",
    "zh-Hant-HK": "zh-HK",
    "zh-Hant-MO": "zh-MO",
    "en": "en-US",
}
_SHORTER = {"zho": "zh", "chi": "zh", "cmn": "zh", "eng": "en"}
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")


@lru_cache(maxsize=1024)
def normalise(written: str) -> str:
    """The BCP-47 tag that a code of a memory means: `ZH_cn`, `zho-Hans` → `zh-Hans`, `EN_US` → `en-US`, `zho` → `zh`.

    Chinese without region or script stays `zh`: only its text can tell. Other codes are kept, in BCP-47 case.
    """
    code = written.strip().replace("_", "-").lower()
    if code in _MEANT:
        return _MEANT[code]
    first, *rest = code.split("-")
    if rest and first in _SHORTER:
        return normalise("-".join([_SHORTER[first], *rest]))
    return "-".join([first, *map(cased, rest)])


def cased(subtag: str) -> str:
    """A subtag after the first in the case of BCP 47, section 2.1.1: `Hans`, `US`, `valencia`."""
    if not subtag.isalpha():
        return subtag
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)


def client_code(language: str) -> str:
    """The code under which OmegaT, Trados and memoQ know a normalised language: `zh-Hans` → `zh-CN`, `en` → `en-US`."""
    return _CLIENT.get(language, language)


def told_by_text(language: str, words: str) -> str:
    """The normalised language; Chinese of no known script is told by the characters that only one script has."""
    if language != "zh" or not words:
        return language
    script = script_of(words)
    if script.traditional == script.simplified:
        return language
    return "zh-Hant" if script.traditional > script.simplified else "zh-Hans"


def matching(variants: Iterable[Variant], language: str) -> tuple[Variant, ...]:
    """The variants that serve a normalised language best, all equally well.

    None, or more than one, is for the caller to report, not to guess. The same code is best, then the same script, then
    the language without a region, then the language at all.
    """
    ranked = [(_distance(variant.language, language), variant) for variant in variants]
    best = min((distance for distance, _ in ranked), default=_OTHER)
    return tuple(variant for distance, variant in ranked if distance == best != _OTHER)


_OTHER = 4


@lru_cache(maxsize=1024)
def _distance(found: str, wanted: str) -> int:
    if found == wanted:
        return 0
    subtags, others = found.split("-"), wanted.split("-")
    if subtags[0] != others[0]:
        return _OTHER
    scripts = [subtag for subtag in subtags[1:] if _SCRIPT.fullmatch(subtag)]
    if scripts and scripts == [subtag for subtag in others[1:] if _SCRIPT.fullmatch(subtag)]:
        return 1
    return 2 if len(subtags) == 1 else 3


class Sides(NamedTuple):
    """A unit seen from its source language: the source variants (one, or none, or a tie) and all the others."""

    sources: tuple[Variant, ...]
    targets: tuple[Variant, ...]


def sides(unit: TranslationUnit, header: Header) -> Sides:
    """The source and the target variants of a unit; a srclang of the unit wins over the header's.

    Without one, or with `*all*`, the first variant is the source.
    """
    srclang = declared(unit.attribute("srclang")) or header.srclang
    if srclang in ("", ALL_LANGUAGES):
        return Sides(unit.variants[:1], unit.variants[1:])
    wanted = normalise(srclang)
    if len(unit.variants) == 2:
        first, second = unit.variants
        if first.language == wanted != second.language:
            return Sides(unit.variants[:1], unit.variants[1:])
    sources: list[Variant] = []
    targets: list[Variant] = []
    for variant in unit.variants:
        (sources if variant.language == wanted else targets).append(variant)
    if sources:
        return Sides(tuple(sources), tuple(targets))
    served = matching(unit.variants, wanted)
    return Sides(served, tuple(variant for variant in targets if variant not in served))
