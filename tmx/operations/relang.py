"""Codes of languages changed throughout a memory: for a client, as BCP 47 means them, or one for another."""

from collections.abc import Iterable, Iterator, Mapping

from corpus import LanguageError
from tmx.language import normalise, sides, told_by_text
from tmx.profiles.standard import Code
from tmx.tally import Tally
from tmx.unit import ALL_LANGUAGES, Header, TranslationUnit

RENAMED = "language codes"
TOLD_BY_TEXT = "Chinese of no named script, told by its characters"
STILL_UNKNOWN = "Chinese of no named script, no character tells which"
TWICE = "two variants in one language"


def renaming(pairs: Mapping[str, str]) -> Code:
    """The code that changes some codes for others, whatever their case, `_` or `-`; all others stay.

    Raises LanguageError where one is to become two.
    """
    wanted: dict[str, str] = {}
    for old, new in pairs.items():
        if wanted.setdefault(_alike(old), new) != new:
            raise LanguageError(f"{old}: is to become {wanted[_alike(old)]} and {new}: name it once")
    return lambda written, words: wanted.get(_alike(written), written)


def bcp47(written: str, words: str) -> str:
    """The code that is meant: `zh-Hans` for `zh-CN`, `CHS` and `zh_cn`, and for `zho` where the words tell so."""
    return told_by_text(normalise(written), words)


def relang(
    units: Iterable[TranslationUnit], header: Header, code: Code, tally: Tally
) -> tuple[Header, Iterator[TranslationUnit]]:
    """The header and the units with their languages named by `code`, in xml:lang and srclang alike."""
    renamed = header._replace(srclang=_source_code(header.srclang, code))
    return renamed, (_relanged(unit, header, renamed, code, tally) for unit in units)


def _relanged(unit: TranslationUnit, header: Header, renamed: Header, code: Code, tally: Tally) -> TranslationUnit:
    variants = []
    for variant in unit.variants:
        written = code(variant.written, variant.text) if variant.written else ""
        variants.append(variant._replace(written=written, language=normalise(written)))
        if variant.language == "zh" and written != variant.written:
            tally.note(STILL_UNKNOWN if variants[-1].language == "zh" else TOLD_BY_TEXT)
    if len({variant.language for variant in variants}) < len({variant.language for variant in unit.variants}):
        tally.note(TWICE)
    attributes = [(name, _source_code(value, code) if name == "srclang" else value) for name, value in unit.attributes]
    changed = unit._replace(variants=tuple(variants), attributes=tuple(attributes))
    changed = _with_source(changed, unit, header, renamed)
    if changed != unit:
        tally.change(RENAMED)
    return changed


def _with_source(changed: TranslationUnit, unit: TranslationUnit, header: Header, renamed: Header) -> TranslationUnit:
    """The unit with a srclang of its own where the text told another script than the header names."""
    declared = changed.attribute("srclang") or renamed.srclang
    sources = sides(unit, header).sources
    if declared in ("", ALL_LANGUAGES) or len(sources) != 1:
        return changed
    own = changed.variants[unit.variants.index(sources[0])].written
    if _alike(own) == _alike(declared):
        return changed
    others = tuple(pair for pair in changed.attributes if pair[0] != "srclang")
    return changed._replace(attributes=(*others, ("srclang", own)))


def _source_code(srclang: str, code: Code) -> str:
    return srclang if srclang in ("", ALL_LANGUAGES) else code(srclang, "")


def _alike(code: str) -> str:
    return code.strip().replace("_", "-").lower()
