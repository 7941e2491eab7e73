"""A further variant of the Chinese of each unit, in the other script."""

from collections.abc import Iterable, Iterator

from corpus import conversion, to_script
from tmx.content import with_words
from tmx.language import normalise, told_by_text
from tmx.stretches import Units
from tmx.tally import Tally
from tmx.unit import Prop, TranslationUnit, Variant

CONVERTED_PROP = "x-duizhao-converted"
ADDED = "variant in the other script"
PRESENT = "has that variant already"
NO_CHINESE = "no Chinese of the other script"
_TABLES = {
    **dict.fromkeys(["zh-tw", "zh-hant-tw"], "zh-Hant-TW"),
    **dict.fromkeys(["zh-hk", "zh-hant-hk"], "zh-Hant-HK"),
}
"""For these codes OpenCC has a table of its own, though the memory means `zh-Hant` by the first."""


def with_script(units: Iterable[Units], written: str, tally: Tally) -> Iterator[TranslationUnit]:
    """The units, each with its Chinese once more in the script of a code, behind the variant that it is made from.

    A property of the new variant names OpenCC's table. Units that have the variant, or no Chinese in another script,
    stay. Raises LanguageError for a code that is no script of Chinese.
    """
    wanted = normalise(written)
    tag = _TABLES.get(written.replace("_", "-").lower(), wanted)
    conversion("zh-Hant" if wanted == "zh-Hans" else "zh-Hans", tag)
    for unit in tally.each(units):
        if any(told_by_text(variant.language, variant.text) == wanted for variant in unit.variants):
            tally.note(PRESENT)
            yield unit
        elif index := next(_convertible(unit), 0):
            tally.change(ADDED)
            new = _converted(unit.variants[index - 1], written, tag)
            yield unit._replace(variants=(*unit.variants[:index], new, *unit.variants[index:]))
        else:
            tally.note(NO_CHINESE)
            yield unit


def _convertible(unit: TranslationUnit) -> Iterator[int]:
    """The places, from 1, of variants in simplified or traditional Chinese."""
    for place, variant in enumerate(unit.variants, start=1):
        if told_by_text(variant.language, variant.text) in ("zh-Hans", "zh-Hant", "zh-Hant-HK"):
            yield place


def _converted(variant: Variant, written: str, tag: str) -> Variant:
    source = told_by_text(variant.language, variant.text)
    prop = Prop(CONVERTED_PROP, f"opencc:{conversion(source, tag)}")
    content = with_words(variant.content, lambda words: to_script(words, source, tag))
    return Variant(written, normalise(written), content, (), (prop,))
