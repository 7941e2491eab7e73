"""The two languages of a bilingual file, and the two variants of a unit that are in them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from tmx.exchange.details import Detail, Scope
from tmx.exchange.findings import Findings
from tmx.language import client_code, matching, normalise, sides
from tmx.unit import Header, TranslationUnit, Variant

_CODE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_LOOK_AHEAD = 1_000
UNKNOWN = "und"


class Pair(NamedTuple):
    """Two language codes as they are written; the target is empty where no unit has one."""

    source: str
    target: str


def pair_of(header: Header, units: Iterable[TranslationUnit]) -> tuple[Pair, Iterator[TranslationUnit]]:
    """The languages of the first unit that has two, within a thousand, and all the units again."""
    rest = iter(units)
    seen: list[TranslationUnit] = []
    source = ""
    for unit in rest:
        seen.append(unit)
        sources, _ = sides(unit, header)
        source = source or (code_of(sources[0]) if sources else "")
        targets = [variant for variant in unit.variants if sources and variant is not sources[0]]
        if targets:
            return Pair(code_of(sources[0]), code_of(targets[0])), chain(seen, rest)
        if len(seen) == _LOOK_AHEAD:
            break
    return Pair(source or _code(header.srclang, normalise(header.srclang)), ""), chain(seen, rest)


def sides_of(unit: TranslationUnit, pair: Pair, findings: Findings) -> list[Variant]:
    """The source variant, and the target variant where there is one; empty without a source.

    Variants in further languages, and further variants in these two, are counted as lost.
    """
    source, target = normalise(pair.source), normalise(pair.target)
    if len(unit.variants) == 2 and [variant.language for variant in unit.variants] == [source, target] != [target] * 2:
        return list(unit.variants)
    sources = matching(unit.variants, source)
    if not sources:
        findings.leave_out(f"unit without a text in {pair.source}")
        return []
    others = [variant for variant in unit.variants if variant is not sources[0]]
    targets = matching(others, target)
    chosen = [sources[0], *targets[:1]]
    for variant in others:
        if not any(variant is one for one in chosen):
            findings.lose(f"variant in {code_of(variant)}")
    return chosen


def languages_of(variants: Sequence[Variant], pair: Pair) -> list[Detail]:
    """The codes of variants that are not those of the file, for a format whose texts do not say their language."""
    if tuple([variant.written for variant in variants]) == pair:
        return []
    scopes = (Scope.SOURCE, Scope.TARGET)
    codes = [(scope, code_of(one), own or UNKNOWN) for scope, one, own in zip(scopes, variants, pair, strict=False)]
    return [Detail(scope, False, "xml:lang", code) for scope, code, own in codes if code != own]


def code_of(variant: Variant) -> str:
    """The code of a variant as XLIFF can write it: its own, else that of what it means."""
    return _code(variant.written, variant.language)


def is_code(text: str) -> bool:
    """Whether XML Schema takes this for a language."""
    return bool(_CODE.fullmatch(text))


@lru_cache(maxsize=1024)
def _code(written: str, language: str) -> str:
    code = client_code(language)
    return next((one for one in (written, code) if is_code(one)), UNKNOWN)
